"""The clearance decides, takes back, asks, and settles who was named twice. What offices see of it is nothing but their own."""

import re
import uuid

import pytest

from convening import keyring, policy
from convening.errors import Forbidden, Refused
from convening.models import AuditEntry, OutboxEntry
from participants import selectors, services
from participants.models import Nomination

from .conftest import somebody

pytestmark = pytest.mark.django_db


def now_of(nomination):
    return Nomination.objects.get(pk=nomination.pk)


def ask(nomination, by, question="Whom does this person speak for?"):
    return services.ask_back(nomination, question, by=by, key=uuid.uuid4())


def answer(nomination, by, text="For the families of the valley."):
    return services.answer_question(now_of(nomination), text, by=by, key=uuid.uuid4())


# ── Taken back ────────────────────────────────────────────────────────────────────────────────────────────────────────
def test_what_was_cleared_waits_again(named, cast):
    nomination = named()
    services.clear([nomination], by=cast.secretariat)
    services.take_back(nomination, by=cast.secretariat)
    found = now_of(nomination)
    assert (found.state, found.holds, found.decided_on) == ("nominated", "seat", None)


def test_whoever_was_invited_is_not_taken_back(invited, cast):
    invited()
    with pytest.raises(Refused) as refused:
        services.take_back(Nomination.objects.get(), by=cast.secretariat)
    assert refused.value.code == "nomination.invited"
    assert Nomination.objects.get().state == "cleared"


def test_one_not_cleared_finds_its_seat_taken_and_stands_in_the_reserve(named, cast):
    """Two seats: the third moves up when the first is closed, and stays when the first comes back."""
    first, second, third = (named(f"Person {n}") for n in "ABC")
    services.decline_nomination(first, by=cast.secretariat)
    assert [now_of(one).holds for one in (first, second, third)] == ["", "seat", "seat"]
    services.take_back(first, by=cast.secretariat)
    assert [now_of(one).holds for one in (first, second, third)] == ["reserve", "seat", "seat"]


def test_one_not_cleared_is_cleared_after_all_with_a_place(named, cast):
    nomination = named()
    services.decline_nomination(nomination, by=cast.secretariat)
    services.clear([nomination], by=cast.secretariat)
    assert (now_of(nomination).state, now_of(nomination).holds) == ("cleared", "seat")


def test_what_an_office_withdrew_is_not_brought_back_by_the_clearance(named, cast, offices):
    nomination = named()
    services.withdraw_nomination(nomination, by=offices.north_nominator)
    with pytest.raises(Refused) as refused:
        services.take_back(nomination, by=cast.secretariat)
    assert refused.value.code == "nomination.withdrawn"


# ── Asked back ────────────────────────────────────────────────────────────────────────────────────────────────────────
def test_a_question_goes_to_the_office_and_its_answer_comes_back(named, cast, offices):
    nomination = named()
    ask(nomination, cast.secretariat)
    assert now_of(nomination).state == "asked"
    answer(nomination, offices.north_nominator)
    ask(nomination, cast.secretariat, "And who\nknows \u202ethem?")
    found = now_of(nomination)
    assert found.state == "asked"
    assert [(one["question"], one["answer"]) for one in found.particulars["questions"]] == [
        ("Whom does this person speak for?", "For the families of the valley."),
        ("And who\nknows them?", ""),
    ]
    assert found.holds == "seat", "the place is kept meanwhile"


def test_the_letter_to_the_office_names_nobody_and_is_written_once_while_it_waits(named, cast, offices):
    a, b = named("Person A"), named("Person B")
    before = OutboxEntry.objects.filter(kind="letter").count()
    ask(a, cast.secretariat)
    ask(b, cast.secretariat)
    assert OutboxEntry.objects.filter(kind="letter").count() == before + 1
    answer(a, offices.north_nominator)
    answer(b, offices.north_nominator)
    ask(a, cast.secretariat, "One thing more?")
    assert OutboxEntry.objects.filter(kind="letter").count() == before + 2


def test_a_question_sent_twice_is_asked_once(named, cast):
    nomination, key = named(), uuid.uuid4()
    for _time in range(2):
        services.ask_back(nomination, "Why?", by=cast.secretariat, key=key)
    assert len(now_of(nomination).particulars["questions"]) == 1


