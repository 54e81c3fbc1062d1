"""What was said in a room: a page of it, its news, one post. One query each, written out: composing it would cost more than running it.

Nothing here depends on how many posts, questions or members there are.
"""

import json
from dataclasses import dataclass, field
from uuid import UUID

from django.db import connection
from django.http import Http404

from convening import writing

from ..models import Naming, Post
from .voices import names_beside, voices_of

PAGE = 50
MOST_NEWS = 200
State, Mode = Post.State, Post.Mode
_SHOWN = frozenset({State.PUBLISHED, State.WITHDRAWN})


@dataclass
class Said:
    """One post as a page shows it. `voice`, `mode`, `role` and `name` are whatever may be seen of whoever spoke.

    `files` are [id, media type, extension, size, width, height, description, codes of what was removed]; `translation` is the accepted
    one in the reader's language; `same` how many other voices said the same and `mine_is_same` whether hers is among them; `correction` the new
    words of hers that wait. `gone`: members do not read it any more.
    """

    id: UUID
    position: int | None
    state: str
    voice: bytes
    mode: str
    role: str
    day: object
    after_session: bool
    language: str
    html: str
    edited: bool
    pinned: bool
    reason_code: str
    reason: str
    question_id: UUID
    reply_to_id: UUID | None
    reply_to_voice: bytes | None
    reply_to_mode: str | None
    reply_to_role: str | None
    files: list
    translation: str | None
    same: int
    correction: str | None
    name: str = ""
    reply_to_name: str = ""
    mine: bool = False
    mine_is_same: bool = False
    gone: bool = False
    new: bool = False
    replies: list = field(default_factory=list)


_POSTS = """
    SELECT p.id, p.position, p.state, p.voice, p.mode, p.role, p.day, p.after_session, p.language, p.html, p.edited, p.pinned,
        p.reason_code, p.reason, p.question_id, p.reply_to_id, r.voice, r.mode, r.role,
        (SELECT jsonb_agg(jsonb_build_array(a.id, a.media_type, a.extension, a.size, a.width, a.height, a.description, a.removed)
                          ORDER BY a.position) FROM forums_attachment a WHERE a.post_id = p.id),
        (SELECT t.html FROM forums_translation t
         WHERE t.post_id = p.id AND t.language = %(reads)s AND t.language <> p.language AND t.state = 'accepted'),
        (SELECT jsonb_agg(DISTINCT encode(m.voice, 'hex')) FROM forums_post m
         WHERE m.merged_into_id = p.id AND m.state = 'merged' AND m.voice <> p.voice),
        (SELECT c.html FROM forums_correction c WHERE c.post_id = p.id AND p.voice = ANY(%(hers)s::bytea[]))
    FROM forums_post p LEFT JOIN forums_post r ON r.id = p.reply_to_id
    WHERE p.room_id = %(room)s AND {where} ORDER BY {order} LIMIT %(most)s
"""
_THERE = "n.room_id = %(room)s AND n.state IN ('published', 'withdrawn')"
_NEWEST = """p.id IN (
    (SELECT n.id FROM forums_post n WHERE {there} AND n.position IS NOT NULL {at} ORDER BY n.position DESC LIMIT %(page)s)
    UNION ALL (SELECT n.id FROM forums_post n WHERE n.room_id = %(room)s AND n.pinned AND n.state = 'published' {at})
    UNION ALL (SELECT n.id FROM forums_post n
               WHERE n.room_id = %(room)s AND n.state IN ('held', 'declined') AND n.voice = ANY(%(hers)s::bytea[]) {at}))"""
_EARLIER = """p.id IN (
    SELECT n.id FROM forums_post n WHERE {there} AND n.position < %(before)s {at} ORDER BY n.position DESC LIMIT %(page)s)"""


def page_of(room, person, *, question=None, before=None):
    """(posts of one page in their order, the position from which there are earlier ones or None). The newest, or those before a position.

    On the newest page what is pinned stands first, also where it is older, and her own posts that wait or were declined stand
    at the end; nobody else finds these.
    """
    told = {"before": before, "page": PAGE + 1, "question": question and question.pk}
    where = (_NEWEST if before is None else _EARLIER).format(there=_THERE, at="AND n.question_id = %(question)s" if question else "")
    found = said_in(room, voices_of(room, person), where, order="p.position DESC", **told)
    there = [said for said in found if said.state in _SHOWN]
    page = there[:PAGE]
    earlier = page[-1].position if len(there) > PAGE else None
    page.reverse()
    if before is not None:
        return page, earlier
    hers = sorted((said for said in found if said.state not in _SHOWN), key=lambda said: (said.day, said.id))
    pinned = [said for said in reversed(there) if said.pinned]
    return [*pinned, *(said for said in page if not said.pinned), *hers], earlier


def news_of(room, person, *, after, question=None):
    """What became readable or changed after a number of the room's news, oldest place first; None where that cannot be told in full:
    it is forgotten, or it is too much. What members do not read any more is `gone` and has no words."""
    if after < room.news_floor:
        return None
    where = "p.news > %(after)s" + (" AND p.question_id = %(question)s" if question else "")
    found = said_in(room, voices_of(room, person), where, most=MOST_NEWS + 1, after=after, question=question and question.pk)
    if len(found) > MOST_NEWS:
        return None
    for said in found:
        if said.state not in _SHOWN and not (said.mine and said.state in (State.HELD, State.DECLINED)):
            said.gone, said.html, said.translation, said.files = True, "", None, []
    return found


def one_post(room, person, post_id):
    """One post that she may see, or 404."""
    where = "p.id = %(post)s AND (p.state IN ('published', 'withdrawn') AND p.position IS NOT NULL OR p.voice = ANY(%(hers)s::bytea[]))"
    found = said_in(room, voices_of(room, person), where, most=1, post=UUID(str(post_id)))
    if not found:
        raise Http404
    return found[0]


def said_in(room, hers, where, *, order="p.position", most=MOST_NEWS, **told):
    """The posts of `room` for which `where` holds (SQL of ours over `p`; what comes from outside is in `told`), in one query.

    `hers` are the voices of the reader ({} for none): what is hers is `.mine`.
    """
    told |= {"room": room.pk, "hers": list(hers), "reads": writing.language_here(), "most": most}
    with connection.cursor() as cursor:
        cursor.execute(_POSTS.format(where=where, order=order), told)
        found = [Said(*columns) for columns in cursor.fetchall()]
    for said in found:
        said.voice = bytes(said.voice)
        said.mine = said.voice in hers
        said.files = json.loads(said.files) if said.files else ()
        if said.same:
            others = [bytes.fromhex(voice) for voice in json.loads(said.same)]
            said.same, said.mine_is_same = len(others), any(voice in hers for voice in others)
        else:
            said.same = 0
    if room.naming == Naming.NAMED:
        _name(room, found)
    return found


def _name(room, found):
    """Put names beside what was said by name, and beside what is replied to."""
    by_name = {said.voice for said in found if said.mode == Mode.NAMED}
    by_name |= {bytes(said.reply_to_voice) for said in found if said.reply_to_mode == Mode.NAMED}
    names = names_beside(room, by_name)
    for said in found:
        said.name = names.get(said.voice, "")
        said.reply_to_name = names.get(bytes(said.reply_to_voice), "") if said.reply_to_voice else ""
