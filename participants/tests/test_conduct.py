"""The code of conduct, and incidents: told to one officer and to nobody else."""

import re
import uuid

import pytest
import redis
from django.db import connection
from django.test.utils import CaptureQueriesContext

from convening import outbox
from convening.errors import Forbidden, Refused
from convening.models import AuditEntry, OutboxEntry, Participation
from convening.testing import person_in
from participants.models import Admission, Incident, Message
from participants.selectors.conduct import accepted, conduct_of, officer_of
from participants.services import conduct, incidents

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("redis_empty")]
C = "/c/gathering"


def part_of(person):
    return Participation.objects.get(person=person)


@pytest.fixture
def officer(cast):
    """Petra, who evaluates, hears of incidents."""
    conduct.name_officer(cast.convening, part_of(cast.evaluator), by=cast.secretariat)
    return cast.evaluator


@pytest.fixture
def told(cast, officer):
    """`told(with_name=True)`: (incident, words) of something that Salma told."""

    def tell(with_name=False, by=cast.participant, **more):
        given = {"what": "Somebody followed me to the station.", "about": "Lantern 12 in wg1", "wishes": "That it stops.", **more}
        return incidents.report(cast.convening, with_name=with_name, by=by, key=uuid.uuid4(), **given)

    return tell


# ── The code ──────────────────────────────────────────────────────────────────────────────────────────────────────────
def test_a_text_that_changes_is_asked_again(cast):
    part = part_of(cast.participant)
    assert (conduct_of(cast.convening).version, accepted(part)) == (0, True)
    conduct.set_conduct(cast.convening, {"en": "Be kind.", "ar": "كن لطيفا."}, by=cast.secretariat)
    assert (conduct_of(cast.convening).version, accepted(part)) == (1, False)
    part.answers = {"conduct": 1}
    assert accepted(part)
    conduct.set_conduct(cast.convening, {"en": "Be kind.", "ar": "كن لطيفا."}, by=cast.secretariat)
    assert accepted(part)
    conduct.set_conduct(cast.convening, {"en": "Be kind. Be quiet."}, by=cast.secretariat)
    assert (conduct_of(cast.convening).version, accepted(part)) == (2, False)


def test_only_the_secretariat_writes_it_and_anybody_reads_it(cast, client, signed_in):
    for person in (cast.moderator, cast.participant, cast.stranger):
        with pytest.raises(Forbidden):
            conduct.set_conduct(cast.convening, {"en": "Be kind."}, by=person)
        assert signed_in(person).get(f"{C}/conduct/write/").status_code == 404
    browser = signed_in(cast.secretariat)
    page = browser.get(f"{C}/conduct/write/").content.decode()
    assert "This code holds wherever we meet" in page
    sent = {"client_key": uuid.uuid4(), "conduct_en": "Be kind.\n\nBe quiet.", "conduct_ar": "كن لطيفا."}
    assert browser.post(f"{C}/conduct/write/", sent).status_code == 302
    assert "Be quiet." in client.get(f"{C}/conduct/", headers={"accept-language": "en"}).content.decode()
    assert "كن لطيفا" in client.get(f"{C}/conduct/", headers={"accept-language": "ar"}).content.decode()
    assert "conduct/" in client.get(f"{C}/").content.decode()


def test_to_look_makes_no_row(cast, client):
    client.get(f"{C}/conduct/")
    assert not Admission.objects.exists()


# ── The officer ───────────────────────────────────────────────────────────────────────────────────────────────────────
def test_the_secretariat_names_somebody_and_hears_of_unwise_combinations(cast, signed_in):
    browser = signed_in(cast.secretariat)
    page = browser.get(f"{C}/conduct/officer/").content.decode()
    assert "Noor Said" in page and "Salma Haddad" not in page  # participants are not listed for this
    sent = {"client_key": uuid.uuid4(), "officer": str(part_of(cast.moderator).pk)}
    page = browser.post(f"{C}/conduct/officer/", sent, follow=True).content.decode()
    assert "also moderates" in page
    assert officer_of(cast.convening).person == cast.moderator


def test_nobody_without_a_part_is_named(cast):
    with pytest.raises(Refused) as refused:
        conduct.name_officer(cast.convening, part_of(cast.stranger), by=cast.secretariat)
    assert refused.value.code == "officer.foreign"


