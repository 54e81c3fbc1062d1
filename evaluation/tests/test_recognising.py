"""Is this file what was released? Each format, and whatever may be wrong with a file; the command and the page that ask."""

import io
import json

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from django.db import connection

from convening.models import AuditEntry
from evaluation import documents, recognising, services
from evaluation.models import Release, Report

from . import twelve
from .twelve import compiled

PAGE = "/c/gathering/evaluation/releases/"
FORMATS = ("html", "pdf", "docx", "xlsx", "csv", "json")


@pytest.fixture(scope="module")
def world(shared_world):
    return shared_world(twelve.released)


@pytest.fixture
def released(world, inside_world):
    return inside_world(world)


def exported(report, format="json", language="en", annex="B"):  # noqa: A002  the word that people use
    return documents.document(report, annex, format, language)


def recognised(content):
    return recognising.recognise(content, recognising.released_reports())


def refusal(content):
    with pytest.raises(recognising.NotWhatWasReleased) as refused:
        recognised(content)
    return refused.value.code


def changed(report, **parts):
    return json.dumps({**json.loads(exported(report)), **parts}).encode()


# ── What is right ────────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("format", FORMATS)
def test_every_format_is_recognised_in_its_language(released, format):
    found = recognised(exported(released.final, format, "ar"))
    line = Release.objects.get()
    assert found["ok"] and found["first_break"] is None and found["not_checked"] == []
    assert (found["format"], found["convening"], found["stage"], found["released_on"]) == (format, "gathering", "final", "2021-07-10")
    assert (found["number"], found["digest"], found["superseded_on"]) == (1, line.digest, None)
    assert {"form", "release", "figures", "log", "audit"} <= set(found["checked"])
    if format != "json":
        assert (found["annex"], found["language"]) == ("B", "ar")


def test_annex_d_is_recognised_too(released):
    assert recognised(exported(released.final, "json", annex="D"))["ok"]
    assert recognised(exported(released.final, "html", "es", annex="D"))["annex"] == "D"


def test_a_json_file_is_recognised_however_it_is_spelt(released):
    """Another version, or another program, may have put spaces and an order of its own."""
    content = json.loads(exported(released.final))
    assert recognised(json.dumps(dict(reversed(content.items())), indent=7, ensure_ascii=True).encode("utf-8-sig"))["ok"]


def test_what_was_corrected_is_recognised_and_says_so(released):
    services.release_report(compiled(released.convening, released.evaluator), correction="One.", by=released.evaluator)
    found = recognised(exported(Report.objects.get(pk=released.final.pk), "html"))
    assert (found["number"], found["superseded_on"]) == (1, "2021-07-10")


def test_what_was_released_before_the_log_began_is_recognised_without_it(released):
    with connection.cursor() as cursor:
        cursor.execute("SET session_replication_role = replica")
        cursor.execute("DELETE FROM evaluation_release")
        cursor.execute("RESET session_replication_role")
    found = recognised(exported(Report.objects.get(), "json"))
    assert (found["ok"], found["number"], found["not_checked"]) == (True, None, ["log"])


# ── What is wrong ────────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("format", FORMATS)
def test_one_changed_byte_is_found(released, format):
    content = bytearray(exported(released.final, format))
    place = content.index(b"2021") if format in ("html", "csv", "json") else len(content) // 2
    content[place] ^= 1
    assert refusal(bytes(content)).startswith("report.")


def test_the_figure_that_differs_is_named(released):
    people = {**released.final.figures["people"], "registered": 99}
    with pytest.raises(recognising.NotWhatWasReleased) as refused:
        recognised(changed(released.final, people=people))
    assert refused.value.code == "report.figures_differ" and "people.registered" in refused.value.message
    assert refused.value.as_json()["checked"] == ["form", "release"]


def test_what_stands_beside_the_figures_is_compared_too(released):
    """A table of the annex that repeats figures could be given others."""
    content = json.loads(exported(released.final))
    planned = {table["name"] for table in released.final.figures["tables"]}
    table = next(table for table in content["tables"] if table["name"] not in planned)
    table["cells"][0][0] = 999
    with pytest.raises(recognising.NotWhatWasReleased) as refused:
        recognised(json.dumps(content).encode())
    assert (refused.value.code, refused.value.checked) == ("report.parts_differ", ["form", "release", "figures"])
    assert refusal(changed(released.final, remark="Everybody was content.")) == "report.parts_differ"


def test_a_document_that_may_name_people_is_made_anew_each_time_that_one_is_looked_at(released, monkeypatch):
    """Somebody agrees to be named after a file was recognised, and another file is held against the log."""
    assert recognised(exported(released.final, "csv", annex="D"))["annex"] == "D"
    made = documents.document
    monkeypatch.setattr(documents, "document", lambda report, annex, *how: made(report, annex, *how) + (b"Noor Said," if annex == "D" else b""))
    assert recognised(exported(released.final, "csv", annex="D"))["annex"] == "D"


