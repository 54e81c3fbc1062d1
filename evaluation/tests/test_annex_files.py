"""Files of an annex as readers fetch them: which formats there are, for whom, and what may be kept of them."""

import io
import json
import uuid
import zipfile

import pytest
from django.urls import reverse
from pypdf import PdfReader

from convening import clock
from convening.models import Convening
from convening.testing import MID_JULY, cast_of, new_convening
from convening.tests.test_boundaries import imports, sources
from evaluation import documents, services
from evaluation.models import ReleasePlan, Report

from .twelve import compiled

ANNEX_D = "/c/gathering/evaluation/annex-d/"


def address(letter, format, **query):
    return reverse("annex_file", args=["gathering", letter, format], query=query or None)


def closed():
    """A closed convening of few people, with `.draft`."""
    clock.set_to(MID_JULY)
    cast = cast_of(new_convening())
    Convening.objects.filter(pk=cast.convening.pk).update(state=Convening.State.CLOSED)
    cast.convening.refresh_from_db()
    cast.draft = compiled(cast.convening, cast.evaluator)
    return cast


@pytest.fixture(scope="module")
def world(shared_world):
    return shared_world(closed)


@pytest.fixture
def cast(world, inside_world):
    return inside_world(world)


@pytest.fixture
def draft(cast):
    return cast.draft


@pytest.fixture
def released(cast, draft):
    return services.release_report(draft, by=cast.evaluator)


BEGINS = {"html": b"<!doctype html>", "pdf": b"%PDF-", "docx": b"PK", "xlsx": b"PK", "csv": b"\xef\xbb\xbf", "json": b"{"}


def test_each_format_comes_as_what_it_is_and_under_a_name_that_tells(cast, released, client):
    for letter in ("b", "d"):
        for format, begins in BEGINS.items():
            answer = client.get(address(letter, format, language="es"))
            assert (answer.status_code, answer.headers["Content-Type"]) == (200, documents.CONTENT_TYPES[format])
            assert answer.content.startswith(begins)
            way, _semicolon, name = answer.headers["Content-Disposition"].partition("; ")
            assert (way, name) == ("inline" if format == "pdf" else "attachment", f'filename="gathering-annex-{letter}-es.{format}"')
            assert answer.headers["Content-Language"] == "es"


def test_a_head_asks_for_everything_but_the_bytes(cast, released, client):
    for url in (address("b", "docx"), address("d", "csv"), "/c/gathering/evaluation/annex-b/", ANNEX_D):
        head = client.head(url)
        assert (head.status_code, head.content, head.headers["Content-Type"]) == (200, b"", client.get(url).headers["Content-Type"])


@pytest.mark.parametrize("format", ["docx", "xlsx", "csv", "json", "html"])
def test_a_draft_is_fetched_by_staff_only_and_kept_by_nobody(cast, draft, signed_in, client, format):
    answer = signed_in(cast.evaluator).get(address("b", format))
    assert (answer.status_code, answer.headers["Cache-Control"]) == (200, "no-store, private")
    assert {signed_in(getattr(cast, who)).get(address("b", format)).status_code for who in ("participant", "moderator", "nominator", "stranger")} == {404}
    assert client.get(address("b", format)).status_code == 404


def test_what_is_released_is_made_once_and_may_be_kept(cast, released, client, monkeypatch):
    first = client.get(address("b", "docx", language="ar"))
    assert first.headers["Cache-Control"] == "public, max-age=3600"
    monkeypatch.setattr(documents, "_written", lambda *call: pytest.fail("made again"))
    assert client.get(address("b", "docx", language="ar")).content == first.content


@pytest.mark.parametrize("letter", ["b", "d"])
def test_an_interim_report_is_kept_by_no_cache_on_the_way(cast, draft, signed_in, client, letter):
    """Whoever asks next at the same address may be anybody, and a cache asks no right."""
    ReleasePlan.objects.create(convening=cast.convening, interim_on=clock.today(cast.convening.zone))
    services.release_report(draft, "interim", by=cast.evaluator)
    for format in documents.CONTENT_TYPES:
        answer = signed_in(cast.participant).get(address(letter, format))
        assert (answer.status_code, answer.headers["Cache-Control"]) == (200, "no-store, private")
        assert client.get(address(letter, format)).status_code == 404


