"""Who does what in a session: roles given and taken by the secretariat."""

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from convening import audit, once, policy
from convening.errors import Refused

from ..models import SessionRole
from . import rehearsals

LANGUAGES = tuple(code for code, _name in settings.LANGUAGES)
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


# Two roles of one person in one session that do not go together, and roles in the convening that forbid some in a session.
UNWISE_TOGETHER = {
    frozenset(("chair", "interpreter")): "roles.chair_and_interpreter",
    frozenset(("speaker", "interpreter")): "roles.speaker_and_interpreter",
    frozenset(("rapporteur", "interpreter")): "roles.rapporteur_and_interpreter",
    frozenset(("interpreter", "sign_interpreter")): "roles.two_booths",
    frozenset(("chair", "tech")): "roles.chair_and_tech",
}
UNWISE_OFFICES = {
    "custodian": (frozenset(("chair", "rapporteur", "interpreter", "tech")), "roles.custodian"),
    "help_desk": (frozenset(("chair", "rapporteur")), "roles.help_desk"),
    "donor": (frozenset(("chair", "rapporteur")), "roles.donor"),
}
SEEN = frozenset(("chair", "speaker"))
WARNINGS = {
    "roles.chair_and_interpreter": gettext_lazy("Nobody can chair and interpret at once: whoever interprets cannot speak for herself."),
    "roles.speaker_and_interpreter": gettext_lazy("While she speaks nobody interprets in her place. Name a second interpreter for her booth."),
    "roles.rapporteur_and_interpreter": gettext_lazy("An interpreter is bound to keep what she hears; a rapporteur writes it down. One person should not do both."),
    "roles.two_booths": gettext_lazy("One person would interpret in two ways at once. Let somebody else take one of them."),
    "roles.chair_and_tech": gettext_lazy("When the line fails, the chair must go on and technical support must mend it. Two people do that better."),
    "roles.custodian": gettext_lazy("She is a custodian, and decides with another whether a veil is lifted. She should not hear a session from within its work."),
    "roles.help_desk": gettext_lazy("She is at the help desk, which gets people in and sees no content. Somebody else should chair or report."),
    "roles.donor": gettext_lazy("She speaks for a donor. Participants may not speak freely when a donor chairs or reports."),
    "roles.careful": gettext_lazy("She needs more care. This role shows her to everybody in the session, by her pen name: ask her first."),
    "roles.no_interpretation_planned": gettext_lazy("Her language is not among those of the session. Add it to the session, or choose another booth."),
}


@transaction.atomic
def give_session_role(session, participation, role, *, by, language="", key=None):
    """Let somebody with a part in the convening have `role` in one session; `language` is an interpreter's booth, or what a speaker will speak.

    Given again it is not given twice; another language takes the place of the one before. Warnings are asked of `unwise_in`.
    """
    policy.require(by, "sessions.give_roles", session)
    if role not in SESSION_ROLES:
        raise Refused("session.unknown_role", _("Nobody can have this role in a session."))
    if participation.convening_id != session.convening_id:
        raise Refused("session.not_taking_part", _("She has no part in this convening. Invite her first."))
    if language not in ("", *LANGUAGES):
        sentence = _("Choose one of the languages.")
        raise Refused("session.unknown_language", sentence, fields={"language": sentence})
    hers = SessionRole.objects.filter(session=session, participation=participation, role=role)
    if key is not None and not once.first_time(key):
        return hers.first()
    given, is_new = hers.get_or_create(session=session, participation=participation, role=role, defaults={"language": language})
    if is_new:
        audit.record(session.convening, actor=by, verb="sessions.role_given", target=session, note=role)
        rehearsals.tell_newcomer(given)
    elif language and given.language != language:
        given.language = language
        given.save(update_fields=["language"])
        audit.record(session.convening, actor=by, verb="sessions.role_changed", target=session, note=role)
    return given


@transaction.atomic
def take_session_role(given, *, by):
    """She has this role no more. Her place in the running order becomes everybody's; what is taken already stays so."""
    policy.require(by, "sessions.give_roles", given.session)
    given = SessionRole.objects.select_for_update(of=("self",)).select_related("session__convening", "participation__person").filter(pk=given.pk).first()
    if given is not None:
        rehearsals.untell(given)
        audit.record(given.session.convening, actor=by, verb="sessions.role_taken", target=given.session, note=given.role)
        given.delete()


def unwise_in(session, participation, roles, languages=()):
    """Codes of what should not be in one hand, for one person and her `roles` in `session`; `languages` are those of her booths."""
    codes = [code for pair, code in UNWISE_TOGETHER.items() if pair <= set(roles)]
    codes += [code for office, (kept, code) in UNWISE_OFFICES.items() if office in participation.roles_now and kept & set(roles)]
    if participation.person.profile.careful and SEEN & set(roles):
        codes.append("roles.careful")
    if any(language and language not in session.languages for language in languages):
        codes.append("roles.no_interpretation_planned")
    return codes
