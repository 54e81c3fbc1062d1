"""Letters of invitation after the first: reminders, lapse, by hand, to segments, by another way; and how one tells that one is ours."""

import re
import uuid
from datetime import timedelta

import pytest
from django.core import mail as outgoing

from convening import clock, engagement, mail, outbox
from convening.errors import Forbidden, Refused
from convening.models import AuditEntry, OutboxEntry, Profile
from participants import selectors, services, tasks
from participants.models import Admission, Invitation, Nomination
from participants.selectors import letters as shown
from participants.services import letters as many

from .conftest import somebody

pytestmark = pytest.mark.django_db


def letters():
    waiting = OutboxEntry.objects.filter(kind="letter", name=outbox.IN_TURN, done_on=None)
    return [outbox.open_letter(entry) for entry in waiting]


def of(address):
    return [letter for letter in letters() if letter["address"] == address]


def days_pass(number):
    clock.set_to(clock.now() + timedelta(days=number))


@pytest.fixture
def phrase(cast):
    Admission.of(cast.convening)
    Admission.objects.update(phrase="Two herons, one river")
    return "Two herons, one river"


# ── Is a letter ours? ─────────────────────────────────────────────────────────────────────────────────────────────────
def test_a_letter_carries_its_number_and_the_agreed_phrase(invited, phrase, cast):
    invited("Person A", profile=somebody("Person A", language="en"))
    text = letters()[0]["text"]
    number = re.search(r"\d{4}\xa0\d{4}", text)[0]  # a plain blank would turn the halves round in Arabic
    assert phrase in text and "/letter/" in text
    today = clock.today(cast.convening.zone)
    for written in (number, number.replace("\xa0", " "), number.replace("\xa0", ""), "".join(chr(0x660 + int(d)) if d.isdigit() else d for d in number)):
        assert shown.genuine(written, " two HERONS one river. ") == today


@pytest.mark.parametrize("number,words", [("00000000", "Two herons, one river"), ("", ""), ("x" * 40, "y" * 200), ("²", "\x00"), ("١٢", "")])
def test_what_is_unknown_is_not_confirmed(invited, phrase, number, words):
    invited()
    assert shown.genuine(number, words) is None


def test_the_right_number_with_another_phrase_is_not_confirmed(invited, phrase):
    invited("Person A", profile=somebody("Person A", language="en"))
    number = re.search(r"\d{4}\s\d{4}", letters()[0]["text"])[0]
    assert shown.genuine(number, "") is None
    assert shown.genuine(number, "Two herons") is None


def test_no_number_is_stored(invited):
    invited(profile=somebody(language="en"))
    number = re.search(r"(\d{4})\s(\d{4})", letters()[0]["text"])
    assert "".join(number.groups()).encode() not in bytes(Invitation.objects.get().number_digest)
    assert len(bytes(Invitation.objects.get().number_digest)) == 32


# ── A seat, and people without an address ─────────────────────────────────────────────────────────────────────────────
def test_without_a_seat_nobody_is_invited(named, cast):
    nominations = [named(f"Person {letter}") for letter in "ABC"]  # the office has two seats
    services.clear(nominations, by=cast.secretariat)
    with pytest.raises(Refused) as refused:
        services.invite(cast.convening, nominations[2].person, by=cast.secretariat)
    assert refused.value.code == "invitation.no_seat"
    assert {i.person_id for i in services.invite_cleared(cast.convening, by=cast.secretariat)} == {n.person_id for n in nominations[:2]}


def test_who_is_invited_by_hand_gets_no_letter(named, cast):
    nomination = named()
    services.clear([nomination], by=cast.secretariat)
    invitation, _token = services.invite(cast.convening, nomination.person, by=cast.secretariat, by_hand=True)
    days_pass(15)
    assert services.remind_before_the_end(cast.convening) == 0
    assert (invitation.sent_by, invitation.number_digest, letters()) == ("hand", None, [])
    with pytest.raises(Refused) as refused:
        services.send_again(invitation, by=cast.secretariat)
    assert refused.value.code == "invitation.by_hand"


def test_the_days_come_from_the_convening(invited, cast):
    Admission.of(cast.convening)
    Admission.objects.update(days_valid=5)
    invitation, _token = invited()
    assert invitation.last_day == clock.today(cast.convening.zone) + timedelta(days=5)


