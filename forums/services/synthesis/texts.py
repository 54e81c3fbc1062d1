"""Words in four languages: kept honest, told apart by their state, and checked before they are called ready.

The check is the one of texts for outside. What it finds is shown beside the field, and nobody can confirm it away: a text with eight
words in a row of somebody who has not said yes stays a draft.
"""

from django.conf import settings
from django.utils.translation import gettext as _

from convening import writing
from convening.errors import Refused
from convening.services import reading_over

from ... import phrases, record, selectors, wording
from ...models import Addressed, Insight, Recommendation, Unanswered

LONGEST, LONGEST_SHORT = 4_000, 300
FIELDS = {Insight: ("text",), Unanswered: ("text",), Recommendation: ("short", "long"), Addressed: ("short", "long")}
MAY_BE_EMPTY = (Insight, Addressed)
State = Insight.State


def write(thing, texts, language=None):
    """Set `texts` {name: {language: words}} on `thing`; languages that are not named stay as they are.

    `language` is the one written first; by default the one it had, or the first that has words. A language whose words stay while
    those of the first change is `behind`; its new words, or none, are not.
    """
    texts = {name: {code: _honest(words, name, code) for code, words in (told or {}).items()} for name, told in texts.items()}
    given = [code for told in texts.values() for code, words in told.items() if words]
    before, first_before = _kept(thing), thing.language
    thing.language = language or thing.language or next(iter(given), "en")
    for name, told in texts.items():
        for code, words in told.items():
            setattr(thing, f"{name}_{code}", words)
    after = _kept(thing)
    main = FIELDS[type(thing)][0]
    if not after[main, thing.language] and (any(after.values()) or not isinstance(thing, MAY_BE_EMPTY)):
        sentence = _("Write it in this language first, or choose another one as the first.")
        raise Refused("forums.first_language_missing", sentence, fields={f"{main}_{thing.language}": sentence})
    changed = {code for _name, code in after if any(before[name, code] != after[name, code] for name in FIELDS[type(thing)])}
    behind = set(thing.behind) - changed - {thing.language}
    if thing.language in changed and thing.language == first_before:
        behind |= {code for (_name, code), words in after.items() if words} - changed
    thing.behind = sorted(code for code in behind if any(after[name, code] for name in FIELDS[type(thing)]))


def settle(thing, convening, *, by, ready):
    """Set the state: `ready` only after the check; what was ready and is not said to be so any more is a draft again."""
    thing.borrowed = []
    if ready:
        _refuse_if_empty(thing)
        _refuse_what_cannot_be_ready(convening, thing, by)
        standing = _standing_in_rooms(convening, thing, by)
        thing.borrowed = sorted({words_of(thing, *place)[one.start : one.end] for place, found in standing.items() for one in found})
    thing.state = State.READY if ready else State.DRAFT


def _refuse_if_empty(thing):
    main = FIELDS[type(thing)][0]
    if not any(words for (name, _code), words in _kept(thing).items() if name == main):
        sentence = _("There are no words yet.")
        raise Refused("forums.nothing_written", sentence, fields={f"{main}_{thing.language}": sentence})


def _refuse_what_cannot_be_ready(convening, thing, by):
    found = {field: [one for one in problems if one.code in record.REFUSES] for field, problems in _problems(convening, thing, by).items()}
    codes = {one.code for problems in found.values() for one in problems}
    if codes:
        why = _WHY["uncleared" if "uncleared" in codes else "overstated"]()
        raise Refused(*why, fields={field: " ".join(_told(problems)) for field, problems in found.items() if problems})
    _refuse_words_that_she_does_not_read(convening, thing, by)


def _refuse_words_that_she_does_not_read(convening, thing, by):
    """They would be left out of all that is printed, and who looks at what is printed would learn that they stand in a room: as often as she
    likes. So they are refused here, where refusals are counted."""
    drafts = {f"{name}_{code}": words for (name, code), words in _kept(thing).items()}
    found = record.uncleared_elsewhere(convening, drafts, by)
    if found is not None and (fields := reading_over.beyond_hers(convening, lambda: found, by=by)):
        raise Refused(*_WHY["uncleared"](), fields=fields)


_WHY = {
    "uncleared": lambda: ("forums.uncleared", _("This text cannot be ready yet: it carries words of a room that are not cleared.")),
    "overstated": lambda: ("forums.overstated", _("This text cannot be ready yet: it tells of more people than stand behind it.")),
}


def findings(convening, thing, *, by):
    """{field: [sentence]} of all that the check warns of in the words of `thing`, saved or not."""
    return {field: told for field, problems in _problems(convening, thing, by).items() if (told := _told(problems))}


def findings_while_writing(convening, thing, texts, *, by):
    """The same of words that are being typed, {name: {language: words}}, and nothing is kept; `Refused` where she checks without end.
    Every field that was sent is there, also with nothing to tell."""
    record.count_check(by)
    drafts = {(name, code): (words, code) for name, told in texts.items() for code, words in told.items()}
    found = record.problems_of(convening, drafts, by=by, strength=_strength(thing))
    return {f"{name}_{code}": _told(problems) for (name, code), problems in found.items()}


def _problems(convening, thing, by):
    drafts = {(name, code): (words, code) for (name, code), words in _kept(thing).items() if words}
    found = record.problems_of(convening, drafts, by=by, strength=_strength(thing))
    return {f"{name}_{code}": problems for (name, code), problems in found.items() if problems}


def _strength(thing):
    return record.strength_to_check(thing) if isinstance(thing, Insight) else None


def _told(problems):
    """Sentences, one for each kind of thing that was found: with the passages behind it, where they are not in the sentence."""
    by_sentence = {}
    for one in problems:
        by_sentence.setdefault(one.sentence, []).append(one.words)
    return [_with_words(sentence, list(dict.fromkeys(words))) for sentence, words in by_sentence.items()]


def _with_words(sentence, words):
    shown = " · ".join(_quoted(one) for one in words if one not in sentence)
    if not shown:
        return sentence
    return f"{sentence} {shown}" if sentence.endswith(":") else f"{shown}: {sentence}"


def words_of(thing, name, code):
    return getattr(thing, f"{name}_{code}") or ""


def _kept(thing):
    return {(name, code): words_of(thing, name, code) for name in FIELDS[type(thing)] for code, _name in settings.LANGUAGES}


def _standing_in_rooms(convening, thing, by):
    """{(name, language): [Passage]} of its words that stand in a room, cleared or not, but for agreed language. What is compared is what she
    may read herself: the check tells no more than reading does."""
    agreed, said = selectors.to_compare(by, convening)
    drafts = {place: words for place, words in _kept(thing).items() if words}
    return phrases.taken_over_in(drafts, [(kind, text) for kind, text in said if kind == "uncleared"], agreed)


def _quoted(words):
    return _("“%(words)s”") % {"words": " ".join(words.split())}


def _honest(words, name, code):
    if not (words or "").strip():
        return ""
    most = LONGEST_SHORT if name == "short" else LONGEST
    try:
        kept = wording.honest(words, most)
    except Refused as refused:
        sentence = refused.message
        if refused.code == "forums.too_long":
            sentence = _("Please say it in %(most)s characters or fewer.") % {"most": writing.number_here(most)}
        raise Refused(refused.code, sentence, fields={f"{name}_{code}": sentence}) from None
    return " ".join(kept.split()) if name == "short" else kept
