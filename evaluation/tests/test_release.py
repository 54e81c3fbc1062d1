"""Releasing: once, by those who may, and never changed afterwards."""

from functools import partial

import pytest
from django.db import InternalError, transaction

from convening.errors import Forbidden, Refused
from convening.models import AuditEntry, Convening
from evaluation import selectors, services
from evaluation.models import Release, Report

pytestmark = pytest.mark.usefixtures("redis_empty")


def closed(convening):
    convening.state = Convening.State.CLOSED
    convening.save()


@pytest.fixture
def draft(cast):
    closed(cast.convening)
    report = services.request_compile(cast.convening, by=cast.evaluator)
    services.compile_report(report.pk)
    report.refresh_from_db()
    return report


def refusal(report, by):
    with pytest.raises(Refused) as refused:
        services.release_report(report, by=by)
    return refused.value.code


@pytest.mark.parametrize("who", ["evaluator", "secretariat"])
def test_staff_release_a_draft_and_it_is_audited(cast, draft, who):
    figures = draft.figures
    released = services.release_report(draft, by=getattr(cast, who))
    released.refresh_from_db()
    assert (released.state, released.figures) == ("released", figures)
    assert released.as_shape()["meta"]["released_on"] == "2021-07-10"
    entry = AuditEntry.objects.get(verb="evaluation.report_released")
    note = f"release={released.release.digest} counted={draft.input_digest} withheld={figures['disclosure']['suppressed']}"
    assert (entry.actor_id, entry.note) == (getattr(cast, who).pk, note)


@pytest.mark.parametrize("who", ["participant", "moderator", "nominator", "stranger"])
def test_others_do_not(cast, draft, who):
    with pytest.raises(Forbidden):
        services.release_report(draft, by=getattr(cast, who))


def test_released_is_released_once(cast, draft):
    services.release_report(draft, by=cast.evaluator)
    assert refusal(draft, cast.evaluator) == "evaluation.already_released"


def test_what_is_not_compiled_is_not_released(cast, draft):
    assert refusal(services.request_compile(cast.convening, by=cast.evaluator), cast.evaluator) == "evaluation.not_compiled"


def test_an_older_draft_is_not_released(cast, draft):
    services.compile_report(services.request_compile(cast.convening, by=cast.evaluator).pk)
    assert refusal(draft, cast.evaluator) == "evaluation.newer_draft"


def test_nothing_is_released_before_the_close_nor_what_was_compiled_before_it(cast):
    report = services.request_compile(cast.convening, by=cast.evaluator)
    services.compile_report(report.pk)
    assert refusal(report, cast.evaluator) == "evaluation.not_closed"
    closed(cast.convening)
    assert refusal(report, cast.evaluator) == "evaluation.compiled_before_close"


def test_the_database_refuses_to_change_or_remove_what_is_released(cast, draft):
    released = services.release_report(draft, by=cast.evaluator)
    whole, line = Report.objects.filter(pk=released.pk), Release.objects.filter(report=released)
    for deed in (released.save, partial(whole._raw_delete, "default"), partial(line.update, audit={}), partial(line._raw_delete, "default")):
        with pytest.raises(InternalError), transaction.atomic():
            deed()


def test_a_compilation_under_way_is_not_lost_to_a_release(cast, draft):
    """Asked for again while somebody releases: what waits is a newer one, so nothing is released behind its back."""
    waiting = services.request_compile(cast.convening, by=cast.evaluator)
    assert refusal(draft, cast.secretariat) == "evaluation.newer_draft"
    services.compile_report(waiting.pk)
    waiting.refresh_from_db()
    assert services.release_report(waiting, by=cast.secretariat).state == "released"


def test_after_the_release_the_operator_counts_without_storing(cast, draft):
    released = services.release_report(draft, by=cast.evaluator)
    figures = services.compile_as_operator(cast.convening)
    assert figures["people"] == released.figures["people"]
    assert list(cast.convening.reports.values_list("pk", flat=True)) == [released.pk]


def test_the_public_page_shows_what_is_released_and_no_draft(cast, draft, client):
    for asker in (cast.stranger, cast.participant, cast.evaluator):
        assert selectors.on_public_page(asker, cast.convening) == {}
    services.release_report(draft, by=cast.evaluator)
    shown = selectors.on_public_page(cast.stranger, cast.convening)
    assert shown["released"]["url"] == "/c/gathering/evaluation/annex-b/"
    assert shown["released"]["url"] in client.get("/c/gathering/").content.decode()
