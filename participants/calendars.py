"""What stands in her calendar: one entry a message, hers alone, and nothing that tells what the meeting is about.

An iTIP request (RFC 5546) with her as the only attendee. Its UID stays for each invitation and meeting and tells neither; SEQUENCE
grows when the hour changes or the entry is cancelled, and never with a letter that is only sent again.
"""

from datetime import date
from functools import lru_cache
from urllib.parse import urlsplit

from django.conf import settings
from django.db import transaction
from django.db.models import Exists, OuterRef
from django.utils import translation
from django.utils.translation import gettext as _
from icalendar import Calendar, Event, Timezone, vCalAddress, vText

from convening import clock, engagement, keyring, mail, outbox, vault

from . import notifications, windows
from .models import CalendarEntry, Invitation, Nomination
from .selectors.invitations import known_for

LIVE = (Invitation.State.SENT, Invitation.State.ACCEPTED)


def ahead(convening, person_id=None):
    """The meetings of the programme that are not over, by their hour: those for everybody who is invited, or those for one person."""
    now = clock.now()
    mark = engagement.mark_of(convening.pk, person_id) if person_id else None
    return sorted(
        (m for m in windows.meetings(convening) if m.ends_at > now and m.is_for(mark)),
        key=lambda meeting: (meeting.starts_at, meeting.slug),
    )


def is_careful(invitation, nominations=None):
    """True if nothing may come into her calendar unasked: she said so, or whoever named her wrote of a risk."""
    if nominations is None:
        nominations = Nomination.objects.filter(convening_id=invitation.convening_id, person_id=invitation.person_id)
    return invitation.person.profile.careful or any(nomination.risk_note for nomination in nominations)


def with_the_letter(invitation, meetings, language):
    """The calendar part of a letter of invitation: the first of the `meetings` ahead, as a text; None where there is none.

    The letter that is sent again carries the same entry.
    """
    return _text(_requested(invitation, meetings[0]), invitation, meetings[0].zone, language) if meetings else None


def first_of(invitation, meeting, language):
    """(entry, text) for an invitation that is being written: the caller keeps the entry."""
    entry = CalendarEntry(invitation=invitation, meeting=meeting.id, starts_at=meeting.starts_at, ends_at=meeting.ends_at)
    return entry, _text(entry, invitation, meeting.zone, language)


@transaction.atomic
def send_all(invitation):
    """She wants the meetings in her calendar: one letter for each that is ahead and not there yet. Returns how many."""
    there = set(invitation.calendar_entries.filter(cancelled=False).values_list("meeting", flat=True))
    lacking = [meeting for meeting in ahead(invitation.convening, invitation.person_id) if meeting.id not in there]
    language = known_for(invitation)["language"]
    for meeting in lacking:
        entry = _requested(invitation, meeting)
        notifications.calendar(invitation, entry, _text(entry, invitation, meeting.zone, language), language=language)
    return len(lacking)


@transaction.atomic
def cancel_all(invitation):
    """Take every entry that is ahead out of her calendar again, by one letter each. Returns how many."""
    entries = invitation.calendar_entries.select_for_update().filter(cancelled=False, ends_at__gt=clock.now())
    entries = list(entries.order_by("pk"))
    for entry in entries:
        _cancel(entry, invitation)
    return len(entries)


def changed(convening, meeting_id):
    """A meeting has another hour, or is held no more: whoever has it in her calendar will be written to. Called in the change."""
    if CalendarEntry.objects.filter(meeting=meeting_id, cancelled=False, invitation__convening=convening).exists():
        outbox.enqueue_task(
            "participants.tasks.bring_calendars_up_to_date", convening_id=str(convening.pk), meeting_id=str(meeting_id)
        )


def takes_place_after_all(convening, meeting_id):
    """A meeting that was cancelled is held: it comes back into the calendars that it was taken out of. Called in the deed.

    Not into those of people who had all their meetings taken out, since they asked for that.
    """
    meeting = next((m for m in windows.meetings(convening) if m.id == meeting_id), None)
    out = CalendarEntry.objects.filter(meeting=meeting_id, cancelled=True, invitation__convening=convening, invitation__state__in=LIVE)
    if meeting is None or not out.exists():
        return
    others = CalendarEntry.objects.filter(invitation=OuterRef("invitation")).exclude(meeting=meeting_id)
    wanted = out.filter(Exists(others.filter(cancelled=False)) | ~Exists(others))
    for entry in wanted.select_related("invitation__person", "invitation__convening").order_by("pk"):
        invitation = entry.invitation
        if meeting.is_for(engagement.mark_of(convening.pk, invitation.person_id)) and not is_careful(invitation):
            language = known_for(invitation)["language"]
            entry = _requested(invitation, meeting)
            notifications.calendar_moved(invitation, entry, _text(entry, invitation, meeting.zone, language), language=language)


