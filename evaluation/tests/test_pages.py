"""The pages: who sees what, in which language, how heavy; with htmx and without."""

import gzip
import re
import uuid

import pytest
from django.utils import translation

from convening.errors import Refused
from convening.models import Convening
from evaluation import documents, services
from evaluation.models import Report
from evaluation.rendering import ANNEX_B
from evaluation.rendering.annexes import charts_of

pytestmark = pytest.mark.usefixtures("redis_empty")
PAGE, ANNEX, PDF = "/c/gathering/evaluation/", "/c/gathering/evaluation/annex-b/", "/c/gathering/evaluation/annex-b.pdf"
COMPILE, PROGRESS = PAGE + "compile/", PAGE + "progress/"
EVERYBODY = ("participant", "moderator", "nominator", "stranger", "evaluator", "secretariat")
STAFF = ("evaluator", "secretariat")


@pytest.fixture
def draft(cast):
    cast.convening.state = Convening.State.CLOSED
    cast.convening.save()
    report = services.request_compile(cast.convening, by=cast.evaluator)
    services.compile_report(report.pk)
    report.refresh_from_db()
    return report


@pytest.fixture
def released(cast, draft):
    return services.release_report(draft, by=cast.evaluator)


def text(response):
    return response.content.decode()


def release_url(report):
    return f"{PAGE}release/{report.pk}/"


# ── Roles ────────────────────────────────────────────────────────────────────────────────────────────────────────────


def statuses(signed_in, cast, url, method="get"):
    return {who: getattr(signed_in(getattr(cast, who)), method)(url).status_code for who in EVERYBODY}


def test_the_staff_page_is_there_for_staff_and_for_nobody_else(cast, draft, signed_in, client):
    expected = {who: 200 if who in STAFF else 404 for who in EVERYBODY}
    assert statuses(signed_in, cast, PAGE) == expected
    assert statuses(signed_in, cast, release_url(draft)) == expected
    assert client.get(PAGE).status_code == 302  # to the way in, whether or not there is such a convening
    assert client.get("/c/nowhere/evaluation/").status_code == 302


def test_a_draft_is_read_by_staff_only(cast, draft, signed_in, client):
    for url in (ANNEX, PDF):
        assert statuses(signed_in, cast, url) == {who: 200 if who in STAFF else 404 for who in EVERYBODY}
        assert client.get(url).status_code == 404


def test_what_is_released_is_read_by_everybody(cast, released, signed_in, client):
    for url in (ANNEX, PDF):
        assert statuses(signed_in, cast, url) == dict.fromkeys(EVERYBODY, 200)
        assert client.get(url).status_code == 200


def test_before_the_close_the_secretariat_sees_no_live_number(cast, signed_in):
    services.compile_report(services.request_compile(cast.convening, by=cast.evaluator).pk)
    page = text(signed_in(cast.secretariat).get(PAGE))
    assert "Until the convening is closed, only evaluation staff see figures." in page
    assert "Read the draft" not in re.findall(r"<a [^>]*>([^<]*)", page) and 'class="figures"' not in page
    assert signed_in(cast.secretariat).get(ANNEX).status_code == 404
    assert signed_in(cast.secretariat).post(COMPILE).status_code == 404
    assert 'class="figures"' in text(signed_in(cast.evaluator).get(PAGE))


def test_compiling_by_those_who_may_not_is_not_found(cast, signed_in):
    cast.convening.state = Convening.State.CLOSED
    cast.convening.save()
    assert {who: signed_in(getattr(cast, who)).post(COMPILE).status_code for who in EVERYBODY} == {
        who: 302 if who in STAFF else 404 for who in EVERYBODY
    }
    assert signed_in(cast.evaluator).get(COMPILE).status_code == 405


# ── Compile, watch, read, release ────────────────────────────────────────────────────────────────────────────────────


def test_from_nothing_to_a_release(cast, signed_in, client):
    browser = signed_in(cast.evaluator)
    assert "No evaluation has been compiled yet." in text(browser.get(PAGE))
    page = text(browser.post(COMPILE, {"client_key": uuid.uuid4()}, follow=True))
    assert 'hx-get="/c/gathering/evaluation/progress/"' in page
    assert '<noscript><meta http-equiv="refresh"' in page  # without htmx the page loads itself again
    services.compile_report(Report.objects.get().pk)
    page = text(browser.get(PAGE))
    assert "Read the draft" in page and "http-equiv" not in page
    assert "Release this draft" not in page  # the convening is not closed
    cast.convening.state = Convening.State.CLOSED
    cast.convening.save()
    assert "Release this draft" not in text(browser.get(PAGE))  # nor was it when this was compiled
    browser.post(COMPILE, {"client_key": uuid.uuid4()})
    report = Report.objects.get(state="waiting")
    services.compile_report(report.pk)
    assert release_url(report) in text(browser.get(PAGE))
    assert browser.post(release_url(report)).status_code == 409  # the box was not ticked
    assert client.get(ANNEX).status_code == 404
    answer = browser.post(release_url(report), {"understood": "yes"}, follow=True)
    assert "The evaluation is released. Everybody can read it now." in text(answer)
    assert client.get(ANNEX).status_code == 200
    assert "Compile" not in re.findall(r"<button[^>]*>([^<]*)", text(browser.get(PAGE)))


def test_the_same_form_sent_twice_asks_once(cast, signed_in):
    browser, key = signed_in(cast.evaluator), uuid.uuid4()
    browser.post(COMPILE, {"client_key": key})
    services.compile_report(Report.objects.get().pk)
    browser.post(COMPILE, {"client_key": key})
    assert Report.objects.get().state == "draft"


