"""Letters of the rooms and of what follows from them. Neutral outside, one recipient; none names a room, an author, a number, or quotes."""

from types import SimpleNamespace

from django.conf import settings
from django.urls import reverse

from convening import mail
from convening.models import Profile


def news(person, *, day, token):
    """There is something to read. The same words for everybody, whoever wrote; at most one a day to a person."""
    mail.write(
        "forums/emails/news.txt",
        to=person,
        context={"link": settings.SITE_URL + reverse("my_part"), "no_more": settings.SITE_URL + reverse("no_more_letters", args=[token])},
        purpose=f"news:{person.pk.hex}:{day.isoformat()}",
        in_turn=True,
    )


def round_opens(person, *, token):
    """She is asked for something in her space, without a word on what. The same for all members; one a round."""
    mail.write(
        "forums/emails/round.txt",
        to=person,
        context={"link": settings.SITE_URL + reverse("my_part"), "no_more": settings.SITE_URL + reverse("no_more_letters", args=[token])},
        in_turn=True,
    )


def how_does_it_stand(address, language, *, token):
    """To an organisation, at the address that it gave: something that it undertook is asked about. Nobody who takes part is meant."""
    mail.write(
        "forums/emails/commitment.txt",
        to=SimpleNamespace(profile=Profile(email=address, language=language)),
        context={"link": settings.SITE_URL + reverse("commitment_by_link", args=[token])},
        in_turn=True,
    )
