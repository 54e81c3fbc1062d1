"""What the storeys above lend to this one, so that it can speak of their things and call none of them.

Each list is filled by an app above in its `ready()` with functions; an empty list means that nothing of the kind is there.
"""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID
from zoneinfo import ZoneInfo


@dataclass(frozen=True)
class Meeting:
    """Something with an hour that can stand in a calendar: a session of the programme. `door` is "public" or "invitation"."""

    id: UUID
    slug: str
    title: str
    starts_at: datetime
    ends_at: datetime
    zone: ZoneInfo
    door: str


MEETINGS = []  # (convening) -> [Meeting], by their hour
ATTENDED = []  # (convening) -> set of marks of those whose attendance qualifies, in any session
CHOSEN = []  # (participation, [slug]) -> None: she told for which meetings she comes


def meetings(convening):
    return [meeting for lent in MEETINGS for meeting in lent(convening)]


def attended(convening):
    return set().union(*(lent(convening) for lent in ATTENDED))


def choose(participation, slugs):
    for lent in CHOSEN:
        lent(participation, slugs)
