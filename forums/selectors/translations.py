"""What waits to be translated, what waits for the moderation, and what somebody has proposed herself.

Words only, and no voices: an interpreter who is no member reads them here. The language of a post is not named: its words show it to
whoever can translate them, and `lang` on their element tells no more than they do; it stays, since without it a screen reader
speaks Arabic with an English voice and hyphenation guesses. What would tell more is a list or a count by the language written in;
there is none. Counts are by the language that is wanted.
"""

from dataclasses import dataclass
from uuid import UUID

from django.conf import settings
from django.db import connection
from django.http import Http404

from convening import keyring, policy

from .. import attribution
from ..models import Post, Translation

WAITING_ON_A_PAGE = 20
MOST_OF_HERS = 100
State = Translation.State


@dataclass
class Lacking:
    """A post that has no translation into a language; `outdated`: it had one, of earlier words."""

    id: UUID
    position: int
    language: str
    html: str
    outdated: bool


_READABLE = "p.room_id = %(room)s AND p.state = 'published' AND p.position IS NOT NULL"
_LACKS = """p.language <> wanted.code AND NOT EXISTS (
    SELECT FROM forums_translation t WHERE t.post_id = p.id AND t.language = wanted.code AND t.state IN ('accepted', 'proposed'))"""
_COUNT = f"""
    SELECT wanted.code, count(p.id) FROM unnest(%(codes)s::text[]) AS wanted (code) LEFT JOIN forums_post p ON {_READABLE} AND {_LACKS}
    GROUP BY wanted.code
"""
_LIST = f"""
    SELECT p.id, p.position, p.language, p.html, EXISTS (
        SELECT FROM forums_translation o WHERE o.post_id = p.id AND o.language = wanted.code AND o.state = 'outdated')
    FROM forums_post p, (SELECT %(wanted)s::text AS code) AS wanted
    WHERE {_READABLE} AND {_LACKS} AND p.position > %(after)s ORDER BY p.position LIMIT %(most)s
"""


def lacking_counts(room):
    """{language: how many posts have no translation into it and none that waits}, for each of our languages."""
    with connection.cursor() as cursor:
        cursor.execute(_COUNT, {"room": room.pk, "codes": list(dict(settings.LANGUAGES))})
        return dict(cursor.fetchall())


def lacking(room, language, *, after=0):
    """(the posts that lack a translation into `language`, in their order from a position on, whether there are more)."""
    with connection.cursor() as cursor:
        cursor.execute(_LIST, {"room": room.pk, "wanted": language, "after": after, "most": WAITING_ON_A_PAGE + 1})
        found = [Lacking(*columns) for columns in cursor.fetchall()]
    return found[:WAITING_ON_A_PAGE], len(found) > WAITING_ON_A_PAGE


def proposals_in(room):
    """What waits for the moderation, by the place of its post; within one, in random order."""
    return list(_of(room).filter(state=State.PROPOSED).order_by("post__position", "pk"))


def her_translations(room, person, post=None):
    """What she proposed herself, whatever became of it; nothing once nobody can say any more."""
    if not policy.standing(person).knows_her_voice:
        return []
    try:
        voice = attribution.translator_of(room, person)
    except keyring.KeyGone:
        return []
    found = _of(room).filter(voice=voice).order_by("post__position", "language")
    return list((found.filter(post=post.pk) if post else found)[:MOST_OF_HERS])


def post_to_translate(room, post_id):
    """A post that members read, with what exists of it in other languages for everybody (`.shared`: {(language, state): translation}), or 404."""
    post = Post.objects.filter(pk=post_id, room=room, state=Post.State.PUBLISHED, position__isnull=False).defer("voice", "retry").first()
    if post is None:
        raise Http404
    shared = Translation.objects.filter(post=post, state__in=(State.ACCEPTED, State.OUTDATED)).defer("voice")
    post.shared = {(one.language, one.state): one for one in shared}
    return post


def _of(room):
    return Translation.objects.filter(
        post__room=room, post__state=Post.State.PUBLISHED, post__position__isnull=False
    ).select_related("post").defer("voice", "post__voice", "post__retry")
