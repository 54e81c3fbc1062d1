"""Rights over a convening itself."""

from django.db.models import Q

from . import policy
from .models import Convening

anybody = policy.Reason(
    "the convening is public",
    lambda who, convening: convening.is_public,
    lambda who: ~Q(state=Convening.State.DRAFT),
)
has_part = policy.Reason(
    "she has a part in it",
    lambda who, convening: who.part_in(convening.pk) is not None,
    lambda who: Q(pk__in=list(who.parts)),
)

policy.declare(
    {
        "convening.view_convening": (anybody, has_part),
        "convening.edit_convening": (policy.by_role("secretariat", path=""),),
        "convening.copy_convening": (policy.by_role("secretariat", path=""),),
        "convening.archive_convening": (policy.by_role("secretariat", path=""),),
        # What members have in the library is for those who work with them, too; pictures for those who write what is published.
        "convening.read_members_library": (
            policy.by_membership(path=""),
            policy.by_role("secretariat", "moderator", "interpreter", "rapporteur", path=""),
        ),
        "convening.view_pictures": (policy.by_role("secretariat", "rapporteur", "evaluator", path=""),),
        "convening.read_members_news": (policy.by_membership(path=""), policy.by_role("secretariat", path="")),
        "convening.view_private_space": (policy.by_membership(path=""),),
    }
)
