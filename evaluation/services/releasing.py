"""Releasing: an interim report where the plan has a day for one, the final one once for good, and corrections that name what they correct."""

from collections import Counter

from django.db import transaction
from django.utils.translation import gettext as _

from convening import audit, clock, keyring, policy, vault
from convening.errors import Refused
from convening.models import Convening

from ..models import Release, Report
from ..prose import day
from . import planning, snapshots, surveys, verifying

INTERIM, FINAL = Report.Stage.INTERIM, Report.Stage.FINAL


@transaction.atomic
def release_report(report, stage=None, correction="", *, by):
    """Make `report` readable by its audience, for good: a released report is never edited. One line is added to the log.

    `stage` is "interim" (from the day that the plan has for it, before the close too; for those who take part) or "final", which is
    meant where nothing is said. After the final release a report is released only as a correction: `correction` says what it corrects,
    and what it corrects stays readable. Only the latest draft can be released. The first release fixes the plan where nobody has; the
    final one destroys what was kept of people.
    """
    policy.require(by, "evaluation.release_report", report)
    convening = Convening.objects.select_for_update(no_key=True).get(pk=report.convening_id)
    report = Report.objects.select_for_update().get(pk=report.pk)
    report.convening = convening
    stage, correction = Report.Stage(stage or FINAL), correction.strip()
    released = list(convening.reports.filter(state=Report.State.RELEASED).order_by("number"))
    final = next((former for former in reversed(released) if former.stage == FINAL), None)
    _is_the_latest_draft(report)
    if stage == INTERIM:
        _interim_may_be_told(convening, released)
    else:
        _final_may_be_told(report, final, correction)
    today = clock.today(convening.zone)
    report.state, report.stage, report.released_on = Report.State.RELEASED, stage, today
    report.supersedes, report.correction = (final, correction) if final else (None, "")
    report.save(update_fields=["state", "stage", "released_on", "supersedes", "correction"])
    line = _write_down(report)
    planning.fix(convening, by=by)
    if stage == FINAL:
        surveys.freeze_surveys(convening)
        if not final:
            snapshots.destroy(convening)
    audit.record(
        convening, actor=by, verb="evaluation.report_released", target=report,
        note=f"release={line.digest} counted={report.input_digest} withheld={report.figures['disclosure']['suppressed']}",
    )  # fmt: skip
    return report


def stages_open(convening, released, plan):
    """What the latest draft may be released as now: {"interim", "final", "correction"} or fewer. For pages, to offer it."""
    final_is_out = any(report.stage == FINAL for report in released)
    if final_is_out:
        return {"correction"}
    found = set()
    today = clock.today(convening.zone)
    if plan.interim_on and plan.interim_on <= today and not released:
        found.add("interim")
    if convening.state == Convening.State.CLOSED and not (plan.final_on and today < plan.final_on):
        found.add("final")
    return found


def _is_the_latest_draft(report):
    if report.state == Report.State.RELEASED:
        raise Refused(
            "evaluation.already_released", _("This report was released on %(day)s.") % {"day": day(report.released_on.isoformat())}
        )
    if report.state != Report.State.DRAFT:
        raise Refused("evaluation.not_compiled", _("This report is not compiled. Compile it and read the draft first."))
    newer = report.convening.reports.filter(number__gt=report.number)
    if newer.exclude(state__in=(Report.State.FAILED, Report.State.CANCELLED)).exists():
        raise Refused(
            "evaluation.newer_draft", _("The evaluation was compiled again since. Read the newer draft and release that one.")
        )


def _interim_may_be_told(convening, released):
    plan = planning.plan_of(convening)
    if plan.interim_on is None:
        raise Refused(
            "evaluation.no_interim_planned",
            _("The plan of this convening has no day for an interim release. It may have one only if it was set before anything is released."),
        )
    if clock.today(convening.zone) < plan.interim_on:
        raise Refused(
            "evaluation.before_its_day",
            _("The plan sets the interim release on %(day)s. It cannot come earlier.") % {"day": day(plan.interim_on.isoformat())},
        )
    if released:
        raise Refused(
            "evaluation.interim_was_released",
            _("There is one interim release at most, and none after the final one. The next release is the final one, or a correction of it."),
        )


def _final_may_be_told(report, final, correction):
    convening = report.convening
    if final and not correction:
        sentence = _("The final report is out. Say what this one corrects, for those who have read the other.")
        raise Refused("evaluation.correction_unsaid", sentence, fields={"correction": sentence})
    if correction and not final:
        raise Refused("evaluation.nothing_to_correct", _("Nothing final was released yet, so there is nothing to correct."))
    if convening.state != Convening.State.CLOSED:
        raise Refused(
            "evaluation.not_closed",
            _("This convening is not closed yet, and its figures still change. Close it, compile again, then release."),
        )
    if not report.after_close:
        raise Refused(
            "evaluation.compiled_before_close",
            _("This draft was compiled before the convening was closed. Compile again, read the draft, then release."),
        )
    plan = planning.plan_of(convening)
    if plan.final_on and clock.today(convening.zone) < plan.final_on:
        raise Refused(
            "evaluation.before_its_day",
            _("The plan sets the final release on %(day)s. It cannot come earlier.") % {"day": day(plan.final_on.isoformat())},
        )


def _write_down(report):
    """The next line of the log."""
    last = Release.objects.filter(convening=report.convening_id).order_by("-number").first()
    line = Release(
        convening=report.convening, report=report, number=last.number + 1 if last else 1, stage=report.stage, released_on=report.released_on,
        figures_sha256=verifying.digest_of(report.figures), input_sha256=report.input_digest, audit=_found(report),
        previous=last.digest if last else "",
    )  # fmt: skip
    line.digest = verifying.line_of(line)
    line.save(force_insert=True)
    return line


def _found(report):
    """What disclosure control did, in counts: kept in the log, so that nobody can say later that it was otherwise."""
    told = report.figures["disclosure"]
    return {
        "k": told["k"], "k_posting": report.figures["meta"]["k_posting"], "suppressed": told["suppressed"], "withheld": len(told["withheld"]),
        "veils_lifted": report.figures["meta"]["veils_lifted"], "auditor": told.get("auditor", {}),
        "decisions": dict(sorted(Counter(decision["why"] for decision in decisions_of(report)).items())),
    }  # fmt: skip


def decisions_of(report):
    """What was decided of each blank and why, [{"where", "what", "why"}]: for evaluation staff. Empty where the key is gone."""
    if report.sealed_decisions is None:
        return []
    try:
        return vault.unseal(keyring.read("convening", report.convening_id), report.sealed_decisions, place=report.place)
    except keyring.KeyGone:
        return []
