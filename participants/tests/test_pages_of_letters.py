"""The pages about letters: is one genuine; to segments; by another way; those that came back; her own calendar and letter."""

import re
import uuid

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from pypdf import PdfReader

from convening import outbox
from convening.models import AuditEntry, Organisation, OutboxEntry, User
from participants import selectors, services
from participants.models import Admission, Invitation, Nomination

from .conftest import somebody
from .test_bounces import notice

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("redis_empty")]


@pytest.fixture
def browser(cast, signed_in):
    return signed_in(cast.secretariat)


@pytest.fixture
def url(cast):
    return lambda name, *rest: reverse(name, args=[cast.convening.slug, *rest])


def key():
    return {"client_key": str(uuid.uuid4())}


def waiting():
    return [outbox.open_letter(e) for e in OutboxEntry.objects.filter(kind="letter", name=outbox.IN_TURN, done_on=None)]


# ── /letter/ ──────────────────────────────────────────────────────────────────────────────────────────────────────────
def test_anybody_can_check_a_letter(client, invited, cast):
    Admission.of(cast.convening)
    Admission.objects.update(phrase="Two herons")
    invited(profile=somebody(language="en"))
    number = re.search(r"\d{4}\s\d{4}", waiting()[0]["text"])[0]
    page = client.post(reverse("letter"), {"number": number, "phrase": "two herons"}).content.decode()
    assert "We sent a letter with this number on 10 July 2021." in re.sub("<[^>]+>", "", page)
    assert "http://127.0.0.1:8000/" in page and "never ask for a password" in page


def test_whatever_is_unknown_gets_the_same_page(client, invited, cast):
    invited(profile=somebody(language="en"))
    number = re.search(r"\d{4}\s\d{4}", waiting()[0]["text"])[0]

    def told(number, phrase):
        page = client.post(reverse("letter"), {"number": number, "phrase": phrase}).content.decode()
        assert "We cannot confirm this letter" in page
        return re.sub(r'value="[^"]*"|X-CSRFToken": "[^"]*"', "", page)

    assert told(number, "guessed") == told("00000001", "guessed") == told("words", "‮<b>")


def test_guessing_ends(client):
    answers = [client.post(reverse("letter"), {"number": f"{n:08}", "phrase": ""}).status_code for n in range(22)]
    assert answers == [200] * 20 + [429] * 2


# ── Segments ──────────────────────────────────────────────────────────────────────────────────────────────────────────
def test_a_letter_is_shown_in_each_language_before_it_leaves_and_nobody_is_named(browser, invited, url):
    for name in ("Person A", "Person B"):
        invited(name)
    before = len(waiting())
    words = {"segment": "unanswered", "text_en": "A paper <b>is</b> there.", "text_ar": "توجد ورقة."}
    form = browser.get(url("letters")).content.decode()
    assert "fewer than five people" in form
    preview = browser.post(url("letters"), words | key()).content.decode()
    assert "A paper &lt;b&gt;is&lt;/b&gt; there." in preview and "توجد ورقة." in preview and 'dir="rtl"' in preview
    assert len(waiting()) == before
    again = browser.post(url("letters"), words | key() | {"change": "yes"}).content.decode()
    assert "A paper &lt;b&gt;is&lt;/b&gt; there.</textarea>" in again
    hidden = dict(re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)"', preview))
    sent = {**words, "client_key": hidden["client_key"]}
    for _twice in range(2):
        answer = browser.post(url("letters_send"), sent, follow=True).content.decode()
        assert "on their way" in answer and "Person" not in form + preview + answer
    assert len(waiting()) == before + 2


def test_without_words_the_letter_says_that_there_is_something_new(browser, cast, url):
    preview = browser.post(url("letters"), {"segment": "no_sessions"} | key()).content.decode()
    assert preview.count("<section") >= 4 and "There is something new for you. Sign in to read it." in preview
    browser.post(url("letters_send"), {"segment": "no_sessions"} | key())
    assert sorted(letter["language"] for letter in waiting()) == ["ar", "es"]


