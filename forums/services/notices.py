"""A safeguarding message reaches a voice, and nobody learns who it is: not even the officer who writes it.

The notice is written alone, in a transaction of its own, with no row that names anybody and no letter: she finds it when she
opens the room. That the officer wrote one stands in the audit, which names the room.
"""

from django.db import transaction
from django.utils.translation import gettext as _

from convening import audit, keyring, policy, writing
from convening.errors import Forbidden, Refused

from .. import attribution
from ..models import Notice, Room, VoiceLabel
from .locking import locked, not_sealed_meanwhile

LONGEST = 1_000


def write_to_voice(room, label, text, *, by, question=None):
    """Leave a message for the voice with `label`, (object, number); where each question has its voices, at `question`.

    The same words to the same voice on the same day are one notice.
    """
    policy.require(by, "forums.write_notice", room)
    text = _honest(text)
    voice = _voice_called(room, label, question)
    with transaction.atomic():
        audit.record(room.convening, actor=by, verb="forums.notice_written", target=room)
    _leave(room, voice, text)


def _leave(room, voice, text):
    """Alone in its transaction."""
    with transaction.atomic():
        room, now = locked(room)
        not_sealed_meanwhile(room)
        day = now.date()
        if any(notice.text == text for notice in Notice.objects.filter(room=room, voice=voice, day=day)):
            return
        notice = Notice(room=room, voice=voice, day=day)
        try:
            notice.text = text
        except keyring.KeyGone:
            raise Refused("forums.room_sealed", _("This room is sealed. No voice can be reached there any more.")) from None
        notice.save(force_insert=True)


def put_away(notice_id, room, *, by):
    """She has read it, and wants it gone. As with her words, only her voice can."""
    policy.require(by, "forums.read_room", room)
    if not policy.standing(by).knows_her_voice:
        raise Forbidden("forums.put_away_notice")
    with transaction.atomic():
        room, _now = locked(room)
        notice = Notice.objects.select_for_update().filter(pk=notice_id, room=room).first()
        questions = list(room.questions.values_list("pk", flat=True))
        if notice is None or bytes(notice.voice) not in attribution.voices_of(room, by, questions):
            raise Forbidden("forums.put_away_notice")
        notice.delete()


def _voice_called(room, label, question):
    scope = question if room.scope == Room.Scope.QUESTION else None
    if room.scope == Room.Scope.QUESTION and question is None:
        sentence = _("In this room a voice has another label at each question. Choose the question.")
        raise Refused("forums.which_question", sentence, fields={"question": sentence})
    found = VoiceLabel.objects.filter(room=room, question=scope, object=label[0], number=label[1]).first()
    if found is None:
        sentence = _("No voice has spoken in this room under this label.")
        raise Refused("forums.no_such_voice", sentence, fields={"number": sentence})
    return bytes(found.voice)


def _honest(text):
    text = "".join(c for c in str(text or "") if c.isprintable() or c in "\n\u200c\u200d").strip()
    if not text:
        sentence = _("Please write something first.")
        raise Refused("forums.empty_notice", sentence, fields={"text": sentence})
    if len(text) > LONGEST:
        sentence = _("Please say it in %(most)s characters or fewer.") % {"most": writing.number_here(LONGEST)}
        raise Refused("forums.long_notice", sentence, fields={"text": sentence})
    return text
