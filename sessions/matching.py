"""Whose presence a platform reported: rows of a report joined to people of the convening, in memory only.

A name, an address or a handle leaves here as a mark, the digest that means nothing without the convening's key. Names are folded
by the importer's own `name_key`, so that one spelling decides on both sides.
"""

from collections import Counter, defaultdict
from dataclasses import dataclass, field

from convening import engagement, keyring, vault
from convening.models import Participation
from convening.models.people import alias_for
from participants.selectors.desk import handle_in

from .importers import distinct_people, email_key, name_key, only_waited
from .models import GroupSeat, Registration, Session, SessionRole

# Who is in a session for her work and never counts in its figures. Moderators, rapporteurs, chairs and speakers take part: they count.
STAFF_ROLES = frozenset(("secretariat", "interpreter", "help_desk", "evaluator", "custodian"))
STAFF_SESSION_ROLES = frozenset(("interpreter", "sign_interpreter", "graphic_recorder", "tech"))


@dataclass(frozen=True)
class Present:
    """One person who was present: under which mark, on what grounds we know her, and what the report says of her.

    `ground` is "handle", "address", "name" or, for a guest whom nobody knows, "". `name` and `shown` (how the platform wrote
    her) are for the secretariat's eyes, and live no longer than the page; `written` (that, her original name and her address) is sealed
    where nobody knows her, until somebody decided who she is.
    """

    mark: bytes
    ground: str
    staff: bool
    intervals: tuple
    rows: int
    name: str = field(default="", repr=False)
    shown: tuple = field(default=(), repr=False)
    written: tuple = field(default=(), repr=False)

    @property
    def matched(self):
        return bool(self.ground)


@dataclass(frozen=True)
class Known:
    """Somebody of the convening, as far as matching needs her."""

    part: Participation
    mark: bytes
    staff: bool

    @property
    def person(self):
        return self.part.person

    @property
    def names(self):
        return names_of(self.person)


def names_of(person):
    """All by which she may be written: her name, its original spelling, her pen name; each once."""
    profile = person.profile
    return list(dict.fromkeys(name for name in (profile.name, profile.name_original, profile.pen_name) if name))


def is_staff(roles, session_roles=()):
    """Say whether these roles in the convening, or these in one session, mean that she is there for her work."""
    return not STAFF_ROLES.isdisjoint(roles) or not STAFF_SESSION_ROLES.isdisjoint(session_roles)


def staff_in(session):
    """Ids of participations that are staff in this session: by their role in the convening or in it."""
    by_role = Participation.objects.filter(convening_id=session.convening_id, roles__overlap=sorted(STAFF_ROLES))
    here = SessionRole.objects.filter(session=session, role__in=STAFF_SESSION_ROLES)
    return {*by_role.values_list("pk", flat=True), *here.values_list("participation_id", flat=True)}


def expected_in(session):
    """Everybody who may come by the door of this session, as [(participation with its person, mark)], by handle.

    Members where it is by invitation, the people of its groups where it is by group, whoever registered where it is public; and
    everywhere those who have a role in it, the convening's staff not otherwise. Nobody who was erased. Three queries.
    """
    working = set(SessionRole.objects.filter(session=session).values_list("participation_id", flat=True))
    return expected_of(session, parts_of(session.convening_id), working, marks_let_in(session))


def parts_of(convening_id):
    """The participations of a convening with their people, by handle."""
    return list(Participation.objects.filter(convening_id=convening_id).select_related("person", "convening").order_by("handle"))


def expected_of(session, parts, working, let_in):
    """`expected_in`, of what was fetched: all `parts`, the ids of those `working` in it, the marks that are `let_in` (None: every member)."""
    marks = engagement.marks_of(session.convening_id, [part.person_id for part in parts])
    return [
        (part, marks[part.person_id]) for part in parts
        if not part.person.is_erased
        and ((part.pk in working and part.is_running) or (part.member_now if let_in is None else marks[part.person_id] in let_in))
    ]  # fmt: skip


def marks_let_in(session):
    """The marks to which the door opens; None where it opens to every member."""
    if session.door == Session.Door.INVITATION:
        return None
    if session.door == Session.Door.GROUP:
        seats = GroupSeat.objects.filter(group__sessions=session)
    else:
        seats = Registration.objects.filter(session=session)
    return {bytes(mark) for mark in seats.values_list("mark", flat=True)}


