"""A survey on a phone, in Arabic, without scripts: something is kept, more questions follow from an answer, all of it is sent once. Nobody
who runs the evaluation learns that it was hers."""

import uuid
from datetime import date

import pytest

from convening.models import Convening, User
from evaluation.models import Answer, Answered, Survey, SurveyDraft
from evaluation.services import surveys

from .measures import Scale, breaches, too_wide

C = "/c/gipp-2021"
EVALUATOR, SHAHRAZAD = "priyanka@evaluation.example", "shahrazad@jasminebridge.example"
TOLD = "أريد استراحة أطول بين الجلسات."


@pytest.fixture
def survey(place):
    """The one after the convening, asked early: it is open today."""
    with place.entered():
        convening, by = Convening.objects.get(slug="gipp-2021"), User.objects.by_address(EVALUATOR)
        asked = surveys.make_survey(
            convening, Survey.Kind.POST_CONFERENCE, by=by, opens_on=date(2021, 7, 16), closes_on=date(2021, 7, 30), key=uuid.uuid4()
        )
        surveys.make_ready(asked, by=by)
    return asked


def place_of(survey, code):
    return f"q{survey.items.get(code=code).position}"


@pytest.mark.parametrize("scripts", [False, True], ids=["no-scripts", "scripts"])
def test_she_answers_and_nobody_learns_that_it_was_her(place, survey, invite, scripts):
    with place.entered():
        overall, safe, safer, different = (place_of(survey, code) for code in ("overall", "safe", "safer", "different"))
    path = f"{C}/survey/{survey.pk}/"
    her = invite("ar", scripts=scripts).sign_in(SHAHRAZAD)
    scale = Scale(her)
    her.go(path).in_her_language()
    assert [*scale.too_heavy(), *too_wide(her.page), *(breaches(her.page) if scripts else [])] == []  # axe is a script

    # She begins, and is called away.
    her.page.check(f"input[name={overall}][value='4']")
    her.press("button[value=keep]")
    with place.entered():
        assert (SurveyDraft.objects.filter(survey=survey).count(), Answer.objects.filter(survey=survey).count()) == (1, 0)

    # What she began is there again; she did not feel safe, so one more question follows before anything is sent.
    her.go(path)
    assert her.page.is_checked(f"input[name={overall}][value='4']")
    her.page.check(f"input[name={safe}][value='2']")
    her.page.fill(f"textarea[name={different}]", TOLD)
    her.press("form.survey button[value=send]")
    assert her.page.input_value(f"textarea[name={different}]") == TOLD
    her.page.fill(f"textarea[name={safer}]", "أن أعرف من يقرأ.")
    her.press("form.survey button[value=send]")
    assert her.path == f"{path}done/"
    her.in_her_language()

    # Once is once. What stands there is of nobody, and who runs the evaluation sees only that few have answered.
    her.page.goto(path)
    assert her.path == f"{path}done/"
    with place.entered():
        assert Answer.objects.filter(survey=survey).count() == 4
        assert (Answered.objects.filter(survey=survey).count(), SurveyDraft.objects.filter(survey=survey).count()) == (0, 0)
    staff = invite("en").sign_in(EVALUATOR).go(f"{C}/evaluation/surveys/")
    assert not staff.reads(TOLD)
    for name in ("Shahrazad", "شهرزاد"):
        assert staff.name_is_nowhere(name)
