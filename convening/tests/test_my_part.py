"""What she controls: what is known of her and who sees it, the name others know her by, a copy of everything, and its end."""

import io
import json
import re
import zipfile
from datetime import date, datetime
from uuid import uuid4

import pytest
from django.apps import apps
from django.core.management import call_command
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from convening import engagement, holdings, keyring, outbox
from convening.models import AuditEntry, OutboxEntry, Participation, Profile, User
from convening.services import accounts
from convening.services.convenings import give_part
from convening.testing import new_convening, person_in
from convening.views.my_part.without_account import link_for
from forums.services import posting, rooms
from participants.selectors import attributes
from participants.services import nominate, open_office
from participants.services.conduct import name_officer
from sessions.services import give_session_role, register_myself, schedule_session

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def she_reads_english(cast):
    cast.participant.change_profile(language="en")


def code_sent():
    entry = OutboxEntry.objects.filter(kind=OutboxEntry.Kind.LETTER, sealed__isnull=False).latest("pk")
    return re.search(r"^[A-Z0-9-]{6,9}$", outbox.open_letter(entry)["text"], re.MULTILINE)[0]


@pytest.fixture
def by_letter(cast, redis_empty):
    """`by_letter(person)`: a browser in which she has just signed in by the code of a letter."""

    def sign_in(person):
        OutboxEntry.objects.all().delete()
        browser = Client()
        browser.post("/accounts/login/code/", {"email": person.profile.email})
        assert browser.post("/accounts/login/code/confirm/", {"code": code_sent()}).status_code == 302
        OutboxEntry.objects.all().delete()
        return browser

    return sign_in


ABOUT = {"name": "Salma Haddad", "language": "en", "zone": "Beirut", "affiliation": "Circle of Tyre", "who_affiliation": "on",
         "country": "LB", "phone": "+961 1 000000", "gender": "woman", "who_gender": "on"}  # fmt: skip


def test_she_says_who_sees_what(cast, signed_in):
    browser = signed_in(cast.participant)
    assert browser.post("/me/about/", ABOUT).status_code == 302
    profile = User.objects.get(pk=cast.participant.pk).profile
    assert (profile.zone, profile.country, profile.gender) == ("Asia/Beirut", "LB", "woman")
    assert profile.told_to_secretariat() == {"affiliation": "Circle of Tyre", "phone": "+961 1 000000", "gender": "woman"}
    assert browser.post("/me/about/", {name: told for name, told in ABOUT.items() if name != "who_affiliation"}).status_code == 302
    assert "affiliation" not in User.objects.get(pk=cast.participant.pk).profile.told_to_secretariat()


def test_the_secretariat_reads_what_she_ticked_and_counts_the_rest(cast, signed_in):
    signed_in(cast.participant).post("/me/about/", ABOUT)
    page = signed_in(cast.secretariat).get("/c/gathering/people/members/").content.decode()
    told = ("Salma Haddad", "Circle of Tyre", "+961 1 000000", "woman", "Lebanon")
    assert [words in page for words in told] == [True, True, True, True, False]
    assert "LB" in [told["country"] for _mark, told in attributes(cast.convening)]
    cast.other.change_profile(access_needs="captions")
    needs = signed_in(cast.secretariat).get("/c/gathering/people/members/?needs=yes").content.decode()
    assert ("captions" in needs, "Salma Haddad" in needs) == (True, False)


def test_a_refused_form_keeps_what_she_typed(cast, signed_in):
    page = signed_in(cast.participant).post("/me/about/", {**ABOUT, "zone": "Atlantis", "name": "Salma <b>"})
    told = page.content.decode()
    assert page.status_code == 200 and "Atlantis" in told and "Salma &lt;b&gt;" in told and "Circle of Tyre" in told
    assert User.objects.get(pk=cast.participant.pk).profile.affiliation == ""


