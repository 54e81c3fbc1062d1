"""The secretariat's queue, its bulk deeds, one nomination, the ledger."""

import uuid

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from convening.models import AuditEntry, OutboxEntry
from convening.outbox import IN_TURN
from participants import services
from participants.models import HeldDecision, Invitation, Nomination

from .conftest import somebody

pytestmark = pytest.mark.django_db


@pytest.fixture
def url(cast):
    return lambda name, *args: reverse(name, args=[cast.convening.slug, *args])


@pytest.fixture
def browser(signed_in, cast):
    return signed_in(cast.secretariat)


def key():
    return {"client_key": str(uuid.uuid4())}


def test_clearing_several_is_shown_once_more_before_it_is_done(browser, named, url):
    a, b, c = (named(f"Person {n}") for n in "ABC")
    picked = {"picked": [a.pk, b.pk], "deed": "clear"}

    shown = browser.post(url("clearance_preview"), picked | key())
    assert "Clear these 2 nominations?" in shown.content.decode()
    assert "Person A" in shown.content.decode() and "Person C" not in shown.content.decode()
    assert not Nomination.objects.exclude(state="nominated").exists()

    held = browser.post(url("clearance_decide"), picked | key(), follow=True)
    assert "2 nominations will be cleared at" in held.content.decode()
    assert not Nomination.objects.exclude(state="nominated").exists()

    done = browser.post(url("clearance_now", HeldDecision.objects.get().pk), key(), follow=True)
    assert "2 nominations are cleared." in done.content.decode()
    assert set(Nomination.objects.filter(state="cleared")) == {a, b}
    assert c.state == "nominated"


def test_not_clearing_keeps_the_note_for_the_secretariat(browser, named, url):
    a = named("Person A")
    browser.post(url("clearance_decide_one", a.pk), {"deed": "decline", "note": "Too late."} | key())
    page = browser.get(url("clearance_nomination", a.pk)).content.decode()
    assert "Too late." in page and "Not cleared" in page


@pytest.mark.parametrize("form", [{}, {"deed": "clear"}, {"deed": "clear", "picked": "nonsense"}, {"deed": "explode"}])
@pytest.mark.parametrize("step", ["clearance_preview", "clearance_decide"])
def test_nothing_ticked_is_said_and_nothing_happens(browser, named, url, form, step):
    named("Person A")
    answer = browser.post(url(step), form | key())
    assert answer.status_code == 200
    assert 'class="notice error"' in answer.content.decode()
    assert Nomination.objects.get().state == "nominated"


def test_a_nomination_of_another_convening_cannot_be_picked(browser, named, url, cast):
    elsewhere = Nomination.objects.get(pk=named("Person A").pk)
    other = cast.stranger.participations.get().convening
    Nomination.objects.update(convening=other)
    answer = browser.post(url("clearance_decide"), {"picked": [elsewhere.pk], "deed": "clear"} | key())
    assert "The list has changed" in answer.content.decode()
    assert Nomination.objects.get().state == "nominated"


def test_one_withdrawn_meanwhile_stops_the_lot_with_the_reason(browser, named, url, offices):
    a, b = named("Person A"), named("Person B")
    services.withdraw_nomination(b, by=offices.north_nominator)
    answer = browser.post(url("clearance_decide"), {"picked": [a.pk, b.pk], "deed": "clear"} | key())
    assert answer.status_code == 409
    assert "withdrawn one of these" in answer.content.decode()
    assert Nomination.objects.get(pk=a.pk).state == "nominated"


def test_the_queue_is_filtered_by_office_and_state(browser, named, url, offices, cast):
    named("Person A")
    services.clear([named("Person B", office=offices.south)], by=cast.secretariat)

    def shows(query):
        page = browser.get(url("clearance") + query).content.decode()
        return [name for name in ("Person A", "Person B") if name in page]

    assert shows("") == ["Person A"]
    assert shows("?stage=all") == ["Person A", "Person B"]
    assert shows("?stage=all&office=south") == ["Person B"]
    assert shows("?stage=cleared&office=north") == []
    assert shows("?stage=%00&office='&from=-1") == ["Person A"]
    assert shows("?from=" + "9" * 5000) == ["Person A"]
    assert shows("?from=\u0663") == ["Person A"]


