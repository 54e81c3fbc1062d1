"""Day by day: bands told once, at night; no number leaves, no two looks differ, and no day of one person tells of her words."""

import json
import re
import uuid
from datetime import UTC, date, datetime, timedelta

import pytest
import redis

from convening import clock, engagement
from convening.models import Convening, Participation
from convening.tasks import write_gathered_log_ons
from convening.testing import person_in
from evaluation import services, tasks
from evaluation.models import Answered, DailyBands, Fact, Report
from evaluation.services import days, surveys
from evaluation.services.surveys import scattering
from forums import record
from forums.models import Post
from forums.services import posting, rooms
from sessions.services import schedule_session

pytestmark = pytest.mark.usefixtures("redis_empty")
PAGE = "/c/gathering/evaluation/days/"
EVERYBODY = ("participant", "moderator", "nominator", "stranger", "secretariat", "evaluator")


def at(day, hour=12):
    clock.set_to(datetime(2021, 7, day, hour, tzinfo=UTC))


@pytest.fixture
def room(cast):
    return open_a_room(cast, "wg1")


@pytest.fixture
def people(cast):
    return [person_in(cast.convening, "participant", name=f"Guest {number}") for number in range(25)]


def open_a_room(cast, slug, opens_on=date(2021, 7, 1), **more):
    room = rooms.open_room(
        cast.convening, slug=slug, title={"en": f"Room {slug}"}, rule="chatham_house", naming="voices", opens_on=opens_on,
        closes_on=date(2021, 7, 31), languages=["en"], by=cast.secretariat, **{"moderation": "after", **more},
    )  # fmt: skip
    rooms.add_question(room, text={"en": "What helps?"}, by=cast.secretariat)
    rooms.appoint_moderator(room, Participation.objects.get(convening=cast.convening, person=cast.moderator), by=cast.secretariat)
    return room


def say(room, person):
    posting.write_post(room, room.questions.first(), f"We met {uuid.uuid4()}.", by=person, key=uuid.uuid4(), language="en")


def come(cast, people):
    for person in people:
        engagement.note_log_on(cast.convening, person)


def night_before(day):
    """The night of `day`, on the convening's clock already that day."""
    at(day, 7)
    write_gathered_log_ons()
    tasks.tell_the_days()


def bands(day):
    return DailyBands.objects.get(convening__slug="gathering", day=date(2021, 7, day)).bands


# ── What is told ─────────────────────────────────────────────────────────────────────────────────────────────────────


def test_a_band_changes_only_at_its_thresholds():
    told = [record.band_of(count, 5) for count in range(22)]
    assert told == ["none"] + ["few"] * 4 + ["some"] * 15 + ["many"] * 2


def test_a_night_tells_the_day_before_and_no_number(cast, room, people):
    other = open_a_room(cast, "wg2")
    open_a_room(cast, "later", opens_on=date(2021, 7, 20))
    at(15)
    come(cast, people[:6])
    for person in people[:4] * 3:
        say(room, person)
    say(other, people[0])
    night_before(16)
    assert bands(15) == {"log_ons": "some", "attendances": {}, "since": "2021-07-15", "posts": {"wg1": "some", "wg2": "few"}, "answers": {}}
    assert not re.search(r":\s*\d", json.dumps([row.bands for row in DailyBands.objects.all()]))


def test_today_is_not_told_and_what_is_told_stays(cast, room, people):
    at(15)
    come(cast, people[:6])
    night_before(16)
    told = list(DailyBands.objects.values())
    come(cast, people)
    say(room, people[0])
    Post.objects.update(day=date(2021, 7, 15))
    Fact.objects.update(day=date(2021, 7, 15))
    tasks.tell_the_days()
    assert list(DailyBands.objects.values()) == told


def test_nights_that_were_missed_are_made_up_for(cast, room, people, monkeypatch):
    at(13)
    come(cast, people[:5])
    night_before(14)
    at(14)
    come(cast, people[:21])
    gathered = engagement._gathered

    def away(*call):
        raise redis.ConnectionError

    monkeypatch.setattr(engagement, "_gathered", away)
    at(15, 7)
    tasks.tell_the_days()
    assert DailyBands.objects.filter(convening=cast.convening).count() == 1
    monkeypatch.setattr(engagement, "_gathered", gathered)
    night_before(16)
    assert [(row.day.day, row.bands["log_ons"]) for row in DailyBands.objects.filter(convening=cast.convening)] == [(13, "some"), (14, "many"), (15, "none")]


