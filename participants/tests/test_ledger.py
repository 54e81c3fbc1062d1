"""The ledger's numbers, and the queue of the secretariat."""

import io
import json
import uuid

import pytest
from django.core.management import call_command

from participants import selectors, services

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
        "waiting": 1, "released": 1,
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
        (lambda c, o: selectors.clearance_queue(c), 4),  # offices, nominations, decisions that wait, invitations
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
        "waiting": 0, "released": 0, "attended": 0,
    }  # fmt: skip


def test_the_command_refuses_an_unknown_convening(db):
    out, err = io.StringIO(), io.StringIO()
    with pytest.raises(SystemExit) as ended:
        call_command("ledger", "nowhere", "--json", stdout=out, stderr=err)
    assert ended.value.code == 1
    assert json.loads(out.getvalue())["error"]["code"] == "convening.unknown"
