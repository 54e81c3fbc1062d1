"""What cannot go together is said, to the people who plan, with the people's names to the secretariat alone."""

import uuid
from datetime import datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from convening import clock
from convening.models import Participation
from sessions import services
from sessions.models import Session
from sessions.selectors.clashes import BETWEEN, _overlap, clashes_in, clashes_of
from sessions.services import groups
from sessions.services.rehearsals import add_rehearsal

from .conftest import plan


def part_of(person):
    return Participation.objects.get(person=person)


@pytest.fixture
def at(cast):
    """`at(slug, hour, minute)`: a public session of an hour on 14 July."""

    def schedule(slug, hour, minute=0, **more):
        start = datetime(2021, 7, 14, hour, minute)
        return plan(cast.convening, cast.secretariat, slug, **{"door": "public", "minutes": 60, "local_start": start, "platform_url": "", **more})

    return schedule


def found(convening):
    """{(slug, other slug): codes}."""
    slugs = dict(Session.objects.values_list("pk", "slug"))
    told = {}
    for pk, clashes in clashes_in(convening).items():
        for clash in clashes:
            told.setdefault((slugs[pk], clash.other.slug), []).append(clash.code)
    return told


def both(one, other, *codes):
    return {(one, other): list(codes), (other, one): list(codes)}


def test_one_person_in_two_places(cast, at):
    first, second, third, fourth = at("first", 9), at("second", 9, 30), at("third", 10, 10), at("fourth", 11, 25)
    for session, role in ((first, "chair"), (second, "speaker"), (third, "interpreter"), (fourth, "chair")):
        services.give_session_role(session, part_of(cast.participant), role, by=cast.secretariat)
    assert found(cast.convening) == (
        both("first", "second", "person") | both("second", "third", "person") | both("first", "third", "hurry")
    )
    services.cancel_session(first, by=cast.secretariat)
    assert found(cast.convening) == both("second", "third", "person")
    clock.set_to(fourth.ends_at)
    assert found(cast.convening) == {}, "what is over clashes with nothing"


def test_a_rehearsal_is_at_an_hour_too(cast, at):
    early, late = at("early", 9), at("late", 15)
    for session in (early, late):
        services.give_session_role(session, part_of(cast.participant), "speaker", by=cast.secretariat)
    add_rehearsal(late, local_start=datetime(2021, 7, 14, 9, 30), minutes=30, by=cast.secretariat)
    assert found(cast.convening) == both("early", "late", "rehearsal")


def test_places_links_and_invitations(cast, at):
    hall = {"mode": "in_person", "venue": {"en": "Town  Hall"}}
    at("one", 9, **hall), at("two", 9, 30, mode="hybrid", venue={"en": "town hall"}), at("three", 10, 30, **hall)
    assert found(cast.convening) == both("one", "two", "venue")
    at("four", 12, platform_url="https://zoom.example/1"), at("five", 12, platform_url="https://zoom.example/1")
    at("six", 20, door="invitation"), at("seven", 20, 30, door="invitation")
    assert found(cast.convening) == both("one", "two", "venue") | both("four", "five", "link") | both("six", "seven", "everybody")


def test_groups_and_those_in_two_of_them(cast, at):
    by = cast.secretariat
    north, south = (groups.make_group(cast.convening, name, by=by) for name in ("North", "South"))
    at("one", 9, door="group", groups=[north]), at("two", 9, door="group", groups=[north, south])
    third = at("three", 12, door="group", groups=[south])
    fourth = at("four", 12, door="group", groups=[north])
    assert found(cast.convening) == both("one", "two", "group")
    groups.fill_group(north, [part_of(cast.participant), part_of(cast.other)], by=by)
    groups.fill_group(south, [part_of(cast.participant)], by=by)
    assert found(cast.convening) == both("one", "two", "group") | both("three", "four", "group_people")
    assert [(clash.other, clash.count) for clash in clashes_of(third)] == [(fourth, 1)]


def test_as_many_questions_for_three_as_for_one(cast, at, django_assert_num_queries):
    group = groups.make_group(cast.convening, "North", by=cast.secretariat)
    for slugs in (("first",), ("second", "third")):
        for slug in slugs:
            session = at(slug, 9, door="group", groups=[group])
            services.give_session_role(session, part_of(cast.participant), "chair", by=cast.secretariat)
        clock.now()
        with django_assert_num_queries(4):
            clashes_in(cast.convening)


@settings(max_examples=15)
@given(st.integers(0, 240), st.integers(1, 120), st.integers(1, 120))
def test_who_has_a_quarter_of_an_hour_between_two_sessions_is_in_no_hurry(apart, first, second):
    start = datetime(2021, 7, 14, 9)
    one, other = Session(starts_at=start, minutes=first), Session(starts_at=start + timedelta(minutes=apart), minutes=second)
    assert _overlap(one, other, BETWEEN) == _overlap(other, one, BETWEEN) == (apart < first + 15)


def test_names_are_for_the_secretariat_and_not_on_the_grid(cast, at, signed_in):
    first, second = at("first", 9), at("second", 9, 30)
    for session in (first, second):
        services.give_session_role(session, part_of(cast.participant), "chair", by=cast.secretariat)
    browser, name = signed_in(cast.secretariat), cast.participant.profile.name
    for page, named in (("second/roles/", True), ("second/change/", True), ("grid/", False)):
        content = browser.get(f"/c/gathering/programme/{page}").content.decode()
        assert 'id="clashes"' in content and (f"with a role in both: {name}." in content) is named
    assert "1 person has a role in both" in content


def test_an_hour_only_thought_of_is_compared_too(cast, at, signed_in):
    at("first", 9, door="invitation")
    form = {
        "client_key": str(uuid.uuid4()), "slug": "second", "day": "2021-07-14", "start": "09:30", "zone": "America/New_York", "minutes": "60",
        "door": "invitation", "rule": "chatham_house", "naming": "voices", "languages": ["en"], "title_en": "Second", "kind": "plenary",
        "mode": "online", "platform": "zoom", "look": "yes",
    }  # fmt: skip
    page = signed_in(cast.secretariat).post("/c/gathering/programme/new/", form).content.decode()
    assert "everybody who is invited is expected at both" in page and Session.objects.count() == 1
    assert signed_in(cast.secretariat).post("/c/gathering/programme/new/", {name: form[name] for name in form if name != "look"}).status_code == 302
    assert Session.objects.count() == 2, "looking spends nothing"