def people_present(session, report):
    """Join the rows of `report` (an AttendanceFile) to people. Returns (a list of `Present`, how many only waited outside).

    She is known by her handle or by her address; else by her name, where one person of the convening has it. Two of the report
    who claim it from different addresses are two people, and neither is taken for her; rows without an address are her
    other devices. Whoever hosted the meeting is staff, known or not.
    """
    known = Directory(session)
    attendees = distinct_people(report.rows)
    grounds = [known.by_sign(attendee) for attendee in attendees]
    claims = [None if found else known.by_name(attendee) for attendee, found in zip(attendees, grounds, strict=True)]
    signed = Counter(claim.mark for attendee, claim in zip(attendees, claims, strict=True) if claim and attendee.emails)
    host = email_key(report.host_email) if report.host_email else None
    groups = defaultdict(list)
    for attendee, found, claim in zip(attendees, grounds, claims, strict=True):
        if not found and claim and signed[claim.mark] <= 1:
            found = (claim, "name")
        mark = found[0].mark if found else _guest_mark(session.convening_id, attendee)
        groups[mark].append((attendee, found, host is not None and host in attendee.emails or "host" in attendee.sections))
    present = [_present(mark, members) for mark, members in groups.items()]
    return present, len(only_waited(report.rows))


def _present(mark, members):
    attendees = [attendee for attendee, _found, _hosts in members]
    found = next((found for _attendee, found, _hosts in members if found), None)
    return Present(
        mark=mark,
        ground=found[1] if found else "",
        staff=any(hosts for _attendee, _found, hosts in members) or bool(found and found[0].staff),
        intervals=tuple(pair for attendee in attendees for pair in attendee.intervals),
        rows=sum(len(attendee.rows) for attendee in attendees),
        name=found[0].person.profile.name if found else "",
        shown=tuple(dict.fromkeys(_shown(attendee) for attendee in attendees)),
        written=tuple(dict.fromkeys(text for attendee in attendees for text in _written(attendee) if text)),
    )


def _shown(attendee):
    return (attendee.names or attendee.emails or attendee.handles or ("",))[0]


def _written(attendee):
    names = [f"{row.name} ({row.original_name})" if row.original_name and row.original_name != row.name else row.name for row in attendee.rows]
    return [*names, *attendee.emails] if any(names) else [*attendee.handles, *attendee.emails]


def _guest_mark(convening_id, attendee):
    """The mark of somebody unknown: of her handle or address where the platform knew one, else of her name as it wrote it."""
    if attendee.handles:
        sign = ("handle", attendee.handles[0])
    elif attendee.emails:
        sign = ("address", attendee.emails[0])
    else:
        sign = ("name", name_key(attendee.names[0]) if attendee.names else "")
    return vault.digest(keyring.read("convening", convening_id), "guest", *sign, size=16)


class Directory:
    """Everybody of a convening by handle, address and name: whoever has a part in it, guests who registered included."""

    def __init__(self, session):
        parts = list(Participation.objects.filter(convening_id=session.convening_id).select_related("person"))
        staff = staff_in(session)
        marks = engagement.marks_of(session.convening_id, [part.person_id for part in parts])
        self.people = [Known(part, marks[part.person_id], part.pk in staff) for part in parts]
        self.handles = {known.part.handle: known for known in self.people}
        self.aliases = {known.person.alias: known for known in self.people}
        self.names = defaultdict(dict)
        for known in self.people:
            for name in known.names:
                if key := name_key(name):
                    self.names[key][known.mark] = known

    def by_sign(self, attendee):
        """(who, on what ground) by handle or address, or None."""
        for handle in attendee.handles:
            if handle in self.handles:
                return self.handles[handle], "handle"
        for address in attendee.emails:
            if found := self.aliases.get(alias_for(address)):
                return found, "address"
        return None

    def written_as(self, text):
        """The one person whose handle, however it is typed, or whole name this is; None where there is none or more than one."""
        return self.handles.get(handle_in(text)) or self._of_names({name_key(text)})

    def by_name(self, attendee):
        """The one person whose name is among the attendee's, in either spelling; None where there is none or more than one."""
        return self._of_names({name_key(name) for row in attendee.rows for name in (row.name, row.original_name) if name})

    def _of_names(self, names):
        found = {mark: known for name in names for mark, known in self.names.get(name, {}).items()}
        return next(iter(found.values())) if len(found) == 1 else None

