"""Counting: facts by the million, weeks, resources, who came back, who worked for the convening."""

import os
import random
from datetime import date, timedelta

import pytest
from django.db import connection
from django.urls import reverse

from convening import clock, engagement
from convening.services.convenings import publish_resource
from convening.tasks import write_gathered_log_ons
from convening.testing import person_in
from evaluation.models import EarlierFigure, Fact, ReleasePlan
from evaluation.services import facts, gathering
from forums import record

from . import played

pytestmark = pytest.mark.usefixtures("redis_empty")
MONDAY = date(2021, 7, 5)


def raw_of(convening):
    return gathering.gather(convening, gathering.noted_log_ons(convening))


def tell(convening, verb, marks, days):
    Fact.objects.bulk_create([Fact(convening=convening, verb=verb, mark=mark, day=day) for mark in marks for day in days])


# ---- facts


def test_people_are_counted_once_and_once_in_each_week(cast):
    marks = [os.urandom(16) for _number in range(5)]
    tell(cast.convening, "logged_on", marks[:4], [MONDAY, MONDAY + timedelta(days=6)])
    tell(cast.convening, "logged_on", marks[:1], [MONDAY + timedelta(days=14)])
    tell(cast.convening, "invited", marks[4:], [MONDAY])
    told = facts.told(cast.convening, "logged_on", {*marks[:3], marks[4]})
    assert told.marks == frozenset(marks[:3])
    assert told.weeks == {MONDAY: 3, MONDAY + timedelta(weeks=1): 0, MONDAY + timedelta(weeks=2): 1}


def test_what_is_not_written_yet_counts_beside_what_is(cast):
    mark, other = os.urandom(16), os.urandom(16)
    tell(cast.convening, "logged_on", [mark], [MONDAY])
    noted = {(mark, MONDAY + timedelta(days=2)), (other, MONDAY + timedelta(days=7)), (os.urandom(16), MONDAY)}
    told = facts.told(cast.convening, "logged_on", {mark, other}, noted)
    assert (told.marks, told.weeks) == ({mark, other}, {MONDAY: 1, MONDAY + timedelta(weeks=1): 1})


def test_of_nobody_nothing_is_told(cast):
    assert facts.told(cast.convening, "logged_on", set()) == facts.Told(frozenset(), {})
    tell(cast.convening, "logged_on", [os.urandom(16)], [MONDAY])
    assert facts.told(cast.convening, "logged_on", set()) == facts.Told(frozenset(), {})


def test_marks_that_begin_alike_are_two_people(cast):
    alike = [bytes(8) + number.to_bytes(8, "big") for number in range(1, 6)]
    tell(cast.convening, "logged_on", alike[:4], [MONDAY])
    assert facts.told(cast.convening, "logged_on", {*alike[1:]}).marks == frozenset(alike[1:4])


@pytest.mark.parametrize("number", [2_000, pytest.param(1_000_000, marks=pytest.mark.slow)])
def test_many_facts_are_counted_as_the_database_counts_them(cast, number):
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO evaluation_fact (id, convening_id, verb, mark, day) SELECT gen_random_uuid(), %s, 'logged_on',"
            " decode(md5((n %% %s)::text), 'hex'), DATE '2021-06-30' + n / %s FROM generate_series(0, %s) n",
            [cast.convening.pk, number // 20, number // 20, number - 1],
        )
        cursor.execute("SELECT count(DISTINCT mark) FROM evaluation_fact WHERE verb = 'logged_on'")
        people = cursor.fetchone()[0]
        cursor.execute("SELECT date_trunc('week', day)::date, count(DISTINCT mark) FROM evaluation_fact GROUP BY 1 ORDER BY 1")
        weeks = dict(cursor.fetchall())
        cursor.execute("SELECT DISTINCT mark FROM evaluation_fact")
        members = {bytes(mark) for (mark,) in cursor.fetchall()}
    told = facts.told(cast.convening, "logged_on", members)
    assert (len(told.marks), told.weeks) == (people, weeks)


# ---- resources


@pytest.fixture
def resource(cast):
    return publish_resource(
        cast.convening, title={"en": "A paper"}, note={}, day=date(2021, 7, 1), url="https://library.example/a?b=c", by=cast.secretariat
    )


def test_a_member_who_opens_resources_is_one_person_and_nobody_knows_which_she_opened(cast, client, resource):
    address = reverse("resource_open", args=[cast.convening.slug, resource.pk])
    client.force_login(cast.participant)
    for _time in range(3):
        answer = client.get(address)
    assert (answer.status_code, answer["Location"]) == (302, "https://library.example/a?b=c")
    assert raw_of(cast.convening)["resources"] == {"published": 1, "opened": 1}
    write_gathered_log_ons()
    assert raw_of(cast.convening)["resources"]["opened"] == 1
    fact = Fact.objects.get(verb="opened")
    mark = engagement.mark_of(cast.convening.pk, cast.participant.pk)
    assert (bytes(fact.mark), fact.day) == (mark, clock.today(cast.convening.zone))
    assert not engagement.gathered_openings(cast.convening.pk)


def test_the_public_opens_resources_and_nothing_is_noted(cast, client, resource):
    address = reverse("resource_open", args=[cast.convening.slug, resource.pk])
    assert client.get(address).status_code == 302
    client.force_login(cast.nominator)  # has a part, and is no member
    assert client.get(address).status_code == 302
    client.force_login(cast.participant)
    assert client.head(address).status_code == 302
    assert engagement.gathered_openings(cast.convening.pk) == []


