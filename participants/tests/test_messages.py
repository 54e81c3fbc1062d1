"""The relay: two people write to each other, and neither sees the other's address."""

import uuid

import pytest
import redis
from django.db import connection
from django.http import Http404
from django.test.utils import CaptureQueriesContext

from convening import keyring, outbox
from convening.errors import Forbidden, Refused
from convening.models import OutboxEntry, Participation
from convening.testing import person_in
from participants.models import Block, Incident, Message
from participants.services import conduct, messages, roster

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("redis_empty")]


@pytest.fixture
def entry(cast):
    """Ines stands on the roster for members, as "I. D."."""
    return roster.stand_on_roster(
        cast.other, {"name": "I. D.", "expertise": "Water"}, shown=["name", "expertise"], purposes=["members"], months=12, key=uuid.uuid4()
    )


def write(entry, by, text="Would you speak with us?", key=None):
    messages.write(entry.pk, text, messages.names_of(by)[0], by=by, key=key or uuid.uuid4())


def test_she_reads_it_here_and_the_letter_says_nothing(cast, entry, signed_in):
    OutboxEntry.objects.all().delete()
    write(entry, cast.moderator)
    letter = outbox.open_letter(OutboxEntry.objects.get())
    assert letter["address"] == cast.other.profile.email
    for word in ("Noor", "speak", "roster", cast.moderator.profile.email):
        assert word not in letter["text"] + letter["subject"] + letter["html"]
    message = Message.objects.get()
    page = signed_in(cast.other).get(f"/me/messages/{message.pk}/").content.decode()
    assert "Would you speak with us?" in page and "Noor Said" in page
    assert cast.moderator.profile.email not in page


def test_her_answer_goes_back_without_an_address(cast, entry, signed_in):
    write(entry, cast.moderator)
    address = f"/me/messages/{Message.objects.get().pk}/"
    assert signed_in(cast.other).post(address, {"text": "Gladly.", "name": "I. D.", "client_key": uuid.uuid4()}).status_code == 302
    answer = Message.objects.get(person=cast.moderator)
    page = signed_in(cast.moderator).get(f"/me/messages/{answer.pk}/").content.decode()
    assert "Gladly." in page and "I. D." in page and "Would you speak" in page
    assert "Ines" not in page and cast.other.profile.email not in page


def test_the_same_form_sent_again_is_one_message(cast, entry):
    key = uuid.uuid4()
    for _ in range(5):
        write(entry, cast.moderator, key=key)
    assert Message.objects.count() == 1
    write(entry, cast.moderator)
    assert Message.objects.count() == 2


def test_a_few_a_day_from_one_to_one_and_to_one(cast, entry, signed_in):
    for _ in range(messages.FROM_ONE_TO_ONE):
        write(entry, cast.moderator)
    address = f"/roster/{entry.pk}/"
    sent = {"text": "A third time today", "name": "Noor Said", "client_key": uuid.uuid4()}
    for _ in range(2):  # the refused form is not let through when it comes again
        refused = signed_in(cast.moderator).post(address, sent)
        assert refused.status_code == 409 and "A third time today" in refused.content.decode()
    writers = [person_in(cast.convening, "participant", name=f"Writer {n}") for n in range(messages.TO_ONE)]
    with pytest.raises(Refused) as full:
        for writer in writers:
            write(entry, writer)
    assert full.value.code == "messages.enough_today"
    assert Message.objects.filter(person=cast.other).count() == messages.TO_ONE


def test_without_redis_nothing_is_sent(cast, entry, monkeypatch):
    def away(*args, **more):
        raise redis.ConnectionError

    monkeypatch.setattr("convening.limits.counts", away)
    with pytest.raises(Refused) as refused:
        write(entry, cast.moderator)
    assert refused.value.code == "messages.not_now"
    assert Message.objects.count() == 0


def test_whoever_is_blocked_reaches_her_no_more_and_is_told_the_same(cast, entry, signed_in):
    write(entry, cast.moderator)
    hers = signed_in(cast.other)
    assert hers.post(f"/me/messages/{Message.objects.get().pk}/block/").status_code == 302
    answer = signed_in(cast.moderator).post(f"/roster/{entry.pk}/", {"text": "Again", "name": "Noor Said", "client_key": uuid.uuid4()}, follow=True)
    assert "handed over" in answer.content.decode()
    assert Message.objects.count() == 1
    write(entry, cast.participant)
    assert Message.objects.count() == 2
    assert hers.post(f"/me/messages/blocked/{Block.objects.get().pk}/").status_code == 302
    assert Block.objects.count() == 0


