"""One file of a post, for those who may read the post. One query, however many files there are."""

from django.db.models import Q

from convening import policy

from ..models import Attachment, Post
from .voices import voices_of


def file_for(room, person, file_id, *, small=False):
    """The `Attachment` with `.content`, or None: it is not there, or not for her.

    What waits or was not published is for the voice that sent it and for the moderation; what was withdrawn has no files any more.
    """
    seen = Q(post__state=Post.State.PUBLISHED)
    if policy.allows(person, "forums.moderate_room", room):
        seen |= ~Q(post__state=Post.State.WITHDRAWN)
    elif hers := voices_of(room, person):
        seen |= Q(post__state__in=(Post.State.HELD, Post.State.DECLINED), post__voice__in=list(hers))
    files = Attachment.objects.filter(seen, pk=file_id, post__room=room.pk)
    if not small:
        return files.defer("small").first()
    found = files.exclude(small=None).defer("content").first()
    if found is not None:
        found.content, found.media_type, found.extension = found.small, "image/webp", "webp"
    return found