def test_more_care_shows_her_pen_name(cast, signed_in):
    browser = signed_in(cast.participant)
    refused = browser.post("/me/care/", {"pen_name": "Salma of the hills"}).content.decode()
    assert "no part of your own name" in refused and "Salma of the hills" in refused
    assert browser.post("/me/care/", {"pen_name": "Cedar"}).status_code == 302
    assert User.objects.get(pk=cast.participant.pk).shown_name == "Cedar"
    assert "Cedar" in browser.get("/me/").content.decode()
    assert "Then your own name stands again" in browser.get("/me/care/").content.decode()
    browser.post("/me/care/", {"off": "yes"})
    assert User.objects.get(pk=cast.participant.pk).shown_name == "Salma Haddad"


@pytest.fixture
def said_by_name(cast):
    """She has spoken by her name in a room that uses names; where that is."""
    room = rooms.open_room(
        cast.convening, slug="named", title={"en": "Named"}, rule="chatham_house", naming="named", moderation="after",
        opens_on=date(2021, 7, 1), closes_on=date(2021, 7, 31), languages=["en"], by=cast.secretariat,
    )  # fmt: skip
    rooms.add_question(room, text={"en": "What helps?"}, by=cast.secretariat)
    posting.write_post(room, room.questions.get(), "We met in the shade.", by=cast.participant, key=uuid4(), language="en", mode="named")
    return "/c/gathering/rooms/named/"


def test_members_read_the_pen_name_where_they_read_the_name_before(cast, signed_in, said_by_name):
    other = signed_in(cast.other)
    assert "Salma Haddad" in other.get(said_by_name).content.decode()
    accounts.need_care(cast.participant, "Cedar")
    page = other.get(said_by_name).content.decode()
    assert "Cedar" in page and "Salma" not in page and "Haddad" not in page
    assert "Haddad" not in signed_in(cast.participant).get(said_by_name).content.decode(), "she is asked how to appear under her pen name"


def test_more_care_takes_the_titles_out_of_her_calendar(cast, signed_in):
    schedule_session(
        cast.convening, slug="group", title={"en": "Ceasefires"}, description={}, door="invitation", rule="chatham_house", naming="named",
        local_start=datetime(2021, 7, 14, 10), zone_name="America/New_York", minutes=90, languages=["en"], by=cast.secretariat,
    )  # fmt: skip
    files = ("/c/gathering/my-programme.ics?title=yes", "/c/gathering/programme/group/calendar.ics?title=yes")
    browser = signed_in(cast.participant)
    assert ["Ceasefires" in browser.get(file).content.decode() for file in files] == [True, True]
    accounts.need_care(cast.participant, "Cedar")
    assert ["Ceasefires" in browser.get(file).content.decode() for file in files] == [False, False]


def test_an_open_browser_alone_tells_nothing_and_ends_nothing(cast, signed_in):
    browser = signed_in(cast.participant)
    for page in ("/me/held/", "/me/erase/"):
        assert "Is it still you?" in browser.get(page).content.decode()
    for page in ("/me/held/file/", "/me/erase/"):
        answer = browser.post(page, {"understood": "yes"})
        assert "Is it still you?" in answer.content.decode()
    assert keyring.holds("person", cast.participant.pk)


def test_a_code_on_paper_opens_neither(cast, by_letter):
    """Somebody else printed it, and may have kept it."""
    browser = by_letter(cast.participant)
    session = browser.session
    session["by_paper"] = cast.convening.pk.hex
    session.save()
    assert [browser.get(page).status_code for page in ("/me/held/", "/me/erase/", "/me/")] == [404, 404, 200]
    assert "/me/erase/" not in browser.get("/me/").content.decode()
    assert [browser.post(page, {"understood": "yes", "for": "my_held"}).status_code for page in ("/me/erase/", "/me/sign-in-anew/")] == [404, 404]


