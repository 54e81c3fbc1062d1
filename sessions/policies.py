"""Rights over the programme.

A public session is open to everybody once its convening is; one by invitation to members and to those who work in the convening;
one by group to the people of its groups, to those who have a role in it and to those who run the convening. Its title, hour and door
stand in the public programme all the same: the programme is announced, what happens behind the door is not.
"""

from django.db.models import Exists, OuterRef, Q

from convening import engagement, keyring, policy
from convening.models import Convening

from .models import Session, SessionRole

# Who works in a convening without being a member of its private space, and must find her sessions.
WORKING = ("secretariat", "evaluator", "help_desk", "interpreter", "moderator", "chair", "speaker", "rapporteur")

# Who runs the whole convening, and finds every session: also one by group.
RUNNING = ("secretariat", "evaluator", "help_desk")

# Whoever came in by a printed code keeps these alone: somebody else printed it.
_ON_PAPER = frozenset(("chair", "speaker", "interpreter", "sign_interpreter", "graphic_recorder"))

_DRAFT = Convening.State.DRAFT

# Whoever writes up one session alone finds the synthesis in the letterhead, too.
policy.READ_ALONG["reports_on_a_session"] = Exists(SessionRole.objects.filter(participation=OuterRef("pk"), role="rapporteur"))


def roles_by_session(who):
    """{session id: frozenset of her roles in it}, while her contract runs; asked once for each standing."""
    if who.person is None:
        return {}
    if "session_roles" not in who.__dict__:
        parts = {part.pk: part for part in who.parts.values() if part.is_running}
        found = {}
        for session_id, part_id, role in SessionRole.objects.filter(participation__in=parts).values_list(
            "session_id", "participation_id", "role"
        ):
            if who.office_in(parts[part_id].convening_id) is not None or role in _ON_PAPER:
                found.setdefault(session_id, set()).add(role)
        who.session_roles = {session_id: frozenset(roles) for session_id, roles in found.items()}
    return who.session_roles


def _sessions_with_role(who):
    return roles_by_session(who).keys()


def _by_group(who):
    """The sessions whose door opens to a group to which she belongs: not asked yet."""
    if who.person is None:
        return Session.objects.none()
    marks = [_mark(part) for part in who.parts.values() if part.member_now or who.roles_in(part.convening_id) - {"participant"}]
    return Session.objects.filter(door=Session.Door.GROUP, groups__seats__mark__in=[mark for mark in marks if mark])


def _mark(part):
    try:
        return engagement.mark_of(part.convening_id, part.person_id)
    except keyring.KeyGone:
        return None


def sessions_by_group(who):
    """Ids of the sessions whose door opens to her by a group; asked once for each standing."""
    if "group_session_ids" not in who.__dict__:
        who.group_session_ids = frozenset(_by_group(who).values_list("pk", flat=True))
    return who.group_session_ids


def _unless_by_group(reason):
    """The reason holds, but for sessions by group."""
    return policy.both(reason, policy.Reason(
        "the session is not by group",
        lambda who, session: session.door != Session.Door.GROUP,
        lambda who: ~Q(door=Session.Door.GROUP),
    ))


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


def by_session_role(*roles):
    """The reason "she has one of `roles` in the session"."""
    return policy.Reason(
        f"{' or '.join(roles)} of the session",
        lambda who, session: not roles_by_session(who).get(session.pk, frozenset()).isdisjoint(roles),
        lambda who: Q(pk__in=_sessions_as(who, *roles)),
    )


def _sessions_as(who, *roles):
    return [session_id for session_id, hers in roles_by_session(who).items() if not roles or not hers.isdisjoint(roles)]


def in_some_session(*roles):
    """The reason "she has one of `roles` (any, if none is named) in some session of the convening"; the object is the convening."""
    return policy.Reason(
        f"{' or '.join(roles) or 'a role'} in a session",
        lambda who, convening: Session.objects.filter(pk__in=_sessions_as(who, *roles), convening=convening).exists(),
        lambda who: Q(pk__in=Session.objects.filter(pk__in=_sessions_as(who, *roles)).values("convening")),
    )


