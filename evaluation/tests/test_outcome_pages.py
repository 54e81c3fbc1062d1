"""Documents as readers meet them: who may read which, in which language, what is kept of it, and what a page weighs."""

import gzip
import io
import json
import re
from datetime import datetime

import pytest
from django.conf import settings
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from pypdf import PdfReader

from convening import clock, keyring, vault
from convening.models import Audience, Organisation, Picture, Resource
from convening.testing import MID_JULY, cast_of, new_convening, person_in
from evaluation import outcome_files, services, tasks
from evaluation.models import Document, OnTheRecord, Piece
from evaluation.rendering import outcomes
from evaluation.tests.outcome_sources import png
from sessions.services import give_session_role, schedule_session

from .test_outcome_shapes import squeezed
from .twelve import compiled, twelve

LIST = "/c/gathering/documents/"
PAGE = f"{LIST}meeting-report/"
SHAPES = ("pdf", "docx", "html")
WORDS = [  # kind, source, title, text
    ("text", "", {"en": "Thanks", "ar": "شكر"}, {"en": "To **all**[^a], {participants} of them; see [](#annex-b).\n\n[^a]: Each of them.", "ar": "إلى الجميع."}),
    ("numbered", "", {}, {"en": "A paragraph by itself."}),
    ("box", "", {"en": "Two terms"}, {"en": "- **Base**: those behind her"}),
    ("synthesis", "room:wg1", {"en": "What was said"}, {}),
    ("recommendations", "by_addressee", {"en": "To whom"}, {}),
    ("room_questions", "wg1", {"en": "What was asked"}, {}),
    ("quotes", "", {"en": "In their words"}, {}),
    ("programme", "", {"en": "Programme"}, {}),
    ("figures", "", {"en": "In figures"}, {}),
    ("people", "", {"en": "On the record"}, {}),
    ("credits", "", {"en": "Thanks to"}, {}),
    ("links", "", {"en": "To read"}, {}),
    ("graphics", "", {"en": "Drawn"}, {}),
]
FIGURES = [("annex", "b", {}, {}), ("annex", "d", {}, {})]  # these are long, and bound in where a test needs them


def people_and_figures():
    """A closed convening with a compiled report, and a document of every kind of piece that is being written."""
    clock.set_to(MID_JULY)
    cast = cast_of(new_convening())
    session = schedule_session(
        cast.convening, slug="opening", title={"en": "Opening"}, description={}, door="public", rule="on_the_record", naming="named",
        local_start=datetime(2021, 7, 14, 9), zone_name="America/New_York", minutes=60, languages=["en"], by=cast.secretariat,
    )  # fmt: skip
    cast.speaker = cast.convening.participations.get(person=cast.participant)
    give_session_role(session, cast.speaker, "speaker", by=cast.secretariat)
    twelve(cast)
    cast.report = compiled(cast.convening, cast.evaluator)
    cast.rapporteur = person_in(cast.convening, "rapporteur", name="Dunya Sabri", member=False)
    picture = {"convening": cast.convening, "media_type": "image/png", "extension": "png", "width": 60, "height": 40, "size": 99, "content": png(60, 40, "grey")}
    cast.hall = Picture.objects.create(words_en="Chairs in a hall", credit="House/R. Brown", people="nobody", sha256="1" * 64, **picture)
    cast.faces = Picture.objects.create(words_en="Two faces", credit="House/Q. Odd", people="asked", sha256="2" * 64, **picture)
    Organisation.objects.create(convening=cast.convening, part="convener", name_en="House", credit_line_en="Convened by House, exactly so", logo=cast.hall)
    Resource.objects.create(convening=cast.convening, title_en="A paper", url="https://paper.example/", published_on=MID_JULY.date(), kind="reading")
    cast.draft = Document.objects.create(
        convening=cast.convening, kind="report", slug="meeting-report", title_en="The report", title_ar="التقرير", subtitle_en="Of a gathering",
        language="en", languages=["en", "ar"], made_on=MID_JULY.date(), cover=cast.hall, report=cast.report, edition=12,
    )  # fmt: skip
    add(cast.draft, [*WORDS, ("annex", "a", {}, {}), ("annex", "c", {}, {})])
    for picture in (cast.hall, cast.faces):
        add(cast.draft, [("picture", "", {}, {})], picture=picture)
    return cast


