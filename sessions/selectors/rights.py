"""What somebody is in one session: her roles there."""

from convening import policy

from .. import policies


def roles_of(person, session):
    """Her roles in `session` as a frozenset ("chair", "speaker", …), while her contract runs. One query a standing, however many sessions."""
    return policies.roles_by_session(policy.standing(person)).get(session.pk, frozenset())
