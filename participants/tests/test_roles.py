"""Roles are given, taken, ended and handed over; a convening is never without a secretary."""

import uuid
from datetime import UTC, date, datetime, timedelta

import pytest

from convening import clock, policy
from convening.errors import Forbidden, Refused
from convening.models import AuditEntry, OutboxEntry, Participation, Profile
from convening.testing import person_in
from participants import services
from participants.models import Admission
from participants.services import people

pytestmark = pytest.mark.django_db


def part_of(person):
    return Participation.objects.select_related("convening", "person").get(person=person)


def refused(deed, *words, **more):
    with pytest.raises(Refused) as problem:
        deed(*words, **more)
    return problem.value.code


def may(person, right, thing):
    person.__dict__.pop("_standing", None)
    return policy.allows(person, right, thing)


def verbs():
    return list(AuditEntry.objects.filter(verb__startswith="participants.").values_list("verb", "note"))


def letters():
    return OutboxEntry.objects.filter(kind="letter").count()


def handed(cast, part, to, **more):
    return services.hand_over(part_of(part), to, by=cast.secretariat, key=more.pop("key", None) or uuid.uuid4(), **more)


# ── Contracts end ──
def test_roles_count_to_the_end_of_the_last_day_where_the_convening_is(cast):
    services.end_contract(part_of(cast.evaluator), date(2021, 7, 12), by=cast.secretariat)
    last = datetime(2021, 7, 13, 4, tzinfo=UTC)  # midnight in New York
    found = []
    for moment in (last - timedelta(minutes=1), last):
        clock.set_to(moment)
        found.append(may(cast.evaluator, "sessions.import_attendance", cast.convening.sessions.model(convening=cast.convening)))
    assert found == [True, False]


def test_after_it_she_is_a_participant_still(cast):
    person = person_in(cast.convening, "participant", "moderator", "nominator", name="Ola Both")
    only_work = person_in(cast.convening, "moderator", name="Ola Work")
    for one in (person, only_work):
        services.end_contract(part_of(one), date(2021, 7, 12), by=cast.secretariat)
    clock.set_to(datetime(2021, 7, 20, tzinfo=UTC))
    standings = [policy.Standing(one) for one in (person, only_work)]
    cid = cast.convening.pk
    assert [who.roles_in(cid) for who in standings] == [{"participant"}, frozenset()]
    assert [who.is_member(cid) for who in standings] == [True, False]
    assert [who.convenings_as("moderator", "nominator") for who in standings] == [[], []]
    assert [who.office_in(cid) for who in standings] == [None, None]


def test_a_page_is_closed_on_the_day_after(cast, signed_in):
    helper = person_in(cast.convening, "secretariat", name="Second Secretary")
    services.end_contract(part_of(helper), date(2021, 7, 12), by=cast.secretariat)
    browser = signed_in(helper)
    assert browser.get("/c/gathering/people/").status_code == 200
    clock.set_to(datetime(2021, 7, 14, tzinfo=UTC))
    assert browser.get("/c/gathering/people/").status_code == 404
    assert "/c/gathering/people/" not in browser.get("/c/gathering/").content.decode()


def test_the_day_of_an_end_is_not_over(cast):
    assert refused(services.end_contract, part_of(cast.moderator), date(2021, 7, 9), by=cast.secretariat) == "role.ended"
    services.end_contract(part_of(cast.moderator), date(2021, 7, 10), by=cast.secretariat)
    services.end_contract(part_of(cast.moderator), None, by=cast.secretariat)
    assert part_of(cast.moderator).until is None


def test_asking_for_standing_costs_one_query(cast, django_assert_num_queries):
    Participation.objects.filter(person=cast.moderator).update(until=date(2021, 7, 12))
    clock.now()
    with django_assert_num_queries(1):
        policy.Standing(cast.moderator).has(cast.convening.pk, "moderator")


# ── Taken away ──
def test_roles_are_taken_with_what_goes_with_them(cast, offices):
    part = part_of(cast.nominator)
    assert list(part.offices.all()) == [offices.north]
    services.take_roles(part, ["nominator"], by=cast.secretariat)
    assert (part_of(cast.nominator).roles, list(part.offices.all())) == ([], [])
    assert not may(cast.nominator, "participants.nominate", offices.north)
    assert verbs()[-1] == ("participants.roles_taken", "nominator")


def test_what_she_is_as_a_participant_is_not_taken(cast):
    person = person_in(cast.convening, "participant", "donor", name="Ola Both")
    services.take_roles(part_of(person), ["participant", "donor"], by=cast.secretariat)
    assert (part_of(person).roles, part_of(person).member) == (["participant"], True)
    services.take_roles(part_of(cast.moderator), ["moderator"], by=cast.secretariat)
    assert (part_of(cast.moderator).roles, part_of(cast.moderator).member) == ([], False)


def test_a_role_that_she_has_not_is_no_deed(cast):
    before = letters(), verbs()
    services.take_roles(part_of(cast.moderator), ["donor"], by=cast.secretariat)
    assert (letters(), verbs()) == before


# ── The last secretary ──
def test_the_last_secretary_stays(cast):
    part = part_of(cast.secretariat)
    assert refused(services.take_roles, part, ["secretariat"], by=cast.secretariat) == "role.last_secretary"
    assert refused(services.end_contract, part, date(2021, 7, 20), by=cast.secretariat) == "role.last_secretary"
    assert services.end_contract(part, cast.convening.ends_on, by=cast.secretariat).until == cast.convening.ends_on


