"""What the ground floor shows, and to whom."""

from .. import policy
from ..models import Convening


def convenings_for(asker):
    """(mine, others): the convenings she has a part in, and the other public ones; the latest first."""
    parts = policy.standing(asker).parts
    visible = Convening.objects.filter(policy.among(asker, "convening.view_convening")).order_by("-starts_on", "slug")
    mine, others = [], []
    for convening in visible:
        (mine if convening.pk in parts else others).append(convening)
    return mine, others


def public_page(asker, slug):
    """The convening with its organisations, updates and resources, or 404."""
    shown = Convening.objects.prefetch_related("organisations", "updates", "resources")
    return policy.access(asker, "convening.view_convening", shown, slug=slug)


def convening_for(asker, slug):
    """The convening she may see, or 404."""
    return policy.access(asker, "convening.view_convening", Convening.objects.all(), slug=slug)
