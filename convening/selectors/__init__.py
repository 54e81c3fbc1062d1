"""What the ground floor shows, and to whom."""

from django.db.models import Prefetch

from .. import clock, policy
from ..models import Convening, Organisation


_WITHOUT_BYTES = ("content", "small")


def convenings_for(asker):
    """(mine, others): the convenings she has a part in, and the other public ones; the latest first."""
    parts = policy.standing(asker).parts
    visible = Convening.objects.filter(policy.among(asker, "convening.view_convening")).order_by("-starts_on", "slug")
    mine, others = [], []
    for convening in visible:
        (mine if convening.pk in parts else others).append(convening)
    return mine, others


def stage_of(convening):
    """"before", "during" or "after": by its days in its own zone, and over as soon as it was closed."""
    today = clock.today(convening.zone)
    if convening.state == Convening.State.CLOSED or today > convening.ends_on:
        return "after"
    return "before" if today < convening.starts_on else "during"


def by_time(convenings):
    """{"during": […], "before": […], "after": […]}: those under way, those that come, the next first, and those that are over."""
    found = {"during": [], "before": [], "after": []}
    for convening in convenings:
        found[stage_of(convening)].append(convening)
    found["before"].reverse()
    return found


def public_page(asker, slug):
    """The convening with its picture, its organisations and their logos (none with its bytes), or 404."""
    logos = Organisation.objects.select_related("logo").defer(*(f"logo__{name}" for name in _WITHOUT_BYTES))
    shown = Convening.objects.select_related("picture").defer(*(f"picture__{name}" for name in _WITHOUT_BYTES))
    return policy.access(asker, "convening.view_convening", shown.prefetch_related(Prefetch("organisations", logos)), slug=slug)


def convening_for(asker, slug):
    """The convening she may see, or 404."""
    return policy.access(asker, "convening.view_convening", Convening.objects.all(), slug=slug)