def test_a_foreign_link_is_refused_beside_its_field(browser, cast, url):
    page = browser.post(url("letters"), {"segment": "no_sessions", "text_en": "https://a.example/", "text_es": "Sí"} | key())
    assert page.status_code == 200 and "Letters carry no link to another site" in page.content.decode()
    assert "https://a.example/" in page.content.decode() and waiting() == []


def test_sizes_ask_the_database_as_often_for_three_as_for_one(browser, invited, url, offices):
    def asked():
        with CaptureQueriesContext(connection) as queries:
            assert browser.get(url("letters")).status_code == 200
        return len(queries)

    invited("Person A")
    once = asked()
    offices.north.quotas.update(seats=9)
    for name in ("Person B", "Person C"):
        invitation, _token = invited(name)
        services.accept(invitation, choices={}, key=uuid.uuid4())
    assert asked() == once <= 12


# ── By another way ────────────────────────────────────────────────────────────────────────────────────────────────────
def test_the_list_is_shown_once_and_kept_nowhere(browser, invited, url):
    invitation, _token = invited("Amal Haddad", safe_channel="Signal 1")
    services.accept(invitation, choices={"name": "Amal"}, key=uuid.uuid4())
    form = {"text_en": "Not today.", "text_ar": "ليس اليوم.", "understood": "on"} | key()
    answer = browser.post(url("letters_by_hand"), form)
    assert "Signal 1" in answer.content.decode() and "ليس اليوم." in answer.content.decode()
    assert "no-store" in answer["Cache-Control"]
    again = browser.post(url("letters_by_hand"), form)
    assert again.status_code == 409
    assert "Signal 1" not in again.content.decode() and "Not today." in again.content.decode(), "her words are kept"
    assert form["client_key"] not in again.content.decode(), "sent again they are a new notice"
    assert AuditEntry.objects.filter(verb="participants.list_to_tell_by_hand_shown").count() == 1


def test_the_box_must_be_ticked_first(browser, invited, url):
    invitation, _token = invited("Amal Haddad", safe_channel="Signal 1")
    services.accept(invitation, choices={}, key=uuid.uuid4())
    answer = browser.post(url("letters_by_hand"), {"text_en": "Not today."} | key())
    assert answer.status_code == 200 and "Signal 1" not in answer.content.decode()


# ── That came back ────────────────────────────────────────────────────────────────────────────────────────────────────
def test_a_message_that_came_back_is_handed_in_and_the_address_corrected(browser, invited, url):
    invitation, _token = invited("Amal Haddad")
    nomination = Nomination.objects.get()
    assert "No letter has come back." in browser.get(url("letters_came_back")).content.decode()
    message = SimpleUploadedFile("notice.eml", notice(invitation.bounce_tag))
    page = browser.post(url("letters_came_back"), {"notice": message} | key(), follow=True).content.decode()
    assert "Amal Haddad" in page and "amal.haddad@field.example" in page and "Give a printed code instead" in page

    correct = url("letters_correct_address", nomination.pk)
    assert "opens nothing any more" in browser.get(correct).content.decode()
    refused = browser.post(correct, {"address": "amal.haddad@field.example"} | key())
    assert refused.status_code == 409 and "the address that is known already" in refused.content.decode()
    page = browser.post(correct, {"address": "amal@right.example"} | key(), follow=True).content.decode()
    assert "A new letter is on its way" in page and "No letter has come back." in page
    assert User.objects.by_address("amal@right.example") == nomination.person


def test_what_is_no_notice_is_refused_on_the_page(browser, invited, url):
    invited()
    for content, sentence in ((b"Subject: hello\n\nhello", "This is no notice"), (b"", "This file is empty"), (b"x" * 600_000, "too long")):
        page = browser.post(url("letters_came_back"), {"notice": SimpleUploadedFile("a.eml", content)} | key())
        assert page.status_code in (200, 409) and sentence in page.content.decode()
    page = browser.post(url("letters_came_back"), key())
    assert "Choose the file first." in page.content.decode()