def add(document, pieces, **more):
    first = document.pieces.count()
    for place, (kind, source, title, text) in enumerate(pieces, first + 1):
        columns = {f"title_{code}": words for code, words in title.items()} | {f"text_{code}": words for code, words in text.items()}
        key = f"annex-{source}" if kind == "annex" else f"piece-{place}"
        Piece.objects.create(document=document, position=place, key=key, kind=kind, source=source, language="en", **columns, **more)


@pytest.fixture(scope="module")
def world(shared_world):
    return shared_world(people_and_figures)


@pytest.fixture
def cast(world, inside_world):
    return inside_world(world)


def released(cast, audience=Audience.PUBLIC, **columns):
    """The document as a release leaves it, by its own column."""
    document = Document.objects.get(pk=cast.draft.pk)
    content = outcomes.frozen(document)
    Document.objects.filter(pk=document.pk).update(
        state="released", content=content, sha256="a" * 64, released_on=MID_JULY.date(), audience=audience, **columns
    )
    return Document.objects.get(pk=document.pk)


def page_of(browser, where=PAGE, **query):
    return squeezed(browser.get(where, query).content.decode())


def test_a_draft_is_read_by_those_who_work_on_it_and_says_so(cast, signed_in, client):
    assert [signed_in(person).get(PAGE).status_code for person in (cast.secretariat, cast.rapporteur, cast.evaluator)] == [200, 200, 200]
    assert [signed_in(person).get(PAGE).status_code for person in (cast.participant, cast.moderator, cast.stranger)] == [404, 404, 404]
    assert client.get(PAGE).status_code == 404
    shown = page_of(signed_in(cast.rapporteur))
    assert "Draft, edition 12" in shown and "Convened by House, exactly so" in shown
    answer = signed_in(cast.rapporteur).get(f"{LIST}meeting-report.pdf")
    assert (answer.status_code, "no-store" in answer["Cache-Control"], answer.get("ETag")) == (200, True, None)
    assert "Draft, edition 12" in PdfReader(io.BytesIO(answer.content)).pages[1].extract_text()


def test_what_is_released_to_everybody_is_read_without_an_account_and_kept(cast, client):
    released(cast)
    assert client.get(PAGE).status_code == 200
    for shape in SHAPES:
        answer = client.get(f"{LIST}meeting-report.{shape}", {"language": "en"})
        assert (answer.status_code, answer["Content-Language"], answer["Cache-Control"].split(",")[0]) == (200, "en", "public")
        again = client.get(f"{LIST}meeting-report.{shape}", {"language": "en"}, headers={"If-None-Match": answer["ETag"]})
        assert (again.status_code, again.content) == (304, b"")
    assert client.get(f"{LIST}meeting-report.xlsx").status_code == 404


def test_a_file_is_kept_on_the_way_for_minutes_as_it_may_be_taken_out_of_sight(cast, client):
    cast.draft.pieces.exclude(kind="text").delete()
    Document.objects.filter(pk=cast.draft.pk).update(cover=None)
    Organisation.objects.update(logo=None)
    released(cast)
    assert client.get(f"{LIST}meeting-report.docx")["Cache-Control"] == "public, max-age=300"


def test_what_is_for_members_is_for_members_and_those_who_hold_an_office(cast, signed_in, client):
    released(cast, audience=Audience.MEMBERS)
    assert [signed_in(person).get(PAGE).status_code for person in (cast.participant, cast.moderator, cast.secretariat)] == [200, 200, 200]
    assert [client.get(PAGE).status_code, signed_in(cast.stranger).get(PAGE).status_code, client.get(f"{LIST}meeting-report.pdf").status_code] == [404, 404, 404]
    assert "no-store" in signed_in(cast.participant).get(f"{LIST}meeting-report.docx")["Cache-Control"]
    assert f'href="{PAGE}"' in page_of(signed_in(cast.participant), LIST) and f'href="{PAGE}"' not in page_of(client, LIST)


def test_a_released_document_does_not_change_with_what_it_was_drawn_from(cast, client):
    released(cast)
    before = page_of(client, language="en")
    Resource.objects.update(title_en="Otherwise")
    Organisation.objects.update(credit_line_en="Otherwise", name_en="Otherwise")
    assert page_of(client, language="en") == before


def test_it_is_read_in_its_languages_and_in_no_other(cast, client):
    released(cast)
    answer = client.get(PAGE, {"language": "ar"})
    assert (answer["Content-Language"], 'dir="rtl"' in answer.content.decode(), "التقرير" in answer.content.decode()) == ("ar", True, True)
    assert client.get(PAGE, {"language": "fr"})["Content-Language"] == "en"  # not translated: in the one it was written in


