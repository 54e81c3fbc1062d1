"""What was released, one after another, and single reports with what is said of them."""

from django.http import Http404

from convening import policy
from convening.models import Convening

from ..models import Comment, Report
from .reports import READABLE, RELEASED


def convening_with_releases(asker, slug):
    """The convening whose releases are listed, for everybody who may see it; or 404."""
    return policy.access(asker, "convening.view_convening", Convening.objects.all(), slug=slug)


def releases_for(asker, convening):
    """The released reports of `convening` that she may read, the newest first, each with its line of the log. One query."""
    reports = Report.objects.filter(policy.among(asker, "evaluation.view_report"), convening=convening, state=RELEASED)
    reports = list(
        reports.select_related("release", "superseded_by", "supersedes")
        .defer("sealed_decisions", "superseded_by__figures", "superseded_by__sealed_decisions", "supersedes__figures", "supersedes__sealed_decisions")
        .order_by("-number")
    )
    for report in reports:
        report.convening = convening
    return reports


def release_for(asker, convening, report_id):
    """One of `releases_for`, or 404."""
    found = next((report for report in releases_for(asker, convening) if report.pk == report_id), None)
    if found is None:
        raise Http404
    return found


def report_for_staff(asker, slug, report_id):
    """A draft or a release with all that staff may know of it, or 404."""
    reports = Report.objects.filter(state__in=READABLE).select_related("convening")
    return policy.access(asker, "evaluation.comment_on_report", reports, convening__slug=slug, pk=report_id)


def comments_of(report):
    """What is said of a report, the open ones first, each with its author. Callers have asked the right."""
    return list(Comment.objects.filter(report=report).select_related("author").order_by("settled", "day", "pk"))


def comment_for(asker, report, comment_id):
    """A comment on `report`, which she may read; or 404."""
    found = Comment.objects.filter(report=report, pk=comment_id).select_related("report__convening").first()
    if found is None or not policy.allows(asker, "evaluation.comment_on_report", report):
        raise Http404
    return found


def open_comments(reports):
    """{report's id: number of comments that are not settled}."""
    found = {}
    for pk in Comment.objects.filter(report__in=reports, settled=False).values_list("report_id", flat=True):
        found[pk] = found.get(pk, 0) + 1
    return found
