"""What must not cross: from one convening into another, from one who talks to the officer to another who does."""

import threading
import uuid

import pytest
from django.db import connection, transaction

from convening import outbox
from convening.errors import Refused
from convening.models import OutboxEntry, Participation, Profile
from convening.services import accounts
from convening.testing import new_convening, person_in
from participants import services
from participants.models import Incident, Message
from participants.services import conduct, incidents, roster, sheets

from .conftest import somebody
from .files import as_csv, rows

C = "/c/gathering"
TOLD = {"knows_and_agrees": True}


@pytest.fixture
def officer(cast):
    conduct.name_officer(cast.convening, Participation.objects.get(person=cast.evaluator), by=cast.secretariat)
    return cast.evaluator


def _report(cast, **more):
    told = {"what": "Somebody followed me.", "about": "", "wishes": "", "with_name": False, "by": cast.participant, "key": uuid.uuid4()}
    return incidents.report(cast.convening, **{**told, **more})


# ── Addresses ─────────────────────────────────────────────────────────────────────────────────────────────────────────
@pytest.mark.django_db
@pytest.mark.parametrize("how_far", ["nominated", "invited"])
def test_one_convening_redirects_no_letters_of_another(named, cast, how_far):
    """Its secretariat could send her invitation, and the code of her answer, to whomever it likes."""
    nomination = named()
    there = new_convening("another")
    theirs = person_in(there, "secretariat", name="Tom Elsewhere")
    nominator = services.appoint(there, Profile(name="Ola", email="ola@office.example"), ["nominator"], by=theirs)[0]
    office = services.open_office(there, slug="east", name={"en": "East"}, seats=2, by=theirs)
    office.people.add(nominator)
    other = services.nominate(office, somebody(), TOLD, by=nominator.person, key=uuid.uuid4())
    assert other.person == nomination.person
    if how_far == "invited":
        services.clear([other], by=theirs)
        services.invite(there, other.person, by=theirs)
    with pytest.raises(Refused) as refused:
        services.correct_address(nomination, "mine@elsewhere.example", by=cast.secretariat)
    assert refused.value.code == "address.has_account"
    nomination.person.refresh_from_db()
    assert nomination.person.profile.email == somebody().email


@pytest.mark.django_db
def test_what_another_convening_has_closed_hinders_nobody(named, cast):
    nomination = named()
    there = new_convening("another")
    theirs = person_in(there, "secretariat", name="Tom Elsewhere")
    nominator = services.appoint(there, Profile(name="Ola", email="ola@office.example"), ["nominator"], by=theirs)[0]
    office = services.open_office(there, slug="east", name={"en": "East"}, seats=2, by=theirs)
    office.people.add(nominator)
    services.withdraw_nomination(services.nominate(office, somebody(), TOLD, by=nominator.person, key=uuid.uuid4()), by=nominator.person)
    services.correct_address(nomination, "right@field.example", by=cast.secretariat)
    nomination.person.refresh_from_db()
    assert nomination.person.profile.email == "right@field.example"


@pytest.mark.django_db
def test_whoever_tries_who_is_known_here_soon_hears_nothing_more(named, cast, redis_empty):
    """Not whether the fourth address is known to anybody: also one that is not gets the same answer."""
    nomination, heard = named(), []
    known = [person.profile.email for person in (cast.participant, cast.other, cast.evaluator, cast.moderator)]
    for address in (*known, "nobody@field.example"):
        with pytest.raises(Refused) as refused:
            services.correct_address(nomination, address, by=cast.secretariat)
        heard.append(refused.value.code)
    assert heard == ["address.taken"] * 3 + ["address.later"] * 2
    nomination.person.refresh_from_db()
    assert nomination.person.profile.email == somebody().email


@pytest.mark.django_db
@pytest.mark.parametrize("words", ["https://[abc", "www.[x].example", "http://]", "https://ours@[::"])
def test_an_address_that_is_none_is_refused_with_a_sentence(cast, signed_in, words):
    for page, sent in (("letters/", {"segment": "no_sessions"}), ("letters/by-hand/", {"understood": "on"})):
        answer = signed_in(cast.secretariat).post(f"{C}/{page}", {**sent, "text_en": words, "client_key": uuid.uuid4()})
        assert answer.status_code == 200 and "no link to another site" in answer.content.decode()


@pytest.mark.django_db
def test_no_list_tells_an_office_whose_address_a_name_from_the_roster_has(cast, offices, redis_empty):
    """It asked "Amber", who said yes. Brought in a list, the addresses of all whom she might be look the same."""
    entry = roster.stand_on_roster(
        cast.participant, {"name": "Amber"}, shown=["name"], purposes=["offices"], months=3, key=uuid.uuid4()
    )
    roster.nominate_from_roster(offices.north, entry.pk, {"reason": "You know the valley."}, by=cast.nominator, key=uuid.uuid4())
    roster.agree_to_nomination(Message.objects.get(), "Amber", by=cast.participant, key=uuid.uuid4())
    people = [["One", person.profile.email, "yes"] for person in (cast.participant, cast.other)]
    told = sheets.preview_file(offices.north, as_csv(rows(*people)), by=cast.nominator)
    assert set(told.outcomes.values()) <= {"new", "reserve"} and told.new == 2


@pytest.mark.django_db
def test_whom_one_had_better_not_write_to_is_not_written_to_when_she_answers(named, cast, redis_empty):
    nomination = named()
    services.clear([nomination], by=cast.secretariat)
    invitation, _token = services.invite(cast.convening, nomination.person, by=cast.secretariat, by_hand=True)
    assert services.send_code(invitation, key=uuid.uuid4()) is None
    services.decline_invitation(invitation, key=uuid.uuid4())
    hers = [entry for entry in OutboxEntry.objects.filter(kind="letter") if outbox.open_letter(entry)["address"] == somebody().email]
    assert hers == []


# ── Incidents ─────────────────────────────────────────────────────────────────────────────────────────────────────────
@pytest.mark.django_db
def test_whoever_reported_does_not_read_what_others_told_the_officer(cast, officer, signed_in):
    """Somebody may report a woman to hear what she says of him."""
    incident, words = _report(cast)
    incidents.answer(incident, "I will ask them.", by=officer, key=uuid.uuid4())
    incidents.write_to_person(incident, cast.other.profile.name, "Are you safe?", by=officer, key=uuid.uuid4())
    incidents.answer_officer(Message.objects.get(person=cast.other), "He waits at my door.", by=cast.other, key=uuid.uuid4())
    browser = signed_in(cast.participant)
    for text in ("", "And then?"):
        page = browser.post(f"{C}/incidents/words/", {"words": words, "text": text, "client_key": uuid.uuid4()}).content.decode()
        assert "I will ask them." in page and "He waits" not in page
    assert "He waits at my door." in signed_in(officer).get(f"{C}/incidents/{incident.pk}/").content.decode()


@pytest.mark.django_db(transaction=True)
def test_an_erasure_loses_nothing_that_the_officer_writes_meanwhile(cast, officer):
    incident, _words = _report(cast, with_name=True)

    def erases():
        try:
            accounts.erase(cast.participant)
        finally:
            connection.close()

    with transaction.atomic():
        incidents.note(incident, "Called the police.", by=officer, key=uuid.uuid4())
        erasing = threading.Thread(target=erases)
        erasing.start()
        erasing.join(2)  # it read the row already, or it waits for us
    erasing.join(30)
    content = Incident.objects.get().content
    assert [note["text"] for note in content["notes"]] == ["Called the police."] and content["reporter"] == ""