def test_after_a_deed_the_queue_is_narrowed_as_before(browser, named, url, offices):
    nomination = named("Person A", office=offices.south)
    form = {"picked": [nomination.pk], "deed": "clear", "office": "south", "stage": "nominated"}
    shown = browser.post(url("clearance_preview"), form | key()).content.decode()
    assert 'name="office" value="south"' in shown
    assert browser.post(url("clearance_decide"), form | key()).url == url("clearance") + "?office=south&stage=nominated"


def test_two_offices_that_name_one_person_are_pointed_out(browser, named, url, offices):
    both = somebody("Person Both")
    named(profile=both)
    named(profile=both, office=offices.south)
    page = browser.get(url("clearance")).content.decode()
    assert "Also nominated by <bdi>Office south</bdi>" in page
    assert "Also nominated by <bdi>Office north</bdi>" in page


def test_invitations_leave_after_the_count_was_shown(browser, named, url, cast):
    services.clear([named("Person A"), named("Person B")], by=cast.secretariat)
    assert "Send 2 invitations?" in browser.get(url("clearance_invite")).content.decode()
    assert Invitation.objects.count() == 0

    browser.post(url("clearance_invite"), {"count": "2"} | key())
    assert Invitation.objects.count() == 2
    assert OutboxEntry.objects.filter(name=IN_TURN).count() == 2
    browser.post(url("clearance_invite"), {"count": "2"} | key())
    assert OutboxEntry.objects.filter(name=IN_TURN).count() == 2


def test_a_list_that_grew_since_is_shown_again(browser, named, url, cast):
    services.clear([named("Person A"), named("Person B")], by=cast.secretariat)
    answer = browser.post(url("clearance_invite"), {"count": "1"} | key())
    assert answer.status_code == 409
    assert "The list has changed" in answer.content.decode()
    assert Invitation.objects.count() == 0


def test_a_letter_is_sent_again_once_for_each_form_and_three_times_a_day(browser, invited, url):
    invitation, _token = invited()
    nomination = Nomination.objects.get()
    again, form = url("clearance_invite_one", nomination.pk), key()
    for _time in range(2):
        browser.post(again, form)
    assert OutboxEntry.objects.filter(name=IN_TURN).count() == 2
    browser.post(again, key())
    answer = browser.post(again, key())
    assert answer.status_code == 409
    assert "Three letters went" in answer.content.decode()
    assert OutboxEntry.objects.filter(name=IN_TURN).count() == 3


def test_an_invitation_is_taken_back_and_its_seat_is_gone(browser, invited, url):
    invitation, _token = invited()
    pk = Nomination.objects.get().pk
    browser.post(url("clearance_revoke", pk), key())
    assert Invitation.objects.get().state == "revoked"
    page = browser.get(url("clearance_nomination", pk)).content.decode()
    assert "There is no seat for this person at present." in page and "Send the invitation" not in page
    browser.post(url("clearance_invite_one", pk), key())
    assert Invitation.objects.get().state == "revoked", "her seat went to the waiting list, which gives it out"
    assert AuditEntry.objects.filter(verb="participants.invitation_revoked").count() == 1


def test_the_ledger_shows_offices_and_people(browser, invited, named, url, offices):
    both = somebody("Person Both")
    named(profile=both)
    named(profile=both, office=offices.south)
    invited("Person C")
    page = browser.get(url("ledger")).content.decode()
    assert "Office north" in page and "Office south" in page
    assert "for 4 seats" in page and "of 2 nominated" in page
    assert "One person was nominated by several offices." in page
    assert "Person Both" in page and "Person C" not in page


