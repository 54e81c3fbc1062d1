"""How the posts of a room stand to one another: what is pinned on top, and which say the same and are read as one.

Nothing of it is final: a pin is taken off, and what was joined comes apart at its old place.
"""

from django.db import transaction
from django.utils.translation import gettext as _

from convening import audit, policy
from convening.errors import Refused

from ..models import Correction, Post
from . import outdating, showing
from .locking import locked, not_sealed_meanwhile, post_in

State = Post.State
MOST_PINNED = 3


def pin_post(post, *, by):
    """Show `post` on top of the newest page, with at most two others."""
    with transaction.atomic():
        room, post = _both_locked(post, by)
        _readable(post)
        if post.pinned:
            return post
        if Post.objects.filter(room=room, pinned=True).count() >= MOST_PINNED:
            raise Refused("forums.enough_pinned", _("Three posts are pinned already. Take one of them down first."))
        _pin(room, post, True, by, "forums.post_pinned")
    return post


def unpin_post(post, *, by):
    with transaction.atomic():
        room, post = _both_locked(post, by)
        if post.pinned:
            _pin(room, post, False, by, "forums.post_unpinned")
    return post


def merge_post(post, into, *, by):
    """`post` says the same as `into`, an answer to the same question: members read `into`, and that another voice said so.

    What was joined with `post` before goes with it.
    """
    with transaction.atomic():
        room, post = _both_locked(post, by)
        _readable(post)
        into = Post.objects.select_for_update().filter(pk=into.pk, room=room).first()
        if into is None or into.pk == post.pk or into.question_id != post.question_id or into.state != State.PUBLISHED:
            sentence = _("The post with which you wanted to join it is not there any more. Choose another one.")
            raise Refused("forums.nothing_to_merge_into", sentence, fields={"into": sentence})
        take_new_words(post)
        for one in [post, *post.merged.select_for_update()]:
            one.state, one.merged_into, one.pinned = State.MERGED, into, False
            showing.changed(room, one)
            one.save(update_fields=["state", "merged_into", "pinned", "news"])
        _more_voices(room, into)
        audit.record(room.convening, actor=by, verb="forums.post_merged", target=post)
    return post


def take_apart(post, *, by):
    """A post that was joined with another one stands by itself again, at its old place."""
    with transaction.atomic():
        room, post = _both_locked(post, by)
        if post.state != State.MERGED:
            raise Refused("forums.already_decided", _("This post stands by itself already, or has been taken away."))
        into = Post.objects.select_for_update().get(pk=post.merged_into_id)
        _by_itself(room, post)
        _more_voices(room, into)
        audit.record(room.convening, actor=by, verb="forums.post_taken_apart", target=post)
    return post


def come_apart(room, post):
    """`post` is taken back or not published any more: what others said does not go with it, and where it was joined itself, a voice
    fewer says so. Call with the room locked, before it changes."""
    for one in Post.objects.select_for_update().filter(merged_into=post):
        _by_itself(room, one)
    if post.merged_into_id:
        _more_voices(room, Post.objects.select_for_update().get(pk=post.merged_into_id))


def take_new_words(post):
    """Members are about to read `post` no more: new words that wait beside it take their place now, and are decided on with it."""
    correction = Correction.objects.filter(post=post).first()
    if correction is None:
        return
    post.source, post.html, post.language, post.edited = correction.source, correction.html, correction.language, True
    post.save(update_fields=["source", "html", "language", "edited"])
    outdating.outdate(post)
    correction.delete()


def _by_itself(room, post):
    post.state, post.merged_into = State.PUBLISHED, None
    showing.changed(room, post)
    post.save(update_fields=["state", "merged_into", "news"])


def _more_voices(room, into):
    """How many said the same stands beside `into`: it reads otherwise."""
    if into.state == State.PUBLISHED:
        showing.changed(room, into)
        into.save(update_fields=["news"])


def _pin(room, post, pinned, by, verb):
    post.pinned = pinned
    showing.changed(room, post)
    post.save(update_fields=["pinned", "news"])
    audit.record(room.convening, actor=by, verb=verb, target=post)


def _both_locked(post, by):
    policy.require(by, "forums.moderate_room", post.room)
    room, _now = locked(post.room)
    not_sealed_meanwhile(room)
    return room, post_in(room, post)


def _readable(post):
    if post.state != State.PUBLISHED:
        raise Refused("forums.not_readable", _("Members do not read this post now. Decide about it in the queue first."))
