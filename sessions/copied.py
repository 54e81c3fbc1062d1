"""What a new convening takes over of the programme: its sessions at the same hour of the day; nobody's role, no platform's link."""

from datetime import UTC, timedelta

from django.utils.translation import gettext as _

from convening import zones
from convening.structure import in_all_languages

from .models import Session


def copied(source, copy, shift):
    told = []
    for session in Session.objects.filter(convening=source):
        local = session.local_start.replace(tzinfo=None) + shift
        moments = zones.readings(local, session.zone)
        if not moments:
            local += timedelta(hours=1)
            moments = zones.readings(local, session.zone)
            told.append(
                _("“%(title)s” starts an hour later: clocks in %(city)s are set forward on that day.")
                % {"title": session.title, "city": zones.city(session.zone_name)}
            )
        Session.objects.create(
            convening=copy,
            slug=session.slug,
            door=session.door,
            rule=session.rule,
            naming=session.naming,
            local_start=local.replace(tzinfo=UTC),
            zone_name=session.zone_name,
            starts_at=moments[0],
            minutes=session.minutes,
            languages=list(session.languages),
            **in_all_languages(session, "title", "description"),
        )
    return told
