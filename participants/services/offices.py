"""Offices, their seats, and who nominates for them."""

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from convening import audit, once, policy
from convening.errors import Refused
from convening.models.people import Role
from convening.services.convenings import give_part
from convening.templatetags.look import numeral

from ..addresses import clean_address
from ..models import Admission, Category, Group, Invitation, Nomination, Office, Quota
from ..selectors.offices import INVITED, state_for_office
from . import seats as seats_of
from .people import let_in, person_for


@transaction.atomic
def open_office(convening, *, slug, name, seats, by):
    """A new office with its seats. `name` is {"en": …, "ar": …, "es": …, "fr": …}; English is needed."""
    policy.require(by, "participants.open_office", convening)
    if Office.objects.filter(convening=convening, slug=slug).exists():
        raise Refused("office.exists", _("There is already an office with this short name. Choose another."))
    office = Office(convening=convening, slug=slug, **_names(name))
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


@transaction.atomic
def add_group(convening, *, slug, name, by):
    """A group of sessions for which seats are counted apart. `name` as for an office."""
    return _add(Group, convening, slug, name, by, "participants.group_added")


@transaction.atomic
def add_category(convening, *, slug, name, by):
    """A category of seats that is counted apart. `name` as for an office."""
    return _add(Category, convening, slug, name, by, "participants.category_added")


def _add(model, convening, slug, name, by, verb):
    policy.require(by, "participants.set_seats", convening)
    if model.objects.filter(convening=convening, slug=slug).exists():
        raise Refused("seats.name_exists", _("This short name is taken. Choose another."), fields={"slug": _("Choose another.")})
    added = model(convening=convening, slug=slug, **_names(name))
    added.full_clean(exclude=["convening", "name"])
    added.save(force_insert=True)
    audit.record(convening, actor=by, verb=verb, target=added)
    return added


def _names(name):
    return {f"name_{code}": name.get(code, "") for code, _language in settings.LANGUAGES}


@transaction.atomic
def set_quota(office, seats, *, group=None, category=None, by):
    """The office has `seats` for this group and category (None: not counted apart). Returns the quota.

    Never fewer than somebody holds or the waiting list has got. With more, the first of the office's reserve move up.
    """
    policy.require(by, "participants.set_seats", office.convening)
    Admission.locked(office.convening)
    if any(thing and thing.convening_id != office.convening_id for thing in (group, category)):
        raise Refused("seats.elsewhere", _("This group or category belongs to another convening."))
    quota = Quota.objects.filter(office=office, group=group, category=category).first()
    quota = quota or Quota(office=office, group=group, category=category, seats=0)
    before, taken = quota.seats, 0 if quota._state.adding else quota.seats - seats_of.left(quota)
    if seats < taken:
        sentence = ngettext(
            "One of these seats is held or went to the waiting list. Leave at least one.",
            "%(n)s of these seats are held or went to the waiting list. Leave at least %(n)s.",
            taken,
        ) % {"n": numeral(taken)}  # fmt: skip
        raise Refused("seats.held", sentence, fields={"seats": sentence})
    quota.seats = seats
    quota.save()
    seats_of.move_up(quota)
    audit.record(office.convening, actor=by, verb="participants.quota_set", target=quota, note=f"{before} → {seats} seats")
    return quota


@transaction.atomic
def send_address(nomination, address, *, by, key):
    """A letter to this person came back: the office sends another address, for the secretariat to take up. Sealed."""
    policy.require(by, "participants.send_address", nomination)
    if not once.first_time(key):
        return nomination
    Admission.locked(nomination.convening)
    nomination = Nomination.objects.select_for_update(of=["self"]).get(pk=nomination.pk)
    sent = Invitation.objects.filter(convening=nomination.convening_id, person=nomination.person_id, undelivered_on__isnull=False)
    if state_for_office(nomination, sent.exists()) != INVITED:
        raise Refused("nomination.delivered", _("No letter to this person came back. There is nothing to do."))
    nomination.particulars = {**nomination.particulars, "another_address": clean_address(address)}
    nomination.save(update_fields=["sealed_particulars"])
    return nomination
