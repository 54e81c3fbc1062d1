"""Who is let in by which door, and what she is inside: asked of one session and of many alike."""

from datetime import date

import pytest
from django.contrib.auth.models import AnonymousUser

from convening import engagement, policy
from convening.models import Participation, User
from sessions import matching, selectors, services
from sessions.models import Registration, Session, SessionRole
from sessions.services.groups import fill_group, make_group

from .conftest import plan

EVERYBODY = ("participant", "other", "secretariat", "evaluator", "moderator", "nominator", "stranger")


def fresh(person):
    return User.objects.get(pk=person.pk)


def part_of(person):
    return Participation.objects.get(person=person)


@pytest.fixture
def by_group(cast):
    """A session for the advisers, to whom the participant belongs."""
    advisers = make_group(cast.convening, "Advisers", by=cast.secretariat)
    fill_group(advisers, [part_of(cast.participant)], by=cast.secretariat)
    return plan(cast.convening, cast.secretariat, "advisers", door="group", groups=[advisers])


def let_in(cast, right="sessions.view_session"):
    """{who: slugs of the sessions that open to her}, asked of many; and the same asked of each."""
    people = {name: fresh(getattr(cast, name)) for name in EVERYBODY} | {"nobody": AnonymousUser()}
    many = {name: set(Session.objects.filter(policy.among(who, right)).values_list("slug", flat=True)) for name, who in people.items()}
    each = {name: {s.slug for s in Session.objects.all() if policy.allows(who, right, s)} for name, who in people.items()}
    assert many == each
    return many


def test_a_session_by_group_opens_to_its_people_and_to_those_who_run_the_convening(cast, group, opening, by_group):
    services.give_session_role(by_group, part_of(cast.nominator), "sign_interpreter", by=cast.secretariat)
    for right in ("sessions.view_session", "sessions.join"):
        seen = let_in(cast, right)
        assert {name for name, slugs in seen.items() if "advisers" in slugs} == {"participant", "secretariat", "evaluator", "nominator"}
        assert "working-group" in seen["other"] and "working-group" in seen["moderator"]


def test_a_role_counts_to_the_last_day_of_a_contract(cast, by_group):
    services.give_session_role(by_group, part_of(cast.other), "chair", by=cast.secretariat)
    services.give_session_role(by_group, part_of(cast.other), "rapporteur", by=cast.secretariat)
    assert selectors.roles_of(fresh(cast.other), by_group) == {"chair", "rapporteur"}
    assert selectors.roles_of(AnonymousUser(), by_group) == frozenset()
    Participation.objects.filter(person=cast.other).update(until=date(2021, 1, 1))
    assert selectors.roles_of(fresh(cast.other), by_group) == frozenset()
    assert "advisers" not in let_in(cast)["other"]


def test_who_came_in_on_paper_chairs_and_reports_nothing(cast, by_group):
    for role in ("speaker", "rapporteur", "tech"):
        SessionRole.objects.create(session=by_group, participation=part_of(cast.other), role=role)
    other = fresh(cast.other)
    policy.came_by({"by_paper": str(cast.convening.pk)}, other)
    assert selectors.roles_of(other, by_group) == {"speaker"}


def test_roles_are_asked_once_for_each_standing(cast, group, opening, django_assert_num_queries):
    services.give_session_role(group, part_of(cast.participant), "speaker", by=cast.secretariat, language="ar")
    person = fresh(cast.participant)
    with django_assert_num_queries(2):  # her parts, her roles
        assert [selectors.roles_of(person, session) for session in (group, opening)] == [{"speaker"}, frozenset()]


def test_expected_are_members_a_group_or_whoever_registered_and_always_those_with_a_role(cast, group, opening, by_group):
    def expected(session):
        return {part.person_id: mark for part, mark in matching.expected_in(session)}

    marks = engagement.marks_of(cast.convening.pk, [getattr(cast, name).pk for name in EVERYBODY])
    members = set(Participation.objects.filter(convening=cast.convening, member=True).values_list("person_id", flat=True))
    assert expected(group) == {pk: engagement.mark_of(cast.convening.pk, pk) for pk in members}
    assert set(expected(by_group)) == {cast.participant.pk}
    Registration.objects.create(session=opening, mark=marks[cast.other.pk])
    services.give_session_role(opening, part_of(cast.nominator), "interpreter", by=cast.secretariat)
    assert set(expected(opening)) == {cast.other.pk, cast.nominator.pk}