@transaction.atomic
def bring_up_to_date(convening, meeting_id):
    """One letter to each whose entry says something else than the programme. Again, it writes to nobody. Returns how many."""
    meeting = next((m for m in windows.meetings(convening) if m.id == meeting_id), None)
    entries = CalendarEntry.objects.select_for_update(of=["self"]).filter(
        meeting=meeting_id, cancelled=False, invitation__convening=convening, invitation__state__in=LIVE
    )
    told = 0
    for entry in entries.select_related("invitation__person", "invitation__convening").order_by("pk"):
        invitation = entry.invitation
        if meeting is None or not meeting.is_for(engagement.mark_of(convening.pk, invitation.person_id)):
            _cancel(entry, invitation)
        elif _says(entry, meeting):
            continue
        else:
            entry = _requested(invitation, meeting)
            language = known_for(invitation)["language"]
            notifications.calendar_moved(invitation, entry, _text(entry, invitation, meeting.zone, language), language=language)
        told += 1
    return told


def _says(entry, meeting):
    return (entry.starts_at, entry.ends_at) == (meeting.starts_at, meeting.ends_at)


def _requested(invitation, meeting):
    """The entry as it now goes out to her, remembered."""
    hours = {"starts_at": meeting.starts_at, "ends_at": meeting.ends_at}
    entry = CalendarEntry.objects.select_for_update().filter(invitation=invitation, meeting=meeting.id).first()
    if entry is None:
        return CalendarEntry.objects.create(invitation=invitation, meeting=meeting.id, **hours)
    if entry.cancelled or not _says(entry, meeting):
        entry.starts_at, entry.ends_at = hours.values()
        entry.cancelled = False
        entry.sequence += 1
        entry.save()
    return entry


def _cancel(entry, invitation):
    entry.cancelled = True
    entry.sequence += 1
    entry.save(update_fields=["cancelled", "sequence"])
    language = known_for(invitation)["language"]
    text = _text(entry, invitation, invitation.convening.zone, language)
    notifications.calendar_cancelled(invitation, entry, text, language=language)


def _text(entry, invitation, zone, language):
    """The entry as an iCalendar text: a request, or its cancellation."""
    host = urlsplit(settings.SITE_URL).hostname
    event = Event()
    event.add("uid", f"{_uid(entry, invitation)}@{host}")
    event.add("sequence", entry.sequence)
    event.add("dtstamp", clock.now())
    event.add("dtstart", entry.starts_at.astimezone(zone))
    event.add("dtend", entry.ends_at.astimezone(zone))
    with translation.override(language or settings.LANGUAGE_CODE):
        event.add("summary", _("Online meeting"))
    organizer = vCalAddress(f"mailto:{mail.our_address()}")
    organizer.params["cn"] = vText(settings.SITE_NAME)
    event.add("organizer", organizer)
    event.add("attendee", _her(invitation))
    event.add("class", "PRIVATE")
    event.add("transp", "OPAQUE")
    event.add("status", "CANCELLED" if entry.cancelled else "CONFIRMED")
    around = _around("CANCEL" if entry.cancelled else "REQUEST", zone.key, entry.starts_at.year)
    return around.replace("END:VCALENDAR", event.to_ical().decode() + "END:VCALENDAR")


def _her(invitation):
    """The only attendee. Her calendar program is asked for no reply: she answers on the page."""
    attendee = vCalAddress(f"mailto:{invitation.person.profile.email}")
    attendee.params["cutype"] = vText("INDIVIDUAL")
    attendee.params["role"] = vText("REQ-PARTICIPANT")
    attendee.params["partstat"] = vText("ACCEPTED" if invitation.state == Invitation.State.ACCEPTED else "NEEDS-ACTION")
    attendee.params["rsvp"] = vText("FALSE")
    return attendee


def _uid(entry, invitation):
    return vault.digest(keyring.house("calendar"), invitation.pk, entry.meeting, size=16).hex()


@lru_cache(maxsize=64)
def _around(method, zone_name, year):
    """A calendar without its event: the method, and when the clocks of the zone change from the year before to the year after."""
    calendar = Calendar()
    calendar.add("prodid", "-//convening//invitation 1.0//EN")
    calendar.add("version", "2.0")
    calendar.add("method", method)
    if zone_name != "UTC":
        calendar.add_component(Timezone.from_tzid(zone_name, first_date=date(year - 1, 1, 1), last_date=date(year + 1, 12, 31)))
    return calendar.to_ical().decode()
