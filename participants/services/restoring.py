"""When a back-up comes back: invitations stand as they stood then."""

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _

from convening.models import Convening

from ..models import Invitation


def say_which_invitations_are_open_again():
    """A sentence for each convening with open invitations, and where they are: nobody can tell which of them were answered or revoked since."""
    open_ones = Invitation.objects.filter(state=Invitation.State.SENT).values("convening")
    sentence = _("Links of invitations that were answered or revoked after this back-up was made open again. Revoke what is to stay closed: %(address)s")
    return [
        sentence % {"address": f"{settings.SITE_URL}{reverse('ledger', args=[slug])}"}
        for slug in Convening.objects.filter(pk__in=open_ones).order_by("slug").values_list("slug", flat=True)
    ]
