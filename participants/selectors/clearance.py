"""Nominations as the secretariat's clearance sees them: the queue, narrowed and in order, and one nomination of it.

For the secretariat: callers check the right. People are opened in memory, and what is sought never reaches the database.
"""

from collections import defaultdict
from dataclasses import dataclass, field

from django.utils.translation import gettext_lazy as _

from ..models import HeldDecision, Invitation, KindOfActor, Nomination, Office, Pick, Region
from .offices import places, reserves
from .order import name_in
from .spellings import finder, folded, one_name, place_in_list

S, I, Holds = Nomination.State, Invitation.State, Nomination.Holds

STAGES = {
    "nominated": _("To be cleared"),
    "asked": _("Asked back, no answer yet"),
    "cleared": _("Cleared, not yet invited"),
    "invited": _("Invited, no answer yet"),
    "accepted": _("Accepted"),
    "declined": _("Declined"),
    "not_now": _("Not this time, perhaps another"),
    "lapsed": _("Not answered in time"),
    "not_cleared": _("Not cleared"),
    "withdrawn": _("Withdrawn by the office"),
}
WAITING = ("nominated", "asked")
COMING = ("cleared", "invited", "accepted")  # cleared, and not known to stay away
MARKS = {
    "twice": _("Named by several offices"),
    "alike": _("Perhaps named under another spelling"),
    "flagged": _("Unusual letters in the e-mail address"),
    "answered": _("Answered by the office"),
    "undelivered": _("A letter came back"),
    "held": _("In a decision that waits"),
}
ORDERS = {"name": _("By name"), "office": _("By office and place"), "longest": _("Longest waiting first")}
NOT_TOLD = "none"
MOST_ALIKE = 12  # a name that more than so many bear says nothing

_BY_STATE = {S.NOMINATED: "nominated", S.ASKED: "asked", S.CLEARED: "cleared", S.DECLINED: "not_cleared", S.WITHDRAWN: "withdrawn"}
_BY_ANSWER = {
    I.SENT: "invited", I.ACCEPTED: "accepted", I.DECLINED: "declined", I.NOT_NOW: "not_now", I.LAPSED: "lapsed", I.REVOKED: "cleared",
}  # fmt: skip


@dataclass(eq=False)
class Waiting:
    """One nomination as the secretariat sees it. `reserve` counts from 1 beyond the seats of its office.

    `others` are nominations of the same person by other offices; `alike` rows of other people who may be the same one, which
    a human decides; `decision` the held one that it is part of. `seated`: a cleared nomination of hers, this or another's, has a
    seat, so that she can be invited.
    """

    nomination: Nomination
    words: dict
    place: int | None
    reserve: int | None
    invitation: Invitation | None
    decision: HeldDecision | None
    seated: bool = False
    others: list = field(default_factory=list)
    alike: list = field(default_factory=list)

    @property
    def name(self):
        return name_in(self.words)

    @property
    def name_original(self):
        """Her name in its own letters, where it differs."""
        original = self.words.get("name_original", "")
        return original if original != self.name else ""

    @property
    def also_named_by(self):
        return [other.office for other in self.others]

    @property
    def traits(self):
        """What the office told of her, in a few words each."""
        told = [label_of(Region, self.words.get("region")), label_of(KindOfActor, self.words.get("kind_of_actor"))]
        if self.words.get("first_timer"):
            told.append(_("first convening"))
        return [word for word in told if word]

    @property
    def stage(self):
        """Where it stands, one of `STAGES`."""
        if self.nomination.state == S.CLEARED and self.invitation:
            return _BY_ANSWER[self.invitation.state]
        return _BY_STATE[self.nomination.state]

    @property
    def stage_words(self):
        return STAGES[self.stage]

    @property
    def questions(self):
        """What the office was asked, the newest last, with its answers."""
        return self.words.get("questions", [])

    @property
    def undelivered(self):
        return self.stage == "invited" and self.invitation.undelivered_on is not None

    @property
    def may_be_picked(self):
        """True if a decision on several may be about this one."""
        return self.decision is None and self.stage in ("nominated", "asked", "cleared", "not_cleared")

    @property
    def marks(self):
        """What to know before deciding, of `MARKS`."""
        told = {
            "twice": self.others,
            "alike": self.alike,
            "flagged": "look_alike" in self.words.get("flags", ()),
            "answered": self.nomination.state == S.NOMINATED and self.questions,
            "undelivered": self.undelivered,
            "held": self.decision,
        }
        return {mark for mark, so in told.items() if so}


def label_of(choices, value):
    """The reader's words for a stored value; the value itself where it is none of the choices."""
    return dict(choices.choices).get(value, value or "")


