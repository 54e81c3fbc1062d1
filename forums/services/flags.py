"""Members ask the moderation to look at a post. Who, and how many, stays between the moderation's count and nobody.

A flag is a digest under the room's key: its transaction names no person, and no time is kept. What the machine finds by itself (a
name of somebody who takes part) is a flag like a member's, so that the database does not tell which words are names.
"""

import logging
from functools import partial

import redis
from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from convening import keyring, policy
from convening.errors import Refused

from .. import attribution, broadcast, named
from ..models import Flag, Post, Room
from ..selectors.moderation import names_in
from . import arrivals, moderation
from .locking import locked, not_sealed_meanwhile, post_in

log = logging.getLogger(__name__)
State = Post.State
ENOUGH = 2  # members who see a danger: the post waits out of sight


def flag_post(post, reason, *, by):
    """Ask the moderation to look at somebody else's post. The same member counts once; the second time, her reason changes.

    Two members who see a danger take the post out of sight until the moderation decides, unless it has looked and left it before.
    """
    room, digest = _hers(post, by)
    if reason not in Flag.Reason.values:
        sentence = _("Please choose a reason.")
        raise Refused("forums.no_reason", sentence, fields={"reason": sentence})
    with transaction.atomic():
        room, _now = locked(room)
        not_sealed_meanwhile(room)
        post = post_in(room, post)
        if attribution.is_mine(room, [post], by):
            raise Refused("forums.own_post", _("This is your own post. You can change it or withdraw it."))
        flag = Flag.objects.filter(post=post, digest=digest).first()
        if post.state != State.PUBLISHED and flag is None:
            raise Refused("forums.not_readable", _("This post is not here any more."))
        if flag is None:
            flag = Flag.objects.create(post=post, digest=digest, reason=reason)
            _to_the_moderation(room, post)
        elif not flag.looked_at and flag.reason != reason:
            flag.reason = reason
            flag.save(update_fields=["reason"])
        if post.state == State.PUBLISHED and _is_dangerous(room, post):
            moderation.put_back(room, post)
            broadcast.tell_moderators(room)
    return flag


def take_back_flag(post, *, by):
    """She does not ask any more. Once the moderation has looked, there is nothing to take back."""
    room, digest = _hers(post, by)
    with transaction.atomic():
        room, _now = locked(room)
        not_sealed_meanwhile(room)
        gone, _tables = Flag.objects.filter(post=post, post__room=room, digest=digest, looked_at=False).delete()
        if gone and not _waits(post):
            transaction.on_commit(partial(arrivals.forget, room.id, post.id))


def look_for_names(room):
    """Put posts that may name somebody who takes part before the moderation of a room where posts appear at once. Nothing is hidden,
    and neither the author nor the database learns of which words, or that there were any. Returns how many posts it looked at."""
    if room.moderation != Room.Moderation.AFTER or room.sealed_on is not None:
        return 0
    looked = _looked_until(room)
    if looked is not None and looked >= room.news:
        return 0
    posts = Post.objects.filter(room=room, state=State.PUBLISHED).exclude(mode=Post.Mode.ROLE)
    posts = list(posts.filter(news__gt=looked) if looked is not None and looked >= room.news_floor else posts)
    known = named.Names(names_in(room.convening_id))
    for post in posts:
        if known.found_in(post.source):
            _flag_for_a_name(room, post)
    _has_looked(room)
    return len(posts)


def _flag_for_a_name(room, post):
    digest = attribution.match_of(room, post)
    with transaction.atomic():
        room, _now = locked(room)
        post = post_in(room, post)
        if post.state != State.PUBLISHED or Flag.objects.filter(post=post, digest=digest).exists():
            return
        Flag.objects.create(post=post, digest=digest, reason=Flag.Reason.NAMES)
        _to_the_moderation(room, post)


def _is_dangerous(room, post):
    flags = list(post.flags.all())
    if any(flag.looked_at for flag in flags):
        return False
    by_machine = attribution.match_of(room, post)[: attribution.MATCH_BYTES]
    dangers = [flag for flag in flags if flag.reason in Flag.DANGERS and not bytes(flag.digest).startswith(by_machine)]
    return len(dangers) >= ENOUGH


def _waits(post):
    """Whether the moderation still has something to decide about it."""
    return Post.objects.filter(
        Q(state=State.HELD) | Q(flags__looked_at=False) | Q(correction__isnull=False), pk=post.pk
    ).exists()


def _hers(post, by):
    policy.require(by, "forums.flag_post", post.room)
    try:
        return post.room, attribution.flag_of(post.room, by, post)
    except keyring.KeyGone:
        raise Refused("forums.room_sealed", _("This room is sealed. Nothing is decided here any more.")) from None


def _to_the_moderation(room, post):
    arrivals.arrived(room, post, first=True)
    broadcast.tell_moderators(room)


# ── How far the room was looked through: in Redis, as well as may be. Lost, everything is looked at once more. ─────────
def _key(room):
    return f"looked:{room.id.hex}"


def _looked_until(room):
    try:
        found = arrivals.store().get(_key(room))
    except redis.RedisError:
        return None
    return int(found) if found else None


def _has_looked(room):
    try:
        arrivals.store().set(_key(room), room.news, ex=arrivals.SECONDS_KEPT)
    except redis.RedisError:
        log.warning("how far a room was looked through could not be noted")
