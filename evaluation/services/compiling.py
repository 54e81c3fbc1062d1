"""Compiling: asked for in one transaction, done by the worker, once, whatever happens to the worker."""

from contextlib import contextmanager

from django.db import DEFAULT_DB_ALIAS, InterfaceError, OperationalError, connection, connections, transaction
from django.utils.translation import gettext as _

from convening import audit, clock, outbox, policy
from convening.errors import Refused
from convening.models import Convening
from convening.once import first_time

from ..disclosure import protect_figures
from ..indicators import share
from ..models import Report
from . import gathering, plan

TO_COMPILE = (Report.State.WAITING, Report.State.COMPILING)
COUNTING, PROTECTING, WRITING = 1, 2, 3  # steps of the progress bar
STEPS = 4


@transaction.atomic
def request_compile(convening, *, by, key=None):
    """Have the evaluation compiled by the worker: a new report, or the one that is under way already.

    Drafts may be compiled as often as anybody likes, until one is released.
    """
    policy.require(by, "evaluation.compile_report", convening)
    report, is_new = _new_report(convening, actor=by, key=key)
    if is_new:
        outbox.enqueue_task("evaluation.tasks.compile_report", report_id=str(report.pk))
    return report


def compile_report(report_id):
    """Count, protect, store. Called again, or twice at once, it changes nothing that is done: a draft stays as it is.

    Killed in the middle it leaves the report under way and nothing half-written; called again, it begins anew. A refusal
    makes the report `failed`; an engine that is down raises, and the report goes on waiting.
    """
    with _alone(report_id) as aside:
        report = Report.objects.select_related("convening").filter(pk=report_id, state__in=TO_COMPILE).first()
        if report is None:
            return
        try:
            _compile(report, aside)
        except Refused as refused:
            _fail(report, refused.code)
        except (OperationalError, InterfaceError):
            raise
        except Exception:
            _fail(report, "evaluation.broken")
            raise


def compile_as_operator(convening):
    """Compile now, for whoever runs the server, and return the figures. After a release they are only counted, not stored."""
    if convening.reports.filter(state=Report.State.RELEASED).exists():
        return _counted(convening)[0]
    with transaction.atomic():
        report, _is_new = _new_report(convening, actor=None)
    compile_report(report.pk)
    report.refresh_from_db()
    if report.state == Report.State.FAILED:
        raise Refused(report.failure, failure_sentence(report.failure))
    return report.figures


def figures_before_protection(convening):
    """What is counted before disclosure control, as a JSON-able value: for evaluation staff on the server, never stored."""
    noted = gathering.noted_log_ons(convening)
    with _snapshot():
        raw = gathering.gather(convening, noted)
    registered = raw["people"]["registered"]
    return {
        **raw,
        "live": {**raw["live"], "attendances": sum(session["attendances"] for session in raw["live"]["sessions"])},
        "platform": {**raw["platform"], "share": share(raw["platform"]["logged_on"], registered)},
        "rooms": raw.pop("posting"),
        "tables": [
            {"name": table.name, "rows": table.rows, "columns": table.columns, "cells": table.cells} for table in raw["tables"]
        ],
        "disclosure": {"k": None, "suppressed": 0, "withheld": []},
    }


def reports_to_compile():
    """Ids of the reports that wait or were left in the middle."""
    return Report.objects.filter(state__in=TO_COMPILE).values_list("pk", flat=True)


def failure_sentence(code):
    """What went wrong, for people."""
    if code == "evaluation.room_sealed":
        return _("A room of this convening is sealed, so that its posts cannot be counted any more.")
    if code == "evaluation.log_ons_out_of_reach":
        return _("The log-ons of today could not be read, and without them the figures would be wrong. Compile again in a few minutes.")
    return _("The figures could not be compiled. Nothing was stored. Compile again; if it fails again, ask whoever runs this server.")


