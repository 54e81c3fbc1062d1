"""What happens to rooms when a back-up of the database comes back."""

from django.db import transaction
from django.utils.translation import gettext as _

from convening import audit, clock, keyring, policy

from ..models import NamedModerator, Room, SealRequest
from . import sealing


def name_no_moderator_before_she_says_so_again():
    """A yes to be named in reports may have been taken back since: each is hers to give again. Gives a sentence, if there was one."""
    if NamedModerator.objects.all().delete()[0]:
        return [_("No report names a moderator until she agrees again, in her room: her yes may have been taken back since this back-up was made.")]
    return []


def close_what_was_sealed_meanwhile():
    """A room without its key was sealed after the back-up was made: it is closed for good again, and what went then goes again.

    The figures that were frozen then and the certificate are not in the back-up; whoever kept the certificate still holds a true one.
    Gives a sentence for each.
    """
    told = []
    for room in Room.objects.filter(sealed_on=None).select_related("convening").order_by("slug"):
        if keyring.holds("room", room.id):
            continue
        with transaction.atomic():
            SealRequest.objects.filter(room=room).delete()
            room.sealed_on = max(clock.today(room.convening.zone), room.cooling_ends_on)
            room.save(update_fields=["sealed_on"])
            audit.record(room.convening, actor=policy.OPERATOR, verb="forums.room_sealed_again", target=room)
        for step in sealing.STEPS:
            step(room)
        told.append(_("The room %(room)s was sealed after this back-up was made. It is closed for good again.") % {"room": room.slug})
    return told
