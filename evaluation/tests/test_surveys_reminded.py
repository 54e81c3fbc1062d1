"""Letters of a survey: one when it opens, one before its end to those who have not answered; who that is stands nowhere."""

import re
from datetime import UTC, date, datetime

import pytest

from convening import clock, keyring, outbox
from convening.models import AuditEntry, OutboxEntry
from convening.testing import person_in
from evaluation import answered, attribution, tasks
from evaluation.models import Survey
from evaluation.services import surveys
from evaluation.services.surveys import reminding

pytestmark = pytest.mark.usefixtures("redis_empty")


@pytest.fixture
def survey(cast):
    made = surveys.make_survey(cast.convening, "post_conference", by=cast.evaluator)
    return surveys.make_ready(made, by=cast.evaluator)  # 28 July to 18 August, New York


def on(month, day, hour=15):
    """Write what is due on this day of 2021, UTC."""
    clock.set_to(datetime(2021, month, day, hour, tzinfo=UTC))
    OutboxEntry.objects.filter(purpose=None).delete()  # what was written before has been sent
    OutboxEntry.objects.update(sealed=None, done_on=clock.now().date())
    tasks.write_survey_letters()
    return sorted(outbox.open_letter(entry)["address"].split(".")[0] for entry in OutboxEntry.objects.exclude(sealed=None))


MEMBERS = ["ines", "noor", "salma", "vera"]


def test_it_opens_with_one_letter_to_each(cast, survey):
    assert on(7, 27) == [] and on(7, 28, 12) == []  # eight in the morning in New York
    assert on(7, 28, 13) == MEMBERS and on(7, 28, 14) == []
    assert on(7, 29) == [] and on(8, 10) == []
    survey.refresh_from_db()
    assert survey.invited_on == date(2021, 7, 28)


def test_who_comes_later_is_written_to_later_and_once(cast, survey):
    on(7, 28)
    person_in(cast.convening, "participant", name="Late Comer")
    assert on(7, 29) == ["late"] and on(7, 30) == []


def test_who_was_in_the_session_is_asked_when_that_is_known(cast, survey, monkeypatch):
    known = []
    monkeypatch.setattr(reminding, "eligible_people", lambda survey: list(known))
    assert on(7, 28) == []
    known.append(cast.participant)
    assert on(7, 29) == ["salma"]
    known.append(cast.other)
    assert on(7, 30) == ["ines"]


def test_only_who_has_not_answered_is_reminded_and_once(cast, survey):
    on(7, 28)
    answered.note(survey.pk, attribution.mark_of(attribution.survey_key(survey), cast.participant.pk))
    assert on(8, 12) == [] and on(8, 13) == ["ines", "noor", "vera"]
    assert on(8, 14) == [] and on(8, 18) == [] and on(8, 19) == []
    survey.refresh_from_db()
    assert survey.reminded_on == date(2021, 8, 13)


def test_nothing_says_who_was_reminded_once_the_letters_have_gone(cast, survey):
    on(7, 28)
    before = set(OutboxEntry.objects.exclude(purpose=None).values_list("pk", flat=True))
    assert on(8, 13) == MEMBERS
    assert set(OutboxEntry.objects.exclude(purpose=None).values_list("pk", flat=True)) == before
    assert not AuditEntry.objects.filter(verb__contains="remind").exists()


def test_while_redis_is_away_nobody_is_reminded_by_mistake(cast, survey, settings):
    on(7, 28)
    there = settings.REDIS_URLS
    settings.REDIS_URLS = {**there, "gathered": "redis://127.0.0.1:1/0"}
    assert on(8, 13) == []
    settings.REDIS_URLS = there
    assert on(8, 13, 17) == MEMBERS


def test_a_survey_whose_key_is_lost_holds_up_no_other(cast, survey):
    other = surveys.make_ready(surveys.copy_survey(survey, by=cast.evaluator), by=cast.evaluator)
    keyring.destroy("survey", survey.pk)
    assert on(7, 28) == MEMBERS
    other.refresh_from_db()
    assert other.invited_on == date(2021, 7, 28)


@pytest.mark.parametrize(("first", "last", "day"), [(1, 8, 6), (1, 22, 17), (1, 2, 1), (1, 1, None)])
def test_the_day_of_the_reminder(first, last, day):
    survey = Survey(opens_on=date(2021, 7, first), closes_on=date(2021, 7, last))
    assert reminding.reminder_day(survey) == (day and date(2021, 7, day))


def test_the_letters_name_nothing(cast, survey):
    person = cast.other
    person.change_profile(language="en")
    for month, day in ((7, 28), (8, 13)):
        on(month, day)
        letter = next(one for entry in OutboxEntry.objects.exclude(sealed=None) if "ines" in (one := outbox.open_letter(entry))["address"])
        said = " ".join(letter[part] for part in ("subject", "text", "html"))
        assert "18 August 2021" in said and "/me/" in said
        assert not re.search(r"gathering|How was it for you|Ines|survey|evaluation", said, re.IGNORECASE)
