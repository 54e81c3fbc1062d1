"""How people get into a convening: until when they can answer, when they are reminded, when seats are released."""

from django.db import transaction
from django.utils.translation import gettext as _

from convening import audit, clock, policy
from convening.errors import Refused

from ..addresses import visible
from ..models import Admission


@transaction.atomic
def set_admission(convening, *, seats_released_on, days_valid, reminder_days, asks_per_session, phrase, by):
    """Change how people get in; letters that are out keep their day. Returns the `Admission`."""
    policy.require(by, "participants.set_admission", convening)
    admission = Admission.locked(convening)
    if seats_released_on != admission.seats_released_on:
        if admission.released_on:
            sentence = _("The seats have been released already. This day cannot be changed any more.")
            raise Refused("admission.released", sentence, fields={"seats_released_on": sentence})
        if seats_released_on and seats_released_on < clock.today(convening.zone):
            sentence = _("This day is over. Choose today or a later day.")
            raise Refused("admission.day_is_over", sentence, fields={"seats_released_on": sentence})
    admission.seats_released_on, admission.days_valid, admission.reminder_days = seats_released_on, days_valid, reminder_days
    admission.asks_per_session, admission.phrase = asks_per_session, visible(phrase)
    admission.save()
    audit.record(convening, actor=by, verb="participants.admission_set", target=convening)
    return admission