def test_it_is_quoted_passed_on_and_linked_to_paragraph_by_paragraph(cast, client):
    released(cast)
    shown = client.get(PAGE, {"language": "en"}).content.decode()
    here = f"{settings.SITE_URL}{PAGE}?language=en"
    assert "Cite as: Convened by House, exactly so, The report, A gathering, 10 July 2021 " + here in re.sub(r"<[^>]+>", "", shown)
    assert f'content="{settings.SITE_URL}/c/gathering/pictures/{cast.hall.pk}.png"' in shown and 'property="og:title" content="The report · A gathering"' in shown
    assert "<title>Meeting report · " in shown, "a tab tells which kind of document, not of what"
    numbered = re.findall(r'<div class="numbered-part" id="([^"]+)"><a href="#([^"]+)">', shown)
    assert numbered and all(place == led_to for place, led_to in numbered)
    assert re.findall(r"<img(?![^>]* width=)[^>]*>", shown) == [], "nothing moves when a picture comes"
    assert re.search(r'lang="ar">العربية<small lang="en">in part</small></a>', shown), "what is not translated is said before she goes there"


def test_the_page_leads_to_the_annexes_and_to_every_shape(cast, client):
    add(cast.draft, FIGURES)
    released(cast)
    shown = client.get(PAGE, {"language": "en"}).content.decode()
    for where in ("/c/gathering/evaluation/annex-b/", "/c/gathering/evaluation/annex-d/", *(f"{LIST}meeting-report.{shape}" for shape in SHAPES)):
        assert f'href="{where}?language=en"' in shown
    assert len(gzip.compress(shown.encode())) < 20_000 and len(shown) < 60_000
    assert len(re.findall(r'<link rel="stylesheet"|<script [^>]*src=', shown)) <= 4, "five requests with the page itself, before its letters"
    assert not re.search(r"<script(?! src=\"/static)|style=|onclick", shown)


def test_nobody_is_named_who_took_back_her_yes_whatever_was_kept(cast, client):
    named = OnTheRecord(convening=cast.convening, participation=cast.speaker, session="opening", answer="agreed")
    words = {"en": {"honorific": "Ms.", "name": "Salma Haddad", "function": "Mediator"}}
    named.sealed = vault.seal(keyring.read("person", cast.speaker.person_id), words, place=named.place)
    named.save()
    document = released(cast)
    assert "Salma Haddad" not in json.dumps(document.content)
    first = client.get(f"{LIST}meeting-report.html").content.decode()
    assert "Ms. Salma Haddad" in first and "Ms. Salma Haddad" in page_of(client)
    OnTheRecord.objects.update(answer="declined")
    for shape in SHAPES:
        assert b"Salma" not in client.get(f"{LIST}meeting-report.{shape}").content
    assert "Nobody is named here." in client.get(f"{LIST}meeting-report.html").content.decode()


def test_a_picture_without_consent_is_in_no_shape_and_one_that_loses_it_goes(cast, client):
    document = released(cast)
    assert str(cast.faces.pk) not in json.dumps(document.content) and "Q. Odd" not in json.dumps(document.content)
    assert "Chairs in a hall" in client.get(f"{LIST}meeting-report.html").content.decode()
    Picture.objects.filter(pk=cast.hall.pk).update(people="asked")
    for shape in SHAPES:
        assert b"Chairs in a hall" not in client.get(f"{LIST}meeting-report.{shape}").content
    assert "Chairs in a hall" not in client.get(f"{LIST}meeting-report.html").content.decode()


def test_sixty_pieces_ask_as_often_as_twenty(cast, signed_in):
    her = signed_in(cast.rapporteur)
    her.get(PAGE)

    def asked(where):
        with CaptureQueriesContext(connection) as queries:
            assert her.get(where).status_code == 200
        return len(queries)

    before = asked(PAGE)
    add(cast.draft, [(kind, source, title, text) for _again in range(3) for kind, source, title, text in WORDS])
    assert asked(PAGE) == before
    released(cast)
    assert asked(PAGE) <= 12 and asked(LIST) <= 12


def test_the_list_tells_what_is_released_with_its_languages_shapes_and_sizes(cast, client):
    assert "Nothing is published here yet." in page_of(client, LIST)
    cast.draft.pieces.exclude(kind="text").delete()
    document = released(cast)
    tasks.make_files(str(document.pk))
    shown = page_of(client, LIST, language="en")
    assert "The report" in shown and "Meeting report · 10 July 2021" in shown and "English and Arabic" in shown
    for where in (LIST, "/c/gathering/"):
        assert len(re.findall(r"\(\d+ kB\)", page_of(client, where, language="en"))) == 3
    assert "engagement" not in shown