def test_the_bar_tells_how_far_it_is_and_then_the_page_loads_anew(cast, signed_in):
    browser = signed_in(cast.evaluator)
    report = services.request_compile(cast.convening, by=cast.evaluator)
    Report.objects.update(state="compiling", step=services.STAGES.index("protecting"))
    bar = text(browser.get(PROGRESS, headers={"HX-Request": "true"}))
    assert 'value="71"' in bar and "Protecting people in small numbers" in bar and "<html" not in bar
    services.compile_report(report.pk)
    assert browser.get(PROGRESS, headers={"HX-Request": "true"}).headers["HX-Refresh"] == "true"
    assert browser.get(PROGRESS).status_code == 302  # opened by hand


def test_a_failure_is_said_in_a_sentence(cast, signed_in):
    services.request_compile(cast.convening, by=cast.evaluator)
    Report.objects.update(state="failed", failure="evaluation.room_sealed")
    assert "A room of this convening is sealed" in text(signed_in(cast.evaluator).get(PAGE))


def test_what_changed_since_the_draft_before_is_told(cast, draft, signed_in):
    Report.objects.update(figures={**draft.figures, "people": {**draft.figures["people"], "registered": 1234}})
    services.compile_report(services.request_compile(cast.convening, by=cast.evaluator).pk)
    page = text(signed_in(cast.evaluator).get(PAGE))
    assert "Since the report before" in page and "1,234" in page


def test_what_is_withheld_is_named_with_its_reason(cast, draft, signed_in):
    """Three people are registered."""
    page = text(signed_in(cast.evaluator).get(PAGE))
    assert "<bdi>people registered</bdi>" in page
    assert "With this number, somebody could work out a number of fewer than 5 people, here or since the last release." in page


def test_releasing_what_is_no_longer_the_latest_is_refused_on_its_page(cast, draft, signed_in):
    services.compile_report(services.request_compile(cast.convening, by=cast.evaluator).pk)
    answer = signed_in(cast.evaluator).post(release_url(draft), {"understood": "yes"})
    assert answer.status_code == 409
    assert "The evaluation was compiled again since." in text(answer)


# ── The annex ────────────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(("language", "direction"), [("en", "ltr"), ("ar", "rtl"), ("es", "ltr"), ("fr", "ltr")])
def test_the_annex_stands_in_each_language(cast, released, client, language, direction):
    response = client.get(ANNEX, {"language": language})
    page = text(response)
    assert f'<html lang="{language}" dir="{direction}">' in page
    assert response.headers["Content-Language"] == language
    assert len(re.findall(r'<section class="part" id="section-\d+">', page)) == 12
    assert "style=" not in page and "<script>" not in page
    assert len(gzip.compress(response.content)) < 30_000


def test_a_language_nobody_speaks_here_is_the_readers_own(cast, released, client):
    assert client.get(ANNEX, {"language": "xx"}, headers={"Accept-Language": "es"}).headers["Content-Language"] == "es"


def test_reading_it_does_not_change_the_readers_language(cast, released, client):
    client.get(ANNEX, {"language": "ar"})
    assert '<html lang="en"' in text(client.get("/c/gathering/", headers={"Accept-Language": "en"}))


def test_charts_stand_with_their_tables(cast, released, client):
    page = text(client.get(ANNEX))
    drawn = charts_of(ANNEX_B.context(released.as_shape(), "en"))
    assert page.count('class="chart-drawing"') == len(drawn) > 0
    assert page.count("<table") >= page.count('class="chart-drawing"')


def test_the_pdf_is_one_and_is_kept_once_released(cast, released, client, monkeypatch):
    first = client.get(PDF, {"language": "ar"})
    assert first.headers["Content-Type"] == "application/pdf" and first.content.startswith(b"%PDF-")
    assert first.headers["Content-Disposition"] == 'inline; filename="gathering-annex-b-ar.pdf"'
    monkeypatch.setattr(documents, "_written", lambda *call: pytest.fail("made again"))
    assert client.get(PDF, {"language": "ar"}).content == first.content


def test_only_what_is_released_may_be_kept_by_caches(cast, draft, signed_in, client):
    assert signed_in(cast.evaluator).get(PDF).headers["Cache-Control"] == "no-store, private"
    services.release_report(draft, by=cast.evaluator)
    assert client.get(PDF).headers["Cache-Control"] == "public, max-age=3600"


@pytest.mark.parametrize("state", ["waiting", "failed"])
def test_what_has_no_figures_has_no_page_to_release_it(cast, signed_in, state):
    report = services.request_compile(cast.convening, by=cast.evaluator)
    Report.objects.update(state=state)
    assert signed_in(cast.evaluator).get(release_url(report)).status_code == 302


def test_pages_ask_the_database_little(cast, released, signed_in, django_assert_max_num_queries):
    browser = signed_in(cast.evaluator)
    for url in (PAGE, ANNEX, PDF):
        with django_assert_max_num_queries(9):
            browser.get(url)


# ── Files ────────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_a_report_is_written_as_one_file_with_nothing_to_fetch(released):
    page = documents.document(released, "B", "html", "ar").decode()
    assert '<html lang="ar" dir="rtl">' in page
    assert not re.search(r'(src|href)="(?!#)', page) and not re.search(r"url\((?!#)", page) and "<script" not in page


@pytest.mark.parametrize(("annex", "format", "code"), [("A", "pdf", "no_such_annex"), ("B", "odt", "no_such_format")])
def test_what_cannot_be_written_yet_is_refused(released, annex, format, code):
    with pytest.raises(Refused) as refused, translation.override("en"):
        documents.document(released, annex, format, "en")
    assert refused.value.code == f"evaluation.{code}"
