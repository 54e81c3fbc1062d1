"""A thousand invitations: queued by one deed, then handed over by two relays at once, each once."""

import threading
from collections import Counter
from datetime import datetime

import measuring

measuring.begin()

from django.conf import settings  # noqa: E402
from django.core import mail as outgoing  # noqa: E402
from django.db import connection  # noqa: E402

from convening import mail, outbox  # noqa: E402
from convening.models import OutboxEntry, Participation, Profile  # noqa: E402
from convening.testing import new_convening, person_in  # noqa: E402
from participants import services  # noqa: E402
from participants.models import Nomination  # noqa: E402
from sessions.services import schedule_session  # noqa: E402

MANY = 1_000
settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
outbox._ring = lambda: None  # no worker lives here: the relays below are called by hand


def convene():
    """A convening with a meeting ahead, whose offices named a thousand people who were all cleared."""
    convening = new_convening("gathering")
    secretariat = person_in(convening, "secretariat", member=False)
    schedule_session(
        convening, slug="group", title={"en": "A group"}, description={}, door="invitation", rule="chatham_house", naming="voices",
        local_start=datetime(datetime.now().year + 1, 7, 14, 10), zone_name="America/New_York", minutes=90, languages=["en"],
        by=secretariat,
    )  # fmt: skip
    office = services.open_office(convening, slug="office", name={"en": "Office"}, seats=MANY, by=secretariat)
    nominator = person_in(convening, "nominator", member=False)
    office.people.add(Participation.objects.get(convening=convening, person=nominator))
    languages = ("ar", "en", "es", "fr")
    entries = [
        (Profile(name=f"Person {n}", email=f"person.{n}@field.example", language=languages[n % 4]), {"knows_and_agrees": True})
        for n in range(MANY)
    ]
    services.nominate_all(office, entries, by=nominator)
    Nomination.objects.filter(convening=convening).update(state=Nomination.State.CLEARED)
    OutboxEntry.objects.all().delete()
    return convening, secretariat


def hand_over():
    while outbox.carry_out(mail.send, None, None):
        pass
    connection.close()


figures = {}
convening, secretariat = convene()
with measuring.asked() as queries, measuring.taking(figures, "queued, seconds"):
    services.invite_cleared(convening, by=secretariat)
figures["queries for each"] = round(queries[0] / MANY, 2)
outgoing.outbox = []
with measuring.taking(figures, "handed over by two relays, seconds"):
    relays = [threading.Thread(target=hand_over) for _two in range(2)]
    for relay in relays:
        relay.start()
    for relay in relays:
        relay.join()
letters = Counter(message.to[0] for message in outgoing.outbox)
figures["people with a letter"] = len(letters)
figures["letters to one person, at most"] = max(letters.values())
measuring.report(
    "invitations",
    figures,
    {
        "1,000 invitations queued, seconds": (figures["queued, seconds"], 5),
        "people without a letter": (MANY - len(letters), 0),
        "letters too many": (sum(letters.values()) - len(letters), 0),
    },
)
