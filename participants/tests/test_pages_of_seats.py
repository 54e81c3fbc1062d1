"""The secretariat's pages of seats: the ledger, quotas, the waiting list, the release, and how people get in."""

import uuid
from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from convening import clock
from convening.models import AuditEntry
from participants import selectors, services
from participants.models import Admission, Category, Group, Invitation, Nomination, Quota

from .conftest import somebody

pytestmark = pytest.mark.django_db
AT = "/c/gathering/"


def key():
    return {"client_key": uuid.uuid4()}


@pytest.fixture
def desk(cast, signed_in):
    """The secretariat's browser."""
    return signed_in(cast.secretariat)


def read(browser, page):
    return browser.get(AT + page).content.decode()


def test_the_ledger_shows_offices_people_and_whom_two_of_them_named(desk, named, offices, invited):
    both = somebody("Person Both")
    named(profile=both)
    named(profile=both, office=offices.south)
    page = read(desk, "ledger/")
    assert "Office north" in page and "Office south" in page
    assert "One person was nominated by several offices." in page
    assert "Person Both" in page and "Office north · Office south" in page


def test_the_ledger_asks_as_many_questions_for_three_as_for_one(desk, named, offices):
    def asked():
        with CaptureQueriesContext(connection) as queries:
            assert desk.get(AT + "ledger/").status_code == 200
        return len(queries)

    for office in (offices.north, offices.south):
        named("Person 0", office=office)
    asked()
    for_one = asked()
    for n in (1, 2):
        for office in (offices.north, offices.south):
            named(f"Person {n}", office=office)
    assert asked() == for_one <= 12


def test_groups_and_categories_are_made_and_seats_counted_apart(desk, offices, named):
    words = {"slug": "group-1", "name_en": "Working group 1", "name_ar": "الفريق العامل ١"}
    assert desk.post(AT + "seats/new-group/", {**words, **key()}).status_code == 302
    assert desk.post(AT + "seats/new-category/", {"slug": "young", "name_en": "Young leaders", **key()}).status_code == 302
    assert (Group.objects.get().name_ar, Category.objects.get().name_en) == ("الفريق العامل ١", "Young leaders")
    assert "Choose another." in desk.post(AT + "seats/new-group/", {**words, **key()}).content.decode()

    answer = desk.post(AT + "seats/office/north/", {"group": "group-1", "category": "young", "seats": 3, **key()}, follow=True)
    assert "Working group 1 · Young leaders" in answer.content.decode()
    apart = Quota.objects.get(group__slug="group-1", category__slug="young")
    assert (apart.seats, offices.north.seats) == (3, 5)
    assert "Working group 1 · Young leaders" in read(desk, "ledger/")
    narrowed = read(desk, "ledger/?group=group-1&category=")
    assert "Office north" in narrowed and "Office south" not in narrowed


def test_seats_that_are_held_cannot_be_taken_away(desk, named, offices):
    named("Person A")
    named("Person B")
    answer = desk.post(AT + "seats/office/north/", {"seats": 1, **key()})
    assert "2 of these seats are held" in answer.content.decode()
    assert offices.north.quotas.get().seats == 2
    assert desk.post(AT + "seats/office/north/", {"seats": 0, **key()}).status_code == 200
    assert desk.post(AT + "seats/office/nowhere/", {"seats": 9, **key()}).status_code == 404


def test_unused_seats_are_released_after_the_box_is_ticked_and_only_once(desk, named, offices, cast):
    first, second, third = (named(f"Person {n}") for n in "ABC")
    services.clear([first, second, third], by=cast.secretariat)
    assert "2 seats are not used by their offices yet." in read(desk, "ledger/")
    page = read(desk, "ledger/release/")
    assert "2 seats that no office uses go to the waiting list." in page and "This cannot be undone." in page
    assert desk.post(AT + "ledger/release/", key()).status_code == 409
    assert Admission.of(cast.convening).released_on is None

    answer = desk.post(AT + "ledger/release/", {"understood": "yes", **key()}, follow=True).content.decode()
    assert "2 seats went to the waiting list." in answer
    assert "One person moved up and is being invited." in answer
    assert Nomination.objects.get(pk=third.pk).holds == "released"
    assert [i.person_id for i in Invitation.objects.all()] == [third.person_id]
    assert AuditEntry.objects.filter(verb="participants.seats_released", note="2 seats").count() == 1

    assert "have been released already" in read(desk, "ledger/release/")
    desk.post(AT + "ledger/release/", {"understood": "yes", **key()})
    assert AuditEntry.objects.filter(verb="participants.seats_released").count() == 1