def test_what_people_wrote_stands_as_text(browser, named, url):
    nomination = named(profile=somebody("<b>Amal</b>", email="amal@field.example"), reason="<script>alert(1)</script>")
    for page in (url("clearance"), url("clearance_nomination", nomination.pk)):
        text = browser.get(page).content.decode()
        assert "<b>Amal" not in text and "<script>alert" not in text
        assert "<bdi>&lt;b&gt;Amal&lt;/b&gt;</bdi>" in text


def test_nobody_else_finds_these_pages(signed_in, client, invited, url, cast, offices):
    invited("Person A")
    pk = Nomination.objects.get().pk
    pages = [url("clearance"), url("clearance_invite"), url("clearance_nomination", pk), url("ledger")]
    deeds = [url(name) for name in ("clearance_preview", "clearance_decide", "clearance_invite")]
    deeds += [url(name, pk) for name in ("clearance_invite_one", "clearance_revoke")]
    form = {"picked": [pk], "deed": "decline", "count": "0"}
    for person in (offices.north_nominator, cast.participant, cast.moderator, cast.evaluator, cast.stranger):
        browser = signed_in(person)
        assert {browser.get(page).status_code for page in pages} == {404}
        assert {browser.post(deed, form | key()).status_code for deed in deeds} == {404}
    assert {client.get(page).status_code for page in pages} == {302}
    assert Invitation.objects.get().state == "sent"


@pytest.mark.parametrize("page", ["clearance", "ledger", "clearance_invite"])
def test_lists_ask_the_database_as_often_for_three_as_for_one(browser, named, url, cast, django_assert_num_queries, page):
    services.clear([named("Person 0")], by=cast.secretariat)
    address = url(page) + ("?stage=all" if page == "clearance" else "")
    browser.get(address)
    with CaptureQueriesContext(connection) as one:
        browser.get(address)
    services.clear([named("Person 1"), named("Person 2")], by=cast.secretariat)
    with django_assert_num_queries(len(one)):
        browser.get(address)


def test_a_long_queue_is_shown_in_parts_that_load_on_a_slow_line(browser, named, url):
    for n in range(35):
        named(f"Person {n:02d}", reason="Many words. " * 20)
    first = browser.get(url("clearance"))
    assert len(first.content) < 30_000
    assert "1 to 30 of 35" in first.content.decode()
    last = browser.get(url("clearance") + "?from=30").content.decode()
    assert "Person 34" in last and "Person 00" not in last


def test_a_page_shown_in_answer_to_a_form_leads_back_when_it_is_loaded_again(browser, named, url):
    """So does a change of the language there, which comes back to the page it was on."""
    a = named("Person A")
    reader = {"HTTP_ACCEPT": "text/html,application/xhtml+xml"}
    for name, args, above in (
        ("clearance_preview", (), url("clearance")),
        ("clearance_ask", (a.pk,), url("clearance_nomination", a.pk)),
        ("clearance_stop", (uuid.uuid4(),), url("clearance")),
    ):
        answer = browser.get(url(name, *args), **reader)
        assert (answer.status_code, answer.get("Location")) == (302, above)
        assert browser.get(url(name, *args)).status_code == 405


def test_pages_of_seats_stand_under_the_ledger(browser, url):
    for name in ("ledger", "seats", "admission", "waiting_list"):
        assert f'<a href="{url("ledger")}" aria-current="page">' in browser.get(url(name)).content.decode(), name


def test_an_office_without_groups_changes_the_number_it_has(browser, named, url):
    office = named("Person A").office
    page = browser.get(url("seats_office", office.slug)).content.decode()
    seats = office.quotas.get().seats
    assert f'name="seats" value="{seats}"' in page
    assert "not counted apart" not in page and "for this group and category" not in page
    empty = browser.post(url("seats_office", office.slug), {"seats": ""} | key()).content.decode()
    assert "Fill this in." in empty