def test_a_second_secretary_frees_the_first_unless_she_goes_before_the_end(cast):
    second = person_in(cast.convening, "secretariat", name="Second Secretary")
    services.end_contract(part_of(second), date(2021, 7, 15), by=cast.secretariat)
    assert refused(services.take_roles, part_of(cast.secretariat), ["secretariat"], by=cast.secretariat) == "role.last_secretary"
    services.end_contract(part_of(second), None, by=cast.secretariat)
    services.take_roles(part_of(cast.secretariat), ["secretariat"], by=second)
    assert refused(services.take_roles, part_of(second), ["secretariat"], by=second) == "role.last_secretary"


def test_a_secretary_who_cannot_sign_in_is_none(cast):
    second = person_in(cast.convening, "secretariat", name="Second Secretary")
    type(second).objects.filter(pk=second.pk).update(is_active=False)
    assert refused(services.take_roles, part_of(cast.secretariat), ["secretariat"], by=cast.secretariat) == "role.last_secretary"


# ── Handed over ──
def test_all_that_she_has_goes_over_in_one_step(cast, offices):
    Admission.objects.update_or_create(convening=cast.convening, defaults={"officer": part_of(cast.nominator)})
    theirs, hers = handed(cast, cast.nominator, Profile(name="Nora Next", email="nora@next.example", language="fr"))
    assert (theirs.roles, hers.roles) == (["nominator"], [])
    assert list(offices.north.people.all()) == [theirs]
    assert Admission.of(cast.convening).officer == theirs
    assert may(theirs.person, "participants.nominate", offices.north) and not may(cast.nominator, "participants.nominate", offices.north)
    assert theirs.person.is_active
    assert [verb for verb, _note in verbs()[-2:]] == ["participants.roles_handed_over", "participants.roles_given"]


def test_she_may_keep_what_she_hands_over_to_a_day(cast, offices):
    theirs, hers = handed(cast, cast.nominator, part_of(cast.other), keeps=True, until=date(2021, 7, 20))
    assert (theirs.roles, part_of(cast.nominator).roles, part_of(cast.nominator).until) == (
        ["nominator", "participant"], ["nominator"], date(2021, 7, 20),
    )  # fmt: skip
    assert set(offices.north.people.all()) == {theirs, hers}


def test_only_what_is_ticked_goes_over(cast):
    person = person_in(cast.convening, "donor", "evaluator", name="Ola Both", member=False)
    theirs, hers = handed(cast, person, part_of(cast.other), roles=["donor", "secretariat"])
    assert (theirs.roles, hers.roles) == (["donor", "participant"], ["evaluator"])


def test_the_last_secretary_hands_over_and_is_free(cast):
    theirs, hers = handed(cast, cast.secretariat, part_of(cast.other))
    assert (theirs.roles, hers.roles) == (["participant", "secretariat"], [])
    assert may(cast.other, "participants.change_roles", cast.convening)
    assert not may(cast.secretariat, "participants.change_roles", cast.convening)


def test_an_old_contract_does_not_spoil_what_is_given(cast):
    Participation.objects.filter(person=cast.other).update(until=date(2021, 7, 1))
    theirs, _hers = handed(cast, cast.secretariat, part_of(cast.other))
    assert theirs.until is None and may(cast.other, "participants.change_roles", cast.convening)


def test_sent_twice_it_is_done_once_and_both_hear(cast):
    key = uuid.uuid4()
    before = letters()
    handed(cast, cast.evaluator, part_of(cast.other), key=key)
    assert letters() == before + 2
    Participation.objects.filter(person=cast.evaluator).update(roles=["evaluator"])
    handed(cast, cast.evaluator, part_of(cast.other), key=key)
    assert letters() == before + 2 and part_of(cast.evaluator).roles == ["evaluator"]


def test_to_herself_to_a_stranger_or_nothing_at_all_is_refused(cast):
    assert refused(handed, cast, cast.evaluator, part_of(cast.evaluator)) == "role.same_person"
    assert refused(handed, cast, cast.evaluator, part_of(cast.stranger)) == "role.foreign"
    assert refused(handed, cast, cast.participant, part_of(cast.other)) == "role.nothing"
    assert refused(handed, cast, cast.evaluator, part_of(cast.other), roles=["donor"]) == "role.nothing"


@pytest.mark.parametrize("who", ["participant", "nominator", "moderator", "evaluator", "stranger"])
def test_others_change_no_roles(who, cast):
    by, part = getattr(cast, who), part_of(cast.evaluator)
    for deed in (
        lambda: services.take_roles(part, ["evaluator"], by=by),
        lambda: services.end_contract(part, None, by=by),
        lambda: services.hand_over(part, part_of(cast.other), by=by, key=uuid.uuid4()),
    ):
        with pytest.raises(Forbidden):
            deed()


def test_unwise_combinations_have_codes():
    assert people.unwise(["moderator", "custodian", "donor"]) == ["participants.moderator_and_custodian"]
    assert people.unwise(["moderator", "donor"]) == []


def test_who_is_appointed_hears_of_it_and_the_letter_names_nothing(cast):
    before = letters()
    for _turn in range(2):
        services.appoint(cast.convening, Profile(name="Ida Reed", email="ida@desk.example"), ["help_desk"], by=cast.secretariat)
    assert letters() == before + 1
