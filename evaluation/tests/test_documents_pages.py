"""The pages on which documents are written: the outline, a piece beside its translation, history, signatures, release; and her own answer."""

import re
from datetime import datetime
from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from convening.models import Organisation, Participation
from convening.testing import person_in
from evaluation.models import Document, OnTheRecord
from evaluation.services import outcomes
from sessions.services import schedule_session

pytestmark = pytest.mark.django_db
W = "/c/gathering/writing/"


@pytest.fixture
def note(cast):
    made = outcomes.start_document(
        cast.convening, "background", "note", {"en": "What we ask"}, languages=["en", "ar"], by=cast.secretariat
    )  # fmt: skip
    for number in range(1, 4):
        outcomes.add_piece(made, "text", key=f"k{number}", title={"en": f"Chapter {number}"}, text={"en": "We met."}, by=cast.secretariat)
    made.refresh_from_db()
    return made


def hidden(answer):
    """The hidden fields of the first form that has a key of its own."""
    page = answer.content.decode()
    form = next(one for one in page.split("<form")[1:] if 'name="client_key"' in one)
    return dict(re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)"', form))


def test_a_document_is_begun_and_written(cast, signed_in):
    browser = signed_in(cast.secretariat)
    form = hidden(browser.get(f"{W}new/"))
    told = {**form, "kind": "summary", "language": "en", "title": "What was said", "languages": ["en", "es"], "template": "on"}
    answer = browser.post(f"{W}new/", told)
    assert answer["Location"] == f"{W}moderators-summary/"
    document = Document.objects.get()
    answer = browser.post(f"{answer['Location']}?add=text", {**hidden(browser.get(f"{answer['Location']}?add=text")), "title": "Opening", "level": "1"})
    piece = document.pieces.get(key="opening-2")
    assert answer["Location"] == f"{W}moderators-summary/pieces/{piece.pk}/"
    page = browser.get(answer["Location"])
    form = hidden(page) | {"title_en": "Opening", "text_en": "Kept as it was typed"}
    assert browser.post(f"{answer['Location']}?language=en", form).status_code == 302
    piece.refresh_from_db()
    assert (piece.title_en, piece.text_en) == ("Opening", "Kept as it was typed")


def test_two_who_write_at_once_see_both_texts(cast, note, signed_in):
    piece = note.pieces.first()
    url, browser = f"{W}note/pieces/{piece.pk}/", signed_in(cast.secretariat)
    form = hidden(browser.get(url)) | {"title_en": "Chapter 1", "text_en": "My own words"}
    outcomes.write_piece(piece, text={"en": "Somebody else’s words"}, by=cast.secretariat)
    answer = browser.post(f"{url}?language=en", form)
    page = answer.content.decode()
    assert (answer.status_code, "My own words" in page, "Somebody else’s words" in page) == (409, True, True)
    again = hidden(answer) | {"title_en": "Chapter 1", "text_en": "Both of our words"}
    assert browser.post(f"{url}?language=en", again).status_code == 302
    piece.refresh_from_db()
    assert piece.text_en == "Both of our words"


def test_a_translation_stands_beside_the_first_words(cast, note, signed_in):
    piece, browser = note.pieces.first(), signed_in(cast.secretariat)
    page = browser.get(f"{W}note/pieces/{piece.pk}/?language=ar").content.decode()
    assert 'name="text_ar"' in page and "As it was written first" in page and "We met." in page
    outcomes.write_piece(piece, title={"ar": "فصل"}, text={"ar": "التقينا."}, by=cast.secretariat)
    outcomes.write_piece(piece, text={"en": "We met twice."}, by=cast.secretariat)
    assert "It is still right" in browser.get(f"{W}note/pieces/{piece.pk}/?language=ar").content.decode()
    browser.post(f"{W}note/pieces/{piece.pk}/?language=ar", {"deed": "right"})
    place = {"deed": "place", "client_key": str(uuid4()), "key": "k1", "level": "2", "place": "3", "language": "ar"}
    assert browser.post(f"{W}note/pieces/{piece.pk}/", place).status_code == 302
    piece.refresh_from_db()
    assert (piece.behind, piece.language, piece.level, piece.position) == ([], "ar", 2, 3)
    table = browser.get(f"{W}note/languages/").content.decode().partition("<table")[2]
    assert ("older than the text" in table, "missing" in table) == (False, True)


def test_pieces_are_arranged_without_scripts(cast, note, signed_in):
    browser, first = signed_in(cast.secretariat), note.pieces.first()
    browser.post(f"{W}note/", {"deed": "move", "piece": first.pk, "to": "down", "seen": "1"})
    browser.post(f"{W}note/", {"deed": "take_out", "piece": note.pieces.get(key="k3").pk})
    assert list(note.pieces.values_list("key", flat=True)) == ["k2", "k1"]
    page = browser.get(f"{W}note/history/").content.decode()
    revision = re.search(r'name="revision" value="([^"]+)"', page)[1]
    browser.post(f"{W}note/history/", {"revision": revision})
    assert list(note.pieces.values_list("key", flat=True)) == ["k2", "k1", "k3"]
    note.refresh_from_db()
    compared = browser.get(f"{W}note/history/?former=1&later={note.edition}").content.decode()
    assert "<ins>" in compared


def test_what_is_found_stands_beside_the_words(cast, note, signed_in):
    piece = note.pieces.first()
    outcomes.write_piece(piece, text={"en": "Ask {nobody}, or salma@people.example."}, by=cast.secretariat)
    page = signed_in(cast.secretariat).get(f"{W}note/pieces/{piece.pk}/").content.decode()
    assert "There is no figure {nobody}." in page and "This looks like an e-mail address:" in page


