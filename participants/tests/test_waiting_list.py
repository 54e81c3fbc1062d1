"""Seats that are left over or given back go to those who wait, in their order, once each."""

import threading
import uuid

import pytest
from django.db import connection

from convening import clock, keyring
from convening.errors import Refused
from convening.models import AuditEntry
from participants import selectors, services, tasks
from participants.models import Admission, Invitation, Nomination
from participants.services import seats

pytestmark = pytest.mark.django_db
H = Nomination.Holds


@pytest.fixture
def cleared(named, cast):
    """`cleared("Person A")`: named and cleared."""

    def clear(name, **more):
        nomination = named(name, **more)
        services.clear([nomination], by=cast.secretariat)
        return nomination

    return clear


def holds(*nominations):
    return [Nomination.objects.get(pk=n.pk).holds for n in nominations]


def say_no(invitation):
    services.decline_invitation(invitation, key=uuid.uuid4())


def test_first_come_the_first_ones_of_each_reserve_then_the_second_ones(cleared, offices, cast, july):
    for name in "ABCD":
        cleared(f"North {name}")
        cleared(f"South {name}", office=offices.south)
    early = Nomination.objects.get(office=offices.south, rank=3)
    Nomination.objects.filter(pk=early.pk).update(made_on=clock.today(cast.convening.zone).replace(day=1))

    line = [(one.nomination.office.slug, one.nomination.rank, one.number) for one in selectors.waiting_list(cast.convening)]
    assert line[0] == ("south", 3, 1)
    assert line[1] == ("north", 3, 1)
    assert {one[2] for one in line[2:]} == {2}


def test_an_answer_frees_a_seat_for_all_and_not_for_the_reserve_of_the_same_office(cleared, invited, cast):
    gone, _token = invited("Person A")
    cleared("Person B")
    third = cleared("Person C")
    say_no(gone)
    assert holds(third) == [H.RESERVE]
    assert selectors.free_seats(cast.convening) == 1
    assert services.promote(cast.convening) == []  # before the day of release nobody moves up by itself

    services.release_unused(cast.convening, by=cast.secretariat)
    assert [n.pk for n in services.promote(cast.convening)] == [third.pk]
    assert holds(third) == [H.RELEASED]
    assert services.promote(cast.convening) == []
    assert Invitation.objects.filter(person=third.person_id).count() == 1


def test_a_seat_that_the_office_or_the_clearance_frees_moves_its_own_reserve_up_until_the_release(named, offices, cast):
    first, second, third, fourth = (named(f"Person {n}") for n in "ABCD")
    services.withdraw_nomination(first, by=offices.north_nominator)
    assert holds(first, second, third, fourth) == [H.NONE, H.SEAT, H.SEAT, H.RESERVE]
    services.decline_nomination(second, by=cast.secretariat)
    assert holds(second, third, fourth) == [H.NONE, H.SEAT, H.SEAT]

    fifth = named("Person E")
    services.release_unused(cast.convening, by=cast.secretariat)
    free = selectors.free_seats(cast.convening)
    services.withdraw_nomination(third, by=offices.north_nominator)
    assert holds(fifth) == [H.RESERVE]
    assert selectors.free_seats(cast.convening) == free + 1
    assert holds(named("Person F")) == [H.RESERVE]  # what was released is not the office's any more


def test_the_day_of_release_comes_by_timetable(cleared, cast, july, offices):
    first, _second, third = (cleared(f"Person {n}") for n in "ABC")
    admission = Admission.of(cast.convening)
    admission.seats_released_on = clock.today(cast.convening.zone).replace(day=20)
    admission.save()
    tasks.release_and_promote()
    assert Admission.of(cast.convening).released_on is None

    clock.set_to(july.replace(day=20))
    tasks.release_and_promote()
    tasks.release_and_promote()
    assert Admission.of(cast.convening).released_on == admission.seats_released_on
    assert holds(first, third) == [H.SEAT, H.RELEASED]
    assert Invitation.objects.filter(person=third.person_id).count() == 1
    assert AuditEntry.objects.filter(verb="participants.seats_released").count() == 1


