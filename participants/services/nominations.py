"""Offices name people, within their seats and beyond them."""

from dataclasses import replace

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from convening import audit, clock, keyring, once, policy
from convening.errors import Refused
from convening.models import Convening

from ..addresses import doubts, visible
from ..mentions import words_of
from ..models import Admission, Invitation, Nomination, Office
from ..selectors.offices import RECEIVED, quotas_of, state_for_office
from . import seats
from .naming import Listed, person_named

# What an office may say of a person. Whatever else a caller brings is not kept.
PARTICULARS = (
    "reason", "region", "kind_of_actor", "first_timer", "safe_channel", "reach", "capacity", "country", "origin", "works_in", "gender",
    "sign_language", "captions", "carer", "access_needs",
)  # fmt: skip


@transaction.atomic
def nominate(office, profile, particulars, *, by, key, quota=None, person=None):
    """Name a person for the convening; returns the nomination.

    Beyond the office's seats it stands in the ranked reserve (`selectors.place_of`). The answer is the same whether or not
    she is known here or another office named her. A person the office named already stays where she stands; one it
    withdrew is named anew, at the end. `particulars` must say that she knows and agrees; a "risk_note" among them is sealed
    apart. `quota` chooses among the office's own; the first one if none is named. `person` is somebody known by another way
    than her address, who agreed herself; her address is not kept with the office's words.
    """
    policy.require(by, "participants.nominate", office)
    must_be_complete(profile, particulars)
    office = locked_office(office)
    quota = its_quota(office, quota)
    nomination = None if person else named_by_hand(office, profile, particulars)
    person = person or (nomination.person if nomination else person_named(profile, particulars))
    nomination = nomination or Nomination.objects.filter(office=office, person=person).first()
    sent_before = not once.first_time(key)  # a form taken up again for somebody else is a new deed all the same
    stands = nomination and nomination.state != Nomination.State.WITHDRAWN and not nomination.let_go_on
    if stands or (nomination and sent_before):
        return nomination
    return put_down(office, person, profile, particulars, nomination, actor=by, quota=quota)


@transaction.atomic
def nominate_all(office, entries, *, by, quota=None):
    """Name everybody in `entries`, [(profile, particulars)], or nobody if one is refused. Returns the new nominations.

    Whoever stands on the office's list already, withdrawn or not, stays as she is.
    """
    policy.require(by, "participants.nominate", office)
    return name_some(office, entries, Listed(office), actor=by, quota=quota)


def name_some(office, entries, listed, *, actor, quota=None):
    """The deed of `nominate_all`, in the caller's transaction and for whom the right was asked before."""
    for profile, particulars in entries:
        must_be_complete(profile, particulars)
    office = locked_office(office)
    quota = its_quota(office, quota)
    listed.look_again()
    named, made = set(office.nominations.values_list("person_id", flat=True)), []
    rank, place = _next_rank(office), _places(quota)
    for profile, particulars in entries:
        words = words_of(profile, particulars)
        if listed.find(words):
            continue
        person = person_named(profile, particulars)
        if person.pk not in named:
            named.add(person.pk)
            nomination = put_down(office, person, profile, particulars, None, actor=actor, quota=quota, rank=rank + len(made), place=place)
            listed.add(nomination, person.alias, words)
            made.append(nomination)
    return made


def named_by_hand(office, profile, particulars):
    """The office's nomination of somebody whom no address tells, or None."""
    if particulars.get("reach", "own") in ("own", "slow"):
        return None
    return Listed(office).look_again().find(words_of(profile, particulars))


def its_quota(office, quota):
    if quota is None:
        return quotas_of(office)[0]
    if quota.office_id != office.pk:
        raise Refused("nomination.quota", _("These seats are not your office’s. Choose among your own."))
    return quota


def must_be_complete(profile, particulars):
    if particulars.get("knows_and_agrees") is not True:
        raise Refused(
            "nomination.ask_her_first",
            _("Please ask this person first. To be on a list can put somebody in danger, and only they can judge that."),
            fields={"knows_and_agrees": _("Please ask first. Then come back and tick this box.")},
        )
    if not visible(profile.name):
        raise Refused("nomination.name_missing", _("Write the name."), fields={"name": _("Write the name.")})


def locked_office(office):
    """The office's row, locked: ranks are given one after another; the lock under which seats change hands comes first."""
    Admission.locked(office.convening)
    office = Office.objects.select_for_update(of=["self"]).select_related("convening").get(pk=office.pk)
    if office.convening.state == Convening.State.CLOSED:
        raise Refused("nomination.closed", _("This convening is over. It takes no more nominations."))
    return office


def _next_rank(office):
    return 1 + (office.nominations.aggregate(last=Max("rank"))["last"] or 0)


