"""Reports: who may read which, and how far the evaluation is."""

from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.http import Http404
from django.urls import reverse
from django.utils.translation import gettext as _

from convening import policy
from convening.errors import Refused
from convening.models import Convening

from ..indicators import INDICATORS
from ..models import Report

RELEASED = Report.State.RELEASED
READABLE = (Report.State.DRAFT, RELEASED)
UNDER_WAY = (Report.State.WAITING, Report.State.COMPILING)


def told_as_released(convening, stages):
    """What the public page shows of released reports, by their `stages`: {"released": {"url", "label"}}, {} where there are none."""
    if not stages:
        return {}
    label = (
        _("Annex B: post-conference evaluation") if Report.Stage.FINAL in stages
        else _("Annex B: post-conference evaluation, interim")
    )  # fmt: skip
    return {"released": {"url": reverse("annex_b", args=[convening.slug]), "label": label}}


def convening_to_evaluate(asker, slug):
    """The convening whose evaluation she runs, or 404."""
    return policy.access(asker, "evaluation.view_evaluation", Convening.objects.all(), slug=slug)


def annex_for(asker, slug, report_id=None):
    """The report behind the annex: the newest that was released, else for evaluation staff the latest draft; or 404.

    With `report_id` it is that one, if she may read it: a draft, an interim release, one that was corrected. `newer` is the release
    that stands in its place, if there is one.
    """
    readable = Report.objects.filter(policy.among(asker, "evaluation.view_report"), convening__slug=slug, state__in=READABLE)
    readable = readable.select_related("convening", "supersedes").defer(
        "sealed_decisions", "supersedes__figures", "supersedes__sealed_decisions"
    )
    released = readable.filter(state=RELEASED).order_by("-number")
    if not report_id:
        found = released.first() or readable.order_by("-number").first()
        if found is None:
            raise Http404
        found.newer = None
        return found
    try:
        found = readable.filter(pk=report_id).first()
    except (ValueError, ValidationError):
        found = None
    if found is None:
        raise Http404
    newest = released.filter(stage=found.stage, number__gt=found.number).first() if found.state == RELEASED else None
    found.newer = newest
    return found


def convening_of_operator(slug):
    """The convening of this name, for whoever runs the server; a refusal where there is none."""
    convening = Convening.objects.filter(slug=slug).first()
    if convening is None:
        raise Refused("convening.unknown", _("There is no convening with the short name “%(slug)s”.") % {"slug": slug})
    return convening


def report_to_export(convening):
    """The newest release, else the latest draft; a refusal where nothing was compiled. For whoever runs the server."""
    standing = standing_of(convening)
    report = standing.released or standing.readable
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

    `latest` is the report that was compiled or asked for last; `drafts` and `releases` are those that can be read, the newest first.
    """

    latest: Report | None = None
    drafts: tuple = ()
    releases: tuple = ()

    @property
    def under_way(self):
        return self.latest is not None and self.latest.state in UNDER_WAY

    @property
    def released(self):
        """The newest release, or None."""
        return self.releases[0] if self.releases else None

    @property
    def final(self):
        """The final release as it stands, corrections included, or None."""
        return next((report for report in self.releases if report.stage == Report.Stage.FINAL), None)

    @property
    def draft(self):
        """The latest draft, where nothing was released since."""
        latest = self.drafts[0] if self.drafts else None
        return latest if latest and (not self.releases or latest.number > self.releases[0].number) else None

    @property
    def readable(self):
        """What is read now by whoever runs the evaluation: the draft that is worked on, else the newest release."""
        return self.draft or self.released

    @property
    def former(self):
        """What was compiled before the readable one and can still be read."""
        if self.readable is None:
            return None
        before = [report for report in (*self.drafts, *self.releases) if report.number < self.readable.number]
        return max(before, key=lambda report: report.number, default=None)


def standing_for(asker, convening):
    """How far the evaluation is, for whoever runs it; nothing for others, and for the secretariat before the close."""
    if not policy.allows(asker, "evaluation.compile_report", convening):
        return Standing()
    return standing_of(convening)


def standing_of(convening):
    """One query. Callers have asked the right before."""
    reports = list(convening.reports.order_by("-number").defer("sealed_decisions"))
    for report in reports:
        report.convening = convening
    return Standing(
        latest=reports[0] if reports else None,
        drafts=tuple(report for report in reports if report.state == Report.State.DRAFT),
        releases=tuple(report for report in reports if report.state == RELEASED),
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
