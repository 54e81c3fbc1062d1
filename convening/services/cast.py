"""The demo's cast, on embedded engines only."""

import uuid

from django.conf import settings
from django.core import signing
from django.urls import reverse
from django.utils.translation import gettext as _

from .. import once
from ..errors import Refused
from ..models import Participation, User
from ..models.people import Role

_ORDER = list(Role.values)


def require_demo():
    if not settings.EMBEDDED:
        raise Refused("demo.not_here", _("This exists only in the demo, on the engines that the demo brings with it."))


def everybody():
    """Every person of the demo with a part in a convening: a list of dicts, read through the keyring."""
    require_demo()
    people = {}
    for part in Participation.objects.select_related("person").order_by("pk"):
        person = part.person
        entry = people.setdefault(
            person.pk,
            {
                "public_id": person.public_id,
                "name": person.profile.name,
                "email": person.profile.email,
                "affiliation": person.profile.affiliation,
                "country": person.profile.country,
                "language": person.profile.language,
                "roles": set(),
                "signs_in": person.is_active,
            },
        )
        entry["roles"] |= set(part.roles)
    cast = []
    for entry in people.values():
        roles = entry["roles"] - {"participant"} or entry["roles"]
        if entry.pop("signs_in") and roles:
            cast.append({**entry, "roles": sorted(entry["roles"], key=_ORDER.index)})
    return sorted(cast, key=lambda entry: entry["public_id"])


def showcase():
    """A few for each role, in the order in which a newcomer meets them, to walk through every part with one click."""
    from ..demo import showcase as content  # the demo's content is not loaded in production

    people = {person["key"]: person["email"] for person in (*content.KNOWN_MEMBERS, *content.APPOINTED)}
    by_email = {entry["email"]: entry for entry in everybody()}
    return [by_email[people[key]] for key in content.SHOWCASE if people[key] in by_email]


def sign_in_link(address):
    """An address on this machine that signs in once, as the person with this e-mail address, within ten minutes."""
    require_demo()
    person = User.objects.by_address(address)
    if person is None or not person.is_active:
        raise Refused("demo.nobody", _("Nobody in the demo signs in with this address."))
    token = signing.dumps([uuid.uuid4().hex, person.public_id], salt="sign-in link")
    return settings.SITE_URL + reverse("demo_sign_in_link", args=[token])


def spend(key):
    """True the first time."""
    return once.first_time(uuid.UUID(key))
