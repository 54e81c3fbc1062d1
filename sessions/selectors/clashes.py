"""What cannot go together: one person in two sessions at once, one place or one link twice, one group in two rooms.

Cancelled sessions and those that are over clash with nothing. People appear as participations; whoever shows them asks the right before.
"""

from collections import defaultdict
from dataclasses import dataclass
from datetime import timedelta
from functools import cached_property
from itertools import combinations

from convening import clock
from convening.models import Participation

from ..models import GroupSeat, Rehearsal, Session, SessionRole

BETWEEN = timedelta(minutes=15)  # who goes from one session to the next needs so long
LONGEST = timedelta(days=1)

CODES = ("person", "hurry", "rehearsal", "venue", "link", "group", "group_people", "everybody")


@dataclass(frozen=True)
class Clash:
    """Two sessions that do not go together. `people`: ids of participations for "person", "hurry", "rehearsal"; `count`: how many."""

    code: str
    other: Session
    people: tuple = ()
    count: int = 0


def clashes_in(convening):
    """{session id: [Clash]} of the sessions that are not over, each clash with both. Four queries, however many sessions; five where groups meet."""
    sessions = [s for s in Session.objects.filter(convening=convening, cancelled_on=None) if s.ends_at > clock.now()]
    return _clashes(sessions, Around(convening))


def clashes_of(session, around=None):
    """The clashes of one session, as it is stored or with an hour that is only thought of, nearest first."""
    near = Session.objects.filter(
        convening_id=session.convening_id, cancelled_on=None, starts_at__gt=session.starts_at - LONGEST - BETWEEN,
        starts_at__lt=session.ends_at + BETWEEN,
    ).exclude(pk=session.pk)  # fmt: skip
    if session.cancelled_on or session.ends_at <= clock.now():
        return []
    return _clashes([session, *near], around or Around(session.convening_id)).get(session.pk, [])


class Around:
    """What the sessions of a convening share: who has a role where, whom a group lets in, when is rehearsed. Three queries, four with groups.

    `roles`: {session id: {(participation id, role)}}; `groups`: {session id: ids of the groups that its door opens to}; `seats`:
    {group id: marks}.
    """

    def __init__(self, convening):
        self.convening = convening
        self.roles, self.groups, self.rehearsals = defaultdict(set), defaultdict(set), defaultdict(list)
        for session_id, part_id, role in SessionRole.objects.filter(session__convening=convening).values_list(
            "session_id", "participation_id", "role"
        ):
            self.roles[session_id].add((part_id, role))
        for session_id, group_id in Session.groups.through.objects.filter(
            session__convening=convening, session__door=Session.Door.GROUP
        ).values_list("session_id", "group_id"):
            self.groups[session_id].add(group_id)
        for rehearsal in Rehearsal.objects.filter(session__convening=convening):
            self.rehearsals[rehearsal.session_id].append(rehearsal)

    @cached_property
    def seats(self):
        found = defaultdict(set)
        for group_id, mark in GroupSeat.objects.filter(group__convening=self.convening).values_list("group_id", "mark"):
            found[group_id].add(bytes(mark))
        return found

    def working_in(self, session):
        """Ids of the participations with a role in `session`."""
        return {part_id for part_id, _role in self.roles[session.pk]}

    def people_of(self, session):
        return set().union(*(self.seats[group] for group in self.groups[session.pk]))


def _clashes(sessions, around):
    found = defaultdict(list)
    for one, other in combinations(sorted(sessions, key=lambda s: (s.starts_at, s.slug)), 2):
        for code, people, count in _between(one, other, around):
            found[one.pk].append(Clash(code, other, people, count))
            found[other.pk].append(Clash(code, one, people, count))
    return dict(found)


def _between(one, other, around):
    """(code, people, how many) for each way in which `one` and `other`, which begins no earlier, do not go together."""
    both = tuple(sorted(around.working_in(one) & around.working_in(other)))
    at_once = _overlap(one, other)
    if both and at_once:
        yield "person", both, len(both)
    elif both and _overlap(one, other, BETWEEN):
        yield "hurry", both, len(both)
    if both and any(_overlap(r, s) for mine, s in ((one, other), (other, one)) for r in around.rehearsals[mine.pk]):
        yield "rehearsal", both, len(both)
    if not at_once:
        return
    if _place(one) and _place(one) == _place(other):
        yield "venue", (), 0
    if _link(one) and _link(one) == _link(other):
        yield "link", (), 0
    if around.groups[one.pk] & around.groups[other.pk]:
        yield "group", (), 0
    elif shared := around.people_of(one) & around.people_of(other):
        yield "group_people", (), len(shared)
    if one.door == other.door == Session.Door.INVITATION:
        yield "everybody", (), 0


def _overlap(one, other, margin=timedelta()):
    return one.starts_at < other.ends_at + margin and other.starts_at < one.ends_at + margin


def _place(session):
    return "" if session.mode == Session.Mode.ONLINE else " ".join((session.venue_en or "").casefold().split())


def _link(session):
    return "" if session.mode == Session.Mode.IN_PERSON else session.platform_url


def names_of(clashes, parts=None):
    """{participation id: name} of the people in these clashes, for the secretariat's eyes; one query, none where `parts` are given."""
    ids = {part_id for clash in clashes for part_id in clash.people}
    if parts is None:
        parts = Participation.objects.filter(pk__in=ids).select_related("person") if ids else ()
    return {part.pk: part.person.profile.name or part.handle for part in parts if part.pk in ids}
