"""Letters, tasks and news are rows in the transaction of their cause; Redis is only the bell.

`enqueue_task` and `announce` are called inside a service's transaction; the relay carries the rows out after the commit,
at once when the bell rings and by timetable when it does not.
"""

import logging
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import timedelta

from django.db import transaction
from django.db.models import BooleanField, ExpressionWrapper, Q

from . import clock, keyring, pace, vault
from .models import OutboxEntry

FIRST_WAIT = timedelta(seconds=5)
MOST_ATTEMPTS = 40  # some thirty hours
IN_TURN = "in turn"  # one of many letters: it goes at the provider's rate, and lets the single ones pass

log = logging.getLogger(__name__)
_together = ContextVar("rows that are written together", default=None)


@contextmanager
def together():
    """Rows queued within are written at its end, all at once: for a deed with a thousand letters. Not for rows with a purpose."""
    rows = []
    before = _together.set(rows)
    try:
        yield
    finally:
        _together.reset(before)
    OutboxEntry.objects.bulk_create(rows, batch_size=200)
    if rows:
        _ring_after_the_commit()


def _ring():
    from .tasks import relay_outbox  # the task module imports this one

    try:
        relay_outbox.apply_async(retry=False, ignore_result=True)
    except Exception:  # noqa: BLE001  the bell may be out of order; the timetable comes by
        log.warning("the bell could not be rung")


def _add(**columns):
    if (rows := _together.get()) is not None and not columns.get("purpose"):
        rows.append(OutboxEntry(**columns))
        return
    if columns.get("purpose") and OutboxEntry.objects.filter(purpose=columns["purpose"]).exists():
        return
    OutboxEntry.objects.create(**columns)
    _ring_after_the_commit()


def _ring_after_the_commit():
    """Once, however many letters one deed writes."""
    connection = transaction.get_connection()
    here = set(connection.savepoint_ids)
    if not any(deed is _ring and sids <= here for sids, deed, _robust in connection.run_on_commit):
        transaction.on_commit(_ring)


def enqueue_task(name, **ids):
    """Run the Celery task `name` with these ids after the commit; again, if a worker dies."""
    _add(kind=OutboxEntry.Kind.TASK, name=name, ids=ids)


def announce(group, seq, **ids):
    """Tell an audience that there is news: the group's name and a sequence number, nothing else. A hint, never the record."""
    _add(kind=OutboxEntry.Kind.NEWS, name=group, ids={"seq": seq, **ids})


def was_put(purpose):
    """True if a letter of this `purpose` was queued before."""
    return OutboxEntry.objects.filter(purpose=_mark(purpose)).exists()


def _mark(purpose):
    return vault.digest(keyring.house("outbox purpose"), purpose) if purpose else None


def put_letter(letter, *, purpose=None, not_before=None, in_turn=False):
    """Seal a letter (a dict of address, subject, text, html, calendar, tag) and queue it; once for each `purpose`."""
    entry = OutboxEntry(kind=OutboxEntry.Kind.LETTER)
    sealed = vault.seal(keyring.house("outbox"), letter, place=f"outbox.{entry.id.hex}")
    name = IN_TURN if in_turn else ""
    _add(id=entry.id, kind=entry.kind, name=name, sealed=sealed, purpose=_mark(purpose), not_before=not_before)


def open_letter(entry):
    return vault.unseal(keyring.house("outbox"), entry.sealed, place=f"outbox.{entry.id.hex}")


def waits():
    """True if something that is due was not carried out yet. Letters that wait for their turn are where they should be."""
    return OutboxEntry.objects.filter(done_on=None).exclude(name=IN_TURN).exclude(not_before__gt=clock.Now()).exists()


def _put_off(entry):
    """Try again later, at most an hour apart, for a day and more. News is only a hint: a later one says the same."""
    if entry.kind == OutboxEntry.Kind.NEWS:  # nor may a time stand beside a room's name
        entry.delete()
        return
    entry.attempts += 1
    entry.not_before = clock.now() + min(timedelta(hours=1), FIRST_WAIT * 2 ** min(entry.attempts, 12))
    entry.save(update_fields=["attempts", "not_before"])


def carry_out(send_letter, run_task, send_news, *, limit=200):
    """Carry out what waits, in no order but that letters in turn come last and no faster than the provider takes them.

    What fails waits and holds up nothing else. Returns how many were carried out. Two relays never take the same row.
    """
    waiting = OutboxEntry.objects.select_for_update(skip_locked=True).filter(done_on=None, attempts__lt=MOST_ATTEMPTS)
    waiting = waiting.exclude(not_before__gt=clock.Now()).order_by(ExpressionWrapper(Q(name=IN_TURN), BooleanField()), "pk")
    done = 0
    while done < limit:
        with transaction.atomic():
            entry = waiting.first()
            if entry is None:
                return done
            if entry.kind == OutboxEntry.Kind.LETTER and not pace.may_leave(urgent=entry.name != IN_TURN):
                return done  # everything else has gone; the timetable comes by again
            try:
                with transaction.atomic():
                    match entry.kind:
                        case OutboxEntry.Kind.LETTER:
                            letter = open_letter(entry)
                            if letter.get("address"):  # a letter to nobody is queued too: a stranger costs the same time
                                send_letter(letter, entry.id)
                        case OutboxEntry.Kind.TASK:
                            run_task(entry.name, entry.ids)
                        case OutboxEntry.Kind.NEWS:
                            send_news(entry.name, entry.ids)
            except Exception as problem:  # noqa: BLE001  one bad row must not hold up the others
                log.warning("outbox: a %s could not be carried out (%s)", entry.kind, type(problem).__name__)
                _put_off(entry)
                continue
            if entry.purpose:  # kept, emptied, so that the same letter is not written twice
                entry.sealed = None
                entry.done_on = clock.now().date()
                entry.save(update_fields=["sealed", "done_on"])
            else:
                entry.delete()
            done += 1
    return done


