"""Questions in writing: she asks, others endorse, a moderator reads each before anybody else does.

Nothing of it is audited, and nothing reaches the database before the end of the session.
"""

import uuid
from contextlib import contextmanager

from django.conf import settings
from django.utils.translation import gettext as _
from redis.exceptions import RedisError

from convening import honesty, limits, policy, writing
from convening.errors import Refused, beside

from ... import floor, windows
from ...floor import questions, store

MOST_WAITING = 3  # of one person, at the same time
MOST = 300  # of a session
MOST_TRIES = 15  # of one person, within an hour


# ── Who takes part ────────────────────────────────────────────────────────────────────────────────────────────────────
def ask(seat, *, text, language, by_name=False, consent=False, key):
    """Ask in writing. It waits until a moderator has read it. `consent`: if there is no time, the room may take it up without her name."""
    text = _honest(text)
    if language not in dict(settings.LANGUAGES):
        sentence = _("Choose the language in which you wrote.")
        raise Refused("questions.language", sentence, fields={"language": sentence})
    consent = bool(consent) and windows.a_room_takes_up(seat.session)
    with floor.changing(seat.session) as state:
        if not state.first_time(key):
            return
        unread = questions.waiting(state)
        if sum(questions.is_hers(state, one, seat.me) for one in unread) >= MOST_WAITING:
            raise Refused("questions.many_of_yours", _("%(number)s questions of yours have not been read yet. Wait for one of them, or take one back.") % {
                "number": writing.number_here(MOST_WAITING)})
        if len(questions.every(state)) >= MOST:
            raise Refused("questions.full", _("So many questions were asked that no more can be read today."))
        if not limits.counts("live question", seat.me, most=MOST_TRIES):
            raise Refused("questions.too_often", _("You have asked very often within this hour. Wait a while, please."))
        question_id = uuid.uuid4().hex
        unread.append({
            "id": question_id, "asker": questions.asker_of(state, question_id, seat.me), "name": seat.name_chosen(by_name),
            "language": language, "text": text, "consent": consent,
        })


def take_back(seat, question_id):
    """She does not ask this any more; nothing of it stays. What has been answered stays as it was."""
    with floor.changing(seat.session) as state:
        for asked in (questions.waiting(state), questions.read(state)):
            for question in asked:
                if question["id"] == question_id and questions.is_hers(state, question, seat.me):
                    if question.get("state") in questions.ANSWERED:
                        raise Refused("questions.answered", _("This question has been answered. It stays where it stands until the session is over."))
                    asked.remove(question)
                    return


def endorse(seat, question_id):
    """She wants to hear the answer too. Once a person and question; nobody can see whose endorsement it is."""
    state = floor.look(seat.session)
    question = _open(state, question_id)
    if questions.is_hers(state, question, seat.me):
        raise Refused("questions.yours", _("This question is yours. Others can endorse it."))
    _beside("sadd", state, question_id, seat)


def stop_endorsing(seat, question_id):
    """She takes her endorsement back. Nothing happens where there was none."""
    state = floor.look(seat.session)
    _open(state, question_id)
    _beside("srem", state, question_id, seat)


def _beside(command, state, question_id, seat):
    name = questions.endorsers(seat.session, question_id)
    try:
        with store.redis_of_floors().pipeline() as pipe:
            getattr(pipe, command)(name, questions.endorser(state, seat.me))
            pipe.expire(name, store.KEPT)
            pipe.execute()
    except RedisError:
        raise floor.Away from None
    questions.recount(seat.session)


def _open(state, question_id):
    for question in questions.read(state):
        if question["id"] == question_id and question["state"] in questions.OPEN:
            return question
    raise _gone()


def _gone():
    return Refused("questions.gone", _("This question is not open any more: it was answered, joined with another, or taken back."))


# ── Who moderates ─────────────────────────────────────────────────────────────────────────────────────────────────────
@contextmanager
def _moderating(seat, question_id):
    """(the state, the question), among those that were read; one that waited is read now."""
    policy.require(seat.person, "sessions.moderate_questions", seat.session)
    with floor.changing(seat.session) as state:
        unread, read = questions.waiting(state), questions.read(state)
        for question in [*unread, *read]:
            if question["id"] == question_id:
                break
        else:
            raise Refused("questions.gone", _("This question was taken back meanwhile."))
        if question in unread:
            unread.remove(question)
            question |= {"state": "", "reason": "", "answer": "", "answer_language": "", "into": "", "endorsed": 0}
            read.append(question)
        yield state, question
        questions.write_endorsements(state)


def let_through(seat, question_id):
    """Everybody reads it now; also one that was declined, or marked as answered, by mistake."""
    with _moderating(seat, question_id) as (_state, question):
        question |= {"state": "open", "reason": "", "answer": "", "into": ""}


def decline(seat, question_id, reason):
    """Nobody else reads it. Its asker is told which of the ready reasons it was."""
    if reason not in questions.REASONS:
        sentence = _("Choose a reason: whoever asked will read it.")
        raise Refused("questions.no_reason", sentence, fields={"reason": sentence})
    with _moderating(seat, question_id) as (_state, question):
        question |= {"state": "declined", "reason": reason}


def join(seat, question_id, into):
    """Join it with a question that says the same: those who endorsed the one endorse the other."""
    with _moderating(seat, question_id) as (state, question):
        other = next((one for one in questions.read(state) if one["id"] == into and one["state"] in questions.OPEN), None)
        if other is None or other is question:
            sentence = _("Choose the question with which to join it: one that everybody reads.")
            raise Refused("questions.join_with", sentence, fields={"into": sentence})
        question |= {"state": "joined", "into": into}
    here, there = (questions.endorsers(seat.session, one) for one in (question_id, into))
    try:
        with store.redis_of_floors().pipeline() as pipe:
            pipe.sunionstore(there, here, there)
            pipe.delete(here)
            pipe.expire(there, store.KEPT)
            pipe.execute()
    except RedisError:
        raise floor.Away from None
    questions.recount(seat.session)


def answer_now(seat, question_id):
    """It is being answered: it stands on top. The one before it has been answered."""
    with _moderating(seat, question_id) as (state, question):
        for one in questions.read(state):
            if one["state"] == "now":
                one["state"] = "live"
        question |= {"state": "now", "reason": "", "into": ""}


def answered(seat, question_id):
    """It was answered in the session."""
    with _moderating(seat, question_id) as (_state, question):
        question |= {"state": "live", "reason": "", "into": ""}


def answer_in_writing(seat, question_id, *, text, language):
    """Answer it with a few words that everybody reads."""
    text = _honest(text)
    with _moderating(seat, question_id) as (_state, question):
        question |= {"state": "written", "answer": text, "answer_language": language, "reason": "", "into": ""}


def _honest(text):
    with beside("text"):
        return honesty.honest(text, questions.LONGEST)
