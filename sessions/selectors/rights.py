"""What somebody is in one session, and who is what in it."""

from convening import policy

from .. import policies
from ..models import SessionRole


def roles_of(person, session):
    """Her roles in `session` as a frozenset ("chair", "speaker", …), while her contract runs. One query a standing, however many sessions."""
    return policies.roles_by_session(policy.standing(person)).get(session.pk, frozenset())


def roles_in(session):
    """The roles of a session with their people, for the secretariat: by role, language and name. One query."""
    given = list(SessionRole.objects.filter(session=session).select_related("participation__person", "participation__convening"))
    return sorted(given, key=lambda one: (one.role, one.language, one.participation.person.profile.name.casefold(), one.pk))