def test_what_waits_for_the_moderation_was_written_and_what_was_declined_was_not(cast, people):
    queue = open_a_room(cast, "queue", moderation="before")
    at(15)
    say(queue, people[0])
    night_before(16)
    assert bands(15)["posts"] == {"queue": "few"}
    at(16)
    say(queue, people[0])
    Post.objects.filter(day=date(2021, 7, 16)).update(state="declined")
    night_before(17)
    assert bands(16)["posts"] == {"queue": "none"}


def test_a_report_of_attendance_that_comes_later_is_added_to_its_day_once(cast, monkeypatch):
    schedule_session(
        cast.convening, slug="opening", title={"en": "Opening"}, description={}, door="public", rule="chatham_house", naming="named",
        local_start=datetime(2021, 7, 15, 10), zone_name="America/New_York", minutes=60, languages=["en"], by=cast.secretariat,
    )  # fmt: skip
    night_before(16)
    assert bands(15)["attendances"] == {"opening": None}
    known = [{"slug": "opening", "attendances": 7}]
    monkeypatch.setattr(days.sessions, "attendance_figures", lambda convening, rates: {"sessions": known})
    night_before(17)
    assert bands(15)["attendances"] == {"opening": "some"}
    known[0]["attendances"] = 70
    night_before(18)
    assert bands(15)["attendances"] == {"opening": "some"}


def test_answers_come_in_groups(cast, people):
    """Redis tells of three who answered; no night has written them, so none tells of them."""
    survey = surveys.make_survey(cast.convening, "post_conference", opens_on=date(2021, 7, 10), closes_on=date(2021, 7, 31), by=cast.evaluator)
    survey = surveys.make_ready(survey, by=cast.evaluator) or survey
    survey.refresh_from_db()
    answer = {survey.items.filter(kind="scale").first().code: "4"}
    for person in people[:3]:
        surveys.answer(survey, answer, by=person, key=uuid.uuid4())
    scattering.write_answered()
    night_before(15)
    for person in people[3:6]:
        surveys.answer(survey, answer, by=person, key=uuid.uuid4())
    scattering.write_answered()
    assert Answered.objects.count() == 6
    night_before(16)
    assert [bands(day)["answers"] for day in (14, 15)] == [{str(survey.pk): "none"}, {str(survey.pk): "some"}]


def test_after_the_final_release_no_day_is_told(cast):
    released = {"state": "released", "stage": "final", "released_on": date(2021, 7, 10), "compiled_on": date(2021, 7, 10)}
    Report.objects.create(convening=cast.convening, number=1, figures={"people": {}}, input_digest="0" * 64, **released)
    night_before(16)
    assert [row.convening.slug for row in DailyBands.objects.all()] == ["elsewhere"]


# ── A day on which one person came ───────────────────────────────────────────────────────────────────────────────────


def test_of_a_day_on_which_few_signed_in_no_room_is_told_until_enough_others_came(cast, room, people):
    """Whoever gave one of them a code knows that she came on the 13th: nothing may say that what was written then is hers."""
    at(13)
    come(cast, people[:1])
    say(room, people[0])
    night_before(14)
    assert bands(13)["log_ons"] == "few" and "posts" not in bands(13)
    at(14)
    come(cast, people[:4])
    night_before(15)
    assert "posts" not in bands(14)
    at(15)
    come(cast, people[4:5])
    night_before(16)
    assert (bands(15)["since"], bands(15)["posts"]) == ("2021-07-13", {"wg1": "few"})
    assert "posts" not in bands(13) and "posts" not in bands(14)


def test_the_same_world_in_which_somebody_else_wrote_on_another_day_is_told_alike(cast, room, people):
    """Two worlds that differ in which of the few wrote, and when, give the same bands."""
    told = []
    for writer, day in ((people[0], 13), (people[3], 14)):
        for number, came in ((13, people[:1]), (14, people[1:4]), (15, people[4:6])):
            at(number)
            come(cast, came)
            if number == day:
                say(room, writer)
            night_before(number + 1)
        told.append([row.bands for row in DailyBands.objects.filter(convening=cast.convening)])
        DailyBands.objects.all().delete(), Post.objects.all().delete(), Fact.objects.all().delete()
    assert told[0] == told[1] and told[0][2]["posts"] == {"wg1": "few"}


