"""What officers have done with a nomination, from the audit. For the secretariat."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from convening.models import AuditEntry, User

WORDS = {
    "participants.nomination_made": pgettext_lazy("what was done", "Nominated"),
    "participants.nomination_changed": _("Changed by the office"),
    "participants.nomination_withdrawn": _("Withdrawn by the office"),
    "participants.nomination_cleared": pgettext_lazy("what was done", "Cleared"),
    "participants.nomination_declined": _("Not cleared"),
    "participants.decision_taken_back": _("Decision taken back"),
    "participants.question_asked": _("Office asked"),
    "participants.question_answered": _("Answered by the office"),
    "participants.invitation_sent": _("Invitation sent"),
    "participants.invitation_revoked": _("Invitation taken back"),
}


def deeds_on(row):
    """[(words, day and hour, by whom)] of the nomination and its invitation, the first deed first. Two queries.

    A deed for which there are no words here is left out: it is no part of this story.
    """
    of_these = [row.nomination, *([row.invitation] if row.invitation else [])]
    targets = [f"{one._meta.label_lower}:{one.pk}" for one in of_these]
    entries = list(AuditEntry.objects.filter(target__in=targets, verb__in=WORDS, convening_id=row.nomination.convening_id))
    people = {person.pk: person.profile.name for person in User.objects.filter(pk__in={entry.actor_id for entry in entries})}
    return [{"words": WORDS[entry.verb], "at": entry.at, "by": people.get(entry.actor_id, "")} for entry in entries]
