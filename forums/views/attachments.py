"""One file of a post, through the policy each time. Nothing here has an address that works for whoever may not read the post."""

from django.http import Http404
from django.views.decorators.http import require_safe

from convening import files

from .. import selectors
from ..selectors.attachments import file_for


@require_safe
def attachment(request, slug, room_slug, file_id):
    """The file, or with `?small=1` a small picture of a picture. Pictures are shown, documents are saved; neither runs anything."""
    room = selectors.room_for(request.user, slug, room_slug, "forums.read_room")
    found = file_for(room, request.user, file_id, small=request.GET.get("small") == "1")
    if found is None:
        raise Http404
    return files.given_back(request, bytes(found.content), found.media_type, found.neutral_name, saved=not found.is_picture)