def test_those_who_work_for_the_convening_hide_nobody(cast, room, people):
    at(13)
    come(cast, [*people[:1], cast.secretariat, cast.moderator, cast.evaluator, cast.nominator, cast.other])
    night_before(14)
    assert bands(13)["log_ons"] == "few" and "posts" not in bands(13)


def test_after_a_week_it_is_told_anyway(cast, room, people):
    at(6)
    come(cast, people[:1])
    say(room, people[0])
    for day in range(7, 14):
        night_before(day)
    told = {row.day.day: row.bands.get("since") for row in DailyBands.objects.filter(convening=cast.convening)}
    assert told == {6: None, 7: None, 8: None, 9: None, 10: None, 11: None, 12: "2021-07-06"}


def test_no_two_bands_are_of_the_same_day(cast, room, people):
    """Nothing to subtract: the days that rooms were told of follow one another."""
    for day, number in ((10, 1), (11, 0), (12, 5), (13, 2), (14, 2), (15, 21), (16, 0)):
        at(day)
        come(cast, people[:number])
        night_before(day + 1)
    told = [(row.bands["since"], row.day) for row in DailyBands.objects.filter(convening=cast.convening) if "posts" in row.bands]
    ends = [date.fromisoformat(since) - timedelta(days=1) for since, _day in told[1:]] + [told[-1][1]]
    assert ends == [day for _since, day in told] and len(told) > 2


# ── The page ─────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_the_secretariat_and_evaluation_staff_read_it(cast, signed_in):
    found = {who: signed_in(getattr(cast, who)).get(PAGE).status_code for who in EVERYBODY}
    assert found == {who: 200 if who in ("secretariat", "evaluator") else 404 for who in EVERYBODY}
    assert "No day has been told yet." in signed_in(cast.secretariat).get(PAGE).content.decode()


def test_a_silent_room_is_said_in_a_sentence(cast, room, people, signed_in):
    for day in (11, 12, 13, 14, 15):
        at(day)
        come(cast, people[:6])
        if day == 12:
            say(room, people[0])
        night_before(day + 1)
    page = signed_in(cast.secretariat).get(PAGE).content.decode()
    assert "Nobody has written in <bdi>Room wg1</bdi> for 3 days." in page and "15 July 2021" in page
    say(room, people[0])
    assert "for 3 days." in signed_in(cast.secretariat).get(PAGE).content.decode()  # today is nobody's
    night_before(17)
    assert "Nobody has written" not in signed_in(cast.secretariat).get(PAGE).content.decode()


def test_a_month_is_a_page(cast, room, people, signed_in):
    for month, day in ((6, 29), (7, 2)):
        DailyBands.objects.create(convening=cast.convening, day=date(2021, month, day), bands={"log_ons": "many", "attendances": {}})
    browser = signed_in(cast.secretariat)
    page = browser.get(PAGE).content.decode()
    assert "Fri 2 July" in page and "Tue 29 June" not in page and 'href="?month=2021-06"' in page
    page = browser.get(PAGE + "?month=2021-06").content.decode()
    assert "Tue 29 June" in page and 'href="?month=2021-07"' in page
    assert "Fri 2 July" in browser.get(PAGE + "?month=never").content.decode()


def test_the_last_release_stands_beneath(cast, signed_in):
    for number in range(6):
        person_in(cast.convening, "participant", name=f"Guest {number}")
    cast.convening.state = Convening.State.CLOSED
    cast.convening.save()
    report = services.request_compile(cast.convening, by=cast.evaluator)
    services.compile_report(report.pk)
    browser = signed_in(cast.secretariat)
    assert "Nothing has been released yet." in browser.get(PAGE).content.decode()
    report.refresh_from_db()
    services.release_report(report, by=cast.evaluator)
    page = browser.get(PAGE).content.decode()
    assert 'class="figures"' in page and "/c/gathering/evaluation/annex-b/" in page
