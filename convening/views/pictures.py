"""One picture, through the rights each time; what everybody sees is kept by caches for long."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpResponseNotModified
from django.views.decorators.http import require_safe

from .. import files, selectors
from ..models import Picture
from ..selectors import pictures

# Seconds. A consent may be taken back, and somebody may recognise herself where nobody else does: what caches hold is gone within a day.
# A logo stays.
KEPT, KEPT_OF_A_LOGO = 24 * 3600, 30 * 24 * 3600


@login_not_required
@require_safe
def picture(request, slug, picture_id, extension):
    """The picture, or with `?small=1` the small one."""
    convening = selectors.convening_for(request.user, slug)
    found, for_everybody = pictures.picture_for(request.user, convening, picture_id, extension)
    small = "small" in request.GET
    etag = f'"{found.sha256}{"-small" if small else ""}"'
    if for_everybody and etag in request.headers.get("If-None-Match", ""):
        answer = HttpResponseNotModified()
    else:
        content, media_type = pictures.content_of(found, small=small)
        name = f"{found.pk.hex[:12]}.{'webp' if media_type == 'image/webp' else extension}"
        answer = files.given_back(request, content, media_type, name, saved=False)
    if for_everybody:
        seconds = KEPT_OF_A_LOGO if found.purpose == Picture.Purpose.LOGO else KEPT
        answer["ETag"], answer["Cache-Control"] = etag, f"public, max-age={seconds}"
    return answer
