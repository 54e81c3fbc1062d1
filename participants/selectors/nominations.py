"""Nominations as their office sees them, as the secretariat sees them, and as numbers.

An office learns of a person what it wrote itself, and whether its nomination is received, invited or closed; nothing it is
shown depends on what she answers, does, or is called by now, nor on other offices.
"""

from collections import Counter, defaultdict
from dataclasses import dataclass, field

from django.utils.translation import gettext_lazy as _

from convening import policy
from convening.models import Convening

from ..models import Invitation, KindOfActor, Nomination, Office, Region
from .order import spelling

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
    places = _places(nominations)
    over = office.convening.state == Convening.State.CLOSED
    listed = []
    for nomination in nominations:
        words = nomination.particulars
        closed = over or nomination.state not in Nomination.STANDING
        invited = nomination.state == S.CLEARED and nomination.person_id in sent
        place = places.get(nomination.pk)
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


def _places(nominations):
    """{id: place} of those that stand; `nominations` by rank."""
    standing = (n.pk for n in nominations if n.state in Nomination.STANDING)
    return {pk: place for place, pk in enumerate(standing, 1)}


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
            return {"sent": "invited", "accepted": "accepted", "declined": "declined"}[i]
        return {S.NOMINATED: "nominated", S.CLEARED: "cleared", S.DECLINED: "not_cleared", S.WITHDRAWN: "withdrawn"}[n]


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
        Nomination.objects.filter(convening=convening).select_related("office", "convening").order_by("office__slug", "rank")
    )
    invitations = {i.person_id: i for i in Invitation.objects.filter(convening=convening)}
    named_by, by_office = defaultdict(list), defaultdict(list)
    for nomination in nominations:
        by_office[nomination.office_id].append(nomination)
        if nomination.state != S.WITHDRAWN:
            named_by[nomination.person_id].append(nomination.office)
    places = {}
    for own in by_office.values():
        places |= _places(own)
    queue = []
    for nomination in nominations:
        if office and nomination.office.slug != office:
            continue
        place, seats = places.get(nomination.pk), nomination.office.seats
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


COLUMNS = ("nominated", "cleared", "invited", "accepted", "declined", "waiting", "released")


def ledger(convening):
    """[{"office", "slug", "seats", "nominated", "cleared", …}] by office, in three queries whatever their number.

    nominated: received and not withdrawn. cleared: of these, those the secretariat agreed to. invited: of the cleared, those
    with an invitation that stands. accepted, declined: of the invited, those who answered so. waiting: in the ranked reserve,
    beyond the seats, not invited. released: seats given back; none before the convening's date for it.
    """
    rows = {
        office.pk: {"office": office, "slug": office.slug, "seats": office.seats, **dict.fromkeys(COLUMNS, 0)}
        for office in Office.objects.filter(convening=convening)
    }
    for office_id, own in _told(convening).items():
        row = rows[office_id]
        for place, (state, answer, _person) in enumerate((n for n in own if n[0] in Nomination.STANDING), 1):
            row["waiting"] += place > row["seats"] and answer is None
        for state, answer, _person in own:
            _count(row, state, answer)
    return list(rows.values())


def totals(convening):
    """The same columns over distinct people: somebody whom two offices named counts once, as far as she came."""
    furthest = {}
    for own in _told(convening).values():
        for state, answer, person in own:
            tally = Counter()
            _count(tally, state, answer)
            furthest[person] = furthest.get(person, Counter()) | tally
    total = Counter()
    for tally in furthest.values():
        total += tally
    return {name: total[name] for name in COLUMNS[:5]}


def _told(convening):
    """{office id: [(state, answer or None, person id)] by rank}."""
    answers = dict(
        Invitation.objects.filter(convening=convening)
        .exclude(state=Invitation.State.REVOKED)
        .values_list("person_id", "state")
    )
    told = defaultdict(list)
    rows = Nomination.objects.filter(convening=convening).order_by("rank")
    for office, state, person in rows.values_list("office_id", "state", "person_id"):
        told[office].append((state, answers.get(person) if state == S.CLEARED else None, person))
    return told


def _count(tally, state, answer):
    tally["nominated"] += state != S.WITHDRAWN
    tally["cleared"] += state == S.CLEARED
    tally["invited"] += answer is not None
    tally["accepted"] += answer == Invitation.State.ACCEPTED
    tally["declined"] += answer == Invitation.State.DECLINED
