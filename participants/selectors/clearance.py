"""Nominations as the secretariat's clearance sees them."""

from collections import defaultdict
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from ..models import Invitation, KindOfActor, Nomination, Region
from .offices import places
from .order import spelling

S = Nomination.State


@dataclass(frozen=True)
class Waiting:
    """One nomination as the secretariat sees it. `also_named_by` are other offices that named the same person."""

    nomination: Nomination
    words: dict
    place: int | None
    reserve: int | None
    also_named_by: list
    invitation: Invitation | None

    @property
    def name(self):
        return self.words.get("name", "")

    @property
    def name_original(self):
        """Her name in its own letters, where it differs."""
        original = self.words.get("name_original", "")
        return original if original != self.name else ""

    @property
    def traits(self):
        """What the office told of her, in a few words each."""
        told = [label_of(Region, self.words.get("region")), label_of(KindOfActor, self.words.get("kind_of_actor"))]
        if self.words.get("first_timer"):
            told.append(_("first convening"))
        return [word for word in told if word]

    @property
    def stage_words(self):
        return STAGES[self.stage]

    @property
    def stage(self):
        """Where it stands, one of `STAGES`."""
        n, i = self.nomination.state, self.invitation.state if self.invitation else None
        if n == S.CLEARED and i and i != Invitation.State.REVOKED:
            return {"sent": "invited", "accepted": "accepted", "declined": "declined", "not_now": "declined", "lapsed": "invited"}[i]
        return {S.NOMINATED: "nominated", S.ASKED: "nominated", S.CLEARED: "cleared", S.DECLINED: "not_cleared", S.WITHDRAWN: "withdrawn"}[n]


def label_of(choices, value):
    """The reader's words for a stored value; the value itself where it is none of the choices."""
    return dict(choices.choices).get(value, value or "")


STAGES = {
    "nominated": _("To be cleared"),
    "cleared": _("Cleared, not yet invited"),
    "invited": _("Invited, no answer yet"),
    "accepted": _("Accepted"),
    "declined": _("Declined"),
    "not_cleared": _("Not cleared"),
    "withdrawn": _("Withdrawn by the office"),
}


def clearance_queue(convening, *, office=None, stage=None):
    """Every nomination of `convening` as `Waiting`, by office and rank within it; `office` (slug) and `stage` narrow it.

    For the secretariat: callers check the right. A constant number of queries; people are opened in memory.
    """
    nominations = list(
        Nomination.objects.filter(convening=convening).select_related("office", "convening").prefetch_related("office__quotas").order_by("office__slug", "rank")
    )
    invitations = {i.person_id: i for i in Invitation.objects.filter(convening=convening)}
    named_by, by_office = defaultdict(list), defaultdict(list)
    for nomination in nominations:
        by_office[nomination.office_id].append(nomination)
        if nomination.state != S.WITHDRAWN:
            named_by[nomination.person_id].append(nomination.office)
    standing = {}
    for own in by_office.values():
        standing |= places(own)
    queue = []
    for nomination in nominations:
        if office and nomination.office.slug != office:
            continue
        place, seats = standing.get(nomination.pk), nomination.office.seats
        row = Waiting(
            nomination=nomination,
            words=nomination.particulars,
            place=place,
            reserve=place - seats if place and place > seats else None,
            also_named_by=[o for o in named_by[nomination.person_id] if o.pk != nomination.office_id],
            invitation=invitations.get(nomination.person_id),
        )
        if not stage or row.stage == stage:
            queue.append(row)
    return sorted(queue, key=lambda row: (row.nomination.office.slug, row.place or 10**6, spelling(row.name)))
