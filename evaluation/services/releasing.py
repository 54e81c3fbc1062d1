"""Releasing: once, for good."""

from django.db import transaction
from django.utils.translation import gettext as _

from convening import audit, clock, policy
from convening.errors import Refused
from convening.models import Convening

from ..models import Report
from ..prose import day


@transaction.atomic
def release_report(report, *, by):
    """Make `report` final and readable by everybody who may see the convening. A released report is never edited.

    Only the latest draft can be released, and only one that was compiled after the convening was closed.
    """
    policy.require(by, "evaluation.release_report", report)
    convening = Convening.objects.select_for_update(no_key=True).get(pk=report.convening_id)
    report = Report.objects.select_for_update().select_related("convening").get(pk=report.pk)
    if report.state == Report.State.RELEASED:
        raise Refused(
            "evaluation.already_released", _("This report was released on %(day)s.") % {"day": day(report.released_on.isoformat())}
        )
    if report.state != Report.State.DRAFT:
        raise Refused("evaluation.not_compiled", _("This report is not compiled. Compile it and read the draft first."))
    if convening.reports.filter(number__gt=report.number).exists():
        raise Refused(
            "evaluation.newer_draft", _("The evaluation was compiled again since. Read the newer draft and release that one.")
        )
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
    report.state = Report.State.RELEASED
    report.stage = Report.Stage.FINAL
    report.released_on = clock.today(convening.zone)
    report.save(update_fields=["state", "stage", "released_on"])
    audit.record(
        convening, actor=by, verb="evaluation.report_released", target=report,
        note=f"counted={report.input_digest} withheld={report.figures['disclosure']['suppressed']}",
    )  # fmt: skip
    return report