def _new_report(convening, *, actor, key=None):
    """(the report to compile, True if it is new). In the caller's transaction; a convening compiles one at a time."""
    convening = Convening.objects.select_for_update(no_key=True).get(pk=convening.pk)
    if convening.state == Convening.State.DRAFT:
        raise Refused("evaluation.too_early", _("This convening is still being prepared. There is nothing to count yet."))
    reports = {report.state: report for report in convening.reports.order_by("number")}
    if Report.State.RELEASED in reports:
        raise Refused(
            "evaluation.already_released",
            _("The evaluation of this convening was released. Its figures do not change any more."),
        )
    under_way = reports.get(Report.State.COMPILING) or reports.get(Report.State.WAITING)
    latest = max(reports.values(), key=lambda report: report.number, default=None)
    if under_way or (key is not None and not first_time(key) and latest):
        return under_way or latest, False
    report = Report.objects.create(convening=convening, number=latest.number + 1 if latest else 1)
    audit.record(convening, actor=actor, verb="evaluation.compile_requested", target=report)
    return report, True


def _compile(report, aside):
    _progress(report, COUNTING, aside)
    figures, digest = _counted(report.convening, lambda: _progress(report, PROTECTING, aside))
    _progress(report, WRITING, aside)
    with transaction.atomic():
        fresh = Report.objects.select_for_update().filter(pk=report.pk, state__in=TO_COMPILE).first()
        if fresh is None:
            return
        fresh.figures, fresh.input_digest = figures, digest
        fresh.state, fresh.step = Report.State.DRAFT, STEPS
        fresh.compiled_on = clock.today(report.convening.zone)
        fresh.after_close = report.convening.state == Convening.State.CLOSED
        fresh.save()
        _forget_old_drafts(fresh)


def _forget_old_drafts(report):
    """What changed is told against the draft before; older ones, and what failed, serve nothing any more."""
    others = Report.objects.filter(convening=report.convening, number__lt=report.number).order_by("-number")
    former = others.filter(state=Report.State.DRAFT).first()
    gone = others.filter(state__in=(Report.State.DRAFT, Report.State.FAILED))
    gone.exclude(pk=former.pk if former else None).delete()


def _counted(convening, protecting=lambda: None):
    """(the protected report, the digest of what was counted). The raw figures live no longer than this call."""
    noted = gathering.noted_log_ons(convening)
    with _snapshot():
        raw = gathering.gather(convening, noted)
    protecting()
    digest = raw["meta"]["input_sha256"] = gathering.digest_of(convening, raw)
    figures = protect_figures(raw)
    figures["tables"] = [plan.with_texts(table) for table in figures["tables"]]
    return figures, digest


@contextmanager
def _snapshot():
    """All that is counted is counted at one instant. Inside somebody's transaction, that one's view must do."""
    if connection.in_atomic_block:
        yield
        return
    with transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
        yield


@contextmanager
def _alone(report_id):
    """One compilation of a report at a time: an advisory lock on a connection of its own, which also tells the progress.

    A worker that is killed loses the connection and with it the lock. Inside somebody's transaction (tests, the demo's
    play) the one connection does both.
    """
    lock = int.from_bytes(report_id.bytes[:8], "big", signed=True)
    if connection.in_atomic_block:
        yield connection
        return
    aside = connections.create_connection(DEFAULT_DB_ALIAS)
    try:
        with aside.cursor() as cursor:
            cursor.execute("SET lock_timeout = 0")
            cursor.execute("SELECT pg_advisory_lock(%s)", [lock])
        yield aside
    finally:
        aside.close()


def _progress(report, step, aside):
    """How far it is: a small transaction of its own, so that the page sees it while the counting goes on."""
    with aside.cursor() as cursor:
        cursor.execute(
            "UPDATE evaluation_report SET state = 'compiling', step = %s WHERE id = %s AND state IN ('waiting', 'compiling')",
            [step, report.pk],
        )


def _fail(report, code):
    Report.objects.filter(pk=report.pk, state__in=TO_COMPILE).update(state=Report.State.FAILED, failure=code)