# ── Reminders and lapse ───────────────────────────────────────────────────────────────────────────────────────────────
def test_each_reminder_leaves_once(invited, cast):
    invitation, token = invited()
    for _day in range(22):
        for _twice in range(2):
            tasks.remind_before_the_end()
        days_pass(1)
    assert len(letters()) == 3, "the first, one seven days and one two days before the end"
    assert selectors.invitation_for_token(token) is None
    found = selectors.invitation_for_token(re.search(r"/i/([^/]+)/", letters()[0]["text"])[1])
    assert found in (None, invitation)


def test_missed_days_are_made_up_for_by_one_letter(invited, cast):
    invitation, _token = invited()
    days_pass(20)  # the task did not run for days: both reminders are due
    assert services.remind_before_the_end(cast.convening) == 1
    assert services.remind_before_the_end(cast.convening) == 0
    invitation.refresh_from_db()
    assert invitation.last_day == clock.today(cast.convening.zone) + timedelta(days=1), "a reminder gives no more time"


def test_a_reminder_counts_among_the_three_letters_of_a_day(invited, cast):
    invitation, _token = invited()
    days_pass(14)
    assert services.remind_before_the_end(cast.convening) == 1
    for _time in range(2):
        services.send_again(invitation, by=cast.secretariat)
    with pytest.raises(Refused) as refused:
        services.send_again(invitation, by=cast.secretariat)
    assert refused.value.code == "invitation.too_many_letters"


def test_who_answered_or_whose_letter_came_back_is_not_reminded(invited, cast):
    answered, _token = invited("Person A")
    services.accept(answered, choices={}, key=uuid.uuid4())
    invited("Person B")
    Invitation.objects.filter(state="sent").update(undelivered_on=clock.today(cast.convening.zone))
    days_pass(15)
    assert services.remind_before_the_end(cast.convening) == 0


def test_an_invitation_lapses_with_its_last_day_and_its_seat_goes_to_the_waiting_list(invited, cast):
    invitation, _token = invited()
    clock.set_to(invitation.expires_at - timedelta(seconds=5))
    tasks.lapse_unanswered()
    assert Invitation.objects.get().state == "sent"
    clock.set_to(invitation.expires_at)
    for _twice in range(2):
        tasks.lapse_unanswered()
    nomination = Nomination.objects.get()
    assert (Invitation.objects.get().state, nomination.holds, nomination.quota.given_back) == ("lapsed", "gave_back", 1)


# ── The right address ─────────────────────────────────────────────────────────────────────────────────────────────────
def test_a_corrected_address_gets_a_new_letter_and_the_old_link_dies(invited, cast):
    invitation, token = invited()
    nomination = Nomination.objects.get()
    for _time in range(2):
        services.send_again(invitation, by=cast.secretariat)
    tag = invitation.bounce_tag
    Invitation.objects.update(undelivered_on=clock.today(cast.convening.zone))

    corrected = services.correct_address(nomination, " Amal@RIGHT.example ", by=cast.secretariat)

    person = type(nomination.person).objects.by_address("amal@right.example")
    assert person == nomination.person and person.profile.email == "Amal@right.example"
    assert type(person).objects.by_address("amal.haddad@field.example") is None
    assert selectors.invitation_for_token(token) is None
    assert len(of("Amal@right.example")) == 1, "three letters a day are counted for an address"
    assert (corrected.undelivered_on, corrected.bounce_tag == tag) == (None, False)


def test_the_address_of_one_who_has_an_account_or_of_somebody_known_is_refused(invited, named, cast):
    invitation, _token = invited("Person A")
    nomination = Nomination.objects.get()
    for address, code in (
        (cast.participant.profile.email, "address.taken"), ("person.a@FIELD.example", "address.same"), ("no address", "address.unreadable"),
    ):  # fmt: skip
        with pytest.raises(Refused) as refused:
            services.correct_address(nomination, address, by=cast.secretariat)
        assert refused.value.code == code
    services.accept(Invitation.objects.get(), choices={}, key=uuid.uuid4())
    with pytest.raises(Refused) as refused:
        services.correct_address(nomination, "new@field.example", by=cast.secretariat)
    assert refused.value.code == "address.has_account"


def test_only_the_secretariat_corrects_and_writes(invited, cast, offices):
    invited()
    for person in (offices.north_nominator, cast.moderator, cast.participant, cast.stranger):
        with pytest.raises(Forbidden):
            services.correct_address(Nomination.objects.get(), "new@field.example", by=person)
        with pytest.raises(Forbidden):
            many.write_to_segment(cast.convening, "unanswered", {}, by=person, key=uuid.uuid4())
        with pytest.raises(Forbidden):
            many.list_to_tell_by_hand(cast.convening, {"en": "Stay away."}, by=person, key=uuid.uuid4())


