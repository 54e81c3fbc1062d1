"""Nominations as their office sees them.

An office learns of a person what it wrote itself, and whether its nomination is received, invited or closed; nothing it is
shown depends on what she answers, does, or is called by now, nor on other offices. Only she can tell it more.
"""

from dataclasses import dataclass, field
from datetime import date

from django.db.models import OuterRef, Subquery
from django.db.models.functions import JSONObject
from django.utils.translation import gettext_lazy as _

from convening import policy
from convening.models import Convening

from ..models import Admission, Invitation, Nomination, Office, Quota

S = Nomination.State
RECEIVED, INVITED, CLOSED = "received", "invited", "closed"
OFFICE_STATES = {RECEIVED: _("Received"), INVITED: _("Invited"), CLOSED: _("Closed")}
ASKED, UNDELIVERED = "asked", "undelivered"


@dataclass(frozen=True)
class Listed:
    """One of an office's own nominations. `reserve` counts from 1 beyond the seats; None where she has one, or it is closed.

    `needs` is how the office can help: the clearance asked something (`question`), or no letter reaches her address. `tells`:
    she wants her office to know that she takes part.
    """

    id: object
    name: str
    name_original: str
    state: str
    reserve: int | None
    made_on: object
    quota: object
    needs: str
    question: str
    tells: bool

    @property
    def state_words(self):
        return OFFICE_STATES[self.state]

    @property
    def may_withdraw(self):
        """As long as the office sees "received", whatever became of it meanwhile."""
        return self.state == RECEIVED


@dataclass
class OfficeView:
    """`counted` are its quotas, each with what is `left`."""

    office: Office
    listed: list = field(default_factory=list)
    counted: list = field(default_factory=list)
    in_reserve: int = 0
    releases_on: date | None = None
    released_on: date | None = None

    @property
    def seats(self):
        return sum(one.quota.seats for one in self.counted)

    @property
    def left(self):
        return sum(one.left for one in self.counted)

    @property
    def next_in_reserve(self):
        """The place in the reserve at which the next nomination would stand."""
        return 1 + self.in_reserve


@dataclass(frozen=True)
class Counted:
    """A quota and how many of its seats are left."""

    quota: Quota
    left: int


def offices_for(asker, convening):
    """The offices of `convening` for which she nominates."""
    mine = policy.among(asker, "participants.view_nominations")
    return list(Office.objects.filter(mine, convening=convening).select_related("convening"))


def quotas_of(office):
    """The office's quotas with their groups and categories, those that count nothing apart first."""
    quotas = Quota.objects.filter(office=office).select_related("group", "category")
    return sorted(quotas, key=lambda q: (q.group.slug if q.group else "", q.category.slug if q.category else ""))


def offices_with_quotas(convening):
    """The offices of `convening` with `.quotas` prefetched, as the secretariat sees them. Callers ask the right."""
    return list(Office.objects.filter(convening=convening).prefetch_related("quotas__group", "quotas__category"))


def nominations_for(asker, office):
    """The office's own nominations by rank, as an `OfficeView`; nothing of what became of the people."""
    policy.require(asker, "participants.view_nominations", office)
    quotas = {quota.pk: quota for quota in quotas_of(office)}
    sent = Invitation.objects.filter(convening=OuterRef("convening"), person=OuterRef("person"))
    sent = sent.values(told=JSONObject(state="state", tells="tells_office", undelivered="undelivered_on"))
    nominations = list(office.nominations.annotate(invitation=Subquery(sent)).order_by("rank"))
    in_line = reserves(nominations)
    over = office.convening.state == Convening.State.CLOSED
    listed = [_listed(n, quotas[n.quota_id], in_line.get(n.pk), over) for n in nominations]
    held = [n.quota_id for n in nominations if n.holds == Nomination.Holds.SEAT]
    admission = getattr(office.convening, "admission", None) or Admission()
    counted = [Counted(q, max(0, q.seats - q.given_back - held.count(q.pk))) for q in quotas.values()]
    return OfficeView(office, listed, counted, len(in_line), admission.seats_released_on, admission.released_on)


def _listed(nomination, quota, reserve, over):
    words, sent = nomination.particulars, nomination.invitation
    state = state_for_office(nomination, bool(sent)) if not over else CLOSED
    tells = bool(sent) and sent["tells"] and sent["state"] == Invitation.State.ACCEPTED and state != CLOSED
    needs = ""
    if state == RECEIVED and nomination.state == S.ASKED:
        needs = ASKED
    elif state == INVITED and sent["undelivered"] and not words.get("another_address"):
        needs = UNDELIVERED
    return Listed(
        id=nomination.pk,
        name=words.get("name", ""),
        name_original=words.get("name_original", ""),
        state=INVITED if tells else state,
        reserve=None if over or tells else reserve,
        made_on=nomination.made_on,
        quota=quota,
        needs=needs,
        question=words["questions"][-1]["question"] if needs == ASKED and words.get("questions") else "",
        tells=tells,
    )


def state_for_office(nomination, was_invited):
    """What its office may know of it. Follows from the office's deeds and the clearance's, never from an answer."""
    if nomination.let_go_on or nomination.state not in Nomination.STANDING:
        return CLOSED
    promoted = nomination.in_reserve or nomination.promoted  # it would tell the office that a seat became free
    return INVITED if was_invited and nomination.state == S.CLEARED and not promoted else RECEIVED


def reserves(nominations):
    """{id: number from 1} of those who stand in their office's reserve; `nominations` are the office's, by rank."""
    beyond = (n.pk for n in nominations if n.in_reserve and not n.let_go_on and n.state in Nomination.STANDING)
    return {pk: number for number, pk in enumerate(beyond, 1)}


def reserve_number(nomination):
    """Her number in the office's reserve as it is now; None where she has a seat on its list, or it is closed."""
    return reserves(Nomination.objects.filter(office=nomination.office_id).order_by("rank")).get(nomination.pk)


def place_of(nomination):
    """(place among those that stand, place in the reserve or None) of a nomination in its office."""
    ahead = Nomination.objects.filter(
        office=nomination.office_id, state__in=Nomination.STANDING, let_go_on=None, rank__lte=nomination.rank
    )
    return ahead.count(), reserve_number(nomination)


def places(nominations):
    """{id: place} of those that stand; `nominations` by rank."""
    standing = (n.pk for n in nominations if n.state in Nomination.STANDING and not n.let_go_on)
    return {pk: place for place, pk in enumerate(standing, 1)}
