"""After any order of deeds, of offices, of the secretariat, of people and of time, the ledger adds up and no seat is given twice."""

import uuid
from collections import Counter
from datetime import timedelta

import pytest
from django.db import transaction
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from convening import clock
from convening.errors import Refused
from participants import selectors, services
from participants.models import Admission, Group, Invitation, Nomination, Quota
from participants.services import answers

from .conftest import somebody

pytestmark = pytest.mark.django_db

# Shrinking such a story would play it a thousand times over; the first that fails tells enough.
PHASES = (Phase.explicit, Phase.reuse, Phase.generate)
DEEDS = (
    "nominate", "withdraw", "clear", "not_clear", "ask_back", "answer_question", "invite", "revoke", "lapse", "accept",
    "say_no", "not_now", "give_up", "release", "promote", "give_seat", "substitute", "set_quota",
)  # fmt: skip
STORY = st.lists(
    st.tuples(st.sampled_from(("next",) * 12 + DEEDS), st.integers(0, 5), st.booleans(), st.booleans()), min_size=15, max_size=40
)
WORDS = {"knows_and_agrees": True}


@settings(max_examples=12, deadline=None, phases=PHASES, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(story=STORY)
def test_the_numbers_add_up_after_any_order_of_deeds(offices, cast, story):
    with transaction.atomic():
        group = services.add_group(cast.convening, slug="group-1", name={"en": "Group 1"}, by=cast.secretariat)
        services.set_quota(offices.north, 1, group=group, by=cast.secretariat)
        done = Counter()
        for deed, who, south, other in story:
            try:
                with transaction.atomic():
                    done[deed] += _do(deed, who, offices.south if south else offices.north, other, offices, cast) is not None
            except Refused:
                pass
            _adds_up(cast.convening, offices)
        transaction.set_rollback(True)


def _adds_up(convening, offices):
    """What must be true at every moment, counted from the rows; then the ledger is compared with them."""
    invitations = {i.person_id: i.state for i in Invitation.objects.filter(convening=convening)}
    everybody = list(Nomination.objects.filter(convening=convening).order_by("rank"))
    seated = {n.person_id for n in everybody if n.state == "cleared" and n.holds in ("seat", "released")}
    assert {person for person, state in invitations.items() if state in ("sent", "accepted")} <= seated
    assert selectors.free_seats(convening) == _pool(convening, everybody) >= 0
    before = Admission.of(convening).released_on is None
    for quota in Quota.objects.filter(office__convening=convening):
        own = [n for n in everybody if n.quota_id == quota.pk]
        held = Counter(n.holds for n in own)
        assert held["seat"] + quota.given_back <= quota.seats
        in_line = [n for n in own if n.in_reserve and not n.let_go_on and n.state in Nomination.STANDING]
        if before:  # no seat of an office is idle while somebody of its own waits
            assert not in_line or held["seat"] + quota.given_back == quota.seats
        for nomination in own:
            assert (nomination.holds == "") == (nomination.state not in Nomination.STANDING)
            assert not nomination.in_reserve or nomination.holds != "seat"
    ledger = {row["slug"]: row for row in selectors.ledger(convening)}
    for office in (offices.north, offices.south):
        own, row = [n for n in everybody if n.office_id == office.pk], ledger[office.slug]
        held = Counter(n.holds for n in own)
        not_cleared = sum(n.state == "declined" for n in own)
        assert row["nominated"] == held["seat"] + held["released"] + held["reserve"] + held["gave_back"] + not_cleared
        assert (row["held"], row["waiting"]) == (held["seat"], held["reserve"])
        told = Counter(invitations.get(n.person_id) for n in own if n.state == "cleared")
        assert row["invited"] == told["sent"] + told["accepted"] + told["declined"] + told["not_now"] + told["lapsed"]
        assert (row["accepted"], row["declined"]) == (told["accepted"], told["declined"] + told["not_now"])
        assert row["nominated"] >= row["cleared"] >= row["invited"] >= row["accepted"] + row["declined"]
        for name in ("seats", "nominated", "held", "waiting", "released"):
            assert row[name] == sum(quota[name] for quota in row["quotas"])
    used = sum(n.holds == "released" for n in everybody)
    assert sum(row["released"] for row in ledger.values()) == used + selectors.free_seats(convening)
    people = {n.person_id for n in everybody if n.state != "withdrawn"}
    assert selectors.totals(convening)["nominated"] == len(people)


def _pool(convening, everybody):
    given = sum(quota.given_back for quota in Quota.objects.filter(office__convening=convening))
    return given - sum(n.holds == "released" for n in everybody)


def _do(deed, who, office, other, offices, cast):
    """One deed; returns something where it was done, None where there was nothing to do it to."""
    by, desk, profile = _nominator(office, offices), cast.secretariat, somebody(f"Person {who}")
    match deed:
        case "nominate":
            quota = office.quotas.order_by("seats").first() if other else office.quotas.order_by("-seats").first()
            return services.nominate(office, profile, WORDS, by=by, key=uuid.uuid4(), quota=quota)
        case "release":
            return services.release_unused(cast.convening, by=desk) if who == 0 else None  # seldom: it changes the rest for good
        case "promote":
            moved = services.promote(cast.convening)
            assert selectors.free_seats(cast.convening) == 0 or not Admission.of(cast.convening).released_on or all(
                one.hindrance for one in selectors.waiting_list(cast.convening)
            )
            return moved
        case "set_quota":
            group = Group.objects.get() if other and office == offices.north else None
            return services.set_quota(office, who, group=group, by=desk)
        case "next":
            return _do(_next_step(office, profile, who), who, office, other, offices, cast)
    nomination = _nomination(office, profile)
    return _to_one(deed, nomination, by, desk, other) if nomination else None


def _to_one(deed, nomination, by, desk, other):
    invitation = Invitation.objects.filter(person=nomination.person).first()
    match deed:
        case "withdraw":
            return services.withdraw_nomination(nomination, by=by)
        case "substitute":
            new = somebody("Person 9" if other else "Person 8")
            return services.substitute(nomination, new, WORDS, "Fell ill.", by=by, key=uuid.uuid4())
        case "clear":
            return services.clear([nomination], by=desk)
        case "not_clear":
            return services.decline_nomination(nomination, by=desk)
        case "ask_back":
            return services.ask_back(nomination, "Which town?", by=desk, key=uuid.uuid4())
        case "answer_question":
            return services.answer_question(nomination, "The old one.", by=by, key=uuid.uuid4())
        case "give_seat":
            return services.give_seat(nomination, "Speaks for the valley.", by=desk, key=uuid.uuid4())
        case "invite":
            return services.invite(nomination.convening, nomination.person, by=desk)
    if invitation is None:
        return None
    match deed:
        case "revoke":
            return services.revoke(invitation, by=desk)
        case "lapse":
            Invitation.objects.filter(pk=invitation.pk, state="sent").update(expires_at=clock.now() - timedelta(minutes=1))
            return services.lapse_unanswered(nomination.convening)
        case "accept":
            return services.accept(invitation, choices={}, key=uuid.uuid4())
        case "say_no":
            return services.decline_invitation(invitation, key=uuid.uuid4())
        case "not_now":
            return answers.not_this_time(invitation, key=uuid.uuid4())
        case "give_up":
            return answers.give_up(invitation, by=invitation.person, key=uuid.uuid4())


def _nominator(office, offices):
    return offices.north_nominator if office.pk == offices.north.pk else offices.south_nominator


def _nomination(office, profile):
    named = office.nominations.select_related("office", "convening", "person")
    return next((n for n in named if n.person.profile.email == profile.email), None)


def _next_step(office, profile, who):
    """What brings this person one step on, so that the stories get far."""
    nomination = _nomination(office, profile)
    if nomination is None or nomination.state == "withdrawn":
        return "nominate"
    if nomination.state != "cleared":
        return "clear"
    invitation = Invitation.objects.filter(person=nomination.person).first()
    if invitation is None:
        return "invite"
    return ("accept", "say_no", "not_now", "lapse", "promote", "accept")[who]