def test_a_newer_document_is_named_on_the_one_it_takes_the_place_of(cast, client):
    first = released(cast)
    Document.objects.create(
        convening=cast.convening, kind="report", slug="second", title_en="Second", language="en", languages=["en"], made_on=MID_JULY.date(), supersedes=first,
        state="released", released_on=MID_JULY.date(), sha256="b" * 64, content={"en": {**first.content["en"], "sections": []}},
    )  # fmt: skip
    assert "A newer document took the place of this one." in page_of(client) and 'href="/c/gathering/documents/second/"' in page_of(client)
    assert "A newer document" not in page_of(client, f"{LIST}second/")


def test_the_engagement_summary_is_annex_d_of_what_is_released(cast, client, tmp_path):
    assert client.get(f"{LIST}engagement-summary/").status_code == client.get(f"{LIST}engagement-summary.pdf").status_code == 404
    services.release_report(cast.report, by=cast.evaluator)
    assert client.get(f"{LIST}engagement-summary/")["Location"].split("?")[0] == "/c/gathering/evaluation/annex-d/"
    direct = client.get(reverse("annex_file", args=["gathering", "d", "pdf"], query={"language": "en"})).content
    assert client.get(f"{LIST}engagement-summary.pdf", {"language": "en"}).content == direct
    assert f"{LIST}engagement-summary.pdf" in client.get(LIST).content.decode()
    told = exported(tmp_path, "engagement-summary", "pdf")
    assert (tmp_path / "made").read_bytes() == direct and told["bytes"] == len(direct)


def exported(folder, document, shape, language="en"):
    out = io.StringIO()
    call_command("export_document", "gathering", document, "--format", shape, "--language", language, "--output", str(folder / "made"), "--json", stdout=out)
    return json.loads(out.getvalue())


@pytest.mark.parametrize(("shape", "begins"), [("page", b"<!doctype html>"), ("pdf", b"%PDF-"), ("docx", b"PK")])
def test_the_command_writes_what_readers_fetch(cast, client, tmp_path, shape, begins):
    released(cast)
    told = exported(tmp_path, "meeting-report", shape, "ar")
    written = (tmp_path / "made").read_bytes()
    assert written.startswith(begins) and set(told) == {"file", "bytes", "sha256"}
    assert written == client.get(f"{LIST}meeting-report.{'html' if shape == 'page' else shape}", {"language": "ar"}).content


def test_the_annexes_are_bound_into_files_with_the_figures_of_the_report(cast, client):
    add(cast.draft, FIGURES)
    released(cast)
    told = squeezed(client.get(f"{LIST}meeting-report.html", {"language": "en"}).content.decode())
    assert told.count('id="annex-b-section-') == 12 and 'id="annex-d-section-1"' in told
    assert "withheld" in told  # of twelve people not all may be told


def test_the_command_refuses_what_is_not_there_in_a_sentence(cast, tmp_path):
    for document, language, code in (("away", "en", "evaluation.no_such_document"), ("meeting-report", "fr", "evaluation.no_such_language")):
        out = io.StringIO()
        with pytest.raises(SystemExit):
            call_command("export_document", "gathering", document, "--format", "pdf", "--language", language, "--output", str(tmp_path / "x"), "--json", stdout=out)
        assert json.loads(out.getvalue())["error"]["code"] == code


def test_what_is_released_is_made_once(cast, client, monkeypatch):
    released(cast)
    first = client.get(f"{LIST}meeting-report.docx", {"language": "en"}).content
    monkeypatch.setattr(outcome_files, "write", lambda *given, **more: b"made again")
    assert client.get(f"{LIST}meeting-report.docx", {"language": "en"}).content == first


def test_one_piece_is_shown_to_whoever_writes_it(cast):
    piece = cast.draft.pieces.get(position=1)
    piece.document = cast.draft
    shown = outcomes.preview(piece, "en")
    assert [block["kind"] for block in shown] == ["section", "prose", "footnotes"]
    assert "<strong>all</strong>" in shown[1]["html"] and "Each of them." in shown[2]["items"][0]["html"]
    with CaptureQueriesContext(connection) as queries:
        outcomes.preview(cast.draft.pieces.get(kind="box"), "en", pieces=list(cast.draft.pieces.all()))
    assert len(queries) <= 5  # the two of this test, its document, its convening
