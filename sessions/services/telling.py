"""Whoever has a session in her calendar learns that it moved, is cancelled, or takes place after all.

Those who were invited are told by the people's storey; those who registered for a public session by a letter with their own link. Both are
queued in the transaction of the change.
"""

from convening import engagement, outbox
from convening.models import Participation
from participants.models import CalendarEntry
from participants.services import calendar_changed, calendar_reinstated

from .. import notifications
from ..models import Registration, Session

CHANGES = ("moved", "cancelled", "reinstated")


def tell_of_change(session, change):
    """Queue what tells of `change` to all who have `session` in their calendars."""
    if Registration.objects.filter(session=session).exists():
        outbox.enqueue_task(
            "sessions.tasks.tell_who_registered", session_id=str(session.pk), sequence=session.sequence, change=change
        )
    (calendar_reinstated if change == "reinstated" else calendar_changed)(session.convening, session.pk)


def tell_who_registered(session, sequence, change):
    """One letter to each who registered, but for those whose own calendar entry moves. Nothing, when it has changed again since.

    Told once for each `sequence`. Returns how many letters were written.
    """
    if session.sequence != sequence or session.door != Session.Door.PUBLIC or change not in CHANGES:
        return 0
    registered = {bytes(mark) for mark in Registration.objects.filter(session=session).values_list("mark", flat=True)}
    has_entry = set(
        CalendarEntry.objects.filter(meeting=session.pk, cancelled=False).values_list("invitation__person_id", flat=True)
    )
    parts = Participation.objects.filter(convening_id=session.convening_id).exclude(person_id__in=has_entry).select_related("person")
    people = {part.person_id: part.person for part in parts if not part.person.is_erased}
    told = 0
    for person_id, mark in engagement.marks_of(session.convening_id, people).items():
        if mark in registered and people[person_id].profile.email:
            notifications.changed(session, people[person_id], mark, change)
            told += 1
    return told
