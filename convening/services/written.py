"""An officer's words in four languages: which were written first, and which of the others are older than they."""

from django.conf import settings
from django.utils.translation import gettext as _

from ..errors import Refused


def write(thing, texts, *, language=None):
    """Set `texts` ({name: {language: words}}) on `thing`; languages that are not named stay as they are.

    A language whose words stay while those of the first change is `behind`; its new words, or none, are not. English is needed of
    whatever is needed at all: its readers are those whose own language is empty.
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
    words = " ".join((words or "").replace("\0", "").split())
    if longest and len(words) > longest:
        sentence = _("Please say it in %(most)s characters or fewer.") % {"most": longest}
        raise Refused("convening.too_long", sentence, fields={f"{name}_{code}": sentence})
    return words
