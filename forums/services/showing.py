"""What members see has changed: the one place that every deed passes which shows, changes or hides a post."""

from django.db.models import Count, Q

from .. import broadcast
from ..models import Post, Room
from . import words

MANY_ENOUGH = 5  # voices that write in a language, before it is said beside their posts


def take_place(room, post):
    """Publish `post` in the next place of the locked room, and tell. The caller saves the post."""
    room.last_position += 1
    post.state = Post.State.PUBLISHED
    post.position = room.last_position
    changed(room, post)


def changed(room, post):
    """`post`, which has its place in the locked room, reads otherwise from now on: it became readable, was put right, withdrawn, held
    back, pinned or merged. The caller saves the post (`news` with it)."""
    room.news += 1
    room.languages_shown = _languages_of_many(room, post)
    room.save(update_fields=["last_position", "news", "languages_shown"])
    post.news = room.news
    words.keep(post)
    broadcast.tell_members(room)


def _languages_of_many(room, post):
    """The languages in which five or more voices write, `post` counted as it is about to be saved: a rarer one would tell who writes.
    Where each question has its own voices, at one question."""
    others = Post.objects.filter(Q(state=Post.State.PUBLISHED) & ~Q(mode=Post.Mode.ROLE), room=room).exclude(pk=post.pk)
    counted = {}
    if post.state == Post.State.PUBLISHED and post.mode != Post.Mode.ROLE:
        again = others.filter(language=post.language, voice=post.voice)
        if not (again.filter(question=post.question_id) if room.scope == Room.Scope.QUESTION else again).exists():
            counted[post.language, post.question_id if room.scope == Room.Scope.QUESTION else None] = 1
    by = ("language", "question") if room.scope == Room.Scope.QUESTION else ("language",)
    for language, *question, voices in others.order_by().values_list(*by).annotate(Count("voice", distinct=True)):
        place = language, question[0] if question else None
        counted[place] = counted.get(place, 0) + voices
    return sorted({language for (language, _question), voices in counted.items() if voices >= MANY_ENOUGH and language != "und"})
