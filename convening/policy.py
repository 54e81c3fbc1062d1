"""Rights: a table of named reasons, denied by default.

An app declares its rights in `<app>/policies.py`. A reason answers two questions with one definition: may she, for this
object (`test`), and which objects may she (`among`, a Q). Services, consumers and `{% can %}` ask the first, selectors the second.
"""

from collections.abc import Callable
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Q
from django.http import Http404

from .errors import Forbidden
from .models import Participation
from .models.people import WITHOUT_OFFICE

NOTHING = Q(pk__in=[])
#: {name: expression on a Participation}: what a storey above would know of each part, read along with it, so that it costs no question more.
READ_ALONG = {}


class Standing:
    """Who is asking: her participations, read once. Anonymous visitors have none.

    `only` (a convening's id) leaves out all others: whoever came in by a printed code came in there, and in no office. Roles
    count to the last day of a contract; her part, and being a member, stay. `knows_her_voice` is False for whoever came in on
    paper although she has an address: somebody else printed it, and would see which words are hers.
    """

    def __init__(self, person, only=None):
        self.person = person if person is not None and person.is_authenticated and person.is_active else None
        rows = Participation.objects.filter(person=self.person).annotate(**READ_ALONG).select_related("convening") if self.person else ()
        self.parts = {part.convening_id: part for part in rows if only in (None, part.convening_id)}
        self._roles = {cid: frozenset(part.roles_now) for cid, part in self.parts.items()}
        self._by_paper = only is not None
        if self._by_paper:
            self._roles = {cid: roles & WITHOUT_OFFICE for cid, roles in self._roles.items()}
        self.knows_her_voice = not (self._by_paper and self.person and self.person.profile.email)

    def part_in(self, convening_id):
        return self.parts.get(convening_id)

    def office_in(self, convening_id):
        """Her part, as long as her contract runs: for what she was given by name (a room to look after, a session to chair)."""
        part = self.parts.get(convening_id)
        return part if part is not None and part.is_running and not self._by_paper else None

    def roles_in(self, convening_id):
        return self._roles.get(convening_id, frozenset())

    def has(self, convening_id, *roles):
        return not self.roles_in(convening_id).isdisjoint(roles)

    def is_member(self, convening_id):
        part = self.parts.get(convening_id)
        return bool(part) and part.member_now

    def convenings_as(self, *roles):
        """Ids of the convenings in which she has one of `roles`."""
        return [cid for cid in self.parts if self.has(cid, *roles)]

    def memberships(self):
        return [cid for cid in self.parts if self.is_member(cid)]


def came_by(session, person):
    """Keep on `person` what her login session opens to her: all that is hers, or what a printed code opens. True for the latter."""
    only = session.get("by_paper")
    if only:
        person._standing = Standing(person, only=UUID(only))
    return bool(only)


def standing(person):
    """The standing of `person`, kept on the object for the length of a request."""
    if person is None or not person.is_authenticated:
        return Standing(None)
    if getattr(person, "_standing", None) is None:  # through the lazy wrapper of `request.user`, whose own __dict__ knows nothing
        person._standing = Standing(person)
    return person._standing


@dataclass(frozen=True)
class Reason:
    """`test(standing, obj) -> bool` and `among(standing) -> Q` say the same thing of one object and of many."""

    name: str
    test: Callable
    among: Callable


class _Operator:
    """Whoever runs a command on the machine. She holds the keyring already, so no right is asked; the audit names nobody."""

    pk = None

    def __repr__(self):
        return "OPERATOR"


OPERATOR = _Operator()

RIGHTS: dict[str, tuple[Reason, ...]] = {}


def declare(table):
    """Add an app's table: {"app.verb_noun": (reason, …)}."""
    for right, reasons in table.items():
        if right in RIGHTS:
            raise ValueError(f"{right} is declared twice")
        RIGHTS[right] = tuple(reasons)


def _convening_id(obj, path):
    """The id of the object's convening, without fetching the convening."""
    *steps, last = path.split(".")
    for step in steps:
        obj = getattr(obj, step)
    return getattr(obj, f"{last}_id") if last else obj.pk


def _lookup(path):
    return f"{path.replace('.', '__')}__in" if path else "pk__in"


def by_role(*roles, path="convening"):
    """The reason "she has one of `roles` in the convening of the object". `path=""` where the object is the convening."""
    return Reason(
        " or ".join(roles),
        lambda who, obj: who.has(_convening_id(obj, path), *roles),
        lambda who: Q(**{_lookup(path): who.convenings_as(*roles)}),
    )


def by_membership(path="convening"):
    """The reason "the private space of the object's convening is open to her"."""
    return Reason(
        "member",
        lambda who, obj: who.is_member(_convening_id(obj, path)),
        lambda who: Q(**{_lookup(path): who.memberships()}),
    )


def both(first, second):
    """A reason that needs two."""
    return Reason(
        f"{first.name} and {second.name}",
        lambda who, obj: first.test(who, obj) and second.test(who, obj),
        lambda who: first.among(who) & second.among(who),
    )


def allows(person, right, obj):
    if person is OPERATOR:
        return True
    who = standing(person)
    return any(reason.test(who, obj) for reason in RIGHTS[right])


def require(person, right, obj):
    """Raise `Forbidden` (shown as "not found") unless one of the right's reasons holds."""
    if not allows(person, right, obj):
        raise Forbidden(right)


def among(person, right):
    """The same right as a filter over many objects."""
    who = standing(person)
    union = NOTHING
    for reason in RIGHTS[right]:
        union |= reason.among(who)
    return union


def _is_nothing(condition):
    """True where this finds nothing whatever there is: nobody need be asked."""
    if not isinstance(condition, Q):
        name, value = condition if isinstance(condition, tuple) else ("", None)
        return name.endswith("__in") and value == []
    if condition.negated or not condition.children:
        return False
    return (all if condition.connector == Q.OR else any)(map(_is_nothing, condition.children))


def access(person, right, queryset, **lookup):
    """Fetch and authorise together: the object, or 404 whether it is absent or forbidden."""
    hers = among(person, right)
    found = None if _is_nothing(hers) else queryset.filter(hers, **lookup).first()
    if found is None:
        raise Http404
    return found
