"""The record of a room or a session as it stands beside the paragraphs: each post or note in sentences that can be ticked, with the numbers
of the paragraphs that reflect them, and how much of it all is reflected."""

from collections import defaultdict
from itertools import groupby
from urllib.parse import urlencode
from uuid import uuid4

from convening import writing

from ... import passages, selectors
from ...models import Room
from ..record import shown
from .shown import REFLECTED, choices, ids

NOTES_A_PAGE = 40
LEFT, PARTS = "yes", "parts"  # what no paragraph reflects; what is reflected in part


def record_beside(request, place, paragraphs):
    """What the page shows of the record; {} where nothing can be asked of it."""
    texts, waiting = selectors.said_and_asked(place)
    marks = selectors.marks_of(paragraphs, texts)
    share = selectors.shares(texts, [mark for ones in marks.values() for mark in ones])
    asked = _asked(request, place)
    if asked is None and isinstance(place, Room):
        return {}
    which = request.GET.get("left") if request.GET.get("left") in (LEFT, PARTS) else ""
    number = int(request.GET["page"]) if request.GET.get("page", "").isdecimal() and len(request.GET["page"]) < 6 else 1
    waits = {pk for found in waiting.values() for pk in found}
    without = frozenset(pk for pk, of_it in share.items() if which and (of_it > 0 or pk not in waits if which == LEFT else of_it in (0, 1)))
    page = _page(place, asked, number, without)
    numbers = _numbers(paragraphs, marks)
    for entry in page.threads:
        for one in (entry, *entry.replies):
            in_sentences(shown(one) if isinstance(place, Room) else one, texts.get(one.id, ""), numbers.get(one.id, {}), share.get(one.id, 0))
    of_question = {"q": asked.position} if asked else {}
    here = {**of_question, **({"left": which} if which else {})}
    coverage = {question: selectors.band_of(share[pk] for pk in found) for question, found in waiting.items()}
    for question in place.questions_asked:
        question.reflected = REFLECTED[coverage[question.pk]]() if coverage.get(question.pk) else ""
    whole = selectors.band_of(share[pk] for found in waiting.values() for pk in found)
    return {
        "asked": asked, "page": page, "client_key": uuid4(), "which": which, "may_mark": place.may_mark, "record_is_there": True,
        "weeks": [(week, list(entries)) for week, entries in groupby(page.threads, lambda entry: entry.week)],
        "choices": choices(paragraphs), "reflected": REFLECTED[whole]() if whole else "",
        "ways": [(value, f"?{urlencode({**of_question, **({'left': value} if value else {})})}") for value in ("", LEFT, PARTS)],
        "here": urlencode(here),
        "before_url": f"?{urlencode({**here, 'page': page.number - 1})}" if page.number > 1 else "",
        "after_url": f"?{urlencode({**here, 'page': page.number + 1})}" if page.number < page.pages else "",
    }  # fmt: skip


def in_sentences(entry, text, numbers, share, ticked=frozenset()):
    """Make an entry ready: `.lines` of sentences {place, first, rest, numbers, ticked}, `.numbers` of the paragraphs that it backs, `.reflected`."""
    every = numbers.get(None, ())
    entry.lines = [
        [
            {**_in_two(sentence), "place": place, "numbers": _here({*every, *numbers.get(place, ())}), "ticked": place in ticked}
            for place, sentence in line
        ]
        for line in passages.numbered(text)
    ]  # fmt: skip
    entry.numbers, entry.reflected = _here({one for found in numbers.values() for one in found}), share
    entry.in_part = 0 < share < 1
    return entry


def _in_two(sentence):
    first, space, rest = sentence.partition(" ")
    return {"first": first, "rest": space + rest}


def marked_in(form):
    """{id of a post or note: places of its sentences} that were ticked; a whole one stands with none."""
    found = defaultdict(set)
    for value in form.getlist("passages"):
        said, _point, place = value.partition(".")
        for pk in ids([said]):
            if place.isdecimal() and len(place) < 5:
                found[pk].add(int(place))
    return {**found, **{pk: set() for pk in ids(form.getlist("posts"))}}


def _asked(request, place):
    return (selectors.question_asked(place, request.GET.get("q")) if isinstance(place, Room) else None) or next(iter(place.questions_asked), None)


def _page(place, asked, number, without):
    if isinstance(place, Room):
        return selectors.page_of_record(place, asked, number, without=without)
    return selectors.page_of_notes(place, number, NOTES_A_PAGE, without=without)


def _numbers(paragraphs, marks):
    """{id: {place or None for all of it: {numbers of the paragraphs}}}, of what still reads as it was marked."""
    found = defaultdict(lambda: defaultdict(set))
    for paragraph in paragraphs:
        for mark in marks.get(paragraph.pk, ()):
            if not mark.changed:
                for place in mark.places or (None,):
                    found[mark.said][place].add(paragraph.number)
    return found


def _here(numbers):
    return [writing.number_here(number) for number in sorted(numbers)]
