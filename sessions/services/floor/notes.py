"""The rapporteur's notes: paragraphs of what was said, never by whom. Saved at once; shown to everybody where she shares them.

Writing them is a deed of office and audited: which note, never its words. Off the record nothing is kept, so nothing can be written.
"""

from functools import partial

from django.db import transaction
from django.utils.translation import gettext as _

from convening import audit, clock, honesty, once, policy, writing
from convening.errors import Refused

from ... import floor
from ...floor import notes as shown_notes
from ...models import Note, Rule
from ...selectors.windows import way_in_window
from ..one_writer import locked

LONGEST = 3_000  # characters of a paragraph
MOST = 300


@transaction.atomic
def write_note(session, text, *, language, by, key):
    """Add a paragraph at the end; None if this form was sent before."""
    session = _to_be_noted(session, by)
    text = _words(session, text, language)
    if not once.first_time(key):
        return None
    last = Note.objects.filter(session=session).order_by("-position").first()
    if last and Note.objects.filter(session=session).count() >= MOST:
        raise Refused("notes.full", _("There are %(most)s paragraphs already. Join some of them, then write on.") % {"most": writing.number_here(MOST)})
    note = Note.objects.create(session=session, position=last.position + 1 if last else 1, language=language, text=text)
    _done(note, by, "sessions.note_written")
    return note


@transaction.atomic
def change_note(note, text, *, language, by):
    """Write a paragraph anew, in its place."""
    session = _to_be_noted(note.session, by)
    note.text, note.language = _words(session, text, language), language
    note.save(update_fields=["text", "language"])
    _done(note, by, "sessions.note_changed")


@transaction.atomic
def move_note(note, *, earlier, by, seen=None):
    """Change places with the paragraph before it, or after it; nothing happens at the ends.

    `seen` is the position that whoever moves it saw: a button pressed twice moves once.
    """
    session = _to_be_noted(note.session, by)
    note.refresh_from_db(fields=["position"])
    if seen is not None and note.position != seen:
        return
    others = Note.objects.filter(session=session)
    other = (others.filter(position__lt=note.position).order_by("-position") if earlier else others.filter(position__gt=note.position)).first()
    if other is None:
        return
    note.position, other.position = other.position, note.position
    Note.objects.bulk_update([note, other], ["position"])
    _done(note, by, "sessions.note_moved")


@transaction.atomic
def delete_note(note, *, by):
    """Take a paragraph away for good; also one that was written before the rule grew stricter, or the session was cancelled."""
    policy.require(by, "sessions.take_notes", note.session)
    note.session = locked(note.session)
    _done(note, by, "sessions.note_deleted")
    note.delete()


@transaction.atomic
def share_notes(session, on, *, by):
    """Show the notes to everybody on the live page, as they are and as they change; or no longer."""
    session = _to_be_noted(session, by)
    with floor.changing(session) as state:
        if on == shown_notes.are_shown(state):
            return
        audit.record(session.convening, actor=by, verb="sessions.notes_shown" if on else "sessions.notes_hidden", target=session)
        state.section("notes_shown", {}).clear()
        if on:
            state.sections["notes_shown"] |= {"on": True, **_newest(session)}


def _to_be_noted(session, by):
    policy.require(by, "sessions.take_notes", session)
    session = locked(session)
    if session.rule == Rule.OFF_THE_RECORD:
        raise Refused("notes.off_the_record", _("This session is off the record: nothing of it is kept, so no notes can be written."))
    if session.cancelled_on is not None:
        raise Refused("notes.cancelled", _("This session is not held, so there is nothing to note."))
    if clock.now() < way_in_window(session, {"rapporteur"})[0]:
        raise Refused("notes.too_early", _("Notes can be written from the moment the way in opens for those who have a role in the session."))
    return session


def _words(session, text, language):
    if language not in session.languages:
        raise Refused("notes.language", _("Choose a language of this session."), fields={"language": _("Choose a language of this session.")})
    return honesty.honest(text, LONGEST)


def _done(note, by, verb):
    audit.record(note.session.convening, actor=by, verb=verb, target=note)
    transaction.on_commit(partial(_show_again, note.session))


def _show_again(session):
    """What is shown follows what was written. Without a floor there is nobody to show it to."""
    try:
        if not shown_notes.are_shown(floor.look(session)):
            return
        with floor.changing(session) as state:
            if shown_notes.are_shown(state):
                state.sections["notes_shown"] |= _newest(session)
    except (floor.Away, floor.Over):
        pass


def _newest(session):
    return shown_notes.newest(list(Note.objects.filter(session=session).values_list("language", "text")))
