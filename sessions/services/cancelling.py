"""A session is cancelled, or takes place after all. It stays in the programme and says so."""

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from convening import audit, clock, once, policy, zones
from convening.errors import Refused

from ..models import Session
from . import rehearsals
from .telling import tell_of_change

# Why, for the secretariat's own record: a code in the audit, told to nobody. Free words would name people.
REASONS = {
    "": gettext_lazy("I prefer not to say"),
    "people": gettext_lazy("Somebody whom it needs cannot come"),
    "safety": gettext_lazy("It would not be safe"),
    "line": gettext_lazy("The line, the platform or the place fails"),
    "few": gettext_lazy("Too few would come"),
    "later": gettext_lazy("It will be held another time"),
}


@transaction.atomic
def cancel_session(session, *, by, reason="", key=None):
    """It will not take place. Calendars take it out, whoever registered is written to; no way in opens any more."""
    session = _locked(session, by)
    if key is not None and not once.first_time(key):
        return session
    if reason not in REASONS:
        raise Refused("session.unknown_reason", _("Choose one of the reasons, or none."))
    if session.cancelled_on:
        return session
    if clock.now() >= session.ends_at:
        raise Refused("session.over", _("This session is over. What has taken place cannot be cancelled."))
    session.cancelled_on = clock.today(session.convening.zone)
    rehearsals.cancel_all(session, by=by)
    return _kept(session, by, "cancelled", note=reason)


@transaction.atomic
def reinstate_session(session, *, by, key=None):
    """A session that was cancelled takes place after all, at its hour. Possible until it would have begun."""
    session = _locked(session, by)
    if key is not None and not once.first_time(key):
        return session
    if not session.cancelled_on:
        return session
    if not may_be_reinstated(session):
        raise Refused("session.would_have_begun", _(
            "The hour of this session has passed, so it cannot take place any more. Plan a new one for another day."
        ))
    moments = zones.readings(session.local_start.replace(tzinfo=None), session.zone)
    if moments and session.starts_at not in moments:  # its clock was given other rules meanwhile
        session.starts_at = moments[0]
    session.cancelled_on = None
    return _kept(session, by, "reinstated")


def may_be_reinstated(session):
    """True of a cancelled session whose hour is still ahead."""
    return bool(session.cancelled_on) and clock.now() < session.starts_at


def _locked(session, by):
    policy.require(by, "sessions.schedule_session", session)
    return Session.objects.select_for_update(of=("self",)).select_related("convening").get(pk=session.pk)


def _kept(session, by, change, note=""):
    session.sequence += 1
    session.save(update_fields=["cancelled_on", "starts_at", "sequence"])
    audit.record(session.convening, actor=by, verb=f"sessions.session_{change}", target=session, note=note)
    tell_of_change(session, change)
    return session
