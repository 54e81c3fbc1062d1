"""Decisions on posts. The moderation sees voices; each decision carries its actor in the audit, and is taken once."""

from functools import partial

from django.db import transaction
from django.utils.translation import gettext as _

from convening import audit, policy
from convening.errors import Refused

from ..models import Post
from . import arrivals, showing
from .posting import locked

State = Post.State
LONGEST_REASON = 300


def publish_post(post, *, by):
    """Let the members read a post that waits. It takes the next place in the room."""
    waited = arrivals.age_of(post)
    with transaction.atomic():
        room, post, today = _decide(post, by, State.HELD)
        if post.position is None:
            showing.take_place(room, post)
        else:  # it was readable before somebody held it: it comes back to its place
            post.state = State.PUBLISHED
            showing.changed(room, post)
        post.reason = ""
        post.save(update_fields=["state", "position", "reason", "news"])
        _close(room, post, waited, today, by, "forums.post_published")
    return post


def decline_post(post, reason, *, by):
    """Keep a post from the members; `reason` is shown to its voice, inside the room only, without anybody learning who it is."""
    reason = " ".join(str(reason).split())
    if not reason:
        sentence = _("Please say why: the voice that wrote this will read it.")
        raise Refused("forums.no_reason", sentence, fields={"reason": sentence})
    if len(reason) > LONGEST_REASON:
        sentence = _("Please say it in %(most)s characters or fewer.") % {"most": LONGEST_REASON}
        raise Refused("forums.long_reason", sentence, fields={"reason": sentence})
    waited = arrivals.age_of(post)
    with transaction.atomic():
        room, post, today = _decide(post, by, State.HELD)
        post.state, post.reason = State.DECLINED, reason
        post.save(update_fields=["state", "reason"])
        _close(room, post, waited, today, by, "forums.post_declined")
    return post


def hold_post(post, *, by):
    """Take a post that members read out of sight until the moderation decides."""
    with transaction.atomic():
        room, post, _today = _decide(post, by, State.PUBLISHED)
        post.state = State.HELD
        showing.changed(room, post)
        post.save(update_fields=["state", "news"])
        room.arrivals += 1
        room.save(update_fields=["arrivals"])
        audit.record(room.convening, actor=by, verb="forums.post_held", target=post)
        transaction.on_commit(partial(arrivals.note, room.id, post.id))
    return post


def _decide(post, by, expected):
    """Lock the room, then the post; the second of two moderators is told what the first decided."""
    policy.require(by, "forums.moderate_room", post.room)
    room, now = locked(post.room)
    post = Post.objects.select_for_update().get(pk=post.pk)
    if post.state != expected:
        raise Refused("forums.already_decided", _SENTENCES[post.state]())
    return room, post, now.date()


_SENTENCES = {
    State.PUBLISHED: lambda: _("Somebody else has decided already: this post is published."),
    State.DECLINED: lambda: _("Somebody else has decided already: this post is not published."),
    State.HELD: lambda: _("Somebody else has decided already: this post waits in the queue."),
    State.WITHDRAWN: lambda: _("The voice that wrote this post has withdrawn it."),
}


def _close(room, post, waited, today, by, verb):
    arrivals.count(room, arrivals.bucket_of(waited, same_day=post.day == today))
    audit.record(room.convening, actor=by, verb=verb, target=post)
    transaction.on_commit(partial(arrivals.forget, room.id, post.id))