def test_the_waiting_list_says_who_is_next_and_what_keeps_the_others(desk, named, offices, cast):
    for n in "ABC":
        named(f"North {n}")
    for n in "ABC":
        named(f"South {n}", office=offices.south)
    services.clear([Nomination.objects.get(office=offices.south, rank=3)], by=cast.secretariat)
    line = selectors.waiting_list(cast.convening)
    assert {(one.nomination.office.slug, one.hindrance) for one in line} == {("north", "not_cleared"), ("south", "")}
    page = read(desk, "waiting-list/")
    assert "Not yet: waits for clearance" in page and "when a seat is free" in page and "No seat is free at present." in page
    assert "Give a seat now" not in page


def test_a_freed_seat_goes_to_a_named_reserve_with_the_reason(desk, named, invited, offices, cast):
    gone, _token = invited("Person A")
    named("Person B")
    third = named("Person C")
    services.clear([third], by=cast.secretariat)
    services.decline_invitation(gone, key=uuid.uuid4())
    assert "Give a seat now" in read(desk, "waiting-list/")
    give = f"waiting-list/{third.pk}/"
    assert "Person C" in read(desk, give)
    assert "Say why" in desk.post(AT + give, {"reason": " ", **key()}).content.decode()
    form = {"reason": "Speaks for the valley.", **key()}
    assert desk.post(AT + give, form).status_code == 302
    assert desk.post(AT + give, form).status_code == 302  # the same form again

    third = Nomination.objects.get(pk=third.pk)
    assert (third.holds, third.particulars["seat_given_because"]) == ("released", "Speaks for the valley.")
    assert Invitation.objects.filter(person=third.person_id).count() == 1
    assert "valley" not in str(list(AuditEntry.objects.values_list("note", "target")))
    assert desk.post(AT + give, {"reason": "Again", **key()}).status_code == 409


def test_how_people_get_in_is_kept_and_what_cannot_be_is_refused(desk, cast):
    clock.set_to(clock.now())
    told = {"seats_released_on": "2021-07-20", "days_valid": 14, "reminder_days": "3، 9", "asks_per_session": "on", "phrase": "The olive press"}
    assert desk.post(AT + "admission/", {**told, **key()}).status_code == 302
    kept = Admission.of(cast.convening)
    assert (kept.days_valid, kept.reminder_days, kept.asks_per_session, kept.phrase) == (14, [9, 3], True, "The olive press")
    assert kept.seats_released_on == date(2021, 7, 20)
    page = read(desk, "admission/")
    assert 'value="2021-07-20"' in page and "The olive press" in page

    assert "This day is over." in desk.post(AT + "admission/", {**told, "seats_released_on": "2020-01-01", **key()}).content.decode()
    assert "at most five numbers" in desk.post(AT + "admission/", {**told, "reminder_days": "soon", **key()}).content.decode()
    services.release_unused(cast.convening, by=cast.secretariat)
    answer = desk.post(AT + "admission/", {**told, "seats_released_on": "2021-07-25", **key()}).content.decode()
    assert "cannot be changed any more" in answer
    assert Admission.of(cast.convening).seats_released_on == date(2021, 7, 20)


@pytest.mark.parametrize("page", ["ledger/", "ledger/release/", "seats/", "seats/office/north/", "seats/new-group/", "waiting-list/", "admission/"])
def test_nobody_else_sees_these_pages(cast, offices, signed_in, page):
    for person in (cast.participant, cast.nominator, cast.moderator, cast.evaluator, cast.stranger):
        browser = signed_in(person)
        assert browser.get(AT + page).status_code == 404
        assert browser.post(AT + page, {"understood": "yes", "seats": 9, **key()}).status_code in (404, 405)
    assert Admission.of(cast.convening).released_on is None