@pytest.mark.parametrize("format", FORMATS)
def test_a_file_that_was_cut_off_is_found(released, format):
    content = exported(released.final, format)
    assert refusal(content[: len(content) * 2 // 3]) in ("report.incomplete", "report.document_differs")


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "empty"), (b" \n", "empty"), (b"\x89PNG\r\n\x1a\n\0", "foreign"), (b"Dear all", "foreign"), (b"[1, 2]", "foreign"),
        (b'{"a": 1}', "foreign"), (b'{"convening": 1, "meta": [], "tables": 7}', "foreign"), (b"[" * 100_000, "incomplete"),
        (b"PK\x03\x04 nothing", "incomplete"), (b"%PDF-1.7 nothing", "incomplete"), (b"<html>", "incomplete"), (b"x" * 10_000_001, "too_large"),
        (b'{"convening": "gathering", "meta": {"released_on": "2021-07-10"}, "tables": []}', "figures_differ"),
        (b'{"convening": "gathering", "meta": {"released_on": null}, "tables": []}', "draft"),
        (b'{"convening": "elsewhere", "meta": {"released_on": "2021-07-10"}, "tables": []}', "unknown"),
    ],
)  # fmt: skip
def test_files_of_any_other_kind_are_refused_in_a_sentence(released, content, code):
    assert refusal(content) == f"report.{code}"


def test_a_draft_is_no_release(released):
    draft = compiled(released.convening, released.evaluator)
    assert refusal(exported(draft)) == "report.draft"
    assert refusal(exported(draft, "html")) == "report.document_differs"


def test_a_log_that_was_changed_and_an_audit_that_knows_nothing_are_found(released):
    content = exported(released.final)
    with connection.cursor() as cursor:
        cursor.execute("SET session_replication_role = replica")
        cursor.execute("UPDATE convening_auditentry SET note = 'release=0' WHERE verb = 'evaluation.report_released'")
        assert refusal(content) == "report.audit_broken"
        cursor.execute("UPDATE evaluation_release SET stage = 'interim'")
        cursor.execute("RESET session_replication_role")
    assert refusal(content) == "report.log_broken"
    assert AuditEntry.objects.filter(verb="evaluation.report_released").exists()


# ── The command ──────────────────────────────────────────────────────────────────────────────────────────────────────


def verified(path, *words):
    out, err = io.StringIO(), io.StringIO()
    try:
        call_command("verify_report", str(path), *words, stdout=out, stderr=err)
        status = 0
    except SystemExit as ended:
        status = ended.code
    return status, out.getvalue(), err.getvalue()


def test_the_command_says_what_was_checked(released, tmp_path):
    file = tmp_path / "annex.json"
    file.write_bytes(exported(released.final))
    status, printed, _err = verified(file, "--json")
    assert (status, json.loads(printed)["checked"]) == (0, ["form", "release", "figures", "document", "log", "audit"])
    status, printed, _err = verified(file)
    assert status == 0 and "This is what was released of gathering on 2021-07-10 (final)." in printed
    file.write_bytes(changed(released.final, convening="gathering", platform={}))
    status, printed, err = verified(file, "--json")
    told = json.loads(printed)
    assert (status, told["ok"], told["checked"], told["error"]["code"]) == (1, False, ["form", "release"], "report.figures_differ")
    assert told["first_break"] in err


# ── The page ─────────────────────────────────────────────────────────────────────────────────────────────────────────


def sent(browser, content, name="annex.json"):
    answer = browser.post(PAGE, {"file": SimpleUploadedFile(name, content)})
    return answer.status_code, answer.content.decode()


def test_anybody_may_hold_a_file_against_the_log(released, client):
    status, page = sent(client, exported(released.final))
    assert status == 200 and "Yes. This is what was released on 10 July 2021, and the log holds its digest." in page
    status, page = sent(client, changed(released.final, platform={}))
    assert status == 409 and "The figures in this file are not those that were released on 10 July 2021." in page
    status, page = sent(client, b"")
    assert status == 409 and "This file is empty." in page
    status, page = sent(client, b"x" * 10_000_001)
    assert status == 409 and "This file is larger than any report." in page
    assert client.post(PAGE).status_code == 409


def test_who_sends_many_files_is_asked_to_come_again(released, client, monkeypatch):
    from evaluation.views import releases

    monkeypatch.setattr(releases, "FILES_AN_HOUR", 1)
    assert sent(client, exported(released.final))[0] == 200
    assert "Come again in an hour." in sent(client, exported(released.final))[1]
