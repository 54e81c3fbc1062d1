"""Groups and the people in them, for the secretariat; and people found by a handle or a part of a name."""

from dataclasses import dataclass

from django.db.models import Count, Q

from convening import engagement, policy
from convening.models import Participation
from participants.selectors.desk import handle_in

from ..importers import name_key
from ..matching import names_of
from ..models import Group, GroupSeat, Session

MOST_FOUND = 20


def groups_of(convening):
    """The groups, each with `.people` (how many) and `.used` (sessions that let it in)."""
    return Group.objects.filter(convening=convening).annotate(
        people=Count("seats", distinct=True), used=Count("sessions", filter=Q(sessions__door=Session.Door.GROUP), distinct=True)
    )


def group_for(asker, slug, group_id):
    """The group if she may fill it, or 404."""
    return policy.access(
        asker, "sessions.fill_groups", Group.objects.select_related("convening"), convening__slug=slug, pk=group_id
    )


def people_of_group(group):
    """The participations of its people, by name. By recomputing marks in memory: there is no stored way back. Two queries."""
    marks = {bytes(mark) for mark in GroupSeat.objects.filter(group=group).values_list("mark", flat=True)}
    parts = list(Participation.objects.filter(convening_id=group.convening_id).select_related("person"))
    of = engagement.marks_of(group.convening_id, [part.person_id for part in parts])
    return sorted((part for part in parts if of[part.person_id] in marks), key=_by_name)


@dataclass(frozen=True)
class Found:
    """Who was meant by what somebody wrote: `part`, if it is one person; else those it may be, up to MOST_FOUND, and how many there are."""

    written: str
    part: Participation | None
    choices: tuple = ()
    count: int = 0


class People:
    """The people of a convening, to be found by what the secretariat writes: a handle, or a name or part of one. One query."""

    def __init__(self, convening):
        parts = Participation.objects.filter(convening=convening).select_related("person", "convening")
        self.parts = sorted((part for part in parts if not part.person.is_erased), key=_by_name)
        self.by_handle = {part.handle: part for part in self.parts}

    def find(self, written):
        """A `Found`: by the handle; else by the whole name; else by the beginning of any of its words."""
        written = " ".join(str(written).split())
        if part := self.by_handle.get(handle_in(written)):
            return Found(written, part)
        words = name_key(written).split() if written else []
        names = [(part, [name_key(name).split() for name in names_of(part.person)]) for part in self.parts] if words else []
        for fits in (lambda name: sorted(name) == sorted(words), lambda name: all(any(w.startswith(word) for w in name) for word in words)):
            found = [part for part, known in names if any(fits(name) for name in known)]
            if found:
                return Found(written, found[0] if len(found) == 1 else None, tuple(found[:MOST_FOUND]), len(found))
        return Found(written, None)


def _by_name(part):
    return (not part.person.profile.name, part.person.profile.name.casefold(), part.handle)
