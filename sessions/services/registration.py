"""Registering for a public session: a guest without an account, or somebody who is signed in, by one click."""

from django.db import transaction
from django.utils.translation import gettext as _

from convening import clock, engagement, once, policy
from convening.errors import Refused
from participants.services import register_guest

from .. import notifications
from ..models import Registration, Session


@transaction.atomic
def register_for_session(session, profile, *, key=None):
    """Register a guest who has no account: `profile` with name and address, a country if she says one.

    Answers nothing: whether her address was known, or registered before, shows nowhere. She is sent one letter, with her own
    link and a calendar file; what is stored of her registration is her mark.
    """
    _must_take_registrations(session)
    if not profile.name.strip():
        sentence = _("Write the name that you will use in the session.")
        raise Refused("registration.no_name", sentence, fields={"name": sentence})
    if key is not None and not once.first_time(key):
        return
    person = register_guest(session.convening, profile)
    notifications.registered(session, person, _register(session, person), language=profile.language)


@transaction.atomic
def register_myself(session, *, by, key=None):
    """Register somebody who is signed in. Twice is once."""
    policy.require(by, "sessions.view_session", session)
    _must_take_registrations(session)
    if key is not None and not once.first_time(key):
        return
    _register(session, by)


def _register(session, person):
    mark = engagement.mark_of(session.convening_id, person.pk)
    Registration.objects.get_or_create(session=session, mark=mark)
    return mark


def _must_take_registrations(session):
    """Public, announced, not cancelled and not over yet."""
    if session.door != Session.Door.PUBLIC or not session.convening.is_public:
        raise Refused("registration.by_invitation", _("This session is by invitation. Nobody registers for it."))
    if session.cancelled_on is not None:
        raise Refused("registration.cancelled", _("This session was cancelled. The programme shows what comes next."))
    if clock.now() >= session.ends_at:
        raise Refused("registration.over", _("This session is over. The programme shows what comes next."))
