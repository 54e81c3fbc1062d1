"""Compiling: asked for in one transaction, done by the worker, once, whatever happens to the worker."""

from contextlib import contextmanager
from dataclasses import dataclass

from django.db import DEFAULT_DB_ALIAS, InterfaceError, OperationalError, connection, connections, transaction
from django.utils.translation import gettext as _

from convening import audit, clock, keyring, outbox, policy, vault
from convening.errors import Refused
from convening.models import Convening
from convening.once import first_time
from forums import record

from ..disclosure import protect_report
from ..indicators import compared, share
from ..models import Report
from . import gathering, plan, planning, snapshots

TO_COMPILE = (Report.State.WAITING, Report.State.COMPILING)
STAGES = ("waiting", "people", "live", "rooms", "surveys", "protecting", "writing")  # a report's `step` is a place in it
STEPS = len(STAGES)  # the step of what is done
DRAFTS_KEPT = 5


class Stopped(Exception):
    """Somebody stopped this compilation: nothing of it is kept."""


@dataclass(frozen=True)
class Counted:
    """What a compilation makes: the protected figures, the digest of what was counted, what was decided of each cell and why, and
    the people as they were counted, {mark: attributes}."""

    figures: dict
    digest: str
    decisions: list
    people: dict


@transaction.atomic
def request_compile(convening, *, by, key=None):
    """Have the evaluation compiled by the worker: a new report, or the one that is under way already.

    Drafts may be compiled as often as anybody likes; after the final release, for a correction.
    """
    policy.require(by, "evaluation.compile_report", convening)
    report, is_new = _new_report(convening, actor=by, key=key)
    if is_new:
        outbox.enqueue_task("evaluation.tasks.compile_report", report_id=str(report.pk))
    return report


@transaction.atomic
def cancel_compile(report, *, by):
    """Stop a compilation: the worker ends it at the next stage and keeps nothing of it. What is done already stays done."""
    policy.require(by, "evaluation.compile_report", report.convening)
    report = Report.objects.select_for_update().select_related("convening").get(pk=report.pk)
    if report.state in TO_COMPILE:
        report.state = Report.State.CANCELLED
        report.save(update_fields=["state"])
        audit.record(report.convening, actor=by, verb="evaluation.compile_cancelled", target=report)
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
        except Stopped:
            return
        except Refused as refused:
            _fail(report, refused.code)
        except (OperationalError, InterfaceError):
            raise
        except Exception:
            _fail(report, "evaluation.broken")
            raise


def compile_as_operator(convening):
    """Compile now, for whoever runs the server, and return the figures. After the final release they are only counted, not stored."""
    if convening.reports.filter(state=Report.State.RELEASED, stage=Report.Stage.FINAL).exists():
        return _counted(convening).figures
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
    with at_one_instant():
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
    under_way = reports.get(Report.State.COMPILING) or reports.get(Report.State.WAITING)
    latest = max(reports.values(), key=lambda report: report.number, default=None)
    if under_way or (key is not None and not first_time(key) and latest):
        return under_way or latest, False
    report = Report.objects.create(convening=convening, number=latest.number + 1 if latest else 1)
    audit.record(convening, actor=actor, verb="evaluation.compile_requested", target=report)
    return report, True


def _compile(report, aside):
    counted = _counted(report.convening, lambda stage: _progress(report, stage, aside))
    _progress(report, "writing", aside)
    with transaction.atomic():
        convening = Convening.objects.select_for_update(no_key=True).get(pk=report.convening_id)
        fresh = Report.objects.select_for_update().filter(pk=report.pk, state__in=TO_COMPILE).first()
        if fresh is None:
            return
        fresh.figures, fresh.input_digest = counted.figures, counted.digest
        fresh.sealed_decisions = vault.seal(keyring.read("convening", convening.pk), counted.decisions, place=fresh.place)
        fresh.state, fresh.step = Report.State.DRAFT, STEPS
        fresh.compiled_on = clock.today(convening.zone)
        fresh.after_close = report.convening.state == Convening.State.CLOSED
        fresh.save()
        snapshots.keep(convening, counted.people)
        _forget_old_drafts(fresh)


def _forget_old_drafts(report):
    """The last drafts can be compared; older ones, what failed and what was stopped serve nothing any more."""
    others = Report.objects.filter(convening=report.convening)
    kept = others.filter(state=Report.State.DRAFT).order_by("-number").values_list("pk", flat=True)[:DRAFTS_KEPT]
    gone = others.filter(state__in=(Report.State.DRAFT, Report.State.FAILED, Report.State.CANCELLED))
    gone.exclude(pk__in=list(kept)).delete()


def _counted(convening, at=lambda stage: None):
    """What is counted, protected. The raw figures live no longer than this call."""
    noted = gathering.noted_log_ons(convening)
    with at_one_instant():
        at("people")
        people = snapshots.attributes(convening)
        raw = gathering.gather(convening, noted, people, at)
        earlier = [report.figures for report in convening.reports.filter(state=Report.State.RELEASED).order_by("number")]
        settled = planning.plan_of(convening)
        unquoted = [{"where": "annex_d", "why": "not_cleared", **place} for place in record.left_out(convening)]
        final = convening.reports.filter(state=Report.State.RELEASED, stage=Report.Stage.FINAL).order_by("-number").first()
    at("protecting")
    if final:
        raw["tables"] = [table for table in raw["tables"] if table.name not in snapshots.COMPOSITION]
    digest = raw["meta"]["input_sha256"] = gathering.digest_of(convening, raw)
    protection = protect_report(raw, earlier, keyring.house("disclosure ties"))
    figures = protection.report
    figures["tables"] = [plan.with_texts(table, settled) for table in figures["tables"]]
    if final:
        snapshots.as_released(figures, final.figures)
    return Counted(compared(figures), digest, [*protection.decisions, *unquoted], people)


@contextmanager
def at_one_instant():
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


def _progress(report, stage, aside):
    """How far it is: a small transaction of its own, so that the page sees it while the counting goes on. `Stopped` where somebody
    stopped it meanwhile."""
    with aside.cursor() as cursor:
        cursor.execute(
            "UPDATE evaluation_report SET state = 'compiling', step = %s WHERE id = %s AND state IN ('waiting', 'compiling')",
            [STAGES.index(stage), report.pk],
        )
        if not cursor.rowcount:
            raise Stopped


def _fail(report, code):
    Report.objects.filter(pk=report.pk, state__in=TO_COMPILE).update(state=Report.State.FAILED, failure=code)
