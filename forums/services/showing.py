"""What members see has changed: the one place that every deed passes which shows, changes or hides a post."""

from .. import broadcast
from ..models import Post


def take_place(room, post):
    """Publish `post` in the next place of the locked room, and tell. The caller saves the post."""
    room.last_position += 1
    room.save(update_fields=["last_position"])
    post.state = Post.State.PUBLISHED
    post.position = room.last_position
    changed(room, post)


def changed(room, post):
    """`post`, which has its place in the locked room, reads otherwise from now on: it became readable, was put right, withdrawn, held
    back, pinned or merged. The caller saves the post (`news` with it)."""
    room.news += 1
    room.save(update_fields=["news"])
    post.news = room.news
    broadcast.tell_members(room)
