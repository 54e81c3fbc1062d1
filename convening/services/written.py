"""An officer's words in four languages: which were written first, and which of the others are older than they."""

import re

from django.conf import settings
from django.utils.translation import gettext as _

from .. import writing
from ..errors import Refused

_EMPTY_LINES = re.compile(r"\n{3,}")


def write(thing, texts, *, language=None):
    """Set `texts` ({name: {language: words}}) on `thing`; languages that are not named stay as they are.

    A language whose words stay while those of the first change is `behind`; its new words, or none, are not. A text without an end
    keeps its lines and its paragraphs.
    """
    names, codes = list(texts), [code for code, _name in settings.LANGUAGES]
    before = {(name, code): _words(thing, name, code) for name in names for code in codes}
    same_first = language in (None, thing.language)
    thing.language = language or thing.language
    for name, told in texts.items():
        longest = thing._meta.get_field(name).max_length
        for code, words in (told or {}).items():
            words = _honest(words, name, code, longest)
            setattr(thing, f"{name}_{code}", words)
    after = {place: _words(thing, *place) for place in before}
    changed = {code for name, code in after if before[name, code] != after[name, code]}
    behind = set(thing.behind) - changed
    if same_first and thing.language in changed:
        behind |= {code for (_name, code), words in after.items() if words} - changed
    thing.behind = sorted(code for code in behind - {thing.language} if any(after[name, code] for name in names))


def _words(thing, name, code):
    return getattr(thing, f"{name}_{code}") or ""


def _honest(words, name, code, longest):
    lines = [" ".join(line.split()) for line in (words or "").replace("\0", "").splitlines()]
    words = _EMPTY_LINES.sub("\n\n", "\n".join(lines)).strip() if longest is None else " ".join(" ".join(lines).split())
    if longest and len(words) > longest:
        sentence = _("Please say it in %(most)s characters or fewer.") % {"most": writing.number_here(longest)}
        raise Refused("convening.too_long", sentence, fields={f"{name}_{code}": sentence})
    return words
