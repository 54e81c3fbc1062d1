"""The ledger's numbers, and the queue of the secretariat."""

import io
import json
import uuid

import pytest
from django.core.management import call_command
from django.db import transaction
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from convening.errors import Refused
from participants import selectors, services
from participants.models import Invitation, Nomination

from .conftest import somebody

pytestmark = pytest.mark.django_db
SHOWN = ("slug", "seats", *selectors.COLUMNS)


def row_of(convening, slug):
    return next({k: row[k] for k in SHOWN} for row in selectors.ledger(convening) if row["slug"] == slug)


def test_the_funnel_of_an_office(named, invited, offices, cast):
    accepted, _token = invited("Person A")
    services.accept(accepted, choices={}, key=uuid.uuid4())
    declined, _token = invited("Person B")
    services.decline_invitation(declined, key=uuid.uuid4())
    named("Person C")
    services.withdraw_nomination(named("Person D"), by=offices.north_nominator)
    services.decline_nomination(named("Person E"), by=cast.secretariat)

    assert row_of(cast.convening, "north") == {
        "slug": "north", "seats": 2, "nominated": 4, "cleared": 2, "invited": 2, "accepted": 1, "declined": 1,
        "waiting": 1, "released": 0,
    }  # fmt: skip
    assert row_of(cast.convening, "south")["nominated"] == 0


def test_two_offices_that_name_one_person_are_shown_to_the_secretariat_only(named, offices, cast):
    both = somebody("Person Both")
    named(profile=both)
    named(profile=both, office=offices.south)
    named("Person Alone")

    queue = {(row.nomination.office.slug, row.name): row for row in selectors.clearance_queue(cast.convening)}

    assert [o.slug for o in queue["north", "Person Both"].also_named_by] == ["south"]
    assert [o.slug for o in queue["south", "Person Both"].also_named_by] == ["north"]
    assert queue["north", "Person Alone"].also_named_by == []
    for person, office in ((offices.north_nominator, offices.north), (offices.south_nominator, offices.south)):
        view = selectors.nominations_for(person, office)
        assert [one.state for one in view.listed if one.name == "Person Both"] == ["received"]
    assert selectors.totals(cast.convening)["nominated"] == 2


def test_the_queue_is_narrowed_by_office_and_stage(named, invited, offices, cast):
    named("Person A")
    named("Person B", office=offices.south)
    invited("Person C")

    def names(**narrow):
        return [row.name for row in selectors.clearance_queue(cast.convening, **narrow)]

    assert names(office="south") == ["Person B"]
    assert names(stage="nominated") == ["Person A", "Person B"]
    assert names(office="north", stage="invited") == ["Person C"]
    assert names(stage="no such stage") == []


@pytest.mark.parametrize(
    "ask, queries",
    [
        (lambda c, o: selectors.ledger(c), 5),  # offices, quotas, invitations, who came, nominations
        (lambda c, o: selectors.clearance_queue(c), 2),
        (lambda c, o: selectors.nominations_for(o.north_nominator, o.north), 3),
        (lambda c, o: selectors.offices_for(o.north_nominator, c), 1),
    ],
)
def test_lists_ask_the_database_as_often_for_three_as_for_one(named, offices, cast, django_assert_num_queries, ask, queries):
    selectors.nominations_for(offices.north_nominator, offices.north)  # her standing is read once a request
    for n in (1, 3):
        for k in range(n):
            named(f"Person {n} {k}")
        with django_assert_num_queries(queries):
            ask(cast.convening, offices)


def test_the_command_prints_one_json_document(named, cast):
    named("Person A")
    out = io.StringIO()
    call_command("ledger", cast.convening.slug, "--json", stdout=out)

    north, south = json.loads(out.getvalue())["offices"]
    assert (north["slug"], south["slug"]) == ("north", "south")
    assert north == {
        "slug": "north", "seats": 2, "nominated": 1, "cleared": 0, "invited": 0, "accepted": 0, "declined": 0,
        "waiting": 0, "released": 0,
    }  # fmt: skip


