"""Commands that operators script: one JSON document on standard output, a sentence where something is refused."""

import hashlib
import io
import itertools
import json

import pytest
from django.core.management import call_command

from evaluation import services
from evaluation.models import Report

from . import played

pytestmark = pytest.mark.usefixtures("redis_empty")


@pytest.fixture(scope="module")
def world(shared_world):
    return shared_world(lambda: played.play("July", people=20))


@pytest.fixture
def book(world, inside_world):
    return inside_world(world)


def run(*words, stdin=None, monkeypatch=None):
    """(exit status, the JSON document on standard output, standard error)."""
    out, err = io.StringIO(), io.StringIO()
    if stdin is not None:
        monkeypatch.setattr("sys.stdin", io.StringIO(stdin))
    try:
        call_command(*words, "--json", stdout=out, stderr=err)
        status = 0
    except SystemExit as ended:
        status = ended.code
    return status, json.loads(out.getvalue()), err.getvalue()


def test_compile_evaluation_prints_what_it_stores(book):
    status, printed, _err = run("compile_evaluation", "small")
    assert status == 0
    assert printed == Report.objects.get().figures
    assert set(printed) >= {"convening", "people", "live", "platform", "rooms", "survey", "disclosure"}
    naive = played.figures(book)
    assert printed["people"]["participants"] == naive["people"]["participants"]
    assert {session["slug"] for session in printed["live"]["sessions"]} == set(naive["sessions"])


def test_internal_figures_are_those_before_protection_and_are_not_stored(book):
    status, printed, _err = run("compile_evaluation", "small", "--internal")
    assert status == 0
    assert printed["rooms"]["posters"] == played.figures(book)["rooms"]["posters"]
    assert not Report.objects.exists()


def test_after_the_release_it_prints_and_leaves_the_release_alone(book):
    run("compile_evaluation", "small")
    released = services.release_report(Report.objects.get(), by=book.staff["evaluator"])
    status, printed, _err = run("compile_evaluation", "small")
    assert (status, printed["people"]) == (0, released.figures["people"])
    assert Report.objects.get().figures == released.figures


def test_an_unknown_convening_is_refused(db):
    status, printed, err = run("compile_evaluation", "nowhere")
    assert (status, printed["error"]["code"]) == (1, "convening.unknown")
    assert "nowhere" in err


def test_export_report_writes_the_file_it_names(book, tmp_path):
    run("compile_evaluation", "small")
    for annex, format in itertools.product("BD", ("html", "pdf", "docx", "xlsx", "csv", "json")):
        target = tmp_path / f"annex-{annex}.{format}"
        status, printed, _err = run("export_report", "small", "--annex", annex, "--format", format, "--language", "es", "--output", str(target))
        content = target.read_bytes()
        assert (status, printed) == (0, {"file": str(target), "bytes": len(content), "sha256": hashlib.sha256(content).hexdigest()})
        if format == "json":
            tables = json.loads(content)["tables"]
            assert all({"name", "rows", "columns", "cells", "row_totals", "column_totals", "total"} <= set(table) for table in tables)


def test_export_report_refuses_what_was_not_compiled(book, tmp_path):
    status, printed, _err = run("export_report", "small", "--format", "pdf", "--output", str(tmp_path / "x"))
    assert (status, printed["error"]["code"]) == (1, "evaluation.not_compiled")
    assert not (tmp_path / "x").exists()


def test_protect_table_reads_standard_input(db, monkeypatch):
    table = {"rows": ["a", "b"], "columns": ["x", "y"], "cells": [[10, 12], [7, 8]]}
    status, printed, _err = run("protect_table", "--k", "5", stdin=json.dumps(table), monkeypatch=monkeypatch)
    assert (status, printed) == (0, {**table, "row_totals": [22, 15], "column_totals": [17, 20], "total": 37, "withheld": False})
    table["cells"][0][0] = 2
    status, printed, _err = run("protect_table", "--k", "5", stdin=json.dumps(table), monkeypatch=monkeypatch)
    assert (status, printed["cells"], printed["withheld"]) == (0, [[None, 12], [None, 8]], False)
    assert (printed["row_totals"], printed["column_totals"], printed["total"]) == ([None, None], [9, 20], 29)
    assert set(printed) == {"rows", "columns", "cells", "row_totals", "column_totals", "total", "withheld"}
    table["groups"] = {"rows": {"a and b": ["a", "b"]}}
    status, printed, _err = run("protect_table", "--k", "5", stdin=json.dumps(table), monkeypatch=monkeypatch)
    assert (status, printed["rows"], printed["cells"]) == (0, ["a and b"], [[9, 20]])


@pytest.mark.parametrize("given", ['{"rows": ["a"]', "[]", '{"rows": [], "columns": []}', "[" * 100_000, '{"rows":["a"],"columns":["x"],"cells":[[-1]]}'])
def test_protect_table_refuses_what_it_cannot_read(db, monkeypatch, given):
    status, printed, _err = run("protect_table", "--k", "5", stdin=given, monkeypatch=monkeypatch)
    assert (status, printed["error"]["code"]) == (1, "evaluation.table_unreadable")
