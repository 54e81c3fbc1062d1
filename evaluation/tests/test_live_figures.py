"""Live figures: those of a compilation before protection, for evaluation staff alone, counted anew at each look, kept nowhere."""

import re
import uuid
from datetime import date

import pytest
import redis
from django.conf import settings
from django.db import connection

from convening import clock, engagement, keyring
from convening.models import Participation
from convening.testing import person_in
from evaluation import services
from evaluation.models import ReleasePlan
from evaluation.selectors import dashboards
from evaluation.services import facts, live
from evaluation.services.surveys import scattering
from forums.services import posting, rooms

from . import played
from .asking import after_its_close, members, new_survey, sends

pytestmark = pytest.mark.usefixtures("redis_empty")
PAGE = "/c/gathering/evaluation/live/"
EVERYBODY = ("participant", "moderator", "nominator", "stranger", "secretariat", "evaluator")


def of_a_compilation(raw):
    """The figures of the page, as a compilation counts them."""
    people, platform = raw["people"], raw["platform"]
    return {
        "people": {name: people[name] for name in ("invited", "accepted", "registered", "participants", "unmatched")},
        "countries": [people["countries"], people["country_known"], platform["countries"], platform["country_known"]],
        "live": raw["live"]["people"],
        "sessions": {one["slug"]: [one["attendances"], one["peak"], one["median_minutes"]] for one in raw["live"]["sessions"]},
        "logged_on": platform["logged_on"], "opened": raw["resources"]["opened"],
        "weeks": {week["starts"]: week["log_ons"] for week in raw["activity"]["weeks"] if week["log_ons"]},
        "posts": raw["rooms"]["posts"], "posters": raw["rooms"]["posters"],
        "rooms": {room["slug"]: [room["posts"], room["posters"]] for room in raw["rooms"]["rooms"]},
    }  # fmt: skip


def of_the_page(told):
    countries = [told[part]["countries"][name] for part in ("people", "platform") for name in ("countries", "known")]
    return {
        "people": {name: told["people"][name] for name in ("invited", "accepted", "registered", "participants", "unmatched")},
        "countries": countries,
        "live": told["live"]["people"],
        "sessions": {one["slug"]: [one["attendances"], one["peak"], one["median_minutes"]] for one in told["live"]["sessions"]},
        "logged_on": told["platform"]["logged_on"], "opened": told["opened"],
        "weeks": {week.isoformat(): people for week, people in told["weeks"].items()},
        "posts": told["rooms"]["posts"], "posters": told["rooms"]["posters"],
        "rooms": {room["slug"]: [room["posts"], room["posters"]] for room in told["rooms"]["rooms"]},
    }  # fmt: skip


def test_they_are_those_that_a_compilation_counts(db):
    book = played.play("July", people=15)
    plan = ReleasePlan.objects.create(convening=book.convening)
    engagement.note_opening(book.convening, book.staff["secretariat"])
    engagement.note_log_on(book.convening, book.staff["moderator"])  # what no night has written counts, too
    found = []
    for plan.counts_organisers in (True, False):
        plan.save()
        told = live.figures_now(dashboards.convening_to_watch(book.staff["evaluator"], book.convening.slug))
        assert of_the_page(told) == of_a_compilation(services.figures_before_protection(book.convening))
        found.append(told["platform"]["logged_on"])
    assert found[0] == found[1] + 1 > 1
    clock.forget()


def test_what_is_kept_of_people_counts_before_what_they_say_now(cast):
    services.compile_report(services.request_compile(cast.convening, by=cast.evaluator).pk)
    engagement.note_log_on(cast.convening, cast.participant)
    cast.participant.change_profile(country="LB")
    told = live.figures_now(dashboards.convening_to_watch(cast.evaluator, "gathering"))
    assert told["platform"]["countries"] == {"countries": 0, "known": 0, "of": 1}


def test_only_evaluation_staff_see_them(cast, signed_in, client):
    found = {who: signed_in(getattr(cast, who)).get(PAGE).status_code for who in EVERYBODY}
    assert found == {who: 200 if who == "evaluator" else 404 for who in EVERYBODY}
    assert client.get(PAGE).status_code == 302