def clearance_queue(convening, *, office=None, stage=None):
    """Every nomination of `convening` as `Waiting`, by office and rank within it; `office` (slug) and `stage` narrow it.

    Four queries, whatever their number; what many share is fetched once and not joined to each.
    """
    offices = {office.pk: office for office in Office.objects.filter(convening=convening)}
    nominations = list(Nomination.objects.filter(convening=convening).defer("sealed_risk_note").order_by("office__slug", "rank"))
    waiting = {pick.nomination_id: pick.decision for pick in Pick.objects.filter(nomination__convening=convening).select_related("decision")}
    invitations = {i.person_id: i for i in Invitation.objects.filter(convening=convening)}
    standing, beyond, of_person = {}, {}, defaultdict(list)
    for own in _by_office(nominations).values():
        standing |= places(own)
        beyond |= reserves(own)
    queue = []
    for nomination in nominations:
        nomination.convening, nomination.office = convening, offices[nomination.office_id]
        invitation = invitations.get(nomination.person_id)
        if invitation:
            invitation.convening = convening
        row = Waiting(
            nomination=nomination,
            words=nomination.particulars,
            place=standing.get(nomination.pk),
            reserve=beyond.get(nomination.pk),
            invitation=invitation,
            decision=waiting.get(nomination.pk),
        )
        queue.append(row)
        if nomination.state != S.WITHDRAWN:
            of_person[nomination.person_id].append(nomination)
    seated = {row.nomination.person_id for row in queue if row.nomination.state == S.CLEARED and _seat(row) == "seat"}
    for row in queue:
        row.seated = row.nomination.person_id in seated
        row.others = [other for other in of_person[row.nomination.person_id] if other.pk != row.nomination.pk]
    _point_out_alike(queue)
    return narrowed(queue, office=office or "", stage=stage or "all")


def invitable(rows):
    """{person id: row} of those who are cleared, have a seat, and were not invited yet."""
    people = {}
    for row in rows:
        if row.stage == "cleared" and row.invitation is None and row.seated and row.words:
            people.setdefault(row.nomination.person_id, row)
    return people


def narrowed(rows, *, stage="all", office="", region="", kind="", first="", language="", seat="", mark=""):
    """The rows that are asked for; "" asks for nothing, `NOT_TOLD` for those of whom it was not said."""
    words = {"region": region, "kind_of_actor": kind, "first_timer": first, "language": language}
    words = {name: value for name, value in words.items() if value}

    def wanted(row):
        return (
            (not stage or stage == "all" or row.stage == stage)
            and (not office or row.nomination.office.slug == office)
            and all(_told(row, name) == value for name, value in words.items())
            and (not seat or _seat(row) == seat)
            and (not mark or mark in row.marks)
        )

    return [row for row in rows if wanted(row)]


def found(rows, sought):
    """The rows whose name, in either script and any spelling, organisation or address has every word of `sought`."""
    is_found = finder(sought)
    address = sought.strip().casefold()

    def wanted(row):
        told = [row.words.get(name, "") for name in ("name", "name_original", "affiliation")]
        return is_found(*told) or address == row.words.get("email", "").casefold() != ""

    return [row for row in rows if wanted(row)]


def in_order(rows, order, language):
    """By name as a reader of `language` expects it, by office and place, or the longest waiting first."""
    by_name = {id(row): place_in_list(row.name, language) for row in rows}
    if order == "office":
        return sorted(rows, key=lambda row: (row.nomination.office.slug, row.place or 10**6, by_name[id(row)]))
    if order == "longest":
        return sorted(rows, key=lambda row: (row.nomination.made_on, by_name[id(row)]))
    return sorted(rows, key=lambda row: by_name[id(row)])


def _by_office(nominations):
    own = defaultdict(list)
    for nomination in nominations:
        own[nomination.office_id].append(nomination)
    return own


def _told(row, name):
    value = row.words.get(name)
    if name == "first_timer":
        return {True: "yes", False: "no"}.get(value, NOT_TOLD)
    return value or NOT_TOLD


def _seat(row):
    if row.nomination.holds in (Holds.SEAT, Holds.RELEASED):
        return "seat"
    return "reserve" if row.nomination.holds == Holds.RESERVE else NOT_TOLD


def _point_out_alike(queue):
    """Two people of one name, in whatever spelling, and of one region or organisation: perhaps one under two addresses."""
    of_name = defaultdict(list)
    for row in queue:
        if row.words and row.nomination.state != S.WITHDRAWN:
            for name in {one_name(row.name), one_name(row.name_original)} - {()}:
                of_name[name].append(row)
    for rows in of_name.values():
        for row in rows if 1 < len(rows) <= MOST_ALIKE else ():
            row.alike += [
                other
                for other in rows
                if other.nomination.person_id != row.nomination.person_id and _of_one_place(row, other) and other not in row.alike
            ]


def _of_one_place(row, other):
    regions = row.words.get("region"), other.words.get("region")
    organisations = folded(row.words.get("affiliation", "")), folded(other.words.get("affiliation", ""))
    return regions[0] == regions[1] != "" and regions[0] is not None or organisations[0] == organisations[1] != ""