def _places(quota):
    """`seats.take_place` for many nominations of one quota, one after another, under the lock that is held already."""
    free = max(0, seats.left(quota))

    def take(nomination):
        nonlocal free
        nomination.in_reserve = not free
        nomination.holds = Nomination.Holds.SEAT if free else Nomination.Holds.RESERVE
        free = max(0, free - 1)

    return take


def put_down(office, person, profile, particulars, nomination, *, actor, quota=None, rank=None, place=seats.take_place):
    """Write a nomination, new or taken up again, at the end of the office's list. `place` gives it a seat, or one in the reserve."""
    nomination = nomination or Nomination(convening=office.convening, office=office, person=person)
    nomination.rank = rank or _next_rank(office)
    nomination.made_on = clock.today(office.convening.zone)
    nomination.quota = its_quota(office, quota)
    if nomination.let_go_on:
        seats.taken_up_again(nomination)
    else:
        nomination.state, nomination.decided_on = Nomination.State.NOMINATED, None
        place(nomination)
    seal_words(nomination, profile, particulars)
    nomination.save()
    audit.record(office.convening, actor=actor, verb="participants.nomination_made", target=nomination)
    return nomination


def seal_words(nomination, profile, particulars):
    """What an office says of a person, under her own key; the risk note apart from it. What others added stays."""
    if not keyring.holds("person", nomination.person_id):
        return
    words = {name: particulars[name] for name in PARTICULARS if name in particulars}
    words |= {name: getattr(profile, name) for name in ("name", "name_original", "honorific", "affiliation", "email", "language")}
    words.setdefault("reach", "own" if profile.email else "none")
    nomination.particulars = {
        **nomination.particulars,
        **{name: visible(word) if isinstance(word, str) else word for name, word in words.items()},
        "knows_and_agrees": True,
        "flags": doubts(profile.email),
    }
    before, more = nomination.risk_note, visible(particulars.get("risk_note", ""))
    nomination.risk_note = "\n".join(note for note in (before, more) if note)


@transaction.atomic
def withdraw_nomination(nomination, *, by):
    """The office takes its nomination back, as long as its list says "received"; whatever became of it, it looks the same."""
    policy.require(by, "participants.withdraw_nomination", nomination)
    nomination = locked(nomination)
    if nomination.state == Nomination.State.WITHDRAWN or nomination.let_go_on:
        return nomination
    was_invited = Invitation.objects.filter(convening=nomination.convening_id, person=nomination.person_id).exists()
    if state_for_office(nomination, was_invited) != RECEIVED:
        raise Refused(
            "nomination.decided", _("The secretariat has decided on this nomination. Write to the secretariat to change it.")
        )
    if nomination.promoted:
        seats.let_go(nomination)
        audit.record(nomination.convening, actor=by, verb="participants.nomination_withdrawn", target=nomination)
        return nomination
    return decide(nomination, Nomination.State.WITHDRAWN, "participants.nomination_withdrawn", by)


@transaction.atomic
def correct_nomination(nomination, profile, particulars, *, by, key):
    """The office puts its own words right, as long as its list says "received". Her address stays, and so does her own profile.

    A "risk_note" is added to the one that is there. The clearance sees on which day it was.
    """
    policy.require(by, "participants.withdraw_nomination", nomination)
    if not visible(profile.name):
        raise Refused("nomination.name_missing", _("Write the name."), fields={"name": _("Write the name.")})
    nomination = locked(nomination)
    was_invited = Invitation.objects.filter(convening=nomination.convening_id, person=nomination.person_id).exists()
    if state_for_office(nomination, was_invited) != RECEIVED:
        raise Refused(
            "nomination.decided", _("The secretariat has decided on this nomination. Write to the secretariat to change it.")
        )
    if not once.first_time(key):
        return nomination
    words = nomination.particulars
    if words:
        particulars = {**particulars, "reach": words.get("reach") or "own"}
        seal_words(nomination, replace(profile, email=words.get("email", "")), particulars)
        nomination.particulars = {**nomination.particulars, "corrected_on": clock.today(nomination.convening.zone).isoformat()}
        nomination.save(update_fields=["sealed_particulars", "sealed_risk_note"])
    audit.record(nomination.convening, actor=by, verb="participants.nomination_corrected", target=nomination)
    return nomination


def locked(nomination):
    """The row as it is now, locked; the lock under which seats change hands comes first, for everybody."""
    Admission.locked(nomination.convening)
    return Nomination.objects.select_for_update(of=["self"]).select_related("convening").get(pk=nomination.pk)


def decide(nomination, state, verb, by):
    seats.decided(nomination, state)
    nomination.state = state
    nomination.decided_on = clock.today(nomination.convening.zone)
    nomination.save()
    audit.record(nomination.convening, actor=by, verb=verb, target=nomination)
    return nomination
