"""A voice pauses, or everybody takes her time. Whoever it concerns is told until when, and her text is kept.

A mute holds for the person, whichever of her voices she would write as, and tells nobody who she is: it is a digest under the
room's key. Each muting has its own row, also where two muted voices are one person, and looks the same from outside.
"""

import logging
import math
from datetime import date, timedelta

import redis
from django.conf import settings
from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _, ngettext

from convening import audit, clock, keyring, policy, writing
from convening.errors import Refused
from convening.models import Participation

from .. import attribution
from ..models import Mute, Room, VoiceLabel
from .locking import locked, not_sealed_meanwhile, post_in

log = logging.getLogger(__name__)
DAYS = (1, 7)
FOR_GOOD = date.max  # of `VoiceLabel.muted_until`, where a mute has no last day
MOST_MINUTES = 240


def refuse_if_muted(room, by):
    """Refuse to whoever pauses in the locked `room`. Ask before words of hers are shown to others; taking back is always free."""
    ends = _ends(room, by)
    if not ends:
        return
    if None in ends:
        sentence = _("The moderation has asked you to pause in this room. You can read on, and take back what you wrote. Your text is kept.")
    else:
        day = writing.day(max(ends), writing.language_here())
        sentence = _(
            "The moderation has asked you to pause in this room until the end of %(day)s. You can read on, and send your text afterwards: it is kept."
        ) % {"day": day}
    raise Refused("forums.voice_muted", sentence)


def is_muted(room, by):
    return bool(_ends(room, by))


def refuse_if_too_soon(room, by):
    """In a room with a slow mode, refuse what comes sooner after her last post than that; else her time begins anew.

    Ask last of all, in the transaction that writes. Counted in Redis and nowhere else: where Redis is away everybody may write.
    """
    if not room.slow_minutes:
        return
    name = f"pace:{room.id.hex}:{attribution.pace_of(room, by).hex()}"
    try:
        store = redis.Redis.from_url(settings.REDIS_URLS["gathered"], socket_timeout=0.5, socket_connect_timeout=0.5)
        left = 0 if store.set(name, 1, nx=True, ex=room.slow_minutes * 60) else store.ttl(name)
    except redis.RedisError:
        log.warning("the slow mode is open: Redis is away")
        return
    if left > 0:
        minutes = math.ceil(left / 60)
        raise Refused(
            "forums.too_soon",
            ngettext(
                "So that many have their say, everybody pauses between two posts in this room. In %(minutes)s minute you can send yours; "
                "it is kept.",
                "So that many have their say, everybody pauses between two posts in this room. In %(minutes)s minutes you can send yours; "
                "it is kept.",
                minutes,
            )
            % {"minutes": writing.number_here(minutes)},
        )


def mute_voice(post, days, *, by):
    """Let whoever wrote `post` pause in its room: until the end of the day after `days` days, or for good (None).

    She writes under no voice of hers meanwhile. The moderation sees it beside this voice alone, and learns nothing else.
    """
    policy.require(by, "forums.moderate_room", post.room)
    if days not in (*DAYS, None):
        raise Refused("forums.how_long", _("Please say for how long."), fields={"days": _("Please say for how long.")})
    with transaction.atomic():
        room, now, post, label = _muting(post)
        until = None if days is None else now.date() + timedelta(days=days)
        digest = _digest_behind(room, post)
        if digest is not None:  # nobody is told that whoever wrote it has left
            Mute.objects.update_or_create(room=room, digest=digest, defaults={"until": until})
        label.muted_until = until or FOR_GOOD
        label.save(update_fields=["muted_until"])
        audit.record(room.convening, actor=by, verb="forums.voice_muted", target=post, note=f"{days} days" if days else "until lifted")
    return label


def unmute_voice(post, *, by):
    """Let this voice write again. What was muted under another voice stays muted."""
    policy.require(by, "forums.moderate_room", post.room)
    with transaction.atomic():
        room, _now, post, label = _muting(post)
        if label.muted_until is None:
            return label
        digest = _digest_behind(room, post)
        if digest is not None:
            Mute.objects.filter(room=room, digest=digest).delete()
        label.muted_until = None
        label.save(update_fields=["muted_until"])
        audit.record(room.convening, actor=by, verb="forums.voice_unmuted", target=post)
    return label


def set_pace(room, minutes, *, by):
    """The moderation sets how many minutes pass between two posts of one person; 0 ends the slow mode."""
    policy.require(by, "forums.moderate_room", room)
    if not 0 <= minutes <= MOST_MINUTES:
        sentence = _("Choose between 0 and %(most)s minutes.") % {"most": writing.number_here(MOST_MINUTES)}
        raise Refused("forums.pace_out_of_bounds", sentence, fields={"minutes": sentence})
    with transaction.atomic():
        room, _now = locked(room)
        not_sealed_meanwhile(room)
        if room.slow_minutes != minutes:
            room.slow_minutes = minutes
            room.save(update_fields=["slow_minutes"])
            audit.record(room.convening, actor=by, verb="forums.pace_set", target=room, note=f"{minutes} minutes")
    return room


def _ends(room, by):
    """The last days of the mutes that concern her now; None for one without."""
    today = clock.today(room.convening.zone)
    found = Mute.objects.filter(Q(until__isnull=True) | Q(until__gte=today), room=room).values_list("digest", "until")
    mutes = {bytes(digest): until for digest, until in found}
    return [mutes[digest] for digest in attribution.mutes_of(room, by, _question_ids(room)) & mutes.keys()] if mutes else []


def _muting(post):
    room, now = locked(post.room)
    not_sealed_meanwhile(room)
    post = post_in(room, post)
    label = VoiceLabel.objects.filter(room=room, voice=bytes(post.voice)).first()
    if label is None:  # written in a role: there is no voice to pause
        raise Refused("forums.no_voice_to_mute", _("This was written in a role, not as a voice. A role cannot be asked to pause."))
    return room, now, post, label


def _digest_behind(room, post):
    """The digest of the mute for whoever wrote `post`: found in memory over everybody in the convening, and forgotten."""
    people = list(Participation.objects.filter(convening=room.convening_id).values_list("person_id", flat=True))
    try:
        person_id = attribution.who_said(room, post, people)
        return attribution.mute_of(room, person_id, bytes(post.voice)) if person_id else None
    except keyring.KeyGone:
        raise Refused("forums.room_sealed", _("This room is sealed. Nothing is decided here any more.")) from None


def _question_ids(room):
    return list(room.questions.values_list("pk", flat=True)) if room.scope == Room.Scope.QUESTION else []
