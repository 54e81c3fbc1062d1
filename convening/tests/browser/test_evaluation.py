"""The evaluator compiles, watches, reads the draft and releases it; everybody reads what was released."""

import io
import os
import signal
from datetime import UTC, datetime

import pypdf
import pytest
from django.db import connection

from convening import writing

from . import place as places_to_walk
from .measures import Scale, breaches, too_wide

C = "/c/gipp-2021"
EVALUATOR = "priyanka@evaluation.example"
SEPTEMBER = datetime(2021, 9, 15, 13, tzinfo=UTC)
#: Participants, those registered, those who logged on, posts, live attendances: as in the printed report.
PRINTED = (324, 307, 138, 90, 405)


@pytest.fixture(scope="module")
def afterwards(chromium, django_db_setup, django_db_blocker, tmp_path_factory):
    """The convening is closed and its evaluation released."""
    with django_db_blocker.unblock():
        with places_to_walk.opened("evaluated", tmp_path_factory.mktemp("closed"), at=SEPTEMBER) as place:
            yield place


def put_away():
    """In this copy nobody has compiled anything yet."""
    with connection.cursor() as cursor:
        cursor.execute("SET session_replication_role = replica")
        cursor.execute("DELETE FROM evaluation_release")
        cursor.execute("DELETE FROM evaluation_comment")
        cursor.execute("DELETE FROM evaluation_report")
        cursor.execute("RESET session_replication_role")


@pytest.fixture
def nothing_compiled(afterwards):
    with afterwards.entered():
        put_away()
    afterwards.make_pages_anew()
    return afterwards


@pytest.mark.parametrize("language", ["ar", "en", "es", "fr"])
def test_the_annex_is_light_narrow_and_open_to_all(afterwards, invite, language):
    visitor = invite(language, at=afterwards)
    scale = Scale(visitor)
    visitor.go(f"{C}/evaluation/annex-b/")
    assert [*scale.too_heavy(), *too_wide(visitor.page), *breaches(visitor.page)] == []


@pytest.mark.parametrize(
    ("language", "scripts"),
    [("en", True), ("ar", False), pytest.param("en", False, marks=pytest.mark.slow), pytest.param("ar", True, marks=pytest.mark.slow)],
    ids=["en-scripts", "ar-no-scripts", "en-no-scripts", "ar-scripts"],
)
def test_an_evaluation_is_compiled_read_and_released(nothing_compiled, invite, language, scripts):
    place = nothing_compiled
    her = invite(language, scripts=scripts, at=place).sign_in(EVALUATOR).go(f"{C}/evaluation/")
    visitor = invite(language, scripts=scripts, at=place)
    assert visitor.page.goto(f"{C}/evaluation/annex-b/").status == 404
    del visitor.problems[:]  # the browser notes the 404 that was asked for

    worker = place.running["worker"].pid
    os.killpg(worker, signal.SIGSTOP)
    try:
        her.press(f'form[action="{C}/evaluation/compile/"] .button')
        assert her.page.locator("progress").count() == 1, "she sees that it is under way"
        her.in_her_language()
    finally:
        os.killpg(worker, signal.SIGCONT)
    draft = f'main a.button[href^="{C}/evaluation/annex-b/"]'
    her.page.locator(draft).wait_for(timeout=30_000)  # by itself: htmx, or the page reloads

    her.press(draft)
    reads_the_figures(her)
    assert visitor.page.goto(f"{C}/evaluation/annex-b/").status == 404, "a draft is hers alone"
    del visitor.problems[:]

    her.go(f"{C}/evaluation/").press(f'a[href^="{C}/evaluation/release/"]')
    reads_the_figures(her, PRINTED[:2])
    if scripts:
        her.page.locator("form.confirm .button").click()
        assert her.page.locator("[name=understood]:invalid").count() == 1, "asked twice"
    her.write("form.confirm", understood=True).press("form.confirm .button")
    assert her.path == f"{C}/evaluation/"
    assert her.page.locator(f'main a[href^="{C}/evaluation/release/"]').count() == 0, "released is released"

    visitor.go(f"{C}/").press(f'main a[href="{C}/evaluation/annex-b/"]')
    reads_the_figures(visitor)
    if scripts:
        for code in ("ar", "en", "es", "fr"):
            is_a_document(visitor.context.request.get(f"{C}/evaluation/annex-b.pdf?language={code}"), code)


def reads_the_figures(person, figures=PRINTED):
    person.in_her_language()
    for figure in figures:
        assert person.reads(writing.number(figure, person.language)), figure


def is_a_document(answer, language):
    assert (answer.status, answer.headers["content-type"]) == (200, "application/pdf")
    document = pypdf.PdfReader(io.BytesIO(answer.body()))
    assert document.root_object["/Lang"].split("-")[0] == language
    assert document.root_object["/MarkInfo"]["/Marked"]
    if language != "ar":
        text = "".join(page.extract_text() for page in document.pages)
        assert all(str(figure) in text for figure in PRINTED)
