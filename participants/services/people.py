"""People who come in without an invitation: those whom the secretariat appoints, and guests of public sessions."""

from dataclasses import replace

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from convening import audit, clock, keyring, policy
from convening.errors import Refused
from convening.models import Participation, User
from convening.models.people import Role
from convening.services.convenings import give_part

from .. import notifications
from ..addresses import clean_address, visible

# Two roles in one hand that break a promise of the Rule: whoever asks for a veil to be lifted must not be one of those who
# agree; the help desk, which gets people in, sees no content.
UNWISE = {
    frozenset({Role.MODERATOR, Role.CUSTODIAN}): "participants.moderator_and_custodian",
    frozenset({Role.SECRETARIAT, Role.CUSTODIAN}): "participants.secretariat_and_custodian",
    frozenset({Role.MODERATOR, Role.HELP_DESK}): "participants.moderator_and_help_desk",
}


def person_for(profile, *, any_letters=False):
    """The person with the profile's address, made if there is none. What she said of herself is never overwritten by others.

    Someone known costs what someone new does, so that the time of an answer does not tell whether an address is known.
    """
    profile = replace(
        profile,
        email=clean_address(profile.email, any_letters=any_letters),
        **{name: visible(getattr(profile, name)) for name in ("name", "name_original", "affiliation", "honorific")},
    )
    known = User.objects.by_address(profile.email)
    if known is None:
        try:
            with transaction.atomic():
                return User.objects.create_person(profile)
        except IntegrityError:  # another office named her in the same moment
            return User.objects.by_address(profile.email)
    if keyring.holds("person", known.pk):
        keyring.make("person", known.pk)  # the same writing to disk; her own key stays
    return known


def let_in(person):
    """From now on she can sign in, by a code to her address."""
    if not person.is_active:
        person.is_active = True
        person.save(update_fields=["is_active"])


def unwise(roles):
    """Codes of the combinations within `roles` that weaken what the Rule promises."""
    return [code for pair, code in UNWISE.items() if pair <= set(roles)]


@transaction.atomic
def appoint(convening, profile, roles, *, by, member=False, until=None):
    """Give a person roles in `convening` without a nomination. Returns (participation, warnings).

    `profile` finds her by its address, or describes somebody new. `member` opens the private space to her; it never closes
    it. `until` is the last day of her contract. Warnings are codes (see `unwise`). She hears by a letter that names nothing.
    """
    policy.require(by, "participants.change_roles", convening)
    if unknown := set(roles) - set(Role.values):
        raise Refused("role.unknown", _("There is no role called “%(role)s”.") % {"role": sorted(unknown)[0]})
    person = person_for(profile)
    before = Participation.objects.filter(convening=convening, person=person).values_list("roles", "until", "member").first()
    part = give_part(convening, person, roles, member=member)
    if until is not None:
        if until < clock.today(convening.zone):
            raise Refused("role.ended", _("This day is over. Choose a day to come, or none."))
        part.until = until
        part.save(update_fields=["until"])
    let_in(person)
    audit.record(convening, actor=by, verb="participants.roles_given", target=part, note=" ".join(sorted(roles)))
    if before != (part.roles, part.until, part.member):
        notifications.new_roles(part)
    return part, unwise(part.roles)


@transaction.atomic
def register_guest(convening, profile):
    """Somebody comes to a public session without an account. Returns the person, whoever she is.

    A person who is known stays as she was. The answer, and the work, are the same for the known and the unknown.
    """
    person = person_for(profile)
    if not Participation.objects.filter(convening=convening, person=person).exists():
        try:
            with transaction.atomic():
                give_part(convening, person, [], member=False)
        except IntegrityError:  # her other window was quicker
            pass
    return person
