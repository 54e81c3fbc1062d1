"""Free words reach those who read them several at once, at night: none stands on a page because somebody has just sent it."""

import uuid

import pytest

from evaluation import tasks
from evaluation.selectors import surveys as shown
from evaluation.services import surveys
from evaluation.services.surveys import scattering

from .asking import FULL, after_its_close, members, new_survey, sends

pytestmark = pytest.mark.usefixtures("redis_empty")


def on_the_page(survey, cast):
    """What a reviewer finds: {text}, with the numbers that stand beside."""
    survey = shown.survey_to_make(cast.evaluator, "gathering", survey.pk, shown.REVIEW)
    (reading,) = shown.readings_of(survey)
    words = shown.words_to_read(survey, reading.item) if reading.may_read else []
    return reading.waiting, {one.text for one in words}


def test_a_reviewer_who_watches_does_not_see_the_words_of_who_has_just_sent(cast, monkeypatch):
    monkeypatch.setattr(scattering, "rewrite", lambda: None)  # which wants a transaction of its own
    survey = new_survey(cast.convening)
    people = members(cast.convening, 11)
    for number, person in enumerate(people[:5]):
        sends(survey, person, **{**FULL, "else": f"Words {number}."})
    assert on_the_page(survey, cast) == (0, set()), "five wait, and yet none before the night"
    tasks.scatter_surveys()
    first = {f"Words {number}." for number in range(5)}
    assert on_the_page(survey, cast) == (5, first)
    sends(survey, people[5], **{**FULL, "else": "Hers, seen to be sent."})
    surveys.answer_by_link(_with_link(survey, cast), {"else": "By the link."}, key=uuid.uuid4())
    assert on_the_page(survey, cast) == (5, first)
    tasks.scatter_surveys()
    assert on_the_page(survey, cast) == (5, first), "two of a day are few"
    for number, person in enumerate(people[6:10]):
        sends(survey, person, **{**FULL, "else": f"More {number}."})
    tasks.scatter_surveys()
    second = {f"More {number}." for number in range(4)} | {"Hers, seen to be sent.", "By the link."}
    assert on_the_page(survey, cast) == (11, first | second)
    sends(survey, people[10], **{**FULL, "else": "The last."})
    after_its_close(survey)
    assert on_the_page(survey, cast) == (12, first | second | {"The last."})


def _with_link(survey, cast):
    return surveys.open_link(survey, by=cast.evaluator)
