"""Who takes part: the list of members, and the numbers and attributes that the evaluation counts with."""

from django.db.models import Count, Q

from convening import engagement
from convening.models import Participation
from convening.models.people import Role

from ..models import Invitation, Office
from .order import by_name

STAFF_ROLES = frozenset(
    {
        Role.SECRETARIAT,
        Role.MODERATOR,
        Role.RAPPORTEUR,
        Role.INTERPRETER,
        Role.HELP_DESK,
        Role.EVALUATOR,
        Role.CUSTODIAN,
        Role.DONOR,
        Role.NOMINATOR,
    }
)


def members(convening):
    """The participations to which the private space is open, with their people, by name. Callers decide who may see it."""
    parts = Participation.objects.filter(convening=convening, member=True).select_related("person")
    return by_name(parts, lambda part: part.person.profile.name)


def counts(convening):
    """{"invited", "accepted", "registered"}: distinct people; an invitation that was taken back does not count."""
    return {**invited(convening), "registered": Participation.objects.filter(convening=convening, member=True).count()}


def invited(convening):
    """The same without "registered", in one query."""
    sent = Invitation.objects.filter(convening=convening).exclude(state=Invitation.State.REVOKED)
    return sent.aggregate(invited=Count("pk"), accepted=Count("pk", filter=Q(state=Invitation.State.ACCEPTED)))


def attributes(convening, parts=None):
    """[(mark, attributes)] of everybody with a part in `convening`, guests and staff included, in the order of marks.

    Attributes: "country", "region", "kind_of_actor", "language" ("" where not told or erased), "first_timer" (None where not
    told), "staff", "member". Computed in memory; nothing of it is stored here. `parts` are those with their people, where the caller
    has them already.
    """
    parts = list(Participation.objects.filter(convening=convening).select_related("person")) if parts is None else parts
    marks = engagement.marks_of(convening.pk, [part.person_id for part in parts])
    told = []
    for part in parts:
        profile = part.person.profile
        told.append(
            (
                marks[part.person_id],
                {
                    "country": profile.country,
                    "region": profile.region,
                    "kind_of_actor": profile.kind_of_actor,
                    "language": profile.language,
                    "first_timer": part.answers.get("first_timer"),
                    "staff": not STAFF_ROLES.isdisjoint(part.roles),
                    "member": part.member,
                },
            )
        )
    return sorted(told, key=lambda pair: pair[0])


def staff(convening):
    """The participations with a role other than that of a participant, by name. For the secretariat."""
    parts = Participation.objects.filter(convening=convening).exclude(roles__contained_by=[Role.PARTICIPANT])
    return by_name(parts.select_related("person"), lambda part: part.person.profile.name)


def offices_with_people(convening):
    """The offices of `convening`, each with `.nominators`, the names of those who act for it. For the secretariat. Four queries."""
    offices = list(Office.objects.filter(convening=convening).select_related("convening").prefetch_related("people__person", "quotas"))
    for office in offices:
        office.nominators = [part.person.profile.name for part in office.people.all()]
    return offices
