"""What is told of a public page where somebody passes its address on: words and a picture of ours, no person, nobody else's script."""

from django.conf import settings
from django.urls import reverse

from . import writing
from .models import Organisation, Picture
from .selectors.pictures import address_of

LONGEST = 200
_ATTENDANCE = {"online": "https://schema.org/OnlineEventAttendanceMode", "hybrid": "https://schema.org/MixedEventAttendanceMode"}


def of_convening(convening, path, *, title="", text="", kind="website"):
    """`share` for components/sharing.html. Without `title` the convening itself. Its address is that of the page in its language."""
    picture = front_picture(convening)
    return {
        "address": f"{settings.SITE_URL}{path}?language={writing.language_here()}",
        "title": f"{title} · {convening.title}" if title else convening.title,
        "text": _short(text or convening.tagline or convening.description),
        "picture": settings.SITE_URL + address_of(picture) if picture else "",
        "picture_words": picture.words if picture else "",
        "kind": kind,
    }


def front_picture(convening):
    """The convening's own picture, if it may be published; else None. Without its bytes, where they were not fetched already."""
    if not convening.picture_id:
        return None
    if "picture" not in convening._state.fields_cache:
        convening.picture = Picture.objects.defer("content", "small").get(pk=convening.picture_id)
    picture = convening.picture
    picture.convening = convening
    return picture if picture.may_be_published else None


def events(convening, slots):
    """Its public sessions that are still to come, as search engines read them (schema.org): no person, no platform."""
    conveners = [one.name or one.credit_line for one in convening.organisations.all() if one.part == Organisation.Part.CONVENER]
    home = settings.SITE_URL + reverse("convening", args=[convening.slug])
    return [
        {
            "@context": "https://schema.org", "@type": "Event", "name": slot["title"],
            "startDate": slot["start"].astimezone(convening.zone).isoformat(), "endDate": slot["end"].astimezone(convening.zone).isoformat(),
            "eventStatus": "https://schema.org/EventScheduled", "eventAttendanceMode": _ATTENDANCE[slot["mode"]],
            "location": {"@type": "VirtualLocation", "url": settings.SITE_URL + slot["url"]}, "url": settings.SITE_URL + slot["url"],
            "organizer": [{"@type": "Organization", "name": name, "url": home} for name in conveners],
            "isAccessibleForFree": True,
        }
        for slot in slots
        if slot.get("register_url") and slot["mode"] in _ATTENDANCE
    ]  # fmt: skip


def _short(text):
    """Its beginning, whole words."""
    text = " ".join((text or "").split())
    return text if len(text) <= LONGEST else text[:LONGEST].rsplit(" ", 1)[0] + " …"