def _nobody_is(role):
    """The reason "nobody has this role in the session": then the secretariat may stand in."""
    return policy.Reason(
        f"nobody is {role} of the session",
        lambda who, session: not SessionRole.objects.filter(session=session.pk, role=role).exists(),
        lambda who: ~Q(pk__in=SessionRole.objects.filter(role=role).values("session")),
    )


convening_goes_on = policy.Reason(
    "the convening is not closed",
    lambda who, session: session.convening.state != Convening.State.CLOSED,
    lambda who: ~Q(convening__state=Convening.State.CLOSED),
)
group_door = policy.Reason(
    "the session is for a group of hers",
    lambda who, session: session.door == Session.Door.GROUP and session.pk in sessions_by_group(who),
    lambda who: Q(pk__in=_by_group(who).values("pk")),
)
public_door_signed_in = policy.both(
    public_door,
    policy.Reason("she is signed in", lambda who, session: who.person is not None,
                  lambda who: Q() if who.person is not None else policy.NOTHING),
)

_COME_IN = (
    _unless_by_group(policy.by_membership("convening")),
    _unless_by_group(policy.by_role(*WORKING)),
    policy.by_role(*RUNNING),
    role_in_session,
    group_door,
)

policy.declare(
    {
        "sessions.view_session": (public_door, *_COME_IN),
        # Guests who registered without an account join by their own link: `selectors.guest_session`.
        "sessions.join": (public_door_signed_in, *_COME_IN),
        # On the floor are those who take part; who only helps others in, or counts, sees nothing of what is said there.
        "sessions.take_part": (
            public_door_signed_in, _unless_by_group(policy.by_membership("convening")), policy.by_role("secretariat"), role_in_session,
            group_door,
        ),
        # Whoever gives the floor: the chair of the session; where she is not there, the secretariat stands in.
        "sessions.chair": (by_session_role("chair"), policy.by_role("secretariat")),
        # What is kept of a live session: counts.
        "sessions.read_record": (policy.by_role("secretariat", "evaluator"), by_session_role("chair")),
        # Questions in writing are read by a moderator before anybody else: the chair, or whoever sits beside her at the screen.
        "sessions.moderate_questions": (by_session_role("chair", "tech"), policy.by_role("secretariat")),
        "sessions.hold_polls": (by_session_role("chair"), policy.by_role("secretariat")),
        # In the booths, and whoever types what is said: interpreters, technical support; the secretariat stands in.
        "sessions.caption": (by_session_role("interpreter", "sign_interpreter", "tech"), policy.by_role("secretariat")),
        # The rapporteur's notes: hers alone to write; they can be read until the convening is closed.
        "sessions.take_notes": (
            policy.both(by_session_role("rapporteur"), convening_goes_on),
            policy.both(policy.both(policy.by_role("secretariat"), _nobody_is("rapporteur")), convening_goes_on),
        ),
        "sessions.read_notes": (
            policy.both(by_session_role("rapporteur"), convening_goes_on), policy.both(policy.by_role("secretariat"), convening_goes_on),
        ),
        # The help desk lets somebody in who may come and cannot sign in.
        "sessions.admit": (policy.by_role("secretariat", "help_desk"),),
        "sessions.schedule_session": (policy.by_role("secretariat"),),
        "sessions.give_roles": (policy.by_role("secretariat"),),
        "sessions.fill_groups": (policy.by_role("secretariat"),),
        # Running order, papers, and what interpreters work with.
        "sessions.order_session": (policy.by_role("secretariat"), by_session_role("chair")),
        "sessions.bring_papers": (policy.by_role("secretariat"), by_session_role("chair", "speaker")),
        "sessions.read_papers": (policy.by_role("secretariat"), role_in_session),
        "sessions.interpret": (by_session_role("interpreter", "sign_interpreter"),),
        "sessions.keep_glossary": (policy.by_role("secretariat", path=""), in_some_session("interpreter", "sign_interpreter")),
        "sessions.read_glossary": (policy.by_role("secretariat", path=""), in_some_session()),
        "sessions.import_attendance": (policy.by_role("secretariat", "evaluator"),),
        "sessions.view_attendance": (policy.by_role("secretariat"),),
        "sessions.withdraw_attendance": (policy.by_role("secretariat"),),
    }
)
