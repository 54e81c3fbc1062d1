"""Surveys as those see them who make them: all of a convening, one of them, and the free words that wait to be read."""

import random
from dataclasses import dataclass, field

from django.db.models import Count, Q
from django.http import Http404

from convening import clock, keyring, policy, warnings
from forums.record.naming import finder_of_names
from sessions import selectors as sessions

from .. import attribution
from ..models import Answer, Item, Survey

MAKE, REVIEW = "evaluation.make_survey", "evaluation.review_words"
AT_ONCE = 20  # texts on a page
Stage, State = Survey.Stage, Answer.State
READ = (State.CLEARED, State.REDACTED, State.WITHHELD)


def surveys_to_make(asker, convening):
    """All surveys of `convening`, each with `.stage`, for those who make them. One query."""
    surveys = Survey.objects.filter(policy.among(asker, MAKE), convening=convening).annotate(noted=Count("answered"))
    today = clock.today(convening.zone)
    found = list(surveys.order_by("opens_on", "kind", "pk"))
    for survey in found:
        survey.convening, survey.stage = convening, survey.stage_on(today)
    return found


def survey_to_make(asker, slug, survey_id, right=MAKE):
    """One survey with `.stage`, or 404; `.noted` of those who answered were written at night."""
    surveys = Survey.objects.select_related("convening").annotate(noted=Count("answered"))
    survey = policy.access(asker, right, surveys, convening__slug=slug, pk=survey_id)
    survey.stage = survey.stage_on(clock.today(survey.convening.zone))
    return survey


def item_to_change(survey, item_id):
    item = Item.objects.filter(survey=survey, pk=item_id).first()
    if item is None:
        raise Http404
    item.survey = survey
    return item


def sessions_of(asker, convening):
    """{id: session} of the programme, in order of time: what a survey can be about. Cancelled ones are left out."""
    return {entry.session.pk: entry.session for entry in sessions.programme_for(asker, convening) if not entry.session.cancelled_on}


def response_of(survey):
    """How many answered, as it may be told: a multiple of the convening's threshold that was reached, None beneath. While the survey goes
    on it is that of last night: a number that moves when somebody has just answered would tell of her."""
    k = survey.convening.threshold_people
    return (survey.noted if survey.stage == Stage.OPEN else survey.completed) // k * k or None


@dataclass
class Words:
    """One text as a reviewer sees it: `parts` are [(text, kind)], kind "" or what stands out there ("name", "email", …). Once it was
    decided on, `used` is what was let out."""

    answer: Answer
    text: str
    parts: list = field(default_factory=list)
    used: str = ""

    @property
    def stands_out(self):
        return sorted({kind for _text, kind in self.parts if kind})


@dataclass
class Reading:
    """How far the words of one question are read. `may_read` is False while a survey goes on and fewer texts wait than the threshold:
    a reviewer who looks often would see when each came."""

    item: Item
    waiting: int
    read: int
    may_read: bool

    @property
    def all(self):
        return self.waiting + self.read


def readings_of(survey):
    """A `Reading` for each question that is answered in free words, in their order. One query."""
    waits, is_read = Count("answers", filter=Q(answers__state=State.WAITING)), Count("answers", filter=Q(answers__state__in=READ))
    items = survey.items.filter(kind=Item.Kind.TEXT).annotate(waits=waits, is_read=is_read).order_by("position")
    enough = 1 if survey.stage != Stage.OPEN else survey.convening.threshold_people
    return [Reading(item, item.waits, item.is_read, item.waits >= enough) for item in items]


def words_to_read(survey, item):
    """Up to AT_ONCE texts that wait, in random order, with what stands out in them."""
    answers = list(Answer.objects.filter(survey=survey, item=item, state=State.WAITING).order_by("?")[:AT_ONCE])
    return _opened(survey, answers)


def words_read(survey, item):
    """Texts that were decided on, in an order that says nothing of when; all of them, for whoever changes her mind."""
    answers = list(Answer.objects.filter(survey=survey, item=item, state__in=READ))
    random.SystemRandom().shuffle(answers)
    return sorted(_opened(survey, answers), key=lambda words: words.answer.state)


def answer_of(survey, answer_id):
    """A text that a reviewer decides on, or None: another may have been there."""
    answer = Answer.objects.filter(survey=survey, pk=answer_id, item__kind=Item.Kind.TEXT).first()
    if answer is not None:
        answer.survey = survey
    return answer


def words_of(survey, answer):
    """One text, whatever its state."""
    return _opened(survey, [answer])[0]


def _opened(survey, answers):
    if not answers:
        return []
    try:
        key = attribution.survey_key(survey)
    except keyring.KeyGone:
        return []
    names = finder_of_names(survey.convening_id)
    opened = []
    for answer in answers:
        text = attribution.open_answer(key, survey, answer.sealed)
        used = attribution.open_answer(key, survey, answer.sealed_words) if answer.sealed_words is not None else ""
        opened.append(Words(answer, text, parts_of(text, names), used))
    return opened


def parts_of(text, find_names):
    """`text` cut where something stands out: [(text, kind)]. A name that stands within an address is part of that."""
    marks = [(start, end, "name") for start, end in find_names(text)]
    for found in warnings.found_in(text):
        place = text.find(found.text)
        while place >= 0:
            marks.append((place, place + len(found.text), found.kind))
            place = text.find(found.text, place + len(found.text))
    parts, here = [], 0
    for start, end, kind in sorted(marks, key=lambda mark: (mark[0], -mark[1])):
        if start < here:
            continue
        parts += [(text[here:start], ""), (text[start:end], kind)]
        here = end
    return [part for part in [*parts, (text[here:], "")] if part[0]]