def test_what_names_moderators_is_made_afresh_and_kept_for_minutes_only(cast, released, client, monkeypatch):
    assert client.get(address("d", "pdf")).headers["Cache-Control"] == "public, max-age=300"
    monkeypatch.setattr(documents, "_written", lambda *call: b"made again")
    assert client.get(address("d", "pdf")).content == b"made again"


@pytest.mark.parametrize(("letter", "format"), [("a", "pdf"), ("B", "pdf"), ("b", "odt"), ("b", "typ"), ("bb", "pdf")])
def test_what_nobody_writes_is_not_there(cast, released, client, letter, format):
    assert client.get(address(letter, format)).status_code == 404


@pytest.mark.parametrize("asked", ["1", "nonsense", "' OR 1=1", uuid.UUID(int=7), "٣"])
def test_a_report_that_is_not_there_is_not_found(cast, released, client, asked):
    assert client.get(address("b", "csv", report=asked)).status_code == 404


def test_an_older_report_is_read_by_its_address(cast, draft, signed_in):
    services.compile_report(services.request_compile(cast.convening, by=cast.evaluator).pk)
    Report.objects.filter(pk=draft.pk).update(figures={**draft.figures, "people": {**draft.figures["people"], "invited": 4321}})
    browser = signed_in(cast.evaluator)
    told = json.loads(browser.get(address("b", "json", report=draft.pk)).content)
    assert told["people"]["invited"] == 4321
    assert json.loads(browser.get(address("b", "json")).content)["people"]["invited"] != 4321
    page = browser.get("/c/gathering/evaluation/annex-b/", {"report": draft.pk}).content.decode()
    assert f"annex-b.docx?language=en&amp;report={draft.pk}" in page and f"?language=ar&amp;report={draft.pk}" in page


def test_reading_asks_the_database_little(cast, released, signed_in, django_assert_max_num_queries):
    browser = signed_in(cast.evaluator)
    for url in (ANNEX_D, address("d", "docx"), address("b", "xlsx"), address("b", "html")):
        with django_assert_max_num_queries(10):
            browser.get(url)


def test_the_page_offers_every_format_and_the_other_annex(cast, released, client):
    page = client.get(ANNEX_D, {"language": "fr"}).content.decode()
    for format in BEGINS:
        assert f"annex-d.{format}?language=fr" in page
    assert 'href="/c/gathering/evaluation/annex-b/?language=fr"' in page
    assert '<html lang="fr" dir="ltr">' in page and "style=" not in page
    assert 'href="/c/gathering/?language=fr"' in page and "<form" not in page and not client.cookies, "nothing is asked of a reader, or kept of her"
    assert "A gathering" not in page.split("</title>")[0], "the tab tells nobody what it is about"


def test_the_engagement_summary_names_its_moderators_only_while_they_agree(cast, released):
    """No name is in what is stored."""
    assert "moderators_named" not in json.dumps(released.figures)
    shape = documents.shape_of(released, documents.ANNEXES["D"])
    assert all("moderators_named" in room for room in shape["engagement"]["rooms"])


def test_documents_tell_of_the_release_in_their_own_bytes(cast, released, client):
    for format, name in (("docx", "word/document.xml"), ("xlsx", "xl/worksheets/sheet1.xml")):
        with zipfile.ZipFile(io.BytesIO(client.get(address("b", format)).content)) as parts:
            assert b"released on" in parts.read(name)
    assert "released on" in PdfReader(io.BytesIO(client.get(address("b", "pdf")).content)).pages[0].extract_text()


HEAVY = ("docx", "xlsxwriter", "convening.wordprocessing", "evaluation.rendering.docx", "evaluation.rendering.xlsx")


def test_pages_do_not_carry_the_libraries_of_documents():
    """A worker that serves pages stays small: what writes documents is imported where somebody asks for one."""
    found = {path for path, source in sources() for _line, name in imports(path, source) if name in HEAVY}
    assert found == {
        "convening/demo/papers.py", "convening/wordprocessing/__init__.py", "convening/wordprocessing/long.py", "evaluation/rendering/docx.py",
        "evaluation/rendering/outcomes/word.py", "evaluation/rendering/xlsx.py",
    }  # fmt: skip