def test_a_resource_without_an_address_or_of_another_convening_is_not_there(cast, client, resource):
    bare = publish_resource(cast.convening, title={"en": "On paper"}, note={}, day=date(2021, 7, 1), by=cast.secretariat)
    assert client.get(reverse("resource_open", args=[cast.convening.slug, bare.pk])).status_code == 404
    assert client.get(reverse("resource_open", args=[cast.convening.slug, resource.pk + bare.pk])).status_code == 404


# ---- people


def test_organisers_are_told_apart_and_left_out_where_the_plan_says_so(cast):
    for person in (cast.participant, cast.other, cast.moderator):
        engagement.note_log_on(cast.convening, person)
    people = raw_of(cast.convening)["people"]
    counted = ("participants", "organisers", "participants_without_organisers")
    assert [people[name] for name in counted] == [3, 1, 2]
    ReleasePlan.objects.create(convening=cast.convening, counts_organisers=False)
    raw = raw_of(cast.convening)
    assert [raw["people"][name] for name in counted] == [2, 1, 2]
    assert raw["platform"]["logged_on"] == 2


def test_a_country_is_named_only_where_the_plan_says_so_and_enough_came_from_it(cast):
    for number in range(12):
        country = "KE" if number < 10 else ""
        engagement.note_log_on(cast.convening, person_in(cast.convening, "participant", country=country))
    assert raw_of(cast.convening)["people"]["named_places"] == []
    ReleasePlan.objects.create(convening=cast.convening, names_places=True)
    assert raw_of(cast.convening)["people"]["named_places"] == [{"country": "KE", "people": 10}]


def test_earlier_figures_are_handed_on_as_they_were_typed(cast):
    EarlierFigure.objects.create(convening=cast.convening, indicator="posts", value=60, stated="12.5", source="page 9")
    assert raw_of(cast.convening)["earlier_figures"] == [
        {"indicator": "posts", "value": 60, "whole": None, "stated": 12.5, "source": "page 9"}
    ]


# ---- a whole convening against a second, naive count


@pytest.fixture(scope="module")
def world(shared_world):
    return shared_world(lambda: played.play("July", people=24))


@pytest.fixture
def book(world, inside_world):
    return inside_world(world)


def test_sessions_weeks_and_returns_are_those_of_a_naive_second_count(book):
    raw, came = raw_of(book.convening), played.qualifying(book)
    by_invitation = [slug for slug, (door, *_rest) in played.SESSIONS.items() if door == "invitation"]
    times = {}
    for who in {who for slug in by_invitation for who in came[slug] if "@" in who}:
        count = sum(who in came[slug] for slug in by_invitation)
        times[count] = times.get(count, 0) + 1
    assert gathering.sessions.attendance_figures(book.convening)["returning"] == times
    weeks = raw["activity"]["weeks"]
    assert sum(week["posts"] for week in raw["posting"]["weeks"]) == played.figures(book)["rooms"]["posts"]
    assert [week["starts"] for week in weeks] == ["2021-07-05", "2021-07-12", "2021-07-19"]
    assert weeks[0]["log_ons"] + weeks[2]["log_ons"] >= raw["platform"]["logged_on"]  # the days were the 10th, the 12th… in New York
    for session in raw["live"]["sessions"]:
        assert session["q1"] <= session["median_minutes"] <= session["q3"]
        assert 0 <= session["stayed"] <= len(came[session["slug"]])


def test_posts_of_a_week_are_told_by_room_and_by_language(book):
    said = raw_of(book.convening)["posting"]
    for week in said["weeks"]:
        assert sum(room["posts"] for room in week["rooms"]) == week["posts"]
        assert week["posters"] <= week["posts"]
        assert sum(week["largest"]) <= week["posts"]
    assert sum(part["posts"] for part in said["languages_of_posts"]) == said["posts"]
    assert said["depth"] == depth_by_hand(book)


def depth_by_hand(book):
    from forums.models import Post

    parents = dict(Post.objects.filter(state="published").values_list("pk", "reply_to"))

    def deep(post):
        return 0 if parents.get(post) is None else 1 + deep(parents[post])

    return max(deep(post) for post in parents)


# ---- the curve of equality


def test_the_curve_lies_beneath_the_diagonal_and_no_point_is_of_fewer_than_a_group():
    dice = random.Random(2021)
    for _time in range(40):
        posts = [dice.randint(1, 9) for _person in range(dice.randint(15, 80))]
        curve = record.counting.curve(posts, 10)
        if curve is None:
            continue
        assert (curve[0], curve[-1]) == ([0.0, 0.0], [1.0, 1.0])
        assert all(of_posts <= of_people + 0.011 for of_people, of_posts in curve)
        people = [round(of_people * len(posts), 1) for of_people, _posts in curve]
        assert all(later - former >= 9.4 for former, later in zip(people, people[1:], strict=False))


def test_there_is_no_curve_of_few_and_none_through_one_who_wrote_nearly_all():
    assert record.counting.curve([1] * 14, 10) is None
    assert record.counting.curve([1] * 19 + [400], 10) is None
    assert record.counting.curve([2] * 20, 10) == [[0.0, 0.0], [0.5, 0.5], [1.0, 1.0]]
