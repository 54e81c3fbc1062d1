"""What waits for the moderation of a room, what it knows of one post, and how often it decided what."""

from collections import Counter
from dataclasses import dataclass
from uuid import UUID

from django.db import connection

from convening import clock, keyring
from convening.models import Participation

from .. import attribution
from ..models import Correction, Flag, Mute, Post, Translation, VoiceLabel
from .discussion import said_in

MOST_WAITING = 200
State = Post.State


@dataclass
class Waiting:
    """A post that waits: not published yet ("post"), with new words beside those that members read ("correction"), or one that
    members asked to look at ("flagged"). `voice`, `mode` and `role` say who speaks; `age` is in seconds, None where it is lost."""

    id: UUID
    kind: str
    day: object
    voice: bytes
    mode: str
    role: str
    question_id: UUID
    age: int | None = None
    name: str = ""


_WAITING = """
    SELECT id, kind, day, voice, mode, role, question_id FROM (
        SELECT p.*, CASE WHEN p.state = 'held' THEN 'post'
            WHEN EXISTS (SELECT FROM forums_correction c WHERE c.post_id = p.id) THEN 'correction'
            WHEN EXISTS (SELECT FROM forums_flag f WHERE f.post_id = p.id AND NOT f.looked_at) THEN 'flagged' END AS kind
        FROM forums_post p WHERE p.room_id = %s AND p.state IN ('held', 'published')
    ) waits WHERE kind IS NOT NULL ORDER BY kind = 'flagged', day, id LIMIT %s
"""


def waiting_in(room, ages):
    """At most `MOST_WAITING` of what waits, longest first; where there is more, posts that nobody has read yet are among them, however
    many others somebody flagged. `ages` is {post id in hex: seconds}; within a day that Redis has lost,
    the order is random, as the rows'."""
    with connection.cursor() as cursor:
        cursor.execute(_WAITING, [room.pk, MOST_WAITING])
        found = [Waiting(*columns) for columns in cursor.fetchall()]
    for one in found:
        one.voice, one.age = bytes(one.voice), ages.get(one.id.hex)
    return sorted(found, key=lambda one: (one.day, -(one.age or 0)))


def shown_in_queue(room, ids):
    """{post id: Said} of a few posts, whatever their state."""
    return {said.id: said for said in said_in(room, {}, "p.id = ANY(%(ids)s::uuid[])", ids=[str(one) for one in ids])}


def words_to_decide_on(post_id):
    """The post as it is stored, with its `correction` if one waits."""
    return Post.objects.select_related("correction").filter(pk=post_id).first()


def correction_of(post):
    try:
        return post.correction
    except Correction.DoesNotExist:
        return None


def flags_of(room, post):
    """[(reason in words, how many members)] of the flags that nobody has looked at yet, the most frequent first."""
    try:
        by_machine = attribution.match_of(room, post)[: attribution.MATCH_BYTES]
    except keyring.KeyGone:
        return []
    rows = Flag.objects.filter(post=post, looked_at=False).values_list("reason", "digest")
    counted = Counter(reason for reason, digest in rows if not bytes(digest).startswith(by_machine))
    return [(Flag.Reason(reason).label, number) for reason, number in sorted(counted.items(), key=lambda pair: (-pair[1], pair[0]))]


def flag_by(room, person, post):
    """Her own flag on `post`, or None. Nobody else is told that there is one."""
    try:
        digest = attribution.flag_of(room, person, post)
    except keyring.KeyGone:
        return None
    return Flag.objects.filter(post=post, digest=digest).select_related("post").first()


def label_of(room, voice):
    """The label of a voice with what the moderation keeps beside it (`.muted_until`), or None for a role."""
    return VoiceLabel.objects.filter(room=room, voice=voice).first()


def is_muted(room, voice):
    """Whether this voice is asked to pause now: told beside this label alone."""
    label = label_of(room, voice)
    return label is not None and label.muted_until is not None and label.muted_until >= clock.today(room.convening.zone)


def translations_waiting(room):
    return Translation.objects.filter(post__room=room, state=Translation.State.PROPOSED).count()


def names_in(convening_id):
    """The names of each person who takes part, decrypted for this moment: kept nowhere."""
    parts = Participation.objects.filter(convening=convening_id).select_related("person")
    return [[profile.name, profile.name_original] for part in parts if (profile := part.person.profile)]


def decided_in(room_ids):
    """How often the moderation of these rooms decided what: {"declined": …, "merged": …, "muted": …, "flagged": …}. Posts are
    counted, and muted voices; never people. For the record, which protects what leaves."""
    states = Counter(Post.objects.filter(room__in=room_ids).values_list("state", flat=True))
    return {
        "declined": states[State.DECLINED],
        "merged": states[State.MERGED],
        "muted": Mute.objects.filter(room__in=room_ids).count(),
        "flagged": Flag.objects.filter(post__room__in=room_ids).values("post").distinct().count(),
    }