def test_the_command_refuses_an_unknown_convening(db):
    out, err = io.StringIO(), io.StringIO()
    with pytest.raises(SystemExit) as ended:
        call_command("ledger", "nowhere", "--json", stdout=out, stderr=err)
    assert ended.value.code == 1
    assert json.loads(out.getvalue())["error"]["code"] == "convening.unknown"


# Shrinking such a story would play it a thousand times over; the first that fails tells enough.
PHASES = (Phase.explicit, Phase.reuse, Phase.generate)
DEEDS = ("nominate", "withdraw", "clear", "decline_nomination", "invite", "revoke", "accept", "decline_invitation")


@settings(max_examples=12, deadline=None, phases=PHASES, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(deeds=st.lists(st.tuples(st.sampled_from(("next",) * 8 + DEEDS), st.integers(0, 3), st.booleans()), min_size=10, max_size=30))
def test_the_numbers_add_up_after_any_order_of_deeds(offices, cast, deeds):
    """Compared with a second count, made the plain way, office by office and person by person."""
    with transaction.atomic():
        for deed, who, south in deeds:
            try:
                with transaction.atomic():
                    _do(deed, somebody(f"Person {who}"), offices.south if south else offices.north, offices, cast)
            except Refused:
                pass
            for office in (offices.north, offices.south):
                row = row_of(cast.convening, office.slug)
                assert row == _plain_count(office)
                assert row["nominated"] >= row["cleared"] >= row["invited"] >= row["accepted"] + row["declined"]
        transaction.set_rollback(True)


def _do(deed, profile, office, offices, cast):
    by = offices.north_nominator if office == offices.north else offices.south_nominator
    if deed == "nominate":
        services.nominate(office, profile, {"knows_and_agrees": True}, by=by, key=uuid.uuid4())
        return
    if deed == "next":
        deed = _next_step(office, profile)
        return deed and _do(deed, profile, office, offices, cast)
    nomination = next((n for n in office.nominations.all() if n.person.profile.email == profile.email), None)
    if nomination is None:
        return
    invitation = Invitation.objects.filter(person=nomination.person).first()
    match deed:
        case "withdraw":
            services.withdraw_nomination(nomination, by=by)
        case "clear":
            services.clear([nomination], by=cast.secretariat)
        case "decline_nomination":
            services.decline_nomination(nomination, by=cast.secretariat)
        case "invite":
            services.invite(cast.convening, nomination.person, by=cast.secretariat)
        case "revoke" if invitation:
            services.revoke(invitation, by=cast.secretariat)
        case "accept" if invitation:
            services.accept(invitation, choices={}, key=uuid.uuid4())
        case "decline_invitation" if invitation:
            services.decline_invitation(invitation, key=uuid.uuid4())


def _next_step(office, profile):
    """So that some get as far as an answer: what would happen next with this person."""
    nomination = next((n for n in office.nominations.all() if n.person.profile.email == profile.email), None)
    if nomination is None:
        return "nominate"
    invitation = Invitation.objects.filter(person=nomination.person).first()
    if nomination.state == Nomination.State.NOMINATED:
        return "clear"
    if nomination.state == Nomination.State.CLEARED and not invitation:
        return "invite"
    return "accept" if invitation else None


def _plain_count(office):
    count = {"slug": office.slug, "seats": office.seats, **dict.fromkeys(selectors.COLUMNS, 0)}
    place = 0
    for nomination in office.nominations.order_by("rank"):
        answer = Invitation.objects.filter(person=nomination.person).exclude(state="revoked").values_list("state", flat=True).first()
        if nomination.state != Nomination.State.CLEARED:
            answer = None
        if nomination.state == Nomination.State.WITHDRAWN:
            continue
        count["nominated"] += 1
        count["cleared"] += nomination.state == Nomination.State.CLEARED
        if answer:
            count["invited"] += 1
            if answer in ("accepted", "declined"):
                count[answer] += 1
        if nomination.state != Nomination.State.DECLINED:
            place += 1
            count["waiting"] += place > office.seats
    return count
