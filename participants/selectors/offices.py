"""Nominations as their office sees them.

An office learns of a person what it wrote itself, and whether its nomination is received, invited or closed; nothing it is
shown depends on what she answers, does, or is called by now, nor on other offices.
"""

from dataclasses import dataclass, field

from django.utils.translation import gettext_lazy as _

from convening import policy
from convening.models import Convening

from ..models import Invitation, Nomination, Office

S = Nomination.State
RECEIVED, INVITED, CLOSED = "received", "invited", "closed"
OFFICE_STATES = {RECEIVED: _("Received"), INVITED: _("Invited"), CLOSED: _("Closed")}


@dataclass(frozen=True)
class Listed:
    """One of an office's own nominations. `place` counts from 1 among those that stand; None once it is closed."""

    id: object
    name: str
    name_original: str
    state: str
    place: int | None
    reserve: int | None  # from 1, beyond the seats
    made_on: object
    may_withdraw: bool

    @property
    def state_words(self):
        return OFFICE_STATES[self.state]


@dataclass
class OfficeView:
    office: Office
    listed: list = field(default_factory=list)

    @property
    def taken(self):
        return sum(1 for one in self.listed if one.place and not one.reserve)

    @property
    def left(self):
        return max(0, self.office.seats - self.taken)

    @property
    def next_in_reserve(self):
        """The place in the reserve at which the next nomination would stand."""
        return 1 + sum(1 for one in self.listed if one.reserve)


def offices_for(asker, convening):
    """The offices of `convening` for which she nominates."""
    mine = policy.among(asker, "participants.view_nominations")
    return list(Office.objects.filter(mine, convening=convening).select_related("convening"))


def nominations_for(asker, office):
    """The office's own nominations by rank, as an `OfficeView`; nothing of what became of the people."""
    policy.require(asker, "participants.view_nominations", office)
    nominations = list(office.nominations.order_by("rank"))
    sent = set(Invitation.objects.filter(convening=office.convening_id).values_list("person_id", flat=True))
    standing = places(nominations)
    over = office.convening.state == Convening.State.CLOSED
    listed = []
    for nomination in nominations:
        words = nomination.particulars
        closed = over or nomination.state not in Nomination.STANDING
        invited = nomination.state == S.CLEARED and nomination.person_id in sent
        place = standing.get(nomination.pk)
        listed.append(
            Listed(
                id=nomination.pk,
                name=words.get("name", ""),
                name_original=words.get("name_original", ""),
                state=CLOSED if closed else INVITED if invited else RECEIVED,
                place=place,
                reserve=place - office.seats if place and place > office.seats else None,
                made_on=nomination.made_on,
                may_withdraw=not closed and nomination.state == S.NOMINATED,
            )
        )
    return OfficeView(office, listed)


def place_of(nomination):
    """(place among those that stand, place in the reserve or None) of a nomination in its office."""
    ahead = Nomination.objects.filter(office=nomination.office_id, state__in=Nomination.STANDING, rank__lte=nomination.rank)
    place = ahead.count()
    seats = nomination.office.seats
    return place, place - seats if place > seats else None


def places(nominations):
    """{id: place} of those that stand; `nominations` by rank."""
    standing = (n.pk for n in nominations if n.state in Nomination.STANDING)
    return {pk: place for place, pk in enumerate(standing, 1)}