def test_a_new_code_leads_back_to_where_she_was(cast, signed_in, redis_empty):
    browser = signed_in(cast.participant)
    way = browser.post("/me/sign-in-anew/", {"for": "my_held"})["Location"]
    assert browser.get("/me/").status_code == 302, "she is signed out until the code is typed"
    answer = browser.post(way, {"code": code_sent(), "next": "/me/held/"})
    assert answer["Location"] == "/me/held/"
    assert "Salma Haddad" in browser.get("/me/held/").content.decode()


def test_the_copy_holds_it_for_people_and_for_programs(cast, by_letter):
    browser = by_letter(cast.participant)
    cast.participant.change_profile(affiliation="Circle of Tyre", language="en")
    page = browser.get("/me/held/").content.decode()
    assert "Circle of Tyre" in page
    answer = browser.post("/me/held/file/")
    assert answer["Content-Disposition"] == 'attachment; filename="copy.zip"' and "no-store" in answer["Cache-Control"]
    archive = zipfile.ZipFile(io.BytesIO(answer.content))
    told = json.loads(archive.read("copy.json"))
    assert told["held"]["You"][0]["Organisation"] == "Circle of Tyre"
    assert "Circle of Tyre" in archive.read("copy.html").decode()


def test_what_is_stored_as_a_code_is_told_in_her_language(cast, by_letter):
    person = cast.participant
    person.change_profile(language="ar", region="Africa", kind_of_actor="Civil society", gender="woman")
    office = open_office(cast.convening, slug="north", name={"en": "North"}, seats=2, by=cast.secretariat)
    office.people.add(Participation.objects.get(convening=cast.convening, person=cast.nominator))
    words = {"knows_and_agrees": True, "region": "Africa", "capacity": "institution", "reach": "own", "gender": "woman"}
    nominate(office, person.profile, words, by=cast.nominator, key=uuid4())
    browser = by_letter(person)
    page = browser.get("/me/held/").content.decode()
    assert page.count("أفريقيا") == 2 and page.count("امرأة") == 2
    assert [code for code in ("Africa", "Civil society", "institution", "woman", "own") if f">{code}<" in page] == []


def test_everything_is_told_with_the_same_questions_for_three_convenings_as_for_one(cast, by_letter):
    person = cast.participant

    def take_part_in_another(slug):
        convening = new_convening(slug)
        by, part = person_in(convening, "secretariat"), give_part(convening, person, ["participant"], member=True)
        room = rooms.open_room(
            convening, slug="talk", title={"en": f"Room of {slug}"}, rule="chatham_house", naming="voices", moderation="after",
            opens_on=date(2021, 7, 1), closes_on=date(2021, 7, 31), languages=["en"], by=by,
        )  # fmt: skip
        question = rooms.add_question(room, text={"en": "What helps?"}, by=by)
        posting.write_post(room, question, f"Said in {slug}.", by=person, key=uuid4(), language="en", mode="veiled")
        session = schedule_session(
            convening, slug="group", title={"en": f"Group of {slug}"}, description={}, door="public", rule="chatham_house", naming="named",
            local_start=datetime(2021, 7, 14, 10), zone_name="America/New_York", minutes=90, languages=["en"], by=by,
        )  # fmt: skip
        give_session_role(session, part, "tech", by=by)
        register_myself(session, by=person)
        engagement.publish(engagement.LoggedOn(convening.pk, engagement.mark_of(convening.pk, person.pk), date(2021, 7, 2)))

    def page_and_questions():
        browser = by_letter(person)
        browser.get("/me/held/")
        with CaptureQueriesContext(connection) as captured:
            page = browser.get("/me/held/").content.decode()
        return page, len(captured)

    take_part_in_another("first")
    _page, for_one = page_and_questions()
    take_part_in_another("second")
    take_part_in_another("third")
    page, for_three = page_and_questions()
    assert for_three == for_one <= 40  # one for each table that can hold something of hers
    told = [f"{what} {slug}" for what in ("Said in", "Group of", "Room of") for slug in ("first", "second", "third")]
    assert [words for words in told if words not in page] == []
    assert page.count("technical support") == 3 and page.count("2 July 2021") == 3


