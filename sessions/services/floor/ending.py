"""The end of a live session: who was there is written by mark, what is counted is kept, what was asked goes to the room if its asker
agreed; then the key is destroyed, and with it everything else.

It may break off anywhere and is begun again: presence is joined to what is stored, a question left over has an id that follows from
what it was on the floor, and counts are written once. The last step is the key's; while there is one, the end is not complete.
"""

import random
import uuid

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext as _

from convening import audit, clock, journal, keyring, policy, vault
from convening.errors import Refused

from ...floor import ballots, booths, channels, equity, parts, presence, store
from ...models import LeftQuestion, LiveRecord, Session
from ..attendance import join_presence

# What officers and interpreters did: numbers of process, told as they are. All else is of people, and told from five.
OF_PROCESS = frozenset({"polls", "captions", "handovers", "notes"})
# A part of a whole tells of the rest, too.
PART_OF = {"speakers": "present", "answered_questions": "questions", "left_questions": "questions", "points_of_order": "turns"}
PART_OF |= {f"{channels.COUNTED}{language}": "present" for language, _name in settings.LANGUAGES}


def close_floor(session, *, by):
    """End the live session now and for good. Again does nothing. Refused while Redis does not answer: then nothing has happened."""
    policy.require(by, "sessions.chair", session)
    try:
        _end(session, by)
    except store.Away:
        raise Refused("floor.away", _("The floor cannot be closed just now: something that it needs does not answer. Try again in a minute.")) from None


def end_what_is_over():
    """End the floors of sessions whose time is over, and forget those of cancelled ones. Idempotent; what does not answer is asked again."""
    for session in Session.objects.filter(starts_at__lt=clock.now()).select_related("convening"):
        if store.is_open(session) or not keyring.holds("session", session.pk):
            continue
        try:
            if session.cancelled_on is not None:
                _forget(session)
            else:
                _end(session, None)
        except store.Away:
            return


def _end(session, by):
    try:
        floor = store.close(session)
        if LiveRecord.objects.filter(session=session).exists():  # the last that is written: only the key is left
            _forget(session)
            return
        stays, staff = presence.gathered(session)
        counts = kept_of(floor, len(stays.keys() - staff))
        left = [(_id_of(floor, name), language, text) for part in parts.PARTS for name, language, text in part.left_over(floor)]
    except store.Over:
        return  # it ended before
    present = {mark: [(joined, gone) for joined, gone in pairs if gone > joined] for mark, pairs in stays.items()}
    with transaction.atomic(durable=True):
        join_presence(session, {mark: pairs for mark, pairs in present.items() if pairs}, staff=staff)
    with transaction.atomic(durable=True):
        random.SystemRandom().shuffle(left)
        LeftQuestion.objects.bulk_create(
            [LeftQuestion(id=pk, session=session, language=language, text=text) for pk, language, text in left], ignore_conflicts=True
        )
    with transaction.atomic(durable=True):
        _record, is_new = LiveRecord.objects.get_or_create(
            session=session, defaults={"closed_on": clock.today(session.convening.zone), "counts": counts}
        )
        if is_new and by is not None:
            audit.record(session.convening, actor=by, verb="sessions.floor_closed", target=session)
    _forget(session)


def _forget(session):
    ballots.destroy_keys(session)
    store.forget(session)
    presence.forget_what_was_seen(session)
    journal.rewrite()


def kept_of(floor, present):
    """What is kept of a floor: {"present", "counts": {what: number, or None where it is withheld}, "shares": {attribute: rows or None}}."""
    numbers = {"present": present}
    for counted in [*(part.counts for part in parts.PARTS), booths.counts, channels.counts]:
        numbers |= counted(floor)
    least = equity.least(floor.session)
    told = {what: number if what in OF_PROCESS else _protected(number, numbers.get(PART_OF.get(what)), least) for what, number in numbers.items()}
    return {"present": told.pop("present"), "counts": told, "shares": equity.latest(floor)["tables"]}


def _protected(number, whole, least):
    """The number, or None where it, or what is left of the whole, is of so few that it tells of single people."""
    if 0 < number < least or (whole is not None and 0 < whole - number < least):
        return None
    return number


def _id_of(floor, name):
    return uuid.UUID(bytes=vault.digest(floor.key, "left question", name, size=16), version=4)
