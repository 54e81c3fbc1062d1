"""One at a time: whoever changes something of a session waits for whoever is changing it."""

from ..models import Session


def locked(session):
    """`session` as it is now with its convening, held until the transaction ends. What only points at it can still be written meanwhile."""
    return Session.objects.select_for_update(of=("self",), no_key=True).select_related("convening").get(pk=session.pk)