def test_a_letter_is_marked_by_hand(browser, invited, url):
    invited("Amal Haddad")
    nomination = Nomination.objects.get()
    there = url("letters_came_back_mark", nomination.pk)
    assert f'action="{there}"' in browser.get(url("clearance_nomination", nomination.pk)).content.decode()
    browser.post(there)
    assert f'action="{there}"' not in browser.get(url("clearance_nomination", nomination.pk)).content.decode()
    assert Invitation.objects.get().undelivered_on is not None
    services.accept(Invitation.objects.get(), choices={}, key=uuid.uuid4())
    page = browser.get(url("letters_correct_address", nomination.pk)).content.decode()
    assert "Only she can ask" in page and "amal.haddad@field.example" not in page


def test_lists_ask_the_database_as_often_for_three_as_for_one(browser, invited, url, offices):
    def asked():
        with CaptureQueriesContext(connection) as queries:
            assert browser.get(url("letters_came_back")).status_code == 200
        return len(queries)

    invited("Person A")
    Invitation.objects.update(undelivered_on=Invitation.objects.get().sent_on)
    invited("Person B", office=offices.south)
    once = asked()
    Nomination.objects.all()[0].quota.office.quotas.update(seats=9)
    offices.south.quotas.update(seats=9)
    offices.north.quotas.update(seats=9)
    for name in ("Person C", "Person D", "Person E", "Person F"):
        invited(name)
    Invitation.objects.filter(person__in=Invitation.objects.order_by("pk")[:3].values("person")).update(undelivered_on=Invitation.objects.first().sent_on)
    assert asked() == once <= 12


# ── Her own ───────────────────────────────────────────────────────────────────────────────────────────────────────────
@pytest.fixture
def accepted(invited, signed_in):
    invitation, _token = invited("Amal Haddad")
    services.accept(invitation, choices={"name": "Amal Haddad", "language": "en"}, key=uuid.uuid4())
    return signed_in(User.objects.get(pk=invitation.person_id))


@pytest.mark.parametrize("language,title,direction", [("en", "Invitation", "A gathering"), ("ar", None, "لقاء"), ("es", None, "Un encuentro"), ("fr", None, "Une rencontre")])
def test_her_letter_names_her_and_the_conveners_in_their_words_and_its_metadata_nobody(accepted, cast, url, language, title, direction, tmp_path):
    Organisation.objects.create(convening=cast.convening, part="convener", name="House", credit_line_en="Convened by the House", credit_line_ar="بدعوة من البيت")
    answer = accepted.post(url("my_letter"), {"language": language, "name": "Dr Amal Haddad"})
    assert answer["Content-Type"] == "application/pdf" and "no-store" in answer["Cache-Control"]
    (tmp_path / "letter.pdf").write_bytes(answer.content)
    document = PdfReader(tmp_path / "letter.pdf")
    text = " ".join(document.pages[0].extract_text().split())
    assert "Dr Amal Haddad" in text
    if language != "ar":  # the order of Arabic words in a text layer depends on its reader
        assert direction in text and "Convened by the House" in text
    about = str(document.metadata) + str(document.xmp_metadata and document.xmp_metadata.rdf_root.toxml())
    assert "Amal" not in about and direction not in about and "House" not in about
    assert document.trailer["/Root"]["/MarkInfo"]["/Marked"]
    assert document.trailer["/Root"]["/Lang"].startswith(language)


def test_she_is_told_what_the_letter_proves_and_can_put_meetings_into_her_calendar(accepted, url):
    page = accepted.get(url("my_invitation")).content.decode()
    assert "Whoever holds this document" not in page and "Whoever finds this document" in page
    assert "No meeting is ahead." in page
    assert accepted.post(url("my_invitation"), key()).status_code == 302


def test_nobody_else_finds_these_pages(signed_in, invited, cast, url, offices):
    invited()
    pk = Nomination.objects.get().pk
    for person in (cast.moderator, cast.participant, cast.stranger, offices.north_nominator):
        there = signed_in(person)
        for name in ("letters", "letters_by_hand", "letters_came_back"):
            assert there.get(url(name)).status_code == 404
        assert there.get(url("letters_correct_address", pk)).status_code == 404
        assert there.post(url("letters_came_back_mark", pk)).status_code == 404
    assert selectors.invitation_for_token("x") is None
