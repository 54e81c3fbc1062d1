"""Offices with people who nominate, and a short way to somebody invited."""

import uuid
from types import SimpleNamespace

import pytest

from convening.models import Participation, Profile
from participants import services


@pytest.fixture
def offices(cast):
    """Two offices of two seats each: `north`, for which the cast's nominator acts, and `south`, with a nominator of its own."""
    south_nominator = services.appoint(
        cast.convening, Profile(name="Dora Silva", email="dora@south.example"), ["nominator"], by=cast.secretariat
    )[0].person
    made = {}
    for slug, person in (("north", cast.nominator), ("south", south_nominator)):
        office = services.open_office(
            cast.convening, slug=slug, name={"en": f"Office {slug}", "ar": "مكتب"}, seats=2, by=cast.secretariat
        )
        office.people.add(Participation.objects.get(person=person, convening=cast.convening))
        made[slug] = office
    return SimpleNamespace(**made, north_nominator=cast.nominator, south_nominator=south_nominator)


def somebody(name="Amal Haddad", **more):
    more.setdefault("email", f"{name.lower().replace(' ', '.')}@field.example")
    return Profile(name=name, language=more.pop("language", "ar"), **more)


@pytest.fixture
def named(offices):
    """`named("Amal Haddad", office=…, **particulars)`: somebody whom an office named."""

    def name_somebody(name="Amal Haddad", *, office=None, profile=None, **particulars):
        office = office or offices.north
        by = offices.north_nominator if office == offices.north else offices.south_nominator
        words = {"knows_and_agrees": True, "region": "Arab States", "kind_of_actor": "Civil society", **particulars}
        return services.nominate(office, profile or somebody(name), words, by=by, key=uuid.uuid4())

    return name_somebody


@pytest.fixture
def invited(named, cast):
    """`invited("Amal Haddad")` gives (invitation, token) of somebody named, cleared and invited."""

    def invite_somebody(name="Amal Haddad", **more):
        nomination = named(name, **more)
        services.clear([nomination], by=cast.secretariat)
        return services.invite(cast.convening, nomination.person, by=cast.secretariat)

    return invite_somebody
