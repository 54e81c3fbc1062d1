"""One file of a post, through the policy each time. Nothing here has an address that works for whoever may not read the post."""

import re

from django.http import Http404, HttpResponse
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_safe

from .. import selectors
from ..selectors.attachments import file_for

_ONE_RANGE = re.compile(r"bytes=(\d{0,12})-(\d{0,12})")


@require_safe
def attachment(request, slug, room_slug, file_id):
    """The file, or with `?small=1` a small picture of a picture. Pictures are shown, documents are saved; neither runs anything."""
    room = selectors.room_for(request.user, slug, room_slug, "forums.read_room")
    found = file_for(room, request.user, file_id, small=request.GET.get("small") == "1")
    if found is None:
        raise Http404
    content = bytes(found.content)
    start, end = _wanted(request.headers, len(content))
    if start >= end:
        answer = HttpResponse(status=416, headers={"Content-Range": f"bytes */{len(content)}"})
    else:
        answer = HttpResponse(content[start:end], status=206 if end - start < len(content) else 200, content_type=found.media_type)
        answer["Content-Length"] = end - start
        if answer.status_code == 206:
            answer["Content-Range"] = f"bytes {start}-{end - 1}/{len(content)}"
    answer["Content-Disposition"] = content_disposition_header(not found.is_picture, found.neutral_name)
    answer["Accept-Ranges"] = "bytes"
    answer["Content-Encoding"] = "identity"  # or what compresses pages would count other bytes than the range says
    answer["X-Content-Type-Options"] = "nosniff"
    answer["Content-Security-Policy"] = "sandbox; default-src 'none'; img-src 'self'; frame-ancestors 'none'"
    return answer


def _wanted(headers, size):
    """(start, end) of what is asked for. One range or the whole: whoever asks for many is given the whole."""
    asked = _ONE_RANGE.fullmatch(headers.get("Range", ""))
    if asked is None or "If-Range" in headers or asked[1] == asked[2] == "":
        return 0, size
    if not asked[1]:
        return max(size - int(asked[2]), 0) if int(asked[2]) else size, size
    start, end = int(asked[1]), int(asked[2]) + 1 if asked[2] else size
    if asked[2] and end <= start:
        return 0, size
    return min(start, size), min(end, size)
