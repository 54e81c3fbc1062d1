"""What her own page shows of how she came in."""

from convening import clock

from ..models import Invitation


def on_my_part(asker, convening):
    """{"invited": she came by an invitation, "may_give_up": and can still say that she cannot come}."""
    invited = Invitation.objects.filter(convening=convening, person=asker, state=Invitation.State.ACCEPTED).exists()
    return {"invited": invited, "may_give_up": invited and clock.today(convening.zone) <= convening.ends_on}
