"""Letters of the ground floor that the accounts library does not send."""

from django.conf import settings
from django.urls import reverse

from . import mail


def what_is_held(person, link, *, language):
    """Where she can see what is held about her. To nobody, where nobody has the address."""
    language = (person.profile.language if person else "") or language
    mail.write("convening/emails/what_is_held.txt", to=person, context={"link": f"{settings.SITE_URL}{link}"}, language=language)


def news(person, update, *, day, not_before=None, no_more=""):
    """There is something to read: the same words for everybody and for whatever it is. At most one a day to a person."""
    mail.write(
        "convening/emails/news.txt",
        to=person,
        context={
            "link": settings.SITE_URL + reverse("update_by_letter", args=[update.pk]),
            "no_more": settings.SITE_URL + no_more if no_more else "",
        },
        purpose=f"organisers:{update.convening_id.hex}:{person.pk.hex}:{day.isoformat()}",
        not_before=not_before,
        in_turn=True,
    )
