"""Letters of this app: one function each. Neutral outside, one recipient, no name, nothing of a nomination."""

from django.conf import settings
from django.urls import reverse

from convening import mail, writing


def invitation(invitation, token, *, language):
    """The letter with her link. What she is invited to stands behind the link, not in the letter."""
    mail.write(
        "participants/emails/invitation.txt",
        to=invitation.person,
        context={
            "link": f"{settings.SITE_URL}{reverse('invitation', args=[token])}",
            "last_day": writing.day(invitation.last_day, language or settings.LANGUAGE_CODE, "plain"),
        },
        purpose=f"invite:{invitation.pk}:{invitation.letters_on}:{invitation.letters}",
        language=language,
    )