def test_each_look_counts_anew_and_leaves_nothing(cast, signed_in):
    browser = signed_in(cast.evaluator)
    for number in range(7):
        engagement.note_log_on(cast.convening, person_in(cast.convening, "participant", name=f"Guest {number}"))
    browser.get("/me/")  # whatever a page keeps by itself
    before = rows()
    page = browser.get(PAGE)
    assert ("log-ons", "7") in bars(page) and "These figures are not protected." in page.content.decode()
    assert "Counted just now, on" in page.content.decode() and "no-store" in page["Cache-Control"]
    engagement.note_log_on(cast.convening, cast.participant)
    assert ("log-ons", "8") in bars(browser.get(PAGE))
    assert rows() == before


def bars(page):
    names = {"Logged on": "log-ons"}
    found = re.findall(r'<dt><bdi>([^<]*)</bdi></dt><dd>.*?<span class="n">([^<]*)</span>', page.content.decode())
    return [(names.get(label, label), value) for label, value in found]


def rows():
    """How many rows each table of this app holds, and what the cache does."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT relname FROM pg_class WHERE relkind = 'r' AND relname LIKE 'evaluation_%' ORDER BY 1")
        tables = [name for (name,) in cursor.fetchall()]
        counts = {}
        for table in tables:
            cursor.execute(f"SELECT md5(coalesce(string_agg(t::text, '' ORDER BY t::text), '')) FROM {table} t")  # noqa: S608
            counts[table] = cursor.fetchone()
    return counts, sorted(redis.Redis.from_url(settings.REDIS_URLS["cache"]).keys())


def test_where_redis_is_away_it_is_said_and_nothing_is_counted(cast, signed_in, monkeypatch):
    def away(*call):
        raise redis.ConnectionError

    monkeypatch.setattr(engagement, "_gathered", away)
    page = signed_in(cast.evaluator).get(PAGE)
    assert page.status_code == 409
    assert "They cannot be counted now" in page.content.decode() and 'class="figures"' not in page.content.decode()


def test_where_a_room_is_sealed_everything_else_is_counted(cast, signed_in):
    room = rooms.open_room(
        cast.convening, slug="wg1", title={"en": "Group 1"}, rule="chatham_house", naming="voices", moderation="after", languages=["en"],
        opens_on=date(2021, 7, 1), closes_on=date(2021, 7, 31), by=cast.secretariat,
    )  # fmt: skip
    rooms.add_question(room, text={"en": "What helps?"}, by=cast.secretariat)
    rooms.appoint_moderator(room, Participation.objects.get(convening=cast.convening, person=cast.moderator), by=cast.secretariat)
    browser = signed_in(cast.evaluator)
    for person in (cast.participant, cast.participant, cast.other):
        posting.write_post(room, room.questions.first(), f"We met {uuid.uuid4()}.", by=person, key=uuid.uuid4(), language="en")
    assert "Group 1 3 2" in in_words(browser.get(PAGE))
    keyring.destroy("room", room.pk)
    page = browser.get(PAGE)
    assert page.status_code == 200 and "A room is sealed, so that its posts cannot be counted any more." in in_words(page)
    assert "Group 1" not in in_words(page)
    assert ("Registered", "4") in bars(page) and "Posted" not in dict(bars(page))


def in_words(page):
    return " ".join(re.sub(r"<[^>]+>", " ", page.content.decode()).split())


def test_the_page_does_not_load_what_only_the_worker_needs(cast, signed_in, monkeypatch):
    """A worker of pages stays small: the arrays in which a compilation counts facts are not asked for."""
    monkeypatch.setattr(facts, "told", lambda *call, **more: pytest.fail("arrays"))
    assert signed_in(cast.evaluator).get(PAGE).status_code == 200
    with pytest.raises(pytest.fail.Exception):
        services.figures_before_protection(cast.convening)


def test_a_survey_that_goes_on_is_counted_as_of_last_night(cast):
    """Whoever reads free words, looks at this page and knows who sits at the next desk would learn whose words have just come."""
    survey = new_survey(cast.convening)
    people = members(cast.convening, 6)
    for person in people[:5]:
        sends(survey, person)
    scattering.write_answered()

    def told():
        return [(one["survey"].pk, one["completed"]) for one in live.figures_now(cast.convening)["surveys"]]

    assert told() == [(survey.pk, 5)]
    sends(survey, people[5])
    assert told() == [(survey.pk, 5)]
    after_its_close(survey)
    assert told() == [(survey.pk, 6)]
