"""Letters of the programme: one function each. Neutral outside, one recipient, no title, no name."""

from django.conf import settings
from django.urls import reverse
from django.utils import translation

from convening import mail

from .exporters import calendar_of
from .selectors import guest_token


def registered(session, person, mark, *, language=""):
    """To a guest who registered: her own link to the session's page, and a calendar file. Once for each session and person."""
    path = reverse("session_guest", args=[session.convening.slug, session.slug, guest_token(session, mark)])
    language = person.profile.language or language or settings.LANGUAGE_CODE
    with translation.override(language):
        calendar = calendar_of([session], titled=False)
    mail.write(
        "sessions/emails/registered.txt",
        to=person,
        context={"link": settings.SITE_URL + path},
        purpose=f"registered:{session.pk}:{person.pk}",
        calendar=calendar,
        language=language,
    )
