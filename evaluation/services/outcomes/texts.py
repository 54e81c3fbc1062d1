"""Words of documents in four languages: which were written first, which are older than those."""

from django.conf import settings
from django.utils.translation import gettext as _

from convening import honesty
from convening.errors import Refused

from ...models import Document, Piece

LANGUAGES = tuple(code for code, _name in settings.LANGUAGES)
LONGEST = {
    (Document, "title"): 200, (Document, "subtitle"): 300, (Document, "imprint"): 200, (Piece, "title"): 300, (Piece, "text"): 30_000,
}  # fmt: skip
FIELDS = {Document: ("title", "subtitle", "imprint"), Piece: ("title", "text")}


def words_of(thing, name, code):
    return getattr(thing, f"{name}_{code}") or ""


def kept(thing):
    """{(name, language): words}."""
    return {(name, code): words_of(thing, name, code) for name in FIELDS[type(thing)] for code in LANGUAGES}


def write(thing, told, language=None):
    """Set `told` {name: {language: words}}; languages that are not named stay as they are. Says whether anything changed.

    `language` is the one written first; by default the one it had, or the first that has words. A language whose words stay while
    those of the first change is `behind`; its new words, or none, are not.
    """
    told = {name: {code: _honest(thing, words, name, code) for code, words in (texts or {}).items()} for name, texts in told.items()}
    before, first_before = kept(thing), thing.language
    given = [code for texts in told.values() for code, words in texts.items() if words]
    if language is None and not any(before.values()) and given and thing.language not in given:
        language = given[0]
    thing.language = _known(language) if language else first_before
    for name, texts in told.items():
        for code, words in texts.items():
            setattr(thing, f"{name}_{code}", words)
    after = kept(thing)
    for name in FIELDS[type(thing)]:
        if not after[name, thing.language] and any(after[name, code] for code in LANGUAGES):
            sentence = _("Write it in this language first, or choose another one as the first.")
            raise Refused("evaluation.first_language_missing", sentence, fields={f"{name}_{thing.language}": sentence})
    changed = {code for name, code in after if before[name, code] != after[name, code]}
    behind = set(thing.behind) - changed - {thing.language}
    if thing.language in changed and thing.language == first_before:
        behind |= {code for (_name, code), words in after.items() if words} - changed
    thing.behind = sorted(code for code in behind if any(after[name, code] for name in FIELDS[type(thing)]))
    return before != after or thing.language != first_before


def state_of(thing, code):
    """"first", "done", "behind", "missing"; "none" where there are no words in any language. It is missing as long as one of the
    fields that have words in the first language has none in this one."""
    needed = [name for name in FIELDS[type(thing)] if words_of(thing, name, thing.language)]
    if not needed:
        return "none"
    if code == thing.language:
        return "first"
    if not all(words_of(thing, name, code) for name in needed):
        return "missing"
    return "behind" if code in thing.behind else "done"


def _known(code):
    if code not in LANGUAGES:
        sentence = _("Documents are written in the languages of this installation. Choose one of them.")
        raise Refused("evaluation.unknown_language", sentence, fields={"language": sentence})
    return code


def _honest(thing, words, name, code):
    _known(code)
    if not (words or "").strip():
        return ""
    most = LONGEST[type(thing), name]
    try:
        return honesty.honest(words, most) if name == "text" else honesty.honest_line(words, most)
    except Refused as refused:
        raise Refused(refused.code, refused.message, fields={f"{name}_{code}": refused.message}) from None