def test_signing_out_everywhere_is_explained_and_done(cast, signed_in):
    here, there = signed_in(cast.participant), signed_in(cast.participant)
    assert "no list of your devices" in here.get("/me/sign-out-everywhere/").content.decode()
    here.post("/me/sign-out-everywhere/")
    assert [browser.get("/me/").status_code for browser in (here, there)] == [302, 302]


def test_the_box_must_be_ticked(cast, by_letter):
    browser = by_letter(cast.participant)
    page = browser.get("/me/erase/").content.decode()
    assert "Counts stay as they are" in page and "This cannot be undone" in page
    assert "Tick the box" in browser.post("/me/erase/").content.decode()
    assert keyring.holds("person", cast.participant.pk)


def test_whoever_alone_does_something_is_told_so_before(cast, by_letter):
    """The only secretary, the only moderator, the officer for incidents: others learn it too late."""
    part = Participation.objects.get(convening=cast.convening, person=cast.secretariat)
    room = rooms.open_room(
        cast.convening, slug="quiet", title={"en": "Quiet room"}, rule="chatham_house", naming="voices", moderation="after",
        opens_on=date(2021, 7, 1), closes_on=date(2021, 7, 31), languages=["en"], moderators=[part], by=cast.secretariat,
    )  # fmt: skip
    name_officer(cast.convening, part, by=cast.secretariat)
    said = " ".join(holdings.left_behind(cast.secretariat))
    for words in ("Nobody else is in the secretariat of “A gathering”", f"You alone look after the room “{room.title}”", "You hear of incidents in “A gathering”"):
        assert words in said
    assert "You alone" not in " ".join(holdings.left_behind(cast.participant))


def test_erased_she_is_nobody(cast, by_letter, django_capture_on_commit_callbacks):
    browser, other = by_letter(cast.participant), by_letter(cast.participant)
    address = cast.participant.profile.email
    with django_capture_on_commit_callbacks(execute=True):
        answer = browser.post("/me/erase/", {"understood": "yes"})
    assert "It is erased" in answer.content.decode() and "cookies" in answer["Clear-Site-Data"]
    row = User.objects.get(pk=cast.participant.pk)
    assert (row.is_active, row.is_erased, bytes(row.sealed_profile), row.profile.name) == (False, True, b"", "")
    assert not keyring.holds("person", row.pk)
    assert [one.get("/me/").status_code for one in (browser, other)] == [302, 302]
    assert User.objects.by_address(address) is None
    accounts.erase(row)  # again: nothing to do


def test_a_key_that_outlived_its_process_goes_with_the_next_round(cast):
    accounts.erase(cast.participant)  # nothing is committed here, so it is as if the process died before it came to the key
    assert keyring.holds("person", cast.participant.pk)
    accounts.destroy_keys()
    assert not keyring.holds("person", cast.participant.pk)
    assert keyring.holds("person", cast.other.pk), "and nobody else's"


def test_an_operator_erases_on_a_written_request_and_not_by_mistake(cast, capsys):
    address = cast.participant.profile.email
    call_command("erase_person", address)
    assert "Nothing was erased" in capsys.readouterr().out and User.objects.by_address(address)
    call_command("erase_person", Participation.objects.get(person=cast.participant).handle, "--for-good")
    assert User.objects.by_address(address) is None
    (entry,) = AuditEntry.objects.filter(verb="convening.person_erased")
    assert (entry.actor_id, entry.target) == (None, f"convening.user:{cast.participant.pk}")
    with pytest.raises(SystemExit):
        call_command("erase_person", address, "--for-good")


def without_its_token(answer):
    return re.sub(r'(csrfmiddlewaretoken" value="|X-CSRFToken": ")[^"]*', r"\1", answer.content.decode())


