"""What backs paragraphs: which sentences of which posts or notes the rapporteur marked, and how much of what was said is reflected.

A mark is of the words as they read then. Where they read otherwise now, it does not count until she has looked: nobody stands behind a
paragraph for words that she changed. How much is reflected is told in bands, never as a number of posts or people.
"""

from collections import defaultdict
from dataclasses import dataclass

from .. import folding, passages
from ..models import Backing, Post, Room

# How much of what was said stands in a synthesis: upper ends of the bands, as shares.
REFLECTED = ((0, "none"), (0.34, "some"), (0.67, "half"), (0.999, "most"))


@dataclass(frozen=True)
class Mark:
    """One link as it stands today: `said` the id of the post or note, `places` of its sentences (none: all of it), and whether its words
    `changed` since."""

    said: object
    places: frozenset
    changed: bool


def said_in(place):
    """What can be marked of a room or a session: {id of a post that members read, or of a note: its text}. One query."""
    return said_and_asked(place)[0]


def said_and_asked(place):
    """(the same, {question's id: [those ids at it that wait to be reflected]}): what the moderation says in its role need not be. Notes are
    at no question (None). One query."""
    if not isinstance(place, Room):
        said = dict(place.notes.order_by("position").values_list("pk", "text"))
        return said, {None: list(said)}
    said, waiting = {}, defaultdict(list)
    for pk, html, question, mode in Post.objects.filter(room=place, state=Post.State.PUBLISHED).values_list("pk", "html", "question", "mode"):
        said[pk] = folding.text_of(html)
        if mode != Post.Mode.ROLE:
            waiting[question].append(pk)
    return said, waiting


def standing_behind(insight):
    """The links of a paragraph to posts that can be read today."""
    return Backing.objects.filter(insight=insight, post__state=Post.State.PUBLISHED)


def marks_of(paragraphs, said):
    """{paragraph's id: [Mark]} of what backs them; `said` as of `said_in`: what is not there any more is left out. One query."""
    found = defaultdict(list)
    rows = Backing.objects.filter(insight__in=paragraphs).values_list("insight", "post", "note", "passages", "edition")
    for insight, post, note, places, edition in rows:
        if (of := post or note) in said:
            found[insight].append(Mark(of, frozenset(places), bytes(edition) != passages.edition_of(said[of])))
    return found


def shares(said, marks):
    """{id: the share of its sentences that some paragraph reflects}, 0 for what none does; `marks` are all of them."""
    marked = defaultdict(set)
    for mark in marks:
        if not mark.changed:
            marked[mark.said] |= mark.places or {None}
    told = dict.fromkeys(said, 0.0)
    for pk, places in marked.items():
        of = passages.count(said[pk])
        told[pk] = 1.0 if None in places or not of else len([place for place in places if place < of]) / of
    return told


def band_of(found):
    """The band of some shares: "none", "some", "half", "most" or "all"; None where nothing was said."""
    found = list(found)
    if not found:
        return None
    whole = sum(found) / len(found)
    return next((band for end, band in REFLECTED if whole <= end), "all")
