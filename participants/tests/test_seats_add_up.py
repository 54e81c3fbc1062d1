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
STANDING = {"state__in": Nomination.STANDING}
SENT, ACCEPTED = ({"person__invitations__state": state} for state in ("sent", "accepted"))
# what can happen, and to whom of those who are named it can happen
DEEDS = {
    "nominate": None, "release": None, "promote": None, "set_quota": None,
    "clear": {"state__in": ("nominated", "declined")}, "not_clear": STANDING, "ask_back": {"state": "nominated"},
    "answer_question": {"state": "asked"}, "withdraw": STANDING, "substitute": STANDING, "invite": {"state": "cleared"},
    "give_seat": {"holds__in": ("reserve", "gave_back")}, "accept": SENT, "say_no": SENT, "not_now": SENT, "lapse": SENT,
    "revoke": SENT, "give_up": ACCEPTED,
}  # fmt: skip
OFTEN = ("nominate",) + ("clear",) * 6 + ("invite",) * 4 + ("say_no", "promote", "give_seat")
STORY = st.lists(
    st.tuples(st.sampled_from((*OFTEN, *DEEDS)), st.integers(0, 5), st.booleans(), st.booleans()), min_size=20, max_size=36
)
WORDS = {"knows_and_agrees": True}


@settings(max_examples=8, deadline=None, phases=PHASES, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(story=STORY)
def test_the_numbers_add_up_after_any_order_of_deeds(offices, cast, story):
    with transaction.atomic():
        group = services.add_group(cast.convening, slug="group-1", name={"en": "Group 1"}, by=cast.secretariat)
        services.set_quota(offices.north, 1, group=group, by=cast.secretariat)
        for who in range(4):  # two more than there are seats
            for office in (offices.north, offices.south):
                _do("nominate", who, office, False, offices, cast)
        for deed, who, south, other in story:
            try:
                with transaction.atomic():
                    _do(deed, who, offices.south if south else offices.north, other, offices, cast)
            except Refused:
                continue
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
    """One deed, to the `who`-th of those to whom it can be done."""
    desk = cast.secretariat
    match deed:
        case "nominate":
            quota = office.quotas.order_by("seats").first() if other else office.quotas.order_by("-seats").first()
            profile, by = somebody(f"Person {who}"), _nominator(office, offices)
            services.nominate(office, profile, WORDS, by=by, key=uuid.uuid4(), quota=quota)
        case "release":
            if who == 0:  # seldom: it changes the rest for good
                services.release_unused(cast.convening, by=desk)
        case "promote":
            services.promote(cast.convening)
            assert selectors.free_seats(cast.convening) == 0 or not Admission.of(cast.convening).released_on or all(
                one.hindrance for one in selectors.waiting_list(cast.convening)
            )
        case "set_quota":
            group = Group.objects.get() if other and office == offices.north else None
            services.set_quota(office, who, group=group, by=desk)
        case _:
            able = Nomination.objects.filter(convening=cast.convening, **DEEDS[deed]).select_related("office", "convening", "person")
            if able := list(able.order_by("made_on", "office__slug", "rank")):
                nomination = able[who % len(able)]
                _to_one(deed, nomination, _nominator(nomination.office, offices), desk, other)


def _to_one(deed, nomination, by, desk, other):
    invitation = Invitation.objects.filter(person=nomination.person).first()
    match deed:
        case "withdraw":
            services.withdraw_nomination(nomination, by=by)
        case "substitute":
            new = somebody("Person 9" if other else "Person 8")
            services.substitute(nomination, new, WORDS, "Fell ill.", by=by, key=uuid.uuid4())
        case "clear":
            services.clear([nomination], by=desk)
        case "not_clear":
            services.decline_nomination(nomination, by=desk)
        case "ask_back":
            services.ask_back(nomination, "Which town?", by=desk, key=uuid.uuid4())
        case "answer_question":
            services.answer_question(nomination, "The old one.", by=by, key=uuid.uuid4())
        case "give_seat":
            services.give_seat(nomination, "Speaks for the valley.", by=desk, key=uuid.uuid4())
        case "invite":
            services.invite(nomination.convening, nomination.person, by=desk)
    match deed:
        case "revoke":
            services.revoke(invitation, by=desk)
        case "lapse":
            Invitation.objects.filter(pk=invitation.pk, state="sent").update(expires_at=clock.now() - timedelta(minutes=1))
            services.lapse_unanswered(nomination.convening)
        case "accept":
            services.accept(invitation, choices={}, key=uuid.uuid4())
        case "say_no":
            services.decline_invitation(invitation, key=uuid.uuid4())
        case "not_now":
            answers.not_this_time(invitation, key=uuid.uuid4())
        case "give_up":
            answers.give_up(invitation, by=invitation.person, key=uuid.uuid4())


def _nominator(office, offices):
    return offices.north_nominator if office.pk == offices.north.pk else offices.south_nominator
