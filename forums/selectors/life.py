"""The end of a room as it is told before, while and after it happens; and the veils that somebody asked to lift."""

from ..models import VeilRequest


def lifted(convening):
    """How often two custodians allowed the officer to learn who wrote a post. Printed in the evaluation also when it is 0."""
    allowed = (VeilRequest.State.AGREED, VeilRequest.State.SEEN)
    return VeilRequest.objects.filter(room__convening=convening, state__in=allowed).count()
