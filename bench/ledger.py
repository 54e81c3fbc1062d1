"""The ledger page of 2,000 nominations, against the same page of 20."""

import random
from datetime import timedelta
from uuid import uuid4

import measuring

measuring.begin()

from django.test import Client  # noqa: E402
from django.utils import translation  # noqa: E402

from convening import clock  # noqa: E402
from convening.models import Participation, Profile  # noqa: E402
from convening.testing import new_convening, person_in  # noqa: E402
from participants import services  # noqa: E402
from participants.models import Invitation, Nomination, Quota  # noqa: E402

OFFICES, MANY, FEW = 20, 2_000, 20
SEATS_OF_TWENTY = 15
random.seed(3)


def convene(slug, nominations):
    """A convening in which `nominations` were made by 20 offices, in every state; one in ten is of somebody named twice."""
    convening = new_convening(slug)
    secretariat = person_in(convening, "secretariat", member=False)
    a_part = nominations // OFFICES
    group = services.add_group(convening, slug="group", name={"en": "Group"}, by=secretariat)
    for number in range(OFFICES):
        office = services.open_office(
            convening, slug=f"office-{number}", name={"en": f"Office {number}"}, seats=a_part * SEATS_OF_TWENTY // 20, by=secretariat
        )
        services.set_quota(office, 1, group=group, by=secretariat)
        nominator = person_in(convening, "nominator", member=False)
        office.people.add(Participation.objects.get(convening=convening, person=nominator))
        entries = [
            (
                Profile(name=f"Person {number} {n}", email=f"{slug}.{0 if n % 10 == 0 else number}.{n}@field.example"),
                {"knows_and_agrees": True, "reason": "She was there." * 10, "region": "Arab States"},
            )
            for n in range(a_part)
        ]
        services.nominate_all(office, entries, by=nominator)
    cleared = Nomination.objects.filter(convening=convening, holds="seat")
    cleared.update(state="cleared")
    states = ("sent", "accepted", "accepted", "declined", "not_now", "lapsed")
    now = clock.now()
    Invitation.objects.bulk_create(
        Invitation(
            convening=convening, person_id=person, token_digest=uuid4().bytes, sent_on=now.date(), letters_on=now.date(),
            expires_at=now + timedelta(days=21), state=random.choice(states), answered_on=now.date(),
        )
        for person in set(cleared.values_list("person_id", flat=True))
    )  # fmt: skip
    browser = Client()
    browser.force_login(secretariat)
    return browser, f"/c/{slug}/ledger/"


def main():
    with translation.override("en"):
        (many, of_many), (few, of_few) = convene("many", MANY), convene("few", FEW)
    figures = {"nominations": Nomination.objects.count(), "offices": OFFICES, "quotas": Quota.objects.count()}

    def shown(browser, page):
        answer = browser.get(page)
        assert answer.status_code == 200, answer.status_code
        return answer

    shown(many, of_many), shown(few, of_few)
    counted = {}
    for name, browser, page in (("many", many, of_many), ("few", few, of_few)):
        with measuring.asked() as queries:
            shown(browser, page)
        counted[name] = queries[0]
    seconds, ratios = measuring.side_by_side({"few": lambda: shown(few, of_few), "many": lambda: shown(many, of_many)})
    figures |= {
        f"ms of the page with {FEW}": round(seconds["few"] * 1000, 1),
        f"ratio {MANY} to {FEW}": round(ratios["many"], 2),
        "bytes of the page": len(shown(many, of_many).content),
    }
    goals = {
        f"ms of the page with {MANY:,}": (round(seconds["many"] * 1000, 1), 300),
        "queries of the page": (counted["many"], 12),
        f"more queries with {MANY:,} than with {FEW}": (counted["many"] - counted["few"], 0),
    }
    measuring.report("ledger", figures, goals)


main()