def test_somebody_without_an_account_sees_and_ends_it_by_a_letter(cast, redis_empty, django_capture_on_commit_callbacks):
    person = User.objects.create_person(Profile(name="Aster Quill", email="aster@people.example"))
    browser = Client()
    asked, stranger = (browser.post("/held/", {"email": address}) for address in ("Aster@people.example", "nobody@people.example"))
    assert without_its_token(asked) == without_its_token(stranger)
    letters = [outbox.open_letter(entry) for entry in OutboxEntry.objects.filter(kind="letter")]
    assert sorted(letter["address"] for letter in letters) == ["", "aster@people.example"]
    link = re.search(r"http://[^/]+(/held/\S+)", max(letters, key=lambda letter: letter["address"])["text"])[1]
    assert "Aster Quill" in browser.get(link).content.decode()
    assert keyring.holds("person", person.pk) and "Tick the box" in browser.post(link).content.decode()
    with django_capture_on_commit_callbacks(execute=True):
        assert "It is erased" in browser.post(link, {"understood": "yes"}).content.decode()
    assert not keyring.holds("person", person.pk)
    assert browser.get(link).status_code == 404


def test_whoever_can_sign_in_is_sent_to_her_own_pages(cast, redis_empty):
    """A link by letter must not pass over her second step."""
    Client().post("/held/", {"email": cast.participant.profile.email})
    assert "/me/held/" in outbox.open_letter(OutboxEntry.objects.get(kind="letter"))["text"]
    assert Client().get(link_for(cast.participant)).status_code == 302


# What becomes of every row that knows a person, or her part in a convening. Written by hand: a new table needs a thought.
FATE = {
    "account.EmailAddress.user": "deleted",
    "mfa.Authenticator.user": "deleted",
    "convening.Participation.person": "stays; its answers are emptied",
    "participants.PrintedCode.person": "deleted",
    "participants.PrintedCode.issued_by": "stays: the deed of an officer",
    "participants.Invitation.person": "stays; its answer and its links are emptied",
    "participants.Nomination.person": "stays; its words are emptied",
    "participants.Admission.officer": "nobody, until somebody else is named",
    "participants.Office_people.participation": "deleted",
    "participants.HeldDecision.by": "stays: the deed of an officer",
    "participants.RosterEntry.person": "deleted",
    "participants.Consent.person": "deleted",
    "participants.Message.person": "deleted",
    "participants.Block.person": "deleted",
    "participants.NominationSheet.by": "stays: the deed of an officer",
    "convening_sessions.SessionRole.participation": "stays: figures leave out who was there to work",
    "evaluation.Comment.author": "stays: the deed of an officer",
    "evaluation.OnTheRecord.participation": "deleted",
    "evaluation.Remark.author": "stays: the deed of an officer",
    "evaluation.Revision.author": "stays: the deed of an officer",
    "evaluation.Signature.signer": "stays: the deed of an officer",
    "evaluation.Signer.spared_by": "stays: the deed of an officer",
    "evaluation.Withdrawal.by": "stays: the deed of an officer",
    "forums.Room_moderators.participation": "deleted",
    "forums.NamedModerator.participation": "deleted",
    "forums.Table.facilitator": "nobody, until somebody else is named",
    "forums.SealRequest.asked_by": "stays: the deed of an officer",
    "forums.SealRequest.confirmed_by": "stays: the deed of an officer",
    "forums.VeilRequest.asked_by": "stays: the deed of an officer",
    "forums.VeilRequest.first": "stays: the deed of an officer",
    "forums.VeilRequest.second": "stays: the deed of an officer",
}


def test_every_table_that_knows_a_person_has_its_fate():
    found = {
        f"{model._meta.label}.{field.name}"
        for model in apps.get_models(include_auto_created=True)
        for field in model._meta.concrete_fields
        if field.remote_field and field.remote_field.model in (User, Participation)
    }
    assert found == set(FATE)
