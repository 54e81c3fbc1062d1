"""Who does what in a session: roles given and taken by the secretariat."""

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import pgettext_lazy

from convening import audit, policy
from convening.errors import Refused

from ..models import SessionRole

ROLE_LABELS = {
    "chair": pgettext_lazy("role in a session", "chair"),
    "speaker": pgettext_lazy("role in a session", "speaker"),
    "interpreter": pgettext_lazy("role in a session", "interpreter"),
    "sign_interpreter": pgettext_lazy("role in a session", "sign-language interpreter"),
    "rapporteur": pgettext_lazy("role in a session", "rapporteur"),
    "graphic_recorder": pgettext_lazy("role in a session", "graphic recorder"),
    "tech": pgettext_lazy("role in a session", "technical support"),
}
SESSION_ROLES = tuple(ROLE_LABELS)


@transaction.atomic
def give_session_role(session, participation, role, *, by, language=""):
    """Let somebody with a part in the convening have `role` in one session; `language` is an interpreter's booth or what a speaker will speak."""
    policy.require(by, "sessions.give_roles", session)
    if role not in SESSION_ROLES:
        raise Refused("session.unknown_role", _("Nobody can have this role in a session."))
    if participation.convening_id != session.convening_id:
        raise Refused("session.not_taking_part", _("She has no part in this convening. Invite her first."))
    given, is_new = SessionRole.objects.get_or_create(
        session=session, participation=participation, role=role, defaults={"language": language}
    )
    if not is_new and language and given.language != language:
        given.language = language
        given.save(update_fields=["language"])
        audit.record(session.convening, actor=by, verb="sessions.role_changed", target=session, note=role)
    if is_new:
        audit.record(session.convening, actor=by, verb="sessions.role_given", target=session, note=role)
    return given