def test_it_is_signed_and_released_from_its_pages(cast, note, signed_in):
    Organisation.objects.create(convening=cast.convening, part="convener", name="North Institute", credit_line="North", signs=True)
    browser = signed_in(cast.secretariat)
    assert "North Institute has not signed" in browser.get(f"{W}note/release/").content.decode()
    browser.post(f"{W}note/sign/", {"deed": "send"})
    to_her, to_staff, to_her_own = (f"{W}note/sign/" in signed_in(one).get("/me/").content.decode() for one in (cast.secretariat, cast.evaluator, cast.participant))
    form = hidden(browser.get(f"{W}note/sign/")) | {"organisation": Organisation.objects.get().pk, "understood": "on"}
    assert browser.post(f"{W}note/sign/", form).status_code == 302
    assert (to_her, to_staff, to_her_own, f"{W}note/sign/" in browser.get("/me/").content.decode()) == (True, False, False, False)
    assert browser.post(f"{W}note/release/", {}).status_code == 409
    assert browser.post(f"{W}note/release/", {"understood": "yes"})["Location"] == "/c/gathering/documents/note/"
    note.refresh_from_db()
    assert note.state == "released"
    assert "Begin a correction" in browser.get(f"{W}note/").content.decode()


def test_evaluation_staff_read_and_remark_and_change_nothing(cast, note, signed_in):
    browser, piece = signed_in(cast.evaluator), note.pieces.first()
    page = browser.get(f"{W}note/pieces/{piece.pk}/").content.decode()
    assert "Keep these words" not in page
    assert browser.post(f"{W}note/pieces/{piece.pk}/", {"deed": "right"}).status_code == 404
    form = hidden(browser.get(f"{W}note/remarks/")) | {"piece": piece.pk, "text": "Is it so?"}
    assert browser.post(f"{W}note/remarks/", form).status_code == 302
    assert "Is it so?" in signed_in(cast.secretariat).get(f"{W}note/remarks/").content.decode()


def test_she_is_asked_on_her_page_and_answers(cast, signed_in):
    schedule_session(
        cast.convening, slug="opening", title={"en": "Opening"}, description={}, door="public", rule="on_the_record", naming="named",
        local_start=datetime(2021, 7, 14, 9), zone_name="America/New_York", minutes=60, languages=["en"], by=cast.secretariat,
    )  # fmt: skip
    part = Participation.objects.get(convening=cast.convening, person=cast.participant)
    named = outcomes.ask_to_be_named(cast.convening, part, "opening", {"en": {"honorific": "Ms.", "name": "Salma H."}}, by=cast.secretariat)
    hers, url = signed_in(cast.participant), f"/c/gathering/on-the-record/{named.pk}/"
    assert url in hers.get("/me/").content.decode()
    page = hers.get(url)
    assert "Ms. Salma H." in page.content.decode()
    assert hers.post(url, {}).status_code == 409
    assert hers.post(url, hidden(page) | {"answer": "yes"}).status_code == 302
    assert OnTheRecord.objects.get().answer == "agreed"
    staff = signed_in(cast.secretariat).get("/c/gathering/on-the-record/").content.decode()
    assert "may be named" in staff
    hers.post(url, hidden(page) | {"answer": "no"})
    assert "is not named" in signed_in(cast.secretariat).get("/c/gathering/on-the-record/").content.decode()


def test_forty_pieces_ask_as_little_as_one(cast, note, signed_in):
    browser, rapporteur = signed_in(cast.secretariat), person_in(cast.convening, "rapporteur", name="Dunya Sabri")
    pages = [W, f"{W}note/", f"{W}note/languages/", f"{W}note/remarks/", f"{W}note/history/", f"{W}note/release/"]
    pages += [f"{W}note/?add=synthesis", f"{W}note/pieces/{note.pieces.first().pk}/"]

    def asked():
        found = []
        for page in pages:
            with CaptureQueriesContext(connection) as queries:
                assert browser.get(page).status_code == 200
            found.append((page, len(queries)))
        return found

    browser.get(pages[-1])  # what is read once for the process
    before = asked()
    for number in range(4, 9):
        piece = outcomes.add_piece(note, "text", title={"en": f"{number}"}, text={"en": "More.", "ar": "المزيد."}, by=rapporteur)
        outcomes.remark_on(note, "Is it so?", piece=piece, by=rapporteur)
    assert asked() == before
    assert [one for one in before if one[1] > 12] == []


def test_words_typed_into_a_piece_that_was_taken_out_are_not_lost(cast, note, signed_in):
    piece, browser = note.pieces.first(), signed_in(cast.secretariat)
    url = f"{W}note/pieces/{piece.pk}/"
    form = hidden(browser.get(url)) | {"title_en": "Chapter 1", "text_en": "An hour of work"}
    outcomes.take_out(piece, by=cast.secretariat)
    answer = browser.post(f"{url}?language=en", form)
    assert (answer.status_code, "An hour of work" in answer.content.decode()) == (409, True)
    assert browser.get(url).status_code == 404


def test_words_typed_while_it_was_released_are_not_lost(cast, note, signed_in):
    piece, browser = note.pieces.first(), signed_in(cast.secretariat)
    url = f"{W}note/pieces/{piece.pk}/"
    form = hidden(browser.get(url)) | {"title_en": "Chapter 1", "text_en": "An hour of work"}
    outcomes.release_document(note, by=cast.secretariat)
    answer = browser.post(f"{url}?language=en", form)
    assert (answer.status_code, "An hour of work" in answer.content.decode()) == (409, True)
