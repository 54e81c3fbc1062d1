"""What those who run the evaluation say to each other about a draft. Not audited: it is talk, and goes with the draft."""

from django.db import transaction
from django.utils.translation import gettext as _

from convening import clock, policy
from convening.errors import Forbidden, Refused
from convening.once import first_time

from ..models import Comment, Report


@transaction.atomic
def comment_on(report, text, *, section="", by, key=None):
    """Say something about a draft, or about one section of an annex ("section-3")."""
    policy.require(by, "evaluation.comment_on_report", report)
    report = Report.objects.select_for_update().select_related("convening").get(pk=report.pk)
    if report.state != Report.State.DRAFT:
        raise Refused("evaluation.no_draft", _("This is no draft any more. What is released cannot be commented on: compile again instead."))
    if key is not None and not first_time(key):
        return None
    return Comment.objects.create(report=report, section=section, author=by, text=text.strip(), day=clock.today(report.convening.zone))


@transaction.atomic
def settle_comment(comment, *, settled=True, by):
    """Mark it as settled, or open it again. Anybody who runs the evaluation may."""
    policy.require(by, "evaluation.comment_on_report", comment.report)
    Comment.objects.filter(pk=comment.pk).update(settled=settled)


@transaction.atomic
def delete_comment(comment, *, by):
    """Take back what she said herself."""
    policy.require(by, "evaluation.comment_on_report", comment.report)
    if comment.author_id != by.pk:
        raise Forbidden("evaluation.comment_on_report")
    comment.delete()
