"""Addresses as people type and paste them: cleaned of what cannot be seen, and refused with the reason where they cannot work."""

import re
import unicodedata

from django.core.exceptions import ValidationError
from django.core.validators import EmailValidator
from django.utils.translation import gettext as _

from convening import vault
from convening.errors import Refused

# Blanks, soft hyphens, marks of direction, joiners: they come with pasted text and make two addresses of one.
_UNSEEN = re.compile(r"[\s\u00ad\u034f\u061c\u115f\u1160\u180b-\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff]")
_JOINERS = "\u200c\u200d"  # Persian and Indic names are misspelt without them
LONGEST = 254
_works = EmailValidator()


def visible(text):
    """`text` in one Unicode form and single blanks, without controls and marks of direction. Joiners of letters stay."""
    kept = "".join(c for c in unicodedata.normalize("NFC", str(text or "")) if c.isspace() or c.isprintable() or c in _JOINERS)
    return " ".join(kept.split())


def clean_address(text):
    """The address in `text`, ready to be written to; "Name <address>" and "mailto:" are understood.

    Refuses with `address.missing`, `address.unreadable` or `address.not_latin`.
    """
    written = _UNSEEN.sub("", unicodedata.normalize("NFKC", str(text or ""))).removeprefix("mailto:")
    if bracketed := re.fullmatch(r"[^<>]*<([^<>]+)>\W*", written):
        written = bracketed[1]
    written = written.strip("<>.,;:\"'")
    if not written:
        raise Refused("address.missing", _("Write the e-mail address: the invitation goes there."))
    local, at, domain = written.rpartition("@")
    if not local.isascii():
        raise Refused(
            "address.not_latin",
            _("The part before the @ has letters that few mail systems carry. Check it, or ask for another address."),
        )
    try:
        _works(f"{local}@{_ascii(domain)}" if at else written)
    except (ValidationError, UnicodeError):
        written = ""
    if not written or len(written) > LONGEST or not vault.address_key(written):
        raise Refused(
            "address.unreadable", _("This does not look like an e-mail address. It should be like name@example.org.")
        )
    return f"{local}@{domain.lower()}"


def _ascii(domain):
    return domain.lower().encode("idna").decode()
