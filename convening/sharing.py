"""What is told of a public page where somebody passes its address on: words and a picture of ours, no person, nobody else's script."""

from django.conf import settings

from . import writing
from .models import Picture
from .selectors.pictures import address_of

LONGEST = 200


def of_convening(convening, path, *, title="", text="", kind="website"):
    """`share` for components/sharing.html. Without `title` the convening itself. Its address is that of the page in its language."""
    return {
        "address": f"{settings.SITE_URL}{path}?language={writing.language_here()}",
        "title": f"{title} · {convening.title}" if title else convening.title,
        "text": _short(text or convening.tagline or convening.description),
        "picture": settings.SITE_URL + address_of(picture) if (picture := front_picture(convening)) else "",
        "kind": kind,
    }


def front_picture(convening):
    """The convening's own picture without its bytes, if it may be published; else None."""
    picture = Picture.objects.defer("content", "small").filter(pk=convening.picture_id).first() if convening.picture_id else None
    if picture is None or not picture.may_be_published:
        return None
    picture.convening = convening
    return picture


def _short(text):
    """Its beginning, whole words."""
    text = " ".join((text or "").split())
    return text if len(text) <= LONGEST else text[:LONGEST].rsplit(" ", 1)[0] + " …"
