"""The secretariat plans sessions by the clock of a city, and may tighten what it promised, never loosen it."""

import uuid
from datetime import UTC, datetime

import pytest

from convening.errors import Forbidden, Refused
from convening.models import AuditEntry, Participation
from sessions import services
from sessions.models import Session, SessionRole

from .conftest import plan


def test_an_hour_in_new_york_in_july_is_four_hours_before_utc(cast):
    session = plan(cast.convening, cast.secretariat, local_start=datetime(2021, 7, 15, 4))
    assert session.starts_at == datetime(2021, 7, 15, 8, tzinfo=UTC)
    assert session.zone_name == "America/New_York"
    assert [entry.verb for entry in AuditEntry.objects.filter(actor_id=cast.secretariat.pk)] == ["sessions.session_scheduled"]


@pytest.mark.parametrize("written", ["EST", "est", "GMT+3", "CST", "IST"])
def test_an_abbreviation_is_refused_with_cities_and_nothing_is_planned(cast, written):
    with pytest.raises(Refused) as refused:
        plan(cast.convening, cast.secretariat, zone_name=written)
    assert refused.value.code == "zone.ambiguous"
    assert refused.value.fields == {"zone": refused.value.message}
    assert "/" in refused.value.message
    assert not Session.objects.exists()


def test_an_hour_that_the_clock_jumped_over_is_refused(cast):
    with pytest.raises(Refused) as refused:
        plan(cast.convening, cast.secretariat, local_start=datetime(2021, 3, 14, 2, 30))
    assert refused.value.code == "session.no_such_time"


def test_an_hour_shown_twice_is_asked_about_and_both_answers_are_taken(cast):
    twice = datetime(2021, 11, 7, 1, 30)
    with pytest.raises(Refused) as refused:
        plan(cast.convening, cast.secretariat, local_start=twice)
    assert refused.value.code == "session.time_shown_twice"
    first = plan(cast.convening, cast.secretariat, "first", local_start=twice, fold=0)
    second = plan(cast.convening, cast.secretariat, "second", local_start=twice, fold=1)
    assert first.starts_at == datetime(2021, 11, 7, 5, 30, tzinfo=UTC)
    assert second.starts_at == datetime(2021, 11, 7, 6, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    ("changes", "code", "field"),
    [
        ({"title": {"ar": "فقط"}}, "session.no_title", "title_en"),
        ({"minutes": 0}, "session.length", "minutes"),
        ({"minutes": 100_000}, "session.length", "minutes"),
        ({"languages": []}, "session.languages", "languages"),
        ({"languages": ["tlh"]}, "session.languages", "languages"),
        ({"platform_url": "http://platform.example"}, "session.platform_url", "platform_url"),
        ({"platform_url": "javascript:alert(1)"}, "session.platform_url", "platform_url"),
        ({"door": "ajar"}, "session.unreadable", "door"),
        ({"rule": ""}, "session.unreadable", "rule"),
        ({"slug": "Not a slug"}, "session.unreadable", "slug"),
        ({"slug": "new"}, "session.slug_taken", "slug"),
        ({"slug": "grid"}, "session.slug_taken", "slug"),
        ({"recorded": True}, "session.recorded_off_the_record", "recorded"),
        ({"mode": "in_person"}, "session.no_venue", "venue_en"),
        ({"door": "group"}, "session.no_group", "groups"),
        ({"stage_minutes": 5}, "session.stage_after_door", "stage_minutes"),
        ({"door_minutes": -1}, "session.door_minutes", "door_minutes"),
        ({"floor_seconds": 10_000}, "session.floor_seconds", "floor_seconds"),
        ({"platform": "carrier pigeon"}, "session.unreadable", "platform"),
    ],
)
def test_what_cannot_be_is_refused_with_its_field(cast, changes, code, field):
    with pytest.raises(Refused) as refused:
        plan(cast.convening, cast.secretariat, **changes)
    assert (refused.value.code, set(refused.value.fields)) == (code, {field})
    assert not Session.objects.exists()


def test_a_form_sent_twice_plans_once(cast):
    key = uuid.uuid4()
    assert plan(cast.convening, cast.secretariat, key=key) == plan(cast.convening, cast.secretariat, key=key)
    assert Session.objects.count() == 1
    with pytest.raises(Refused) as refused:
        plan(cast.convening, cast.secretariat, "another", key=key)
    assert refused.value.code == "session.form_spent"


def test_two_sessions_of_one_name_are_not_planned(group, cast):
    with pytest.raises(Refused) as refused:
        plan(cast.convening, cast.secretariat)
    assert refused.value.code == "session.slug_taken"


@pytest.mark.parametrize("who", ["participant", "evaluator", "moderator", "nominator", "stranger"])
def test_only_the_secretariat_plans_and_changes(cast, group, who):
    with pytest.raises(Forbidden):
        plan(cast.convening, getattr(cast, who), "another")
    with pytest.raises(Forbidden):
        services.change_session(group, minutes=60, by=getattr(cast, who))


def test_the_rule_and_the_naming_only_become_stricter(cast, group):
    for loosening in ({"rule": "on_the_record"}, {"naming": "voices", "rule": "on_the_record"}):
        with pytest.raises(Refused) as refused:
            services.change_session(group, by=cast.secretariat, **loosening)
        assert refused.value.code == "session.rule_loosened"
    stricter = services.change_session(group, by=cast.secretariat, rule="off_the_record", naming="voices")
    assert (stricter.rule, stricter.naming) == ("off_the_record", "voices")
    with pytest.raises(Refused) as refused:
        services.change_session(group, by=cast.secretariat, naming="named")
    assert refused.value.code == "session.naming_loosened"


def test_a_change_moves_the_calendar_entry_on_and_none_does_not(cast, group):
    moved = services.change_session(group, by=cast.secretariat, local_start=datetime(2021, 7, 14, 10))
    assert (moved.sequence, moved.starts_at) == (1, datetime(2021, 7, 14, 14, tzinfo=UTC))
    elsewhere = services.change_session(group, by=cast.secretariat, zone_name="Africa/Tunis")
    assert (elsewhere.sequence, elsewhere.starts_at) == (2, datetime(2021, 7, 14, 9, tzinfo=UTC))
    for unseen in ({"minutes": 150}, {"title": {"en": "Another"}}, {"platform_url": "https://platform.example/j/9"}, {"kind": "plenary"}):
        assert services.change_session(group, by=cast.secretariat, **unseen).sequence == 2
    moved_house = services.change_session(group, by=cast.secretariat, mode="hybrid", venue={"en": "Town hall"})
    assert moved_house.sequence == 3


def test_a_recording_falls_with_the_record(cast):
    session = plan(cast.convening, cast.secretariat, rule="on_the_record", recorded=True)
    with pytest.raises(Refused) as refused:
        services.change_session(session, by=cast.secretariat, rule="chatham_house")
    assert refused.value.code == "session.recorded_off_the_record"
    assert services.change_session(session, by=cast.secretariat, rule="chatham_house", recorded=False).recorded is False


def test_a_role_is_given_once_and_to_nobody_from_elsewhere(cast, group):
    part = Participation.objects.get(person=cast.participant)
    for _again in range(2):
        services.give_session_role(group, part, "chair", by=cast.secretariat)
    assert SessionRole.objects.count() == 1
    assert AuditEntry.objects.filter(verb="sessions.role_given").count() == 1
    stranger = Participation.objects.get(person=cast.stranger)
    with pytest.raises(Refused):
        services.give_session_role(group, stranger, "chair", by=cast.secretariat)
    with pytest.raises(Refused):
        services.give_session_role(group, part, "ruler", by=cast.secretariat)
