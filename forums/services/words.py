"""What the search looks through: the words of each readable post and of its accepted translations, in step with what members read.

Each word stands under its own folded spelling, under the forms that folding knows of it, and under its stem, all at the same place:
so a phrase is found with its particles, and what was found is marked where it stands. No author, no voice.
"""

from collections import defaultdict

from django.contrib.postgres.search import SearchVectorField
from django.db import transaction
from django.db.models import Exists, OuterRef, Value
from django.db.models.functions import Cast

from .. import folding, stemming
from ..models import Post, Room, Translation, Words

LAST_PLACE = 16_383  # a text search vector counts no further
MOST_PLACES = 255  # of one word in one text
_EXACT, _STEM, _FORM = "A", "B", "C"


def keep(post):
    """Let the search find `post` and its accepted translations as they read now; not at all where members do not read it.

    Call it in the transaction that shows, changes or hides the post, saved already or not. Idempotent.
    """
    if not post._state.adding:
        drop(post)
    if post.state != Post.State.PUBLISHED or post.position is None:
        return
    texts = [(post.language, post.html)]
    if not post._state.adding:
        accepted = Translation.objects.filter(post=post, state=Translation.State.ACCEPTED).exclude(language=post.language)
        texts += accepted.values_list("language", "html")
    Words.objects.bulk_create([_words(post, language, html) for language, html in texts])


def drop(post):
    """Forget the words of `post`, whatever it reads now."""
    Words.objects.filter(post=post.pk).delete()


@transaction.atomic
def rebuild(room):
    """Make the words of a room anew, whatever was there. Idempotent."""
    room = Room.objects.select_for_update(no_key=True, of=("self",)).get(pk=room.pk)
    Words.objects.filter(post__room=room).delete()
    for post in Post.objects.filter(room=room, state=Post.State.PUBLISHED, position__isnull=False).order_by("pk"):
        keep(post)


def complete():
    """Rebuild the rooms of which a readable post has no words yet: those that were there before the search was. Idempotent."""
    without = Post.objects.filter(state=Post.State.PUBLISHED, position__isnull=False).exclude(Exists(Words.objects.filter(post=OuterRef("pk"))))
    for room in Room.objects.filter(pk__in=without.values("room")):
        rebuild(room)


def _words(post, language, html):
    found = folding.words(folding.text_of(html))
    vector = Cast(Value(_vector(found, language)), SearchVectorField())
    return Words(post=post, language=language, plain=" ".join(word.plain for word in found), vector=vector)


def _vector(found, language):
    """The text form of a vector: each lexeme with its places, counted from 1, and their weights."""
    distinct = {(word.plain, word.accented): word for word in found}
    stems = stemming.stems_of(list(distinct.values()), [language])
    places = defaultdict(dict)
    for place, word in enumerate(found[:LAST_PLACE], 1):
        word = distinct[word.plain, word.accented]
        for weight, lexemes in ((_FORM, folding.forms_in(word)), (_STEM, stems[word][0]), (_EXACT, (word.plain,))):
            for lexeme in lexemes:
                if len(places[lexeme]) < MOST_PLACES:
                    places[lexeme][place] = weight  # the exact word is the last, and stays
    return " ".join(f"'{lexeme}':{','.join(f'{place}{weight}' for place, weight in at.items())}" for lexeme, at in places.items())
