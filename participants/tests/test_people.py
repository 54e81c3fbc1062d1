"""Appointed people, guests, and the windows of the evaluation."""

import statistics
import time
import uuid

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from convening import engagement
from convening.errors import Forbidden, Refused
from convening.models import Participation, Profile, User
from participants import selectors, services

from .conftest import somebody

pytestmark = pytest.mark.django_db


def test_the_secretariat_gives_somebody_new_a_role_and_she_can_sign_in(cast):
    profile = Profile(name="Karim Tawil", email="karim@booths.example", language="ar")
    part, warnings = services.appoint(cast.convening, profile, ["interpreter"], by=cast.secretariat)

    assert (part.roles, part.member, part.person.is_active, warnings) == (["interpreter"], False, True, [])


def test_somebody_known_keeps_her_profile_and_her_other_roles(cast):
    profile = Profile(name="Wrong", email=cast.participant.profile.email.upper())
    part, _warnings = services.appoint(cast.convening, profile, ["speaker"], by=cast.secretariat)

    assert part.person == cast.participant
    assert (part.roles, part.member) == (["participant", "speaker"], True)
    assert User.objects.get(pk=cast.participant.pk).profile.name == "Salma Haddad"


@pytest.mark.parametrize(
    "roles, code",
    [
        (["moderator", "custodian"], "participants.moderator_and_custodian"),
        (["secretariat", "custodian"], "participants.secretariat_and_custodian"),
        (["moderator", "help_desk"], "participants.moderator_and_help_desk"),
    ],
)
def test_roles_that_weaken_the_rule_are_given_with_a_warning(cast, roles, code):
    services.appoint(cast.convening, somebody(), roles[:1], by=cast.secretariat)
    _part, warnings = services.appoint(cast.convening, somebody(), roles[1:], by=cast.secretariat)
    assert warnings == [code]


def test_a_role_that_does_not_exist_is_refused(cast):
    with pytest.raises(Refused) as refused:
        services.appoint(cast.convening, somebody(), ["emperor"], by=cast.secretariat)
    assert refused.value.code == "role.unknown"


def test_only_the_secretariat_of_this_convening_appoints(cast):
    for person in (cast.nominator, cast.moderator, cast.participant, cast.stranger):
        with pytest.raises(Forbidden):
            services.appoint(cast.convening, somebody(), ["donor"], by=person)


def test_a_guest_has_a_part_without_role_or_account(cast):
    person = services.register_guest(cast.convening, somebody("Guest One", country="PE"))

    part = Participation.objects.get(person=person, convening=cast.convening)
    assert (part.roles, part.member, person.is_active) == ([], False, False)
    assert services.register_guest(cast.convening, somebody("Guest One")) == person


def test_a_guest_who_is_known_stays_as_she_was(cast):
    profile = Profile(name="Intruder", email=cast.participant.profile.email, country="FR")
    assert services.register_guest(cast.convening, profile) == cast.participant

    person = User.objects.get(pk=cast.participant.pk)
    assert (person.profile.name, person.profile.country) == ("Salma Haddad", "")
    assert Participation.objects.get(person=person, convening=cast.convening).member


def test_the_time_to_register_does_not_tell_whether_an_address_is_known(cast):
    known = [somebody(f"Known {n}") for n in range(12)]
    for profile in known:
        services.register_guest(cast.convening, profile)
    spent, asked = {"known": [], "new": []}, {}
    for n in range(12):
        for kind, profile in (("known", known[n]), ("new", somebody(f"New {n}"))):
            with CaptureQueriesContext(connection) as queries:
                start = time.thread_time()  # of the processor: how long somebody waits for it on a busy machine tells nothing
                services.register_guest(cast.convening, profile)
                spent[kind].append(time.thread_time() - start)
            asked[kind] = len(queries)
    assert abs(statistics.median(spent["known"]) - statistics.median(spent["new"])) < 0.020
    assert abs(asked["known"] - asked["new"]) < 10  # of less than a millisecond each


def test_counts_are_of_distinct_people(invited, offices, cast):
    before = selectors.counts(cast.convening)
    for name in ("Person A", "Person B", "Person C"):
        invitation, _token = invited(name, office=offices.south if name == "Person C" else offices.north)
        if name == "Person A":
            services.accept(invitation, choices={}, key=uuid.uuid4())
    services.revoke(invitation, by=cast.secretariat)

    assert selectors.counts(cast.convening) == {"invited": 2, "accepted": 1, "registered": before["registered"] + 1}


def test_attributes_join_marks_to_what_each_told_and_to_nothing_else(invited, cast):
    invitation, _token = invited()
    services.accept(
        invitation,
        choices={"country": "YE", "region": "Arab States", "kind_of_actor": "Civil society", "first_timer": True, "language": "ar"},
        key=uuid.uuid4(),
    )
    guest = services.register_guest(cast.convening, somebody("Guest One", country="PE", language="es"))

    told = dict(selectors.attributes(cast.convening))

    assert len(told) == Participation.objects.filter(convening=cast.convening).count()
    assert told[engagement.mark_of(cast.convening.pk, invitation.person_id)] == {
        "country": "YE", "region": "Arab States", "kind_of_actor": "Civil society", "language": "ar",
        "first_timer": True, "staff": False, "member": True,
    }  # fmt: skip
    assert told[engagement.mark_of(cast.convening.pk, guest.pk)] == {
        "country": "PE", "region": "", "kind_of_actor": "", "language": "es",
        "first_timer": None, "staff": False, "member": False,
    }  # fmt: skip
    assert told[engagement.mark_of(cast.convening.pk, cast.moderator.pk)]["staff"] is True
    assert engagement.mark_of(cast.convening.pk, cast.stranger.pk) not in told


def test_members_stand_in_the_order_of_their_names(cast):
    services.appoint(cast.convening, Profile(name="Élodie Vert", email="e@x.example"), ["speaker"], by=cast.secretariat, member=True)
    names = [part.person.profile.name for part in selectors.members(cast.convening)]
    assert names == ["Élodie Vert", "Ines Duarte", "Noor Said", "Salma Haddad", "Vera Lind"]


@pytest.mark.parametrize("window", [selectors.attributes, selectors.members, selectors.counts])
def test_windows_ask_the_database_as_often_for_three_as_for_one(cast, django_assert_num_queries, window):
    queries = {selectors.attributes: 1, selectors.members: 1, selectors.counts: 2}[window]
    for n in (1, 3):
        for k in range(n):
            services.register_guest(cast.convening, somebody(f"Guest {n} {k}"))
        with django_assert_num_queries(queries):
            window(cast.convening)
