"""Rights over the programme.

A public session is open to everybody once its convening is; one by invitation to members and to those who work in it. Its title,
hour and door stand in the public programme all the same: the programme is announced, what happens behind the door is not.
"""

from django.db.models import Q

from convening import policy
from convening.models import Convening

from .models import Session, SessionRole

# Who works in a convening without being a member of its private space, and must find her sessions.
WORKING = ("secretariat", "evaluator", "help_desk", "interpreter", "moderator", "chair", "speaker", "rapporteur")

_DRAFT = Convening.State.DRAFT


def _sessions_with_role(who):
    """Ids of the sessions in which she has a role; asked once for each standing."""
    if who.person is None:
        return frozenset()
    if "session_ids" not in who.__dict__:
        parts = [part.pk for part in who.parts.values() if part.is_running]
        roles = SessionRole.objects.filter(participation__in=parts)
        who.session_ids = frozenset(roles.values_list("session_id", flat=True))
    return who.session_ids


public_door = policy.Reason(
    "the session is public",
    lambda who, session: session.door == Session.Door.PUBLIC and session.convening.is_public,
    lambda who: Q(door=Session.Door.PUBLIC) & ~Q(convening__state=_DRAFT),
)
role_in_session = policy.Reason(
    "she has a role in the session",
    lambda who, session: session.pk in _sessions_with_role(who),
    lambda who: Q(pk__in=_sessions_with_role(who)),
)
public_door_signed_in = policy.both(
    public_door,
    policy.Reason("she is signed in", lambda who, session: who.person is not None,
                  lambda who: Q() if who.person is not None else policy.NOTHING),
)

policy.declare(
    {
        "sessions.view_session": (public_door, policy.by_membership("convening"), policy.by_role(*WORKING), role_in_session),
        # Guests who registered without an account join by their own link: `selectors.guest_session`.
        "sessions.join": (
            public_door_signed_in, policy.by_membership("convening"), policy.by_role(*WORKING), role_in_session,
        ),
        "sessions.schedule_session": (policy.by_role("secretariat"),),
        "sessions.import_attendance": (policy.by_role("secretariat", "evaluator"),),
        "sessions.view_attendance": (policy.by_role("secretariat"),),
        "sessions.withdraw_attendance": (policy.by_role("secretariat"),),
    }
)
