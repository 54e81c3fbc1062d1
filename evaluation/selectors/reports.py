"""Reports: who may read which, and how far the evaluation is."""

from dataclasses import dataclass

from django.http import Http404
from django.urls import reverse
from django.utils.translation import gettext as _

from convening import policy
from convening.errors import Refused
from convening.models import Convening

from ..indicators import INDICATORS
from ..models import Report

READABLE = (Report.State.DRAFT, Report.State.RELEASED)
UNDER_WAY = (Report.State.WAITING, Report.State.COMPILING)


def on_public_page(asker, convening):
    """What the public page shows of this app: {"released": {"url", "label"}} once the evaluation is released."""
    released = Report.objects.filter(
        policy.among(asker, "evaluation.view_report"), convening=convening, state=Report.State.RELEASED
    )
    if not released.exists():
        return {}
    return {"released": {"url": reverse("annex_b", args=[convening.slug]), "label": _("Annex B: post-conference evaluation")}}


def convening_to_evaluate(asker, slug):
    """The convening whose evaluation she runs, or 404."""
    return policy.access(asker, "evaluation.view_evaluation", Convening.objects.all(), slug=slug)


def annex_for(asker, slug):
    """The report behind the annex: the released one, else for evaluation staff the latest draft; or 404."""
    readable = Report.objects.filter(
        policy.among(asker, "evaluation.view_report"), convening__slug=slug, state__in=READABLE
    ).select_related("convening")
    found = readable.filter(state=Report.State.RELEASED).first() or readable.order_by("-number").first()
    if found is None:
        raise Http404
    return found


def convening_of_operator(slug):
    """The convening of this name, for whoever runs the server; a refusal where there is none."""
    convening = Convening.objects.filter(slug=slug).first()
    if convening is None:
        raise Refused("convening.unknown", _("There is no convening with the short name “%(slug)s”.") % {"slug": slug})
    return convening


def report_to_export(convening):
    """The released report, else the latest draft; a refusal where nothing was compiled. For whoever runs the server."""
    report = standing_of(convening).readable
    if report is None:
        raise Refused("evaluation.not_compiled", _("No evaluation of this convening was compiled yet. Compile it first."))
    return report


def draft_for(asker, slug, report_id):
    """The report that she may release, or 404."""
    reports = Report.objects.select_related("convening")
    return policy.access(asker, "evaluation.release_report", reports, convening__slug=slug, pk=report_id)


@dataclass(frozen=True)
class Standing:
    """How far the evaluation of a convening is.

    `latest` is the report that was compiled or asked for last, `readable` the one that can be read (released or draft),
    `former` the draft before that one; None where there is none.
    """

    latest: Report | None
    readable: Report | None
    former: Report | None

    @property
    def under_way(self):
        return self.latest is not None and self.latest.state in UNDER_WAY

    @property
    def released(self):
        return self.readable is not None and self.readable.state == Report.State.RELEASED


def standing_for(asker, convening):
    """How far the evaluation is, for whoever runs it; nothing for others, and for the secretariat before the close."""
    if not policy.allows(asker, "evaluation.compile_report", convening):
        return Standing(None, None, None)
    return standing_of(convening)


def standing_of(convening):
    """One query. Callers have asked the right before."""
    reports = list(convening.reports.order_by("-number")[:20])
    readable = [report for report in reports if report.state in READABLE]
    readable.sort(key=lambda report: report.state != Report.State.RELEASED)
    return Standing(
        latest=reports[0] if reports else None,
        readable=readable[0] if readable else None,
        former=readable[1] if len(readable) > 1 else None,
    )


def changes(report, former):
    """[(name, figure before, figure now)] where two reports differ, of the figures people ask for first."""
    found = []
    for part, name, indicator in _TOLD:
        before, now = former.figures[part][name], report.figures[part][name]
        if before != now:
            found.append((str(INDICATORS[indicator].name), before, now))
    return found


_TOLD = (
    ("people", "invited", "invited"),
    ("people", "accepted", "accepted"),
    ("people", "registered", "registered"),
    ("people", "participants", "participants"),
    ("people", "countries", "countries"),
    ("live", "attendances", "attendances"),
    ("platform", "logged_on", "activation"),
    ("rooms", "posters", "posters"),
    ("rooms", "posts", "posts"),
)
