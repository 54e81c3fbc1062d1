"""Into which languages a session is interpreted, and what each booth hears: the floor, or another booth."""

from django.db import transaction
from django.utils.translation import gettext as _

from convening import audit, policy
from convening.errors import Refused

from ..models import Booth
from .one_writer import locked


@transaction.atomic
def set_booths(session, booths, *, by):
    """Let the session have these booths and no others: {language: "" (it hears the floor) or the language of the booth it hears}.

    Relays that run in a circle are kept: `selectors.booths.advice` warns of them, for the secretariat may be half-way through.
    """
    policy.require(by, "sessions.schedule_session", session)
    session = locked(session)
    for language, relay in booths.items():
        if language not in session.languages:
            raise Refused("booths.language", _("This language is not among those of the session. Add it there first."))
        if relay and (relay == language or relay not in booths):
            sentence = _("A booth can only hear the floor or another booth of this session.")
            raise Refused("booths.relay", sentence, fields={f"booth_{language}": sentence})
    standing = dict(Booth.objects.filter(session=session).values_list("language", "relay_from"))
    if standing == booths:
        return
    Booth.objects.filter(session=session).exclude(language__in=booths).delete()
    for language, relay in booths.items():
        Booth.objects.update_or_create(session=session, language=language, defaults={"relay_from": relay})
    audit.record(session.convening, actor=by, verb="sessions.booths_set", target=session)
