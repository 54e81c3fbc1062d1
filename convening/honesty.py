"""What somebody typed, made honest: plain text that is the same for everybody who reads it.

No characters that turn the direction of what follows, none that are invisible (64 of them can carry a reader's number), no towers of
accents. For every text of a person that others read.
"""

import re
import unicodedata

from django.utils.translation import gettext as _

from . import writing
from .errors import Refused

RIGHT_TO_LEFT = frozenset({"ar", "fa", "he", "ps", "ur", "ku", "sd", "ug", "yi", "dv"})
ACCENTS_IN_A_ROW = 4
# What is pasted may have more characters than are kept of it, but not without end: some of what follows looks far for its neighbours.
MOST_PASTED = 4  # times what fits

_TURNING = r"\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
_INVISIBLE = (
    r"\u00ad\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b\u2060-\u2065\u206a-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0"
    r"\ufff0-\ufffb\U0001d173-\U0001d17a\U000e0000-\U000e0fff"
)
_CONTROL = r"\x01-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f"
_GONE = re.compile(f"[{_TURNING}{_INVISIBLE}{_CONTROL}]")
_JOINERS = re.compile("[\u200c\u200d]+")
_JOINING_SCRIPTS = re.compile(r"[\u0600-\u06ff\u0750-\u077f\u08a0-\u08ff\u0900-\u0dff\ufb50-\ufdff\ufe70-\ufefc]")
_SPACES = re.compile(r"(?<=\S)[^\S\n]+")
_INDENT = re.compile(r"^[^\S\n]+", re.M)
_EMPTY_LINES = re.compile(r"\n{3,}")
_SURROGATES = re.compile("[\ud800-\udfff]")
_TOWER = 16  # accents in a row before they are put in their order, which takes the square of their number


def honest(text, most):
    """`text` as it is stored, in at most so many characters, or `Refused` with a sentence: "text.unreadable", "text.too_long", "text.empty"."""
    if "\0" in text or _SURROGATES.search(text):
        raise Refused("text.unreadable", _("Your text contains a character that cannot be stored. Please type it again."))
    if len(text) > MOST_PASTED * most:
        raise _too_long(text, most)
    text = unicodedata.normalize("NFC", _few_accents(text, _TOWER).replace("\r\n", "\n").replace("\r", "\n").replace("\u2028", "\n"))
    text = text.replace("\u2029", "\n\n").replace("\x85", "\n")
    text = _JOINERS.sub(_joiner, _GONE.sub("", text))
    text = _SPACES.sub(" ", _INDENT.sub(lambda indent: " " * min(len(indent[0]), 8), text))
    text = "\n".join(line.rstrip() for line in text.split("\n"))
    text = _EMPTY_LINES.sub("\n\n", text).strip("\n")
    text = _few_accents(text)
    if len(text) > most:
        raise _too_long(text, most)
    if not text.strip():
        raise Refused("text.empty", _("There is nothing here yet. Please write something first."))
    return text


def honest_line(text, most):
    """The same for a text of one line: whatever broke it is a space."""
    return " ".join(line.strip() for line in honest(text, most).split("\n") if line.strip())


def direction(language):
    """The direction of a text in `language`; "auto" where the language is not known."""
    if language in ("", "und"):
        return "auto"
    return "rtl" if language.split("-")[0] in RIGHT_TO_LEFT else "ltr"


def _too_long(text, most):
    return Refused(
        "text.too_long",
        _("Your text has %(count)s characters; %(most)s fit. Please shorten it.")
        % {"count": writing.number_here(len(text)), "most": writing.number_here(most)},
    )


def _joiner(found):
    """A joiner stays, once, between two letters of a script that joins; Persian and Hindi need it, Latin hides bits in it."""
    before, after = found.string[max(0, found.start() - 1) : found.start()], found.string[found.end() : found.end() + 1]
    return found[0][0] if _JOINING_SCRIPTS.match(before) and _JOINING_SCRIPTS.match(after) else ""


def _few_accents(text, most=ACCENTS_IN_A_ROW):
    if text.isascii():
        return text
    kept, row = [], 0
    for character in text:
        row = row + 1 if unicodedata.category(character) in ("Mn", "Me") else 0
        if row <= most:
            kept.append(character)
    return "".join(kept)
