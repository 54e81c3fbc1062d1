"""Rehearsals: those with a role in a session meet before it. Each of them is told by a letter with an entry for her calendar."""

from datetime import UTC

from django.db import transaction
from django.utils.translation import gettext as _

from convening import audit, clock, once, policy, writing, zones
from convening.errors import Refused

from .. import notifications
from ..models import Rehearsal
from ..selectors.order import parts_with_a_role
from .one_writer import locked

LONGEST_MINUTES = 24 * 60
MOST_REHEARSALS = 10


@transaction.atomic
def add_rehearsal(session, *, local_start, minutes, by, key=None):
    """Set a rehearsal. `local_start` is naive, on the session's clock; an hour that the clock shows twice or never is refused.

    With a spent `key` nothing happens, and None is returned.
    """
    policy.require(by, "sessions.order_session", session)
    if key is not None and not once.first_time(key):
        return None
    session = locked(session)
    if session.cancelled_on:
        raise Refused("rehearsal.cancelled", _("This session is cancelled, so it is not rehearsed."))
    if Rehearsal.objects.filter(session=session).count() >= MOST_REHEARSALS:
        raise Refused("rehearsal.too_many", _("A session has %(most)s rehearsals at most. Cancel one first.") % {
            "most": writing.number_here(MOST_REHEARSALS)})
    rehearsal = Rehearsal(session=session, minutes=minutes)
    _set_hour(rehearsal, local_start)
    rehearsal.save(force_insert=True)
    audit.record(session.convening, actor=by, verb="sessions.rehearsal_added", target=session)
    for part in parts_with_a_role(session):
        notifications.rehearsal(rehearsal, part)
    return rehearsal


@transaction.atomic
def cancel_rehearsal(rehearsal, *, by):
    """It is not held, and leaves the calendars. Where it is gone already nothing happens."""
    policy.require(by, "sessions.order_session", rehearsal.session)
    rehearsal = Rehearsal.objects.select_for_update(of=("self",)).select_related("session__convening").filter(pk=rehearsal.pk).first()
    if rehearsal is not None:
        _drop(rehearsal)
        audit.record(rehearsal.session.convening, actor=by, verb="sessions.rehearsal_cancelled", target=rehearsal.session)


@transaction.atomic
def cancel_all(session, *, by):
    """The session is not held: neither are its rehearsals. Called in the deed that cancels it."""
    policy.require(by, "sessions.order_session", session)
    for rehearsal in Rehearsal.objects.select_for_update(of=("self",)).select_related("session__convening").filter(session=session):
        _drop(rehearsal)


def tell_newcomer(role):
    """Somebody has been given a role: she hears of the rehearsals that are ahead, once each. Called in that deed."""
    for rehearsal in _ahead(role.session):
        notifications.rehearsal(rehearsal, role.participation)


def untell(role):
    """Her role is about to be taken: if it is her only one, the rehearsals ahead leave her calendar. Called in that deed."""
    if not role.session.roles.filter(participation=role.participation_id).exclude(pk=role.pk).exists():
        for rehearsal in _ahead(role.session):
            notifications.rehearsal_cancelled(rehearsal, role.participation)


def _ahead(session):
    return [one for one in Rehearsal.objects.filter(session=session).select_related("session__convening") if one.ends_at > clock.now()]


def _drop(rehearsal):
    """What is over needs no letter."""
    if rehearsal.ends_at > clock.now():
        for part in parts_with_a_role(rehearsal.session):
            notifications.rehearsal_cancelled(rehearsal, part)
    Rehearsal.objects.filter(pk=rehearsal.pk).delete()


def _set_hour(rehearsal, local_start):
    session = rehearsal.session
    local_start = local_start.replace(second=0, microsecond=0)
    if not 2000 <= local_start.year <= 2100:
        sentence = _("Choose a day of this century.")
        raise Refused("rehearsal.far_day", sentence, fields={"day": sentence})
    if not 1 <= rehearsal.minutes <= LONGEST_MINUTES:
        sentence = _("A rehearsal lasts from one minute to one day.")
        raise Refused("rehearsal.length", sentence, fields={"minutes": sentence})
    moments = zones.readings(local_start, session.zone)
    place = {"hour": f"{local_start:%H:%M}", "day": f"{local_start:%Y-%m-%d}", "city": zones.city(session.zone_name)}
    if not moments:
        sentence = _("Clocks in %(city)s were set forward over %(hour)s on %(day)s: this hour did not exist there. Choose another.") % place
        raise Refused("rehearsal.no_such_time", sentence, fields={"start": sentence})
    if len(moments) == 2:
        sentence = _("Clocks in %(city)s are set back on %(day)s and show %(hour)s twice. Choose another hour.") % place
        raise Refused("rehearsal.time_shown_twice", sentence, fields={"start": sentence})
    rehearsal.local_start = local_start.replace(tzinfo=UTC)
    rehearsal.starts_at = moments[0]
    if rehearsal.ends_at <= clock.now():
        sentence = _("This hour is over. Choose one that is ahead.")
        raise Refused("rehearsal.over", sentence, fields={"day": sentence})
    if rehearsal.starts_at >= session.starts_at:
        sentence = _("A rehearsal comes before the session. Choose an earlier hour.")
        raise Refused("rehearsal.after_the_session", sentence, fields={"day": sentence})
