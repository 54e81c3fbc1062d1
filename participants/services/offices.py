"""Offices, their seats, and who nominates for them."""

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext as _

from convening import audit, policy
from convening.errors import Refused
from convening.models.people import Role
from convening.services.convenings import give_part

from ..models import Office, Quota
from .people import let_in, person_for


@transaction.atomic
def open_office(convening, *, slug, name, seats, by):
    """A new office with its seats. `name` is {"en": …, "ar": …, "es": …, "fr": …}; English is needed."""
    policy.require(by, "participants.open_office", convening)
    if Office.objects.filter(convening=convening, slug=slug).exists():
        raise Refused("office.exists", _("There is already an office with this short name. Choose another."))
    names = {f"name_{code}": name.get(code, "") for code, _name in settings.LANGUAGES}
    office = Office(convening=convening, slug=slug, **names)
    office.full_clean(exclude=["convening", "name"])
    office.save(force_insert=True)
    Quota.objects.create(office=office, seats=seats)
    audit.record(convening, actor=by, verb="participants.office_opened", target=office, note=f"{seats} seats")
    return office


@transaction.atomic
def add_nominator(office, profile, *, by):
    """The person with this address, known or new, nominates for `office` from now on. Returns her participation."""
    policy.require(by, "participants.open_office", office.convening)
    person = person_for(profile)
    part = give_part(office.convening, person, [Role.NOMINATOR], member=False)
    office.people.add(part)
    let_in(person)
    audit.record(office.convening, actor=by, verb="participants.nominator_added", target=part)
    return part
