"""The swap: two worlds that differ only in who answered what, or in which of two people answered, are equal to everybody else."""

import random
import re

import pytest
from django.db import transaction
from django.test import Client

from convening import clock
from convening.testing import MID_JULY, person_in, stores
from evaluation import answered, attribution
from evaluation.models import Answer, Answered, Survey
from evaluation.services import surveys
from evaluation.services.surveys import scattering
from evaluation.tasks import end_surveys

from .asking import FULL, members, new_survey, sends

pytestmark = pytest.mark.usefixtures("redis_empty")
TOKENS = re.compile(rb'(csrfmiddlewaretoken" value="|X-CSRFToken&quot;: &quot;|"X-CSRFToken": "|name="client_key" value=")[A-Za-z0-9-]+')
IDS = re.compile(rb"[0-9a-f]{8}-?(?:[0-9a-f]{4}-?){3}[0-9a-f]{12}")  # of answers: random, and so is their order on a page
C = "/c/gathering"
SURVEY, STAFF = f"{C}/survey/{{0}}/", f"{C}/evaluation/surveys/{{0}}/"
SEEN = {
    "third": ("/me/", SURVEY, f"{SURVEY}done/"),
    "secretariat": (f"{C}/evaluation/surveys/", f"{STAFF}figures/"),
    "evaluator": (f"{C}/evaluation/", f"{C}/evaluation/surveys/", STAFF, f"{STAFF}figures/", f"{STAFF}words/"),
    "nobody": (f"{C}/",),
}


@pytest.fixture
def world(cast):
    """`world(play)`: what everybody else can see, on the way and at the end, once `play(survey)` has been played."""
    survey = new_survey(cast.convening)
    for person in members(cast.convening, 14):
        sends(survey, person, **{**FULL, "overall": random.Random(person.pk.int).choice("12345"), "else": ""})
    noted = answered.gathered(survey.pk)
    third = person_in(cast.convening, "participant", name="Third Member", language="en")
    observers = {"third": third, "secretariat": cast.secretariat, "evaluator": cast.evaluator}

    def observe(seen, when):
        for who, pages in SEEN.items():
            browser = Client(raise_request_exception=False)
            if who in observers:
                browser.force_login(observers[who])
            for page in pages:
                answer = browser.get(page.format(survey.pk))
                seen[when, who, page] = answer.status_code, sorted(re.split(rb"\n|(?=<li>)", IDS.sub(b"", TOKENS.sub(rb"\1", answer.content))))

    def build(play, *, pages=True):
        seen = {}
        with transaction.atomic():
            clock.set_to(MID_JULY)
            play(survey)
            observe(seen, "while it is open") if pages else None
            a_night()
            clock.set_to(MID_JULY.replace(day=22))
            end_surveys()
            observe(seen, "when it is over") if pages else None
            over, key = Survey.objects.get(pk=survey.pk), attribution.survey_key(survey)
            seen["what is stored"] = sorted((one.item.code, str(attribution.open_answer(key, survey, one.sealed)), one.state) for one in Answer.objects.select_related("item"))
            seen["counters"] = over.eligible, over.completed, over.partial, Answered.objects.count()
            seen["figures"] = surveys.figures(cast.convening)
            transaction.set_rollback(True)
        stores()["gathered"].flushdb()
        for mark in noted:
            answered.note(survey.pk, mark)
        return seen

    return build


def a_night():
    """A night without its clearing away, which no transaction of a test allows."""
    scattering.write_answered()
    scattering.throw_away_what_was_sent()


def different(one, other):
    assert one.keys() == other.keys()
    return [where for where in one if one[where] != other[where]]


def test_who_answered_what_is_seen_by_nobody(cast, world):
    first, second = {"overall": "1", "else": "Too long."}, {"overall": "5", "else": "Well done.", "years": 3}

    def play(one, other):
        return lambda survey: [sends(survey, one, **first), sends(survey, other, **second)]

    here, there = world(play(cast.participant, cast.other)), world(play(cast.other, cast.participant))
    assert different(here, there) == []
    assert here["counters"] == (19, 16, 0, 0) and here["figures"]["items"]
    assert {where: seen[0] for where, seen in here.items() if type(where) is tuple and seen[0] != 200} == {
        ("while it is open", "third", f"{SURVEY}done/"): 302
    }, "all that is looked at is there"


def test_which_of_two_answered_is_seen_by_nobody(cast, world):
    here, there = (world(lambda survey, who=who: sends(survey, who, overall="2")) for who in (cast.participant, cast.other))
    assert different(here, there) == []


def test_a_difference_would_be_seen(cast, world):
    """So that the tests above could fail."""
    here = world(lambda survey: sends(survey, cast.participant, overall="2", **{"else": "Words."}), pages=False)
    there = world(lambda survey: sends(survey, cast.participant, overall="5"), pages=False)
    assert {"what is stored", "figures"} <= {where for where in different(here, there) if isinstance(where, str)}
