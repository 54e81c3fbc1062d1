"""Reactions: a tap, counted and forgotten."""

from django.utils.translation import gettext as _

from convening.errors import Refused

from ... import floor
from ...floor import reactions


def react(seat, kind):
    """She applauds, agrees, or asks for something. Who taps again while she is counted changes nothing."""
    if kind not in reactions.COUNTS_FOR:
        raise Refused("reactions.unknown", _("Choose one of the buttons that stand there."))
    reactions.count(floor.look(seat.session), seat.me, kind)
