"""Words not sent yet, kept on the server so that a lost connection, an empty battery or a borrowed telephone loses none.

Sealed under a key that only she and the room's key make together, filled up so that the length tells little, with no time and
without the form's key. Gone when she posts, when she throws them away, and at the close.
"""

import json

from django.db import connection, transaction
from django.utils.translation import gettext as _

from convening import policy, vault, writing
from convening.errors import Refused

from .. import attribution, wording
from ..models import Draft, Post, Question
from .locking import as_it_is, unless_sealed
from .posting import refuse_unless_open

LONGEST = 4 * wording.LONGEST  # more than can be posted: what is too long is shortened from here
STEP = 2_048


def keep_draft(room, question, text, *, by, key, reply_to=None, language="", mode="", instead_of=None):
    """Keep `text` as her draft at `question`, or beneath the post with the id `reply_to`; empty text is no draft.

    `key` is the form's own: it is asked whether its post is there already, and stored nowhere. `instead_of` is a question at which
    an earlier state of this draft lies. Returns True if a draft is kept.
    """
    policy.require(by, "forums.speak_in_room", room)
    text = _keepable(text)
    with unless_sealed(), transaction.atomic():
        mark, retry = _mark(room, question, reply_to, by), attribution.retry_digest(room, key)
        _one_after_the_other(room, by)
        room, now = as_it_is(room)
        refuse_unless_open(room, now)
        if not Question.objects.filter(pk=question.pk, room=room).exists():
            raise Refused("forums.question_gone", _("This question was taken away meanwhile. Please choose another one; your text is kept."))
        if reply_to is not None and not Post.objects.filter(pk=reply_to, room=room, position__isnull=False).exists():
            raise Refused("forums.nothing_to_reply_to", _("The post you reply to is not here any more. Your text is kept."))
        if instead_of is not None and instead_of.pk != question.pk:
            Draft.objects.filter(room=room, mark=_mark(room, instead_of, reply_to, by)).delete()
        draft = Draft.objects.filter(room=room, mark=mark).first() or Draft(room=room, mark=mark)
        # A saving that was still under way when she posted finds the post.
        if not text.strip() or Post.objects.filter(room=room, retry=retry).exists():
            if not draft._state.adding:
                draft.delete()
            return False
        content = {"text": text, "language": language, "mode": mode}
        draft.sealed = vault.seal(attribution.draft_key(room, by), _filled_up(content), place=draft.place)
        draft.save()
    return True


def throw_away_drafts(room, questions, *, by, reply_to=None):
    """Her drafts at these questions are gone; in a transaction of its own, after that of a post."""
    policy.require(by, "forums.speak_in_room", room)
    with unless_sealed(), transaction.atomic():
        marks = attribution.draft_marks(room, by, [(question.pk, reply_to) for question in questions])
        _one_after_the_other(room, by)
        Draft.objects.filter(room=room, mark__in=list(marks)).delete()


def _mark(room, question, reply_to, by):
    (mark,) = attribution.draft_marks(room, by, [(question.pk, reply_to)])
    return mark


def _one_after_the_other(room, by):
    """Her savings, and the throwing away after her post, wait for each other; nobody else does. Leaves no trace."""
    (turn,) = attribution.draft_marks(room, by, [(room.id, None)])
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [int.from_bytes(turn[:8], "big", signed=True)])


def _filled_up(content):
    """`content` with as much beside it as makes its length a whole number of steps; the seal adds one byte of its own."""
    length = len(json.dumps({**content, "rest": ""}, ensure_ascii=False, separators=(",", ":")).encode())
    return {**content, "rest": "." * (-(length + 1) % STEP)}


def _keepable(text):
    text = str(text or "")
    if "\0" in text or any("\ud800" <= character <= "\udfff" for character in text):
        raise Refused("forums.unreadable_text", _("Your text contains a character that cannot be stored. Please type it again."))
    if len(text) > LONGEST:
        most = writing.number_here(LONGEST)
        raise Refused("forums.draft_too_long", _("A draft can have %(most)s characters. Please shorten it.") % {"most": most})
    return text