# ── To segments ───────────────────────────────────────────────────────────────────────────────────────────────────────
def test_a_segment_is_written_to_once_a_day_each_in_her_language(invited, cast):
    invited("Person A")
    invited("Person B", profile=somebody("Person B", language="es"))
    before = len(letters())
    words = {"en": "A new paper is there.", "ar": "توجد ورقة جديدة."}
    for _twice in range(2):
        many.write_to_segment(cast.convening, "unanswered", words, by=cast.secretariat, key=uuid.uuid4())
    assert len(letters()) == before + 2
    (arabic,) = [letter for letter in of("person.a@field.example") if words["ar"] in letter["text"]]
    (english,) = [letter for letter in of("person.b@field.example") if words["en"] in letter["text"]]
    assert (arabic["language"], english["language"]) == ("ar", "en")
    assert "/i/" in arabic["text"]
    days_pass(1)
    many.write_to_segment(cast.convening, "unanswered", words, by=cast.secretariat, key=uuid.uuid4())
    assert len(letters()) == before + 4


def test_who_has_signed_in_is_not_told_to(cast, redis_empty):
    engagement.note_log_on(cast.convening, cast.participant)
    engagement.publish(engagement.LoggedOn(cast.convening.pk, engagement.mark_of(cast.convening.pk, cast.other.pk), clock.now().date()))
    assert shown.members_of(cast.convening, "not_signed_in") == []
    assert len(shown.members_of(cast.convening, "no_sessions")) == 2


@pytest.mark.parametrize("number,words", [(0, "fewer than five"), (4, "fewer than five"), (5, "about 10"), (14, "about 10"), (15, "about 20"), (304, "about 300")])
def test_the_size_of_a_segment_is_told_to_the_next_ten(number, words):
    assert words in shown.about(number)


@pytest.mark.parametrize("words", ["See https://elsewhere.example/x", "www.elsewhere.example", "http://127.0.0.1.elsewhere.example/"])
def test_a_letter_with_a_link_to_another_site_is_refused(cast, words):
    with pytest.raises(Refused) as refused:
        many.write_to_segment(cast.convening, "unanswered", {"en": words}, by=cast.secretariat, key=uuid.uuid4())
    assert refused.value.code == "letter.foreign_link"


def test_words_stay_words_and_change_no_header_of_the_letter(cast):
    """Of the list of bad inputs: 141 and 142."""
    words = "\r\nBcc: a@elsewhere.example\r\nSubject: Another\r\n\r\n<b>Bold</b>"
    many.write_to_segment(cast.convening, "no_sessions", {"en": words}, by=cast.secretariat, key=uuid.uuid4())
    outbox.carry_out(mail.send, None, None)
    assert len(outgoing.outbox) == 2
    for message in outgoing.outbox:
        parsed = message.message()
        assert (len(message.recipients()), parsed["Bcc"], parsed["Subject"]) == (1, None, "There is something new for you")
        assert parsed["List-Unsubscribe"] is None, "nothing that a mail program could follow by itself"
        html = parsed.get_payload()[1].get_payload(decode=True).decode()
        assert "&lt;b&gt;Bold" in html and "<b>Bold" not in html


# ── By another way ────────────────────────────────────────────────────────────────────────────────────────────────────
def test_the_list_of_whom_to_tell_is_given_once(invited, cast):
    accepted, _token = invited("Person A", safe_channel="Signal +961 70 000 000")
    services.accept(accepted, choices={}, key=uuid.uuid4())
    invited("Person B")
    key, words = uuid.uuid4(), {"en": "Not today.", "ar": "ليس اليوم."}
    people = many.list_to_tell_by_hand(cast.convening, words, by=cast.secretariat, key=key)
    assert people == [{"name": "Person A", "channel": "Signal +961 70 000 000", "language": "ar", "text": "ليس اليوم."}]
    with pytest.raises(Refused) as refused:
        many.list_to_tell_by_hand(cast.convening, words, by=cast.secretariat, key=key)
    assert refused.value.code == "notice.shown_once"
    deed = AuditEntry.objects.get(verb="participants.list_to_tell_by_hand_shown")
    assert "Person" not in deed.note + deed.target


def test_letters_to_members_and_staff_are_apart(cast):
    """Somebody with an office is not reminded to sign in by the letters to participants."""
    services.appoint(cast.convening, Profile(name="Ada", email="ada@desk.example"), ["help_desk"], by=cast.secretariat)
    told = {part.person_id for part in shown.members_of(cast.convening, "not_signed_in")}
    assert told == {cast.participant.pk, cast.other.pk}