def test_only_its_own_office_answers(named, cast, offices):
    nomination = named()
    ask(nomination, cast.secretariat)
    for person in (offices.south_nominator, cast.secretariat, cast.participant, cast.stranger):
        with pytest.raises(Forbidden):
            answer(nomination, person)
    with pytest.raises(Forbidden):
        ask(nomination, offices.north_nominator)
    assert now_of(nomination).state == "asked"


def test_an_empty_answer_and_one_that_nobody_waits_for_are_refused(named, cast, offices):
    nomination = named()
    with pytest.raises(Refused) as refused:
        answer(nomination, offices.north_nominator)
    assert refused.value.code == "nomination.not_asked"
    ask(nomination, cast.secretariat)
    with pytest.raises(Refused) as refused:
        answer(nomination, offices.north_nominator, " \u200f ")
    assert (refused.value.code, list(refused.value.fields)) == ("question.empty", ["text"])


def test_nothing_is_asked_of_somebody_who_is_erased(named, cast):
    nomination = named()
    keyring.destroy("person", nomination.person_id)
    with pytest.raises(Refused) as refused:
        ask(nomination, cast.secretariat)
    assert refused.value.code == "nomination.erased"
    services.decline_nomination(nomination, by=cast.secretariat, note="Gone.")
    assert now_of(nomination).state == "declined"


# ── Named twice ───────────────────────────────────────────────────────────────────────────────────────────────────────
@pytest.fixture
def twice(named, offices):
    """One person named by both offices, and somebody in the reserve of the south."""
    both = somebody("Person Both")
    north = named(profile=both, reason="She speaks for the north.")
    south = named(profile=both, office=offices.south, reason="She speaks for the south.")
    named("Person C", office=offices.south)
    return north, south, named("Person D", office=offices.south)


def test_one_stands_the_other_is_closed_and_its_seat_is_free(twice, cast):
    north, south, behind = twice
    services.clear_one_of(north, by=cast.secretariat)
    assert [(now_of(one).state, now_of(one).holds) for one in (north, south, behind)] == [
        ("cleared", "seat"), ("declined", ""), ("nominated", "seat"),
    ]  # fmt: skip
    assert now_of(south).particulars["secretariats_note"] == "The nomination of another office stands."
    services.clear_one_of(north, by=cast.secretariat)
    assert AuditEntry.objects.filter(verb="participants.nomination_cleared").count() == 1


def test_the_other_is_closed_even_when_both_were_cleared_and_she_is_invited(twice, cast):
    north, south, _behind = twice
    services.clear([north, south], by=cast.secretariat)
    services.invite(cast.convening, north.person, by=cast.secretariat)
    services.clear_one_of(north, by=cast.secretariat)
    assert (now_of(north).state, now_of(south).state) == ("cleared", "declined")
    with pytest.raises(Refused):
        services.decline_nomination(north, by=cast.secretariat)


def test_what_one_office_sees_does_not_change_when_the_other_is_preferred(twice, cast, offices, signed_in):
    north, south, _behind = twice
    browser = signed_in(offices.north_nominator)
    address = f"/c/{cast.convening.slug}/nominations/north/"
    before = browser.get(address).content
    services.clear_one_of(north, by=cast.secretariat)
    assert without_keys(browser.get(address).content) == without_keys(before)


def without_keys(page):
    """A page without what is drawn anew for each look: forms' keys and the token against forged forms."""
    return re.sub(rb"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}(?=\" id=.id_client)|[A-Za-z0-9]{64}", b"", page)


# ── The risk note ─────────────────────────────────────────────────────────────────────────────────────────────────────
def test_the_risk_note_is_for_the_clearance(named, cast, offices):
    nomination = named()
    readers = [cast.secretariat, offices.north_nominator, cast.participant, cast.evaluator, cast.stranger]
    assert [policy.allows(one, "participants.read_risk_note", nomination) for one in readers] == [True, False, False, False, False]


def test_deeds_on_a_nomination_are_told_by_day_and_name(named, cast, offices):
    nomination = named()
    services.clear([nomination], by=cast.secretariat)
    services.take_back(nomination, by=cast.secretariat)
    (row,) = selectors.clearance_queue(cast.convening)
    assert [(str(deed["words"]), deed["by"]) for deed in selectors.deeds_on(row)] == [
        ("Nominated", "Omar Kanaan"), ("Cleared", "Vera Lind"), ("Decision taken back", "Vera Lind"),
    ]  # fmt: skip
