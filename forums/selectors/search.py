"""Finding words in a room: in all its languages at once, in posts and in their accepted translations. One query for what is found.

Only what members read is looked through, and nothing is kept of what was asked for.
"""

from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from django.db import connection
from django.utils.html import escape
from django.utils.safestring import mark_safe

from convening import writing

from .. import asking, folding
from ..models import Naming, Post
from .voices import names_beside

FOUND_ON_A_PAGE = 20
AROUND = 30  # words of a post that are shown of it
BEFORE = 8  # of them, before the first one found
LIKE_ENOUGH = 0.45  # of the trigrams of a word that is spelt otherwise


@dataclass
class Found:
    """A post in which the words stand. `snippet` is safe HTML with <mark>; `language` is that of the words shown."""

    id: UUID
    position: int
    day: date
    question_id: UUID
    voice: bytes
    mode: str
    role: str
    language: str
    is_translation: bool
    snippet: str
    name: str = ""


@dataclass
class Findings:
    """`total` counts all pages; `close`: nothing has these words, and what is shown has words like them; `understood` is False
    where nothing was asked for that could be found."""

    found: list = field(default_factory=list)
    total: int = 0
    close: bool = False
    understood: bool = True


def findings_for(person, room, text, *, question=None, page=1):
    """What `text` finds in `room` for `person`, who reads it: the best first, then by place in the room."""
    asked = asking.understood(text)
    if asked is None:
        return Findings(understood=False)
    rows = _rows(room, asked, question, writing.language_here(), page)
    found = [
        Found(*columns, mark_safe(_snippet(folding.text_of(html), places or (), asked.near if close else ())))  # noqa: S308  escaped there
        for *columns, html, places, close, _total in rows
    ]
    for one in found:
        one.voice = bytes(one.voice)
    if room.naming == Naming.NAMED:
        names = names_beside(room, {one.voice for one in found if one.mode == Post.Mode.NAMED})
        for one in found:
            one.name = names.get(one.voice, "")
    return Findings(found, total=rows[0][-1] if rows else 0, close=bool(rows) and rows[0][-2])


def _rows(room, asked, question, reading, page):
    alike = " AND ".join("word_similarity(%s, plain) >= %s" for _word in asked.near) or "false"
    how_alike = " + ".join("word_similarity(%s, plain)" for _word in asked.near) or "0"
    near = [part for word in asked.near for part in (word, LIKE_ENOUGH)]
    inside = [room.pk, question and question.pk, question and question.pk, asked.unwanted, asked.unwanted]
    with connection.cursor() as cursor:
        cursor.execute(
            _FIND.format(alike=alike, how_alike=how_alike),
            [*inside, asked.marked, asked.wanted, reading, *asked.near, *near, reading, asked.marked, FOUND_ON_A_PAGE, FOUND_ON_A_PAGE * (page - 1)],
        )
        return cursor.fetchall()


# Of a post that is found in several languages, the words in the reader's stand for it. What is alike is only sought where nothing is
# equal, so it costs nothing otherwise.
_FIND = """
WITH readable AS NOT MATERIALIZED (
    SELECT w.id, w.post_id, w.language, w.plain, w.vector, p.position
    FROM forums_words w JOIN forums_post p ON p.id = w.post_id
    WHERE p.room_id = %s AND p.state = 'published' AND p.position IS NOT NULL AND (%s::uuid IS NULL OR p.question_id = %s)
      AND (%s = '' OR NOT EXISTS (SELECT 1 FROM forums_words o WHERE o.post_id = p.id AND o.vector @@ nullif(%s, '')::tsquery))
), equal AS MATERIALIZED (
    SELECT DISTINCT ON (post_id) id, position, ts_rank(vector, %s::tsquery, 1) AS worth, false AS close
    FROM readable WHERE vector @@ %s::tsquery
    ORDER BY post_id, (language = %s) DESC, worth DESC
), alike AS (
    SELECT DISTINCT ON (post_id) id, position, ({how_alike})::real AS worth, true AS close
    FROM readable WHERE NOT EXISTS (SELECT 1 FROM equal) AND {alike}
    ORDER BY post_id, worth DESC, (language = %s) DESC
)
SELECT p.id, p.position, p.day, p.question_id, p.voice, p.mode, p.role, w.language, t.id IS NOT NULL, coalesce(t.html, p.html),
       (SELECT array_agg(DISTINCT place ORDER BY place) FROM unnest(w.vector) AS one, unnest(one.positions) AS place
        WHERE array_to_tsvector(ARRAY[one.lexeme]) @@ %s::tsquery),
       found.close, count(*) OVER ()
FROM (SELECT * FROM equal UNION ALL SELECT * FROM alike) AS found
JOIN forums_words w ON w.id = found.id
JOIN forums_post p ON p.id = w.post_id
LEFT JOIN forums_translation t ON t.post_id = p.id AND t.language = w.language AND t.state = 'accepted' AND w.language <> p.language
ORDER BY round(found.worth::numeric, 3) DESC, p.position
LIMIT %s OFFSET %s
"""


def _snippet(text, places, near):
    """The piece of `text` where most of what was found stands together, marked, in its original spelling."""
    words = folding.words(text)
    marked = {place - 1 for place in places if place <= len(words)} or {at for at, word in enumerate(words) if _is_like(word.plain, near)}
    first, last = _window(sorted(marked), len(words))
    shown = words[first:last]
    if not shown:
        return escape(text[:AROUND])
    start, end = shown[0].start if first else 0, shown[-1].end if last < len(words) else len(text)
    parts, done = ["… " if first else ""], start
    for at, word in enumerate(shown, first):
        if at in marked:
            parts += [escape(text[done : word.start]), "<mark>", escape(text[word.start : word.end]), "</mark>"]
            done = word.end
    return "".join([*parts, escape(text[done:end]).rstrip(), " …" if last < len(words) else ""])


def _window(marked, count):
    """(first, last) of the words shown, such that most of `marked` are among them."""
    best, most = 0, 0
    for at, place in enumerate(marked):
        here = sum(place <= other < place + AROUND - BEFORE for other in marked[at:])
        if here > most:
            best, most = place, here
    first = max(best - BEFORE, 0)
    return first, min(first + AROUND, count)


def _is_like(word, near):
    return any(_likeness(word, other) >= LIKE_ENOUGH for other in near)


def _likeness(one, other):
    """The share of the trigrams of `other` that `one` has, as the database counts it."""
    ours, theirs = _trigrams(one), _trigrams(other)
    return len(ours & theirs) / len(theirs)


def _trigrams(word):
    padded = f"  {word} "
    return {padded[at : at + 3] for at in range(len(padded) - 2)}
