"""Roles change hands: taken away, ended with a contract, handed over in one step. A convening never is without a secretary."""

from django.db import transaction
from django.utils.translation import gettext as _

from convening import audit, clock, once, policy
from convening.errors import Refused
from convening.models import Participation
from convening.models.people import Role
from convening.services.convenings import give_part

from .. import notifications, windows
from ..models import Admission
from .people import let_in, person_for


def stays(part, today):
    """True if she can be counted on as a secretary: nobody has set an end before that of the convening."""
    return part.until is None or part.until >= max(part.convening.ends_on, today)


def _locked(part, *, by):
    """The participation as it is now, while nobody else changes roles in its convening."""
    policy.require(by, "participants.change_roles", part.convening)
    Admission.locked(part.convening)
    return Participation.objects.select_for_update(of=("self",)).select_related("convening", "person").get(pk=part.pk)


def _somebody_else_stays(part):
    """Refuse if she is the last secretary."""
    today = clock.today(part.convening.zone)
    others = Participation.objects.filter(
        convening=part.convening, roles__contains=[Role.SECRETARIAT], person__is_active=True
    ).exclude(pk=part.pk)
    if not any(stays(other, today) for other in others.select_related("convening")):
        raise Refused(
            "role.last_secretary",
            _("This is the last secretary of the convening. Give the role to somebody else first, or hand it over."),
        )


@transaction.atomic
def take_roles(part, roles, *, by):
    """Take roles away, and all that goes with them: offices, rooms, sessions. Returns the participation.

    Somebody who was let into the private space for her work leaves it with her last role. What a person who was invited has
    as a participant is not touched: her invitation is another matter.
    """
    part = _locked(part, by=by)
    gone = (set(roles) & set(part.roles)) - {Role.PARTICIPANT}
    if not gone:
        return part
    if Role.SECRETARIAT in gone:
        _somebody_else_stays(part)
    part.roles = sorted(set(part.roles) - gone)
    part.member = part.member and bool(part.roles)
    part.save(update_fields=["roles", "member"])
    _lay_down(part, gone)
    audit.record(part.convening, actor=by, verb="participants.roles_taken", target=part, note=" ".join(sorted(gone)))
    notifications.new_roles(part)
    return part


@transaction.atomic
def end_contract(part, until, *, by):
    """Her roles count to the end of the day `until`; None: as long as the convening. She stays a participant if she is one."""
    part = _locked(part, by=by)
    if until is not None and until < clock.today(part.convening.zone):
        raise Refused("role.ended", _("This day is over. Choose a day to come, or take the roles away now."), fields={"until": _("This day is over.")})
    if part.until == until:
        return part
    part.until = until
    if Role.SECRETARIAT in part.roles and not stays(part, clock.today(part.convening.zone)):
        _somebody_else_stays(part)
    part.save(update_fields=["until"])
    audit.record(part.convening, actor=by, verb="participants.contract_changed", target=part, note=until.isoformat() if until else "open")
    return part


def roles_to_hand_over(part):
    """What she has that somebody else can have."""
    return [role for role in part.roles if role != Role.PARTICIPANT]


@transaction.atomic
def hand_over(part, to, *, roles=None, by, key, keeps=False, until=None):
    """`to` has from now on what she has: her roles, the offices she acts for, her rooms and sessions. Returns (theirs, hers).

    `to` is a participation of the same convening, or the profile of somebody, known or new. `roles` are some of hers; None:
    all. She loses them, unless she `keeps` them, to the end of the day `until` or as before. Whoever was the officer for
    incidents hands this over with the last of her roles. Both hear by a letter that names nothing.
    """
    part = _locked(part, by=by)
    theirs = to if isinstance(to, Participation) else None
    if theirs is None:
        person = person_for(to)
    elif theirs.convening_id != part.convening_id:
        raise Refused("role.foreign", _("This person has no part in this convening."))
    else:
        person = theirs.person
    if person.pk == part.person_id:
        raise Refused("role.same_person", _("This is the same person. Choose somebody else."))
    chosen = set(roles_to_hand_over(part) if roles is None else roles) & set(roles_to_hand_over(part))
    if not chosen:
        raise Refused("role.nothing", _("There is nothing to hand over. Tick at least one role."), fields={"roles": _("Tick at least one role.")})
    if not once.first_time(key):
        return Participation.objects.filter(convening=part.convening, person=person).first(), part
    theirs = give_part(part.convening, person, chosen, member=part.member)
    if not theirs.is_running:  # an old contract of hers would make nothing of what she is given
        theirs.until = None
        theirs.save(update_fields=["until"])
    let_in(person)
    _pass_on(part, theirs, chosen, keeps=keeps)
    everything = chosen == set(roles_to_hand_over(part))
    if not keeps:
        part.roles = sorted(set(part.roles) - chosen)
        part.member = part.member and bool(part.roles)
        part.save(update_fields=["roles", "member"])
        if everything:
            Admission.objects.filter(convening=part.convening, officer=part).update(officer=theirs)
    elif until is not None:
        end_contract(part, until, by=by)
        part.until = until
    audit.record(part.convening, actor=by, verb="participants.roles_handed_over", target=part, note=" ".join(sorted(chosen)))
    audit.record(part.convening, actor=by, verb="participants.roles_given", target=theirs, note=" ".join(sorted(chosen)))
    part.person.__dict__.pop("_standing", None)
    for one in (theirs, part):
        notifications.new_roles(one)
    return theirs, part


def _pass_on(part, theirs, roles, *, keeps):
    if Role.NOMINATOR in roles:
        theirs.offices.add(*part.offices.all())
    windows.hand_over(part, theirs, roles, keeps=keeps)
    if not keeps:
        _lay_down(part, roles)


def _lay_down(part, roles):
    if Role.NOMINATOR in roles:
        part.offices.clear()
    windows.lay_down(part, roles)
    part.person.__dict__.pop("_standing", None)
