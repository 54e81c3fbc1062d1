"""When a back-up comes back: answers that were given since are lost, and nobody is named for a yes that she may have taken back."""

from django.db import transaction
from django.utils.translation import gettext as _

from ...models import OnTheRecord

Answer = OnTheRecord.Answer


@transaction.atomic
def ask_again_who_is_named():
    """Every yes is asked for anew; a no stays a no. Gives a sentence, if there was one."""
    if OnTheRecord.objects.filter(answer=Answer.AGREED).update(answer=Answer.ASKED):
        return [_("Whoever had agreed to be named on the record is asked again: a yes may have been taken back since this back-up was made.")]
    return []
