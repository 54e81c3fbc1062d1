"""How far she has read: kept in her sealed login session, in no table that could name her and not on her device.

For each room the highest place that she has seen, and for each question those she has seen alone: {room: {"": place, question: place}}.
Gone with the login session. It is saved only when it grows, and never while the newest words are hers or words of hers wait: a row saved
right after her post would stand beside it in the order of transactions.
"""

import json
from types import SimpleNamespace
from uuid import UUID

from django.db import connection

from convening import keyring, policy

from .. import attribution
from ..models import Post, Room

KEPT = "read"
MOST = 100  # counted: beyond it is "99+"
State = Post.State


def place_seen(session, room, question=None):
    """The place up to which she has seen what is said at `question` (a question's id; None: in the whole room), None if she was not here."""
    marks = session.get(KEPT, {}).get(room.id.hex, {})
    return max((marks[name] for name in ("", question and question.hex) if name in marks), default=None)


def mark_new(session, room, posts, since=None):
    """Set `.new` on those of `posts` that became readable since she was here; `since` is a place that the address tells instead."""
    known = {pk: place_seen(session, room, pk) if since is None else since for pk in {said.question_id for said in posts}}
    for said in posts:
        if said.position is None or said.mine or said.state != State.PUBLISHED:
            continue
        seen = known[said.question_id]
        said.new = seen is not None and said.position > seen


def remember(session, room, posts, asked=None):
    """She has the newest page before her, of the room or of the question `asked`."""
    if any(said.mine and said.state in (State.HELD, State.DECLINED) or said.correction for said in posts):
        return
    newest = max((said for said in posts if said.position is not None), key=lambda said: said.position, default=None)
    if newest is not None and newest.mine:
        return
    place, name = newest.position if newest else 0, asked.id.hex if asked else ""
    seen = place_seen(session, room, asked and asked.id)
    if seen is None or place > seen:
        session.setdefault(KEPT, {}).setdefault(room.id.hex, {})[name] = place
        session.modified = True


_NEW = """
    SELECT m.room, p.voice, p.mode, p.question_id
    FROM jsonb_to_recordset(%s::jsonb) AS m(room uuid, seen int, at jsonb)
    CROSS JOIN LATERAL (
        SELECT p.voice, p.mode, p.question_id FROM forums_post p
        WHERE p.room_id = m.room AND p.state = 'published' AND p.position > greatest(m.seen, (m.at ->> replace(p.question_id::text, '-', ''))::int)
        ORDER BY p.position DESC LIMIT %s) p
"""


def count_new(session, person, rooms):
    """Set `.unread` on each of `rooms`: how many posts of others became readable since she was there, at most `MOST`; None where she was
    not, in this login session. One query for all of them."""
    marks = {room.id: marks for room in rooms if (marks := session.get(KEPT, {}).get(room.id.hex))}
    found = {room_id: [] for room_id in marks}
    if marks:
        asked = [{"room": room_id.hex, "seen": of_room.get(""), "at": of_room} for room_id, of_room in marks.items()]
        with connection.cursor() as cursor:
            cursor.execute(_NEW, [json.dumps(asked), MOST])
            for room_id, voice, mode, question_id in cursor.fetchall():
                found[room_id].append(SimpleNamespace(id=len(found[room_id]), voice=voice, mode=mode, question_id=question_id))
    for room in rooms:
        room.unread = _of_others(room, found[room.id], person) if room.id in marks else None


def _of_others(room, found, person):
    if not found or not policy.standing(person).knows_her_voice:
        return len(found)
    try:
        return len(found) - len(attribution.is_mine(room, found, person))
    except keyring.KeyGone:
        return len(found)


def on_my_part(session, person):
    """{convening's id: {"unread": how many posts are new to her in its rooms}}, for the rooms she was in; two queries for all of them."""
    ids = [UUID(hex=name) for name in session.get(KEPT, {})]
    told = {}
    if ids:
        rooms = list(Room.objects.filter(policy.among(person, "forums.read_room"), pk__in=ids).only("id", "convening_id", "scope"))
        count_new(session, person, rooms)
        for room in rooms:
            told[room.convening_id] = told.get(room.convening_id, 0) + room.unread
    return {convening_id: {"unread": unread} for convening_id, unread in told.items()}