def test_who_is_not_cleared_or_comes_through_another_office_is_passed_over(named, cleared, invited, offices, cast):
    for name in "AB":
        named(f"South {name}", office=offices.south)
    invited("Both")  # with a seat of the north
    again = cleared("Both", office=offices.south)
    waits = named("South D", office=offices.south)
    last = cleared("South E", office=offices.south)
    assert {one.nomination.pk: one.hindrance for one in selectors.waiting_list(cast.convening)} == {
        again.pk: "seat_elsewhere", waits.pk: "not_cleared", last.pk: "",
    }  # fmt: skip
    services.release_unused(cast.convening, by=cast.secretariat)  # one seat of the north
    assert [n.pk for n in services.promote(cast.convening)] == [last.pk]
    assert holds(again, waits) == [H.RESERVE, H.RESERVE]


def test_who_cannot_be_invited_holds_up_nobody(cleared, offices, cast):
    erased, last = _two_beyond(cleared, offices)
    keyring.destroy("person", erased.person_id)
    services.release_unused(cast.convening, by=cast.secretariat)
    assert [n.pk for n in services.promote(cast.convening)] == [last.pk]


def _two_beyond(cleared, offices):
    return [cleared(f"South {n}", office=offices.south) for n in "ABCD"][2:]


def test_one_who_moved_up_and_does_not_come_gives_the_seat_to_the_next(cleared, offices, cast):
    third, fourth = _two_beyond(cleared, offices)
    services.set_quota(offices.north, 1, by=cast.secretariat)
    services.release_unused(cast.convening, by=cast.secretariat)
    services.promote(cast.convening)
    say_no(Invitation.objects.get(person=third.person_id))
    services.promote(cast.convening)
    assert holds(third, fourth) == [H.GAVE_BACK, H.RELEASED]
    assert selectors.free_seats(cast.convening) == 0


def test_a_seat_comes_back_to_her_who_changes_her_mind_while_one_is_left(invited, cleared, cast):
    gone, _token = invited("Person A")
    say_no(gone)
    assert not seats.has_seat(cast.convening, gone.person)
    assert seats.take_again(cast.convening, gone.person)
    assert seats.has_seat(cast.convening, gone.person)
    assert selectors.free_seats(cast.convening) == 0

    seats.give_back(cast.convening, gone.person)
    cleared("Person B")
    services.give_seat(cleared("Person C"), "Speaks for the valley.", by=cast.secretariat, key=uuid.uuid4())
    assert not seats.take_again(cast.convening, gone.person)


def test_a_seat_out_of_turn_needs_a_free_one_and_a_cleared_reserve(named, cleared, invited, cast):
    gone, _token = invited("Person A")
    named("Person B")
    third, waits = cleared("Person C"), named("Person D")

    def code(nomination):
        with pytest.raises(Refused) as refused:
            services.give_seat(nomination, "Because.", by=cast.secretariat, key=uuid.uuid4())
        return refused.value.code

    assert code(third) == "seats.none_free"
    say_no(gone)
    assert code(waits) == "seats.not_cleared"
    assert code(Nomination.objects.get(person=gone.person)) == "seats.invited"
    services.give_seat(third, "Because.", by=cast.secretariat, key=uuid.uuid4())
    assert code(third) == "seats.has_one"


def test_more_seats_move_the_first_of_the_reserve_up(named, offices, cast):
    _first, _second, third, fourth = (named(f"Person {n}") for n in "ABCD")
    services.set_quota(offices.north, 3, by=cast.secretariat)
    assert holds(third, fourth) == [H.SEAT, H.RESERVE]
    assert (selectors.reserve_number(third), selectors.reserve_number(fourth)) == (None, 1)


@pytest.mark.django_db(transaction=True)
def test_two_workers_at_once_promote_each_person_once(cleared, offices, cast):
    beyond = _two_beyond(cleared, offices)
    services.release_unused(cast.convening, by=cast.secretariat)  # two seats of the north
    together, moved = threading.Barrier(2), []

    def work():
        together.wait()
        try:
            moved.extend(n.pk for n in services.promote(cast.convening))
        finally:
            connection.close()

    workers = [threading.Thread(target=work) for _ in range(2)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    assert sorted(moved) == sorted(n.pk for n in beyond)
    assert holds(*beyond) == [H.RELEASED, H.RELEASED]
    assert Invitation.objects.count() == 2
    assert selectors.free_seats(cast.convening) == 0
