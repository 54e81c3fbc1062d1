"""Files that go with a post. They come cleaned (see `convening.cleaning`) and are kept without a name, an owner or a time."""

from django.utils.translation import gettext as _

from convening import writing
from convening.errors import Refused

from ..models import Attachment

MOST = 3  # of one post
MOST_IN_A_ROOM = 400  # a room is read for weeks, and its files lie in the database


def attach(post, cleaned):
    """Keep `cleaned` with `post`, in the transaction that writes the post and while its room is locked."""
    there = Attachment.objects.filter(post=post).count()
    if there >= MOST:
        raise Refused("forums.many_files", _("A post takes %(most)s files at most.") % {"most": writing.number_here(MOST)})
    if Attachment.objects.filter(post__room=post.room_id).count() >= MOST_IN_A_ROOM:
        raise Refused("forums.room_full_of_files", _("This room has as many files as it can hold. Please post your words without one."))
    return Attachment.objects.create(
        post=post, position=there + 1, media_type=cleaned.media_type, extension=cleaned.extension, size=len(cleaned.content),
        width=cleaned.width, height=cleaned.height, description=cleaned.description, removed=cleaned.removed, content=cleaned.content,
        small=cleaned.small,
    )  # fmt: skip
