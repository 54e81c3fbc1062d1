"""The release plan: evaluation staff settle it, the secretariat reads it."""

from convening import policy
from convening.models import Convening


def convening_to_plan(asker, slug):
    """The convening whose plan she may read, or 404."""
    return policy.access(asker, "evaluation.view_plan", Convening.objects.all(), slug=slug)
