"""Signing in, as far as the house takes note of it: the stamp on the login session, the day of a log-on, gathered in Redis."""

from allauth.mfa.models import Authenticator
from allauth.mfa.signals import authenticator_added
from django.contrib.auth.signals import user_logged_in
from django.dispatch import receiver

from . import engagement
from .models import Convening, Participation


@receiver(user_logged_in)
def note_the_day(sender, request, user, **kwargs):
    request.session["stamp"] = user.profile.stamp
    parts = Participation.objects.filter(person=user, member=True).exclude(convening__state=Convening.State.DRAFT)
    for part in parts.select_related("convening"):
        engagement.note_log_on(part.convening, user)


@receiver(authenticator_added)
def round_factor_times(sender, authenticator, **kwargs):
    """An authenticator's row tells the day it was made, and never when it was last used."""
    day = authenticator.created_at.replace(hour=0, minute=0, second=0, microsecond=0)
    type(authenticator).objects.filter(pk=authenticator.pk).update(created_at=day, last_used_at=None)


def note_no_use(authenticator):
    """The library would write the row at every sign-in; its transaction would then stand beside whatever she posts next."""


Authenticator.record_usage = note_no_use
