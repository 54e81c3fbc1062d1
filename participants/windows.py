"""What the storeys above lend to this one, so that it can speak of their things and call none of them.

Each list is filled by an app above in its `ready()` with functions; an empty list means that nothing of the kind is there.
"""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID
from zoneinfo import ZoneInfo


@dataclass(frozen=True)
class Meeting:
    """Something with an hour that can stand in a calendar: a session of the programme. `door` is "public", "invitation" or "group".

    `marks`: those whom it is for; None where it is for everybody who is invited.
    """

    id: UUID
    slug: str
    title: str
    starts_at: datetime
    ends_at: datetime
    zone: ZoneInfo
    door: str
    marks: frozenset | None = None

    def is_for(self, mark):
        return self.marks is None or mark in self.marks


MEETINGS = []  # (convening) -> [Meeting], by their hour
ATTENDED = []  # (convening) -> set of marks of those whose attendance qualifies, in any session
SAID = []  # (convening) -> set of marks of those who told for which meetings they come
CHOSEN = []  # (participation, [slug]) -> None: she told for which meetings she comes
HANDED_OVER = []  # (from part, to part, roles, keeps) -> None: what goes with these roles goes to somebody else, or to her too
LAID_DOWN = []  # (participation, roles) -> None: she has these roles no more, nor what goes with them
LET_IN = []  # (convening, person) -> [(title, url)]: where the help desk lets somebody in now
AT_THE_DESK = []  # (convening, person) -> [(title, url)]: where the help desk enters what somebody said on the telephone


def meetings(convening):
    return [meeting for lent in MEETINGS for meeting in lent(convening)]


def attended(convening):
    return set().union(*(lent(convening) for lent in ATTENDED))


def said(convening):
    return set().union(*(lent(convening) for lent in SAID))


def choose(participation, slugs):
    for lent in CHOSEN:
        lent(participation, slugs)


def hand_over(part, to, roles, *, keeps):
    for lent in HANDED_OVER:
        lent(part, to, roles, keeps)


def lay_down(part, roles):
    for lent in LAID_DOWN:
        lent(part, roles)


def let_in(convening, person):
    return [way for lent in LET_IN for way in lent(convening, person)]


def at_the_desk(convening, person):
    return [way for lent in AT_THE_DESK for way in lent(convening, person)]