def test_nobody_writes_to_somebody_who_did_not_allow_it(cast, entry):
    for person in (cast.nominator, cast.evaluator):
        with pytest.raises(Http404):
            messages.write(entry.pk, "Hello", "x", by=person, key=uuid.uuid4())
    roster.leave_roster(cast.other)
    with pytest.raises(Http404):
        write(entry, cast.moderator)


def test_nobody_signs_with_anothers_name(cast, entry):
    with pytest.raises(Refused) as refused:
        messages.write(entry.pk, "Hello", "Vera Lind", by=cast.moderator, key=uuid.uuid4())
    assert refused.value.code == "messages.foreign_name"


def test_who_needs_care_signs_with_her_pen_name(cast):
    cast.moderator.change_profile(careful=True, pen_name="North Star")
    assert messages.names_of(cast.moderator) == ["North Star"]


@pytest.mark.parametrize("text", ["", "  \n ", "\u202e\u200b", "x" * 2001])
def test_what_cannot_be_sent_is_refused_and_kept(cast, entry, signed_in, text):
    answer = signed_in(cast.moderator).post(f"/roster/{entry.pk}/", {"text": text, "name": "Noor Said", "client_key": uuid.uuid4()})
    assert answer.status_code == 409
    assert Message.objects.count() == 0


def test_the_sender_stands_in_no_column(cast, entry):
    write(entry, cast.moderator)
    with connection.cursor() as cursor:
        cursor.execute("SELECT m::text FROM participants_message m")
        row = cursor.fetchone()[0]
    for word in (str(cast.moderator.pk), cast.moderator.pk.hex, cast.moderator.public_id, "Noor", "speak"):
        assert word not in row


def test_only_she_reads_deletes_and_blocks(cast, entry, signed_in):
    write(entry, cast.moderator)
    message = Message.objects.get()
    for person in (cast.moderator, cast.participant, cast.secretariat, cast.stranger):
        browser = signed_in(person)
        assert browser.get(f"/me/messages/{message.pk}/").status_code == 404
        for deed in ("delete", "block", "report"):
            assert browser.post(f"/me/messages/{message.pk}/{deed}/").status_code == 404
        with pytest.raises(Forbidden):
            messages.delete(message, by=person)
    assert signed_in(cast.other).post(f"/me/messages/{message.pk}/delete/").status_code == 302
    assert Message.objects.count() == 0


def test_a_reported_message_reaches_the_officer_with_its_text(cast, entry, signed_in):
    conduct.name_officer(cast.convening, Participation.objects.get(person=cast.evaluator), by=cast.secretariat)
    write(entry, cast.moderator, "Something nasty")
    sent = {"convening": "gathering", "what": "", "with_name": "no", "client_key": uuid.uuid4()}
    answer = signed_in(cast.other).post(f"/me/messages/{Message.objects.get().pk}/report/", sent)
    assert answer.status_code == 200
    page = signed_in(cast.evaluator).get(f"/c/gathering/incidents/{Incident.objects.get().pk}/").content.decode()
    assert "Something nasty" in page and "Noor Said" in page and "Ines" not in page


def test_somebody_erased_is_neither_written_to_nor_answered(cast, entry):
    write(entry, cast.moderator)
    message = Message.objects.get()
    keyring.destroy("person", cast.moderator.pk)
    with pytest.raises(Refused) as refused:
        messages.answer(message, "Hello", "I. D.", by=cast.other, key=uuid.uuid4())
    assert refused.value.code == "messages.nobody_there"
    assert messages.send(cast.moderator, "x", kind="relay") is None


def test_the_list_asks_the_database_as_often_for_three_as_for_one(cast, signed_in):
    browser = signed_in(cast.other)
    counts = []
    for more in (1, 2):
        for number in range(more):
            messages.send(cast.other, f"Hello {number}", kind="relay", sender=cast.moderator, name="Noor")
        with CaptureQueriesContext(connection) as queries:
            page = browser.get("/me/messages/").content.decode()
        counts.append((len(queries), page.count("Hello")))
    assert counts == [(counts[0][0], 1), (counts[0][0], 3)]
    assert counts[0][0] <= 12
