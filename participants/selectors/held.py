"""Decisions that are held, and what was left out of those that were carried out. For the secretariat."""

from dataclasses import dataclass

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from ..models import HeldDecision

WHY_LEFT_OUT = {
    "nomination.withdrawn": _("The office has withdrawn this nomination."),
    "nomination.invited": _("This person was invited meanwhile."),
    "decision.no_right": _("Whoever decided this has no clearance any more."),
}


@dataclass(frozen=True)
class Held:
    """A held decision with the rows that it is about while it waits; afterwards `left_out` [(row, why)] and how many were decided."""

    decision: HeldDecision
    by: str
    rows: list
    left_out: list
    decided: int

    @property
    def waits(self):
        return self.decision.state == HeldDecision.State.WAITING


def held_decisions(convening, rows):
    """Those that wait, by their time, and those that left somebody out which nobody has seen yet. One query."""
    told = HeldDecision.objects.filter(convening=convening).select_related("by__person")
    by_nomination = {str(row.nomination.pk): row for row in rows}
    shown = []
    for decision in told.filter(Q(state=HeldDecision.State.WAITING) | Q(sealed_content__isnull=False)):
        content = decision.content
        left_out = [(by_nomination[pk], WHY_LEFT_OUT.get(code, "")) for pk, code in content.get("left_out", []) if pk in by_nomination]
        picked = [row for row in rows if row.decision and row.decision.pk == decision.pk]
        shown.append(Held(decision, decision.by.person.profile.name, picked, left_out, content.get("decided", 0)))
    return shown
