"""Freezing: the figures of all rooms of a convening, counted together and kept protected before the first room is sealed.

What would be stored unprotected ("1 person, 12 posts") would join words to people again once the keys are gone. So only what
disclosure control lets out is written down; it is counted once and never again, whatever is erased later.
"""

from collections.abc import Callable
from dataclasses import dataclass

from django.db import transaction
from django.utils.translation import gettext as _

from convening import clock, keyring
from convening.errors import Refused

from ..models import FrozenRecord, Room
from ..selectors.life import lifted
from .counting import counted
from .quotes import tell_answers
from .support import tell_support


@dataclass(frozen=True)
class Grouping:
    """What the evaluation hands over to have the rooms of a convening counted.

    `people` are [(person uuid, is_staff)] of everybody who could post, `logged_on` the uuids of those who were on the platform.
    `protect` turns what was counted into what a release would tell, as a JSON-able value.
    """

    people: list
    logged_on: frozenset
    protect: Callable


# The evaluation lends (convening) -> Grouping when it is ready: nobody imports it.
GROUPINGS = []


def counts(convening, people, logged_on=frozenset()):
    """The figures of the rooms: `counting.counted`, until they are frozen. From then on what was frozen, with "frozen_on":
    protected as for a release, None for what may not be told, whoever is handed over."""
    kept = frozen(convening)
    if kept is None:
        return counted(convening, people, logged_on)
    # A room that is not sealed yet may still see a veil lifted: this number alone is counted anew, it tells of nobody.
    return {**kept.counts, "veils_lifted": lifted(convening), "frozen_on": kept.frozen_on.isoformat()}


def frozen(convening):
    """The `FrozenRecord` of `convening`, or None."""
    return FrozenRecord.objects.filter(convening=convening).first()


def why_not_yet(convening):
    """The sentence that says why the figures cannot be frozen today; "" if they can."""
    return _obstacle(list(_rooms(convening)))


@transaction.atomic
def freeze(convening):
    """Count all rooms together, protect the figures, keep them for good. Called again it returns what is kept.

    Refused until the cooling of every published room is over: words can still be taken back until then.
    """
    rooms = list(_rooms(convening).select_for_update(no_key=True, of=("self",)))
    kept = frozen(convening)
    if kept is not None:
        return kept
    if obstacle := _obstacle(rooms):
        raise Refused("forums.not_all_cooled", obstacle)
    tell_answers(convening)
    tell_support(convening)
    grouping = GROUPINGS[0](convening)
    try:
        said = counted(convening, grouping.people, grouping.logged_on)
    except keyring.KeyGone:
        raise Refused(
            "forums.key_gone", _("The key of a room of this convening is gone, so that its posts cannot be counted any more.")
        ) from None
    return FrozenRecord.objects.create(
        convening=convening, counts=grouping.protect(said), frozen_on=clock.today(convening.zone)
    )


def _rooms(convening):
    return Room.objects.filter(convening=convening, published=True).select_related("convening").order_by("pk")


def _obstacle(rooms):
    if not rooms:
        return _("This convening has no room whose figures could be kept.")
    today = clock.today(rooms[0].convening.zone)
    waiting = [room.title for room in rooms if room.stage_on(today) != Room.Stage.COOLED]
    if not waiting:
        return ""
    return _("The rooms of a convening are counted together, once words can no longer be taken back in any of them. It is too early for: %(rooms)s.") % {
        "rooms": "; ".join(sorted(waiting))
    }
