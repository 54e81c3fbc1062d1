"""You in the figures: what is counted of one participant, for her alone, and the same that she is told of everything we hold."""

import re
import uuid
from datetime import UTC, date, datetime, timedelta

import pytest

from convening import clock, engagement, keyring
from convening.tasks import write_gathered_log_ons
from evaluation import holdings
from evaluation.selectors import dashboards
from evaluation.services import surveys
from forums.models import Room
from sessions import holdings as of_sessions
from sessions.models import Attendance, Session
from sessions.services import schedule_session

pytestmark = pytest.mark.usefixtures("redis_empty")
PAGE = "/c/gathering/evaluation/mine/"
EVERYBODY = ("participant", "moderator", "nominator", "stranger", "secretariat", "evaluator", "other")


def was_there(cast, person, slug, minutes, *, staff=False):
    session = Session.objects.get(slug=slug)
    seen = Attendance(session=session, mark=engagement.mark_of(cast.convening.pk, person.pk), matched=True, staff=staff)
    seen.seal_with(keyring.read("convening", cast.convening.pk), [(session.starts_at, session.starts_at + timedelta(minutes=minutes))])
    seen.save()


@pytest.fixture
def july_of_hers(cast):
    """She was in one session, for a minute in another, worked in a third; signed in on two days and opened a resource on one."""
    cast.participant.change_profile(language="en")
    for number, slug in enumerate(("long", "short", "worked", "missed")):
        schedule_session(
            cast.convening, slug=slug, title={"en": f"Session {slug}"}, description={}, door="public", rule="chatham_house", naming="named",
            local_start=datetime(2021, 7, 12 + number, 10), zone_name="America/New_York", minutes=60, languages=["en"], by=cast.secretariat,
        )  # fmt: skip
    was_there(cast, cast.participant, "long", 50)
    was_there(cast, cast.participant, "short", 1)
    was_there(cast, cast.participant, "worked", 50, staff=True)
    was_there(cast, cast.other, "missed", 50)
    for day in (12, 14):
        clock.set_to(datetime(2021, 7, day, 12, tzinfo=UTC))
        engagement.note_log_on(cast.convening, cast.participant)
        engagement.note_log_on(cast.convening, cast.other)
    engagement.note_opening(cast.convening, cast.participant)
    write_gathered_log_ons()
    survey = surveys.make_survey(cast.convening, "post_conference", opens_on=date(2021, 7, 10), closes_on=date(2021, 7, 31), by=cast.evaluator)
    surveys.make_ready(survey, by=cast.evaluator)
    return survey


def page_of(signed_in, person):
    return signed_in(person).get(PAGE).content.decode()


def test_each_participant_has_hers_and_nobody_else(cast, signed_in, client):
    found = {who: signed_in(getattr(cast, who)).get(PAGE).status_code for who in EVERYBODY}
    members = ("participant", "moderator", "secretariat", "other")
    assert found == {who: 200 if who in members else 404 for who in EVERYBODY}
    assert client.get(PAGE).status_code == 302
    assert PAGE in signed_in(cast.participant).get("/me/").content.decode()


def test_she_sees_her_sessions_and_whether_they_count(cast, july_of_hers, signed_in):
    page = page_of(signed_in, cast.participant)
    rows = [re.sub(r"<[^>]+>", "|", row) for row in re.findall(r"(?s)<tr>\s*<th scope=.row.>.*?</tr>", page)]
    told = [[part for part in row.split("|") if part.strip()] for row in rows]
    assert told == [
        ["Session long", "12 July 2021", "yes"], ["Session short", "13 July 2021", "not counted"], ["Session worked", "14 July 2021", "not counted"],
    ]  # fmt: skip
    assert "minutes" not in page


def test_it_is_what_she_is_told_of_everything_we_hold(cast, july_of_hers):
    mine = dashboards.of_herself(cast.participant, cast.convening)
    held = {**holdings.held(cast.participant), **of_sessions.held(cast.participant)}
    assert [{"Convening": "A gathering", "Days": mine["logged_on"]}] == held["Days on which you signed in"]
    assert [{"Convening": "A gathering", "Days": mine["opened"]}] == held["Days on which you opened a resource"]
    assert [session.title for session, _counts in mine["attended"]] == [one["Session"] for one in held["When you were present"]]
    assert [len(mine[name]) for name in ("logged_on", "opened", "attended")] == [2, 1, 3]


def test_a_survey_is_offered_until_she_has_answered(cast, july_of_hers, signed_in):
    link = f"/c/gathering/survey/{july_of_hers.pk}/"
    assert link in page_of(signed_in, cast.participant)
    july_of_hers.refresh_from_db()
    surveys.answer(july_of_hers, {july_of_hers.items.filter(kind="scale").first().code: "4"}, by=cast.participant, key=uuid.uuid4())
    assert link not in page_of(signed_in, cast.participant) and link in page_of(signed_in, cast.other)


def test_nothing_is_said_of_words(cast, july_of_hers, signed_in):
    page = page_of(signed_in, cast.participant)
    assert "no table joins words to people" in page and "/c/gathering/rooms/" in page
    assert not Room.objects.exists()


def test_it_is_empty_before_anything_happened(cast, signed_in):
    cast.other.change_profile(language="en")
    page = page_of(signed_in, cast.other)
    assert "You were seen in no session yet." in page and "Nothing has been released yet." in page and "There is none that you can answer now." in page
