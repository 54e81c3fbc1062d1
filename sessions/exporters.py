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

from convening import clock, mail

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


def entry_for(person, *, uid, sequence, starts_at, ends_at, zone, cancelled=False):
    """One neutral entry for one person's calendar, in the active language: a request, or its cancellation (RFC 5546).

    `uid` must stay for what it stands for and tell nothing of it; `sequence` grows with each change.
    """
    host = urlsplit(settings.SITE_URL).hostname
    calendar = Calendar()
    calendar.add("prodid", "-//convening//programme 1.0//EN")
    calendar.add("version", "2.0")
    calendar.add("method", "CANCEL" if cancelled else "REQUEST")
    if zone.key != "UTC":
        day = starts_at.date()
        calendar.add_component(Timezone.from_tzid(zone.key, first_date=day - A_YEAR, last_date=day + A_YEAR))
    entry = Event()
    entry.add("uid", f"{uid}@{host}")
    entry.add("sequence", sequence)
    entry.add("dtstamp", clock.now())
    entry.add("dtstart", starts_at.astimezone(zone))
    entry.add("dtend", ends_at.astimezone(zone))
    organizer = vCalAddress(f"mailto:{mail.our_address()}")
    organizer.params["cn"] = vText(settings.SITE_NAME)
    entry.add("organizer", organizer)
    attendee = vCalAddress(f"mailto:{person.profile.email}")
    attendee.params["partstat"], attendee.params["rsvp"] = vText("NEEDS-ACTION"), vText("FALSE")
    entry.add("attendee", attendee)
    entry.add("class", "PRIVATE")
    entry.add("status", "CANCELLED" if cancelled else "CONFIRMED")
    entry.add("summary", _("Online meeting"))
    calendar.add_component(entry)
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
    entry.add("status", "CANCELLED" if session.cancelled_on else "CONFIRMED")
    entry.add("summary", session.title if titled else _("Online meeting"))
    if titled:
        if session.mode != session.Mode.ONLINE and session.venue:
            entry.add("location", session.venue)
        entry.add("url", settings.SITE_URL + reverse("session", args=[session.convening.slug, session.slug]))
    return entry
