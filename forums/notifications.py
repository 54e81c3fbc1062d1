"""Letters of the rooms: one. Neutral outside, one recipient; it names no room, no author, no number, and quotes nothing."""

from django.conf import settings
from django.urls import reverse

from convening import mail


def news(person, *, day, token):
    """There is something to read. The same words for everybody, whoever wrote; at most one a day to a person."""
    mail.write(
        "forums/emails/news.txt",
        to=person,
        context={"link": settings.SITE_URL + reverse("my_part"), "no_more": settings.SITE_URL + reverse("no_more_letters", args=[token])},
        purpose=f"news:{person.pk.hex}:{day.isoformat()}",
        in_turn=True,
    )
