"""Who is asking: her seat in one live session, known by a digest that dies with the session's key."""

from dataclasses import dataclass

from django.http import Http404
from django.utils.translation import gettext as _

from convening import engagement, labels, policy, vault
from convening.models import User

from .. import selectors
from ..models import Naming, Session
from ..selectors.guests import guest_mark
from ..selectors.rights import roles_of
from .store import Over, is_open, key_of


@dataclass(frozen=True)
class Seat:
    """Somebody in a live session: signed in, or a guest who registered (`person` is None).

    `me` is the name under which the floor knows her: a digest of her mark under the session's key. `roles` are hers in this session.
    """

    session: Session
    person: User | None
    mark: bytes
    me: str
    roles: frozenset

    @property
    def may_be_named(self):
        """Whether she can choose to ask or to write under her name: signed in, in a session of names."""
        return self.person is not None and self.session.naming == Naming.NAMED and bool(self.person.shown_name)

    def may(self, right):
        return self.person is not None and policy.allows(self.person, right, self.session)

    def name_chosen(self, by_name):
        """Her name where she wants it and may have it shown; else ""."""
        return self.person.shown_name if by_name and self.may_be_named else ""


def seat_for(request, slug, session_slug):
    """Her seat, or 404 whether the session is absent, not for her, or she is nobody we know. Raises `Over` where there is no floor."""
    if request.user.is_authenticated:
        session = selectors.session_for(request.user, slug, session_slug, right="sessions.take_part")
        person, roles = request.user, roles_of(request.user, session)
        mark = engagement.mark_of(session.convening_id, person.pk)
    else:
        session = selectors.public_session(slug, session_slug)
        person, roles, mark = None, frozenset(), guest_mark(request, session)
        if mark is None:
            raise Http404
    if not is_open(session):  # its key may still be there: whatever ends floors comes a little later
        raise Over
    return Seat(session, person, mark, me_of(key_of(session), mark), roles)


def me_of(key, mark):
    """The name under which the floor knows whoever has this mark."""
    return vault.digest(key, "seat", bytes(mark), size=12).hex()


def label_of(floor, me):
    """What she is called on this floor where she chose no name: "Lantern 12", hers for this session. Within `changing` only."""
    given = floor.section("labels", {})
    if me not in given:
        given[me] = labels.free_label(bytes.fromhex(me), {tuple(label) for label in given.values()})
    return tuple(given[me])


def in_words(name, label):
    """How somebody is shown: the name she chose, else her label in the reader's language."""
    if name:
        return name
    return labels.in_words(tuple(label)) if label else _("a participant")
