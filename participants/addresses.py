"""Addresses as people type and paste them: cleaned of what cannot be seen, and refused with the reason where they cannot work."""

import re
import unicodedata
from functools import lru_cache

from django.core.exceptions import ValidationError
from django.core.validators import EmailValidator
from django.utils.translation import gettext as _

from convening import vault
from convening.errors import Refused

# Blanks, soft hyphens, marks of direction, joiners: they come with pasted text and make two addresses of one.
_UNSEEN = re.compile(r"[\s\u00ad\u034f\u061c\u115f\u1160\u180b-\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff]")
_JOINERS = "\u200c\u200d"  # Persian and Indic names are misspelt without them
MARKS = 8  # on one letter; no script has more, and a hundred would cover the lines above
LONGEST = 254
# Letters of other scripts that look like Latin ones.
_ALIKE = str.maketrans(dict("аa вb сc ԁd еe һh іi јj кk ӏl мm нh оo рp ԛq ѕs тt υu ѵv νv ԝw хx уy үy αa οo τt ρp ιi κk ɑa ցg օo հh ոn սu".split()))
_works = EmailValidator()


def visible(text):
    """`text` in one Unicode form and single blanks, without controls and marks of direction. Joiners of letters stay."""
    text = str(text or "")
    if text.isascii() and text.isprintable():
        return " ".join(text.split())
    kept = "".join(c for c in unicodedata.normalize("NFC", text) if c.isspace() or c.isprintable() or c in _JOINERS)
    return " ".join(_few_marks(kept).split())


def _few_marks(text):
    if text.isascii():
        return text
    kept, marks = [], 0
    for letter in text:
        marks = marks + 1 if unicodedata.combining(letter) else 0
        if marks <= MARKS:
            kept.append(letter)
    return "".join(kept)


def clean_address(text, *, any_letters=False):
    """The address in `text`, ready to be written to; "Name <address>" and "mailto:" are understood.

    Refuses with `address.missing`, `address.unreadable` or `address.not_latin`. `any_letters` lets pass what few mail systems
    carry, for a person to look at it later (`doubts`).
    """
    written = _UNSEEN.sub("", unicodedata.normalize("NFKC", str(text or ""))).removeprefix("mailto:")
    if bracketed := re.fullmatch(r"[^<>]*<([^<>]+)>\W*", written):
        written = bracketed[1]
    written = written.strip("<>.,;:\"'")
    if not written:
        raise Refused("address.missing", _("Write the e-mail address: the invitation goes there."))
    local, at, domain = written.rpartition("@")
    if not local.isascii() and not any_letters:
        raise Refused(
            "address.not_latin",
            _("The part before the @ has letters that few mail systems carry. Check it, or ask for another address."),
        )
    try:
        _works(f"{_as_if_latin(local)}@{_ascii(domain)}" if at else written)
    except (ValidationError, UnicodeError):
        written = ""
    if not written or len(written) > LONGEST or not vault.address_key(written):
        raise Refused(
            "address.unreadable", _("This does not look like an e-mail address. It should be like name@example.org.")
        )
    return f"{local}@{domain.lower()}"


def doubts(address):
    """What somebody should look at before a letter goes to this address: [codes].

    "not_latin": few mail systems carry it. "look_alike": letters of several scripts, or such as look Latin and are not, so that
    it may be taken for another address.
    """
    local, _at, domain = address.rpartition("@")
    found = [] if local.isascii() else ["not_latin"]
    if any(_deceives(label) for label in (local, *re.split(r"[.\u3002]", domain))):
        found.append("look_alike")
    return found


def _deceives(label):
    if label.isascii():
        return False
    scripts = {unicodedata.name(letter, "?").split()[0] for letter in label if letter.isalpha()}
    return label.lower().translate(_ALIKE).isascii() or ("LATIN" in scripts and len(scripts) > 1)


def _as_if_latin(local):
    """For the test of an address's form: letters are letters, whatever their script."""
    return "".join("x" if letter.isalnum() else letter for letter in local)


@lru_cache(maxsize=1024)
def _ascii(domain):
    return domain.lower().encode("idna").decode()
