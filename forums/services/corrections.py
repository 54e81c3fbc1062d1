"""People put right what they wrote, until the cooling after the close is over. Of the words before nothing is kept.

Where the moderation reads each post first, new words for one that members read wait beside it; what stands is read until then.
"""

import hashlib

from django.db import transaction
from django.utils.translation import gettext as _

from convening import policy
from convening.errors import Forbidden, Refused

from .. import attribution, broadcast, wording
from ..models import Correction, Post, Room
from . import arrivals, mutes, outdating, quoting, showing
from .locking import locked, post_in, unless_sealed

State = Post.State


def correct_post(post, text, *, by, language, was=None):
    """Give one's own post other words; returns it as it stands now, with the words or, where they wait, with a `correction`.

    `was` is the `edition` that she began from: had it changed meanwhile, nothing is written. A post that was not published goes
    back to the moderation with its new words as long as the room is open.
    """
    policy.require(by, "forums.speak_in_room", post.room)
    text = wording.honest(text)
    html = wording.as_html(text)
    with unless_sealed(), transaction.atomic():
        room, now = locked(post.room)
        post = _hers(room, post, by)
        waiting = Correction.objects.filter(post=post).first()
        stands = waiting or post
        if (stands.source, stands.language) == (text, language):
            return post
        _refuse_unless_it_can_change(room, post, now)
        if was is not None and was != edition(stands):
            raise Refused(
                "forums.changed_meanwhile",
                _("Your post has other words by now, sent from another page. Yours are kept below: load the page anew to see what stands."),
            )
        mutes.refuse_if_muted(room, by)
        if waiting is not None:
            waiting.delete()
        if post.state == State.PUBLISHED and post.mode != Post.Mode.ROLE and room.moderation == Room.Moderation.BEFORE:
            if (post.source, post.language) != (text, language):
                Correction.objects.create(post=post, language=language, source=text, html=html)
                _to_the_moderation(room, post)
        elif post.state == State.PUBLISHED:
            _write(room, post, text, html, language)
        else:
            if post.state == State.DECLINED:
                post.state, post.reason, post.reason_code = State.HELD, "", ""
                _to_the_moderation(room, post)
            post.source, post.html, post.language, post.edited = text, html, language, post.position is not None
            outdating.outdate(post)
            post.save(update_fields=["state", "source", "html", "language", "edited", "reason", "reason_code"])
            quoting.words_corrected(post)
    return post


def take_in(correction):
    """The moderation lets new words take the place of the old. Call in its transaction, the room locked; returns the post."""
    room, _now = locked(correction.post.room)
    post = Post.objects.select_for_update().get(pk=correction.post_id)
    _write(room, post, correction.source, correction.html, correction.language)
    correction.delete()
    return post


def words_of(post_id):
    """The newest words of a post: those that wait, or those that stand. For its author's form; ask first whose it is."""
    return Correction.objects.filter(post=post_id).first() or Post.objects.get(pk=post_id)


def edition(words):
    """What tells the words of a post or a correction from any others: for forms, so that nobody overwrites or decides on what she
    has not seen."""
    return hashlib.sha256(f"{words.language}\n{words.source}".encode()).hexdigest()[:32]


def _hers(room, post, by):
    post = post_in(room, post)
    if not attribution.is_mine(room, [post], by):
        raise Forbidden("forums.correct_post")
    return post


def _refuse_unless_it_can_change(room, post, now):
    if not room.words_can_be_taken_back_on(now.date()):
        raise Refused("forums.too_late_to_correct", _("The time in which words could be put right is over."))
    if post.state == State.WITHDRAWN:
        raise Refused("forums.withdrawn", _("You have withdrawn this post. Write a new one instead."))
    if post.state == State.MERGED:
        raise Refused("forums.merged", _("The moderation has joined this post with another one. You can withdraw it, or write a new one."))
    if post.state == State.DECLINED and room.stage_on(now.date()) != Room.Stage.OPEN:
        raise Refused("forums.room_closed", _("This post was not published, and the room is closed. Nothing is added any more."))


def _write(room, post, text, html, language):
    """Other words in a post that members read."""
    post.source, post.html, post.language, post.edited = text, html, language, True
    outdating.outdate(post)
    showing.changed(room, post)
    post.save(update_fields=["source", "html", "language", "edited", "news"])
    quoting.words_corrected(post)


def _to_the_moderation(room, post):
    arrivals.arrived(room, post)
    broadcast.tell_moderators(room)
