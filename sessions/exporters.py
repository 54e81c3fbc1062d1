"""Calendar files: one session, or all of hers. They name nobody, and carry no link to the platform.

METHOD:PUBLISH without attendees (RFC 5546), the real zone with its rules, an identity that stays and a sequence that grows, so that
a calendar that takes the file in again moves the entry it has.
"""

from datetime import timedelta
from urllib.parse import urlsplit

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _
from icalendar import Calendar, Event, Timezone, vCalAddress, vText

from convening import clock

A_YEAR = timedelta(days=366)


def calendar_of(sessions, *, titled):
    """The sessions as an iCalendar text. `titled`: by their titles and pages; else as "Online meeting" and nothing more."""
    host = urlsplit(settings.SITE_URL).hostname
    calendar = Calendar()
    calendar.add("prodid", "-//convening//programme 1.0//EN")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    for zone in {session.zone_name: session.zone for session in sessions}.values():
        starts = [session.starts_at.date() for session in sessions if session.zone_name == zone.key]
        if zone.key != "UTC":
            calendar.add_component(Timezone.from_tzid(zone.key, first_date=min(starts) - A_YEAR, last_date=max(starts) + A_YEAR))
    for session in sessions:
        calendar.add_component(_entry(session, host, titled))
    return calendar.to_ical().decode()


def _entry(session, host, titled):
    entry = Event()
    entry.add("uid", f"{session.pk.hex}@{host}")
    entry.add("sequence", session.sequence)
    entry.add("dtstamp", clock.now())
    entry.add("dtstart", session.starts_at.astimezone(session.zone))
    entry.add("dtend", session.ends_at.astimezone(session.zone))
    organizer = vCalAddress(f"mailto:letters@{host}")
    organizer.params["cn"] = vText(settings.SITE_NAME)
    entry.add("organizer", organizer)
    entry.add("class", "PRIVATE")
    entry.add("status", "CONFIRMED")
    entry.add("summary", session.title if titled else _("Online meeting"))
    if titled:
        entry.add("url", settings.SITE_URL + reverse("session", args=[session.convening.slug, session.slug]))
    return entry
