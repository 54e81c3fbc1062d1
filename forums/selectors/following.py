"""The round in which members endorse recommendations, and what was committed to, as each may see them."""

from convening import clock

from ..models import Consultation


def round_of(convening):
    """The convening's round, planned, running or over; None where there is none. One query."""
    return Consultation.objects.filter(convening=convening).first()


def round_is_running(convening):
    """True from the first day until it is counted: as long as words that somebody endorses must stay as they are."""
    return Consultation.objects.filter(convening=convening, counted_on=None, opens_on__lte=clock.today(convening.zone)).exists()
