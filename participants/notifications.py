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


def code_printed(code):
    """Somebody printed a code with which she can be let in: she hears of it, wherever her letters reach her."""
    mail.write("participants/emails/code_printed.txt", to=code.person, context={}, purpose=f"code:{code.pk}")


def new_roles(part, purpose):
    """Something changed in what she does: what it is stands behind the sign-in, not in the letter."""
    mail.write(
        "participants/emails/new_roles.txt",
        to=part.person,
        context={"link": f"{settings.SITE_URL}{reverse('my_part')}"},
        purpose=f"roles:{part.pk}:{purpose}",
    )


def list_needs_you(person):
    """To somebody who acts for an office: the secretariat has a question about her list. What it is stands inside."""
    mail.write("participants/emails/list_needs_you.txt", to=person, context={"link": f"{settings.SITE_URL}{reverse('my_part')}"})
