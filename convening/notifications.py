"""Letters of the ground floor that the accounts library does not send."""

from django.conf import settings

from . import mail


def what_is_held(person, link, *, language):
    """Where she can see what is held about her. To nobody, where nobody has the address."""
    language = (person.profile.language if person else "") or language
    mail.write("convening/emails/what_is_held.txt", to=person, context={"link": f"{settings.SITE_URL}{link}"}, language=language)