def test_without_an_officer_nothing_is_taken_and_the_text_is_kept(cast, signed_in):
    sent = {"client_key": uuid.uuid4(), "what": "It happened at noon.", "with_name": "no"}
    answer = signed_in(cast.moderator).post(f"{C}/incidents/report/", sent)
    assert answer.status_code == 409 and "It happened at noon." in answer.content.decode()
    assert Incident.objects.count() == 0


# ── Telling ───────────────────────────────────────────────────────────────────────────────────────────────────────────
def test_only_the_officer_reads_it(cast, told, signed_in):
    incident, _words = told()
    for person in (cast.secretariat, cast.moderator, cast.participant, cast.nominator, cast.stranger):
        browser = signed_in(person)
        for page in ("incidents/", f"incidents/{incident.pk}/"):
            assert browser.get(f"{C}/{page}").status_code == 404
        assert browser.post(f"{C}/incidents/{incident.pk}/handle/", {"deed": "state", "state": "closed"}).status_code == 404
    page = signed_in(cast.evaluator).get(f"{C}/incidents/{incident.pk}/").content.decode()
    assert "followed me to the station" in page and "Lantern 12" in page


def test_a_new_officer_reads_and_the_old_one_does_not(cast, told, signed_in):
    incident, _words = told()
    conduct.name_officer(cast.convening, part_of(cast.secretariat), by=cast.secretariat)
    assert signed_in(cast.evaluator).get(f"{C}/incidents/{incident.pk}/").status_code == 404
    assert signed_in(cast.secretariat).get(f"{C}/incidents/{incident.pk}/").status_code == 200


def test_without_her_name_she_stands_nowhere(cast, told):
    incident, _words = told()
    content = str(incident.content)
    for word in (cast.participant.pk.hex, str(cast.participant.pk), "Salma", cast.participant.public_id, part_of(cast.participant).handle):
        assert word not in content
    with connection.cursor() as cursor:
        cursor.execute("SELECT i::text FROM participants_incident i")
        row = cursor.fetchone()[0]
    assert "station" not in row and str(cast.participant.pk) not in row
    assert not AuditEntry.objects.filter(actor_id=cast.participant.pk).exists()


def test_two_people_who_tell_the_same_leave_the_same(cast, officer, signed_in):
    """The swap: what the officer sees of a report without a name does not depend on who told it."""
    seen = []
    for person in (cast.participant, cast.other):
        incident, _words = incidents.report(
            cast.convening, what="A thing", about="", wishes="", with_name=False, by=person, key=uuid.UUID(int=len(seen) + 5)
        )
        page = signed_in(officer).get(f"{C}/incidents/{incident.pk}/").content.decode()
        page = re.sub(r'(csrfmiddlewaretoken" value="|X-CSRFToken": "|client_key" value=")[^"]*', r"\1", page)
        seen.append((page.replace(str(incident.pk), ""), {k: v for k, v in incident.content.items() if k != "word"}))
        Incident.objects.all().delete()
    assert seen[0] == seen[1]


def test_the_officers_letter_is_neutral(cast, officer, told):
    OutboxEntry.objects.all().delete()
    told()
    letter = outbox.open_letter(OutboxEntry.objects.get())
    assert letter["address"] == officer.profile.email
    for word in ("incident", "station", "Lantern", "Salma", "gathering"):
        assert word not in (letter["subject"] + letter["text"]).lower()


def test_the_words_open_the_answer_and_only_in_that_convening(cast, told, officer, signed_in):
    incident, words = told()
    incidents.answer(incident, "I will speak with them.", by=officer, key=uuid.uuid4())
    assert Message.objects.count() == 0
    browser = signed_in(cast.moderator)
    page = browser.post(f"{C}/incidents/words/", {"words": words.upper().replace("-", " "), "client_key": uuid.uuid4()})
    assert page.status_code == 200 and "I will speak with them." in page.content.decode()
    wrong = browser.post(f"{C}/incidents/words/", {"words": "bcdf-bcdf-bcdf-bcdf", "client_key": uuid.uuid4()})
    assert wrong.status_code == 409 and "speak with them" not in wrong.content.decode()
    added = browser.post(f"{C}/incidents/words/", {"words": words, "text": "It went on today.", "client_key": uuid.uuid4()})
    assert "It went on today." in added.content.decode()
    assert "It went on today." in signed_in(officer).get(f"{C}/incidents/{incident.pk}/").content.decode()


