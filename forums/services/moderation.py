"""Decisions on what waits. The moderation sees voices; each decision carries its actor in the audit, and is taken once.

What somebody decides on is what she has seen: `edition` (of `corrections.edition`) tells whether the words changed meanwhile.
"""

from functools import partial

from django.db import transaction
from django.utils.translation import gettext as _

from convening import audit, policy, writing
from convening.errors import Refused

from ..models import Correction, Post, Reason
from . import arrangement, arrivals, corrections, showing
from .locking import locked, not_sealed_meanwhile, post_in

State = Post.State
LONGEST_REASON = 300


def publish_post(post, *, by, edition=None):
    """Let the members read a post that waits. It takes the next place in the room, or comes back to its own."""
    waited = arrivals.age_of(post)
    with transaction.atomic():
        room, post, today = decide_on(post, by, State.HELD, edition)
        if post.position is None:
            showing.take_place(room, post)
        else:  # it was readable before somebody held it: it comes back to its place
            post.state = State.PUBLISHED
            showing.changed(room, post)
        post.reason = post.reason_code = ""
        post.save(update_fields=["state", "position", "reason", "reason_code", "news"])
        _close(room, post, waited, today, by, "forums.post_published")
    return post


def decline_post(post, reason="", *, by, code=Reason.OTHER, seen=State.HELD, edition=None):
    """Keep a post from the members. Its voice, and nobody else, is told why: `code` in her own language, and `reason` as written.

    `seen` is what the post was when the moderator looked at it: a post that waits, or (with flags) one that members read.
    """
    code, reason = _why(code, reason)
    waited = arrivals.age_of(post)
    with transaction.atomic():
        room, post, today = decide_on(post, by, seen, edition)
        arrangement.come_apart(room, post)
        post.state, post.reason_code, post.reason, post.pinned = State.DECLINED, code, reason, False
        if post.position is not None:
            showing.changed(room, post)
        post.save(update_fields=["state", "reason_code", "reason", "pinned", "news"])
        Correction.objects.filter(post=post).delete()
        _close(room, post, waited, today, by, "forums.post_declined", note=code)
    return post


def hold_post(post, *, by, edition=None):
    """Take a post that members read out of sight until the moderation decides."""
    with transaction.atomic():
        room, post, _today = decide_on(post, by, State.PUBLISHED, edition)
        put_back(room, post)
        audit.record(room.convening, actor=by, verb="forums.post_held", target=post)
    return post


def put_back(room, post):
    """A published `post` goes back to the queue of the locked room."""
    arrangement.take_new_words(post)
    post.state, post.pinned = State.HELD, False
    showing.changed(room, post)
    post.save(update_fields=["state", "pinned", "news"])
    arrivals.arrived(room, post)


def leave_post(post, *, by, edition=None):
    """Members asked to look at a post, and it stays as it is. The same members' flags ask no more."""
    waited = arrivals.age_of(post)
    with transaction.atomic():
        room, post, today = decide_on(post, by, State.PUBLISHED, edition)
        if not post.flags.filter(looked_at=False).exists():
            raise Refused("forums.already_decided", _("Somebody else has decided already: this post stays as it is."))
        _close(room, post, waited, today, by, "forums.post_left")
    return post


def take_in_correction(post, *, by, edition=None):
    """Let the new words of a voice take the place of those that members read."""
    waited = arrivals.age_of(post)
    with transaction.atomic():
        room, post, correction, today = _correction_of(post, by, edition)
        post = corrections.take_in(correction)
        post.reason = post.reason_code = ""
        post.save(update_fields=["reason", "reason_code"])
        _close(room, post, waited, today, by, "forums.correction_taken_in", looked_at=False)
    return post


def drop_correction(post, reason="", *, by, code=Reason.OTHER, edition=None):
    """What stands goes on standing; the voice is told why its new words are not taken in."""
    code, reason = _why(code, reason)
    waited = arrivals.age_of(post)
    with transaction.atomic():
        room, post, correction, today = _correction_of(post, by, edition)
        correction.delete()
        post.reason_code, post.reason = code, reason
        post.save(update_fields=["reason_code", "reason"])
        _close(room, post, waited, today, by, "forums.correction_declined", note=code, looked_at=False)
    return post


def decide_on(post, by, expected, edition=None):
    """(room, post, day), both locked: the room first, then the post. The second of two moderators is told what the first decided."""
    policy.require(by, "forums.moderate_room", post.room)
    room, now = locked(post.room)
    not_sealed_meanwhile(room)
    post = post_in(room, post)
    if post.state != expected:
        raise Refused("forums.already_decided", _SENTENCES[post.state]())
    if edition is not None and edition != corrections.edition(post):
        raise Refused("forums.changed_meanwhile", _changed())
    return room, post, now.date()


def _changed():
    return _("The voice has changed these words meanwhile. Nothing was decided: please read them once more.")


_SENTENCES = {
    State.PUBLISHED: lambda: _("Somebody else has decided already: this post is published."),
    State.DECLINED: lambda: _("Somebody else has decided already: this post is not published."),
    State.HELD: lambda: _("Somebody else has decided already: this post waits in the queue."),
    State.WITHDRAWN: lambda: _("The voice that wrote this post has withdrawn it."),
    State.MERGED: lambda: _("Somebody else has decided already: this post is joined with another one."),
}


def _correction_of(post, by, edition):
    room, post, today = decide_on(post, by, State.PUBLISHED)
    correction = Correction.objects.select_for_update().filter(post=post).first()
    if correction is None:
        raise Refused("forums.already_decided", _("Somebody else has decided already, or the voice has taken its new words back."))
    if edition is not None and edition != corrections.edition(correction):
        raise Refused("forums.changed_meanwhile", _changed())
    return room, post, correction, today


def _why(code, reason):
    reason = " ".join(str(reason).split())
    if code not in Reason.values:
        sentence = _("Please choose a reason.")
        raise Refused("forums.no_reason", sentence, fields={"code": sentence})
    if code == Reason.OTHER and not reason:
        sentence = _("Please say why: the voice that wrote this will read it.")
        raise Refused("forums.no_reason", sentence, fields={"reason": sentence})
    if len(reason) > LONGEST_REASON:
        most = writing.number_here(LONGEST_REASON)
        sentence = _("Please say it in %(most)s characters or fewer.") % {"most": most}
        raise Refused("forums.long_reason", sentence, fields={"reason": sentence})
    return str(code), reason


def _close(room, post, waited, today, by, verb, *, note="", looked_at=True):
    """The decision is counted and on record. With it, all that members flagged has been looked at."""
    arrivals.count(room, arrivals.bucket_of(waited, same_day=post.day == today))
    if looked_at:
        post.flags.filter(looked_at=False).update(looked_at=True)
    audit.record(room.convening, actor=by, verb=verb, target=post, note=note)
    transaction.on_commit(partial(arrivals.forget, room.id, post.id))
