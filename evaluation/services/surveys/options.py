"""The options of a question, and the rows of a matrix: lines of words in several languages, each behind a code that stays.

A code is what answers are stored and counted by. It is made from the English words when an option comes, and stays with it when its
words are put right.
"""

from django.conf import settings
from django.utils.text import slugify
from django.utils.translation import gettext as _

from convening import writing
from convening.errors import Refused

from ...models import DONT_KNOW, STEPS

MOST_OPTIONS, LONGEST_OPTION, LONGEST_CODE = 40, 200, 30


def lines(text):
    """What stands on the lines of `text`, without empty ones."""
    return [line.strip() for line in text.splitlines() if line.strip()]


def coded(field, by_language, before, *, fewest, exactly=None):
    """[{"code", "texts"}] of `by_language`, {language: [line, …]}: as many lines in each language, or none. `before` is what stood
    there; `exactly` are codes that are given, as the steps of a scale are. Refusals name the form's `field` of the language."""
    english = by_language.get("en") or []
    if len(english) < fewest:
        raise _refused(f"{field}_en", _("Write at least %(fewest)s lines, one for each.") % {"fewest": writing.number_here(fewest)})
    if exactly and len(english) != len(exactly):
        sentence = _("A scale has %(steps)s steps: write one line for each, the worst first.") % {"steps": writing.number_here(len(exactly))}
        raise _refused(f"{field}_en", sentence)
    if len(english) > MOST_OPTIONS:
        raise _refused(f"{field}_en", _("There can be %(most)s lines at most.") % {"most": writing.number_here(MOST_OPTIONS)})
    if len({line.casefold() for line in english}) < len(english):
        raise _refused(f"{field}_en", _("Two lines say the same."))
    for language, name in settings.LANGUAGES:
        told = by_language.get(language) or []
        if any(len(line) > LONGEST_OPTION for line in told):
            sentence = _("A line can have %(most)s characters at most.") % {"most": writing.number_here(LONGEST_OPTION)}
            raise _refused(f"{field}_{language}", sentence)
        if told and len(told) != len(english):
            sentence = _("In English there are %(english)s lines, in %(language)s %(here)s. Each line stands for the same in every language.") % {
                "english": writing.number_here(len(english)), "language": name, "here": writing.number_here(len(told)),
            }  # fmt: skip
            raise _refused(f"{field}_{language}", sentence)
    codes = exactly or _codes(english, before)
    return [
        {"code": code, "texts": {language: by_language[language][place] for language in dict(settings.LANGUAGES) if by_language.get(language)}}
        for place, code in enumerate(codes)
    ]


def with_dont_know(options, texts):
    """`options` with the one that is counted apart behind them; `texts` {language: text} or nothing."""
    told = {language: text.strip() for language, text in (texts or {}).items() if text.strip()}
    return [*options, {"code": DONT_KNOW, "texts": told}] if told.get("en") else options


def without_dont_know(options):
    return [option for option in options if option["code"] != DONT_KNOW]


def dont_know_of(options):
    """{language: text} of the option that is counted apart; empty where there is none."""
    return next((option["texts"] for option in options if option["code"] == DONT_KNOW), {})


def as_lines(options, language):
    """The words of `options` in `language`, a line for each; "" unless each has some."""
    told = [option["texts"].get(language, "") for option in options]
    return "\n".join(told) if all(told) else ""


def _codes(english, before):
    """The code of each line: that of the same words before, else of what stood there and is gone, else a new one."""
    codes = {line: None for line in english}
    free = {option["texts"].get("en", ""): option["code"] for option in before}
    for line in english:
        codes[line] = free.pop(line, None)
    left = [option["code"] for option in before if option["code"] in free.values()]
    if len(before) == len(english):  # none came and none went: some were worded otherwise, in their order
        for line in english:
            codes[line] = codes[line] or left.pop(0)
    taken = {code for code in codes.values() if code} | {option["code"] for option in before} | {DONT_KNOW, *STEPS}
    for line in english:
        if codes[line] is None:
            codes[line] = unique_code(line, taken)
            taken.add(codes[line])
    return [codes[line] for line in english]


def unique_code(words, taken, otherwise="option"):
    """A code out of `words` that is not `taken`."""
    stem = slugify(words).replace("-", "_")[:LONGEST_CODE].strip("_") or otherwise
    code, number = stem, 2
    while code in taken:
        code, number = f"{stem}_{number}", number + 1
    return code


def _refused(field, sentence):
    return Refused("evaluation.options", sentence, fields={field: sentence})