def test_the_same_form_sent_again_gives_the_same_words(cast, officer, signed_in):
    browser, sent = signed_in(cast.moderator), {"client_key": uuid.uuid4(), "what": "A thing", "with_name": "no"}
    shown = [re.search(r'<b dir="ltr">([^<]+)</b>', browser.post(f"{C}/incidents/report/", sent).content.decode())[1] for _ in range(2)]
    assert shown[0] == shown[1]
    assert Incident.objects.count() == 1


def test_with_her_name_the_answer_is_a_message_and_hers_comes_back(cast, told, officer, signed_in):
    incident, words = told(with_name=True)
    assert words == ""
    incidents.answer(incident, "Thank you, Salma.", by=officer, key=uuid.uuid4())
    message = Message.objects.get(person=cast.participant)
    hers = signed_in(cast.participant)
    assert "Thank you, Salma." in hers.get(f"/me/messages/{message.pk}/").content.decode()
    assert hers.post(f"/me/messages/{message.pk}/", {"text": "It was at noon.", "client_key": uuid.uuid4()}).status_code == 302
    assert "It was at noon." in signed_in(officer).get(f"{C}/incidents/{incident.pk}/").content.decode()


def test_a_safeguarding_message_reaches_a_person(cast, told, officer, signed_in):
    incident, _words = told()
    OutboxEntry.objects.all().delete()
    sent = {"deed": "person", "person-called": "inés duarte", "person-text": "Please do not travel alone.", "person-client_key": uuid.uuid4()}
    assert signed_in(officer).post(f"{C}/incidents/{incident.pk}/handle/", sent).status_code == 302
    assert Message.objects.get(person=cast.other).content["text"] == "Please do not travel alone."
    letter = outbox.open_letter(OutboxEntry.objects.get())
    assert "travel" not in letter["text"] and letter["address"] == cast.other.profile.email
    assert not AuditEntry.objects.filter(target__contains=str(cast.other.pk)).exists()


@pytest.mark.parametrize(("called", "code"), [("Nobody Atall", "incident.nobody_called"), ("", "incident.nobody_called"), ("Twin Sister", "incident.several_called")])
def test_whom_the_officer_cannot_mean_is_refused(cast, told, officer, called, code):
    incident, _words = told()
    for _ in range(2):
        person_in(cast.convening, "participant", name="Twin Sister")
    with pytest.raises(Refused) as refused:
        incidents.write_to_person(incident, called, "Hello", by=officer, key=uuid.uuid4())
    assert refused.value.code == code


def test_notes_and_states_are_the_officers(cast, told, officer, signed_in):
    incident, _words = told()
    browser, address = signed_in(officer), f"{C}/incidents/{incident.pk}/handle/"
    note = {"deed": "note", "note-text": "Rang the hotel.", "note-client_key": uuid.uuid4()}
    for _ in range(2):
        assert browser.post(address, note).status_code == 302
    assert browser.post(address, {"deed": "note", "note-text": "", "note-client_key": uuid.uuid4()}).status_code == 409
    assert browser.post(address, {"deed": "state", "state": "closed"}).status_code == 302
    incident.refresh_from_db()
    assert (incident.state, [line["text"] for line in incident.content["notes"]]) == ("closed", ["Rang the hotel."])
    with pytest.raises(Forbidden):
        incidents.note(incident, "x", by=cast.secretariat, key=uuid.uuid4())


def test_where_redis_is_away_a_report_goes_through(cast, told, monkeypatch):
    def away(*args, **more):
        raise redis.ConnectionError

    monkeypatch.setattr("convening.limits.counts", away)
    assert told()[0] is not None


def test_the_desk_asks_the_database_as_often_for_three_as_for_one(cast, told, officer, signed_in):
    browser = signed_in(officer)
    counts = []
    for more in (1, 2):
        for _ in range(more):
            told()
        with CaptureQueriesContext(connection) as queries:
            assert browser.get(f"{C}/incidents/").status_code == 200
        counts.append(len(queries))
    assert counts[0] == counts[1] <= 12
