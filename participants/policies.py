"""Rights of this app, each with its named reasons.

An office sees its own nominations and nobody else's; the secretariat clears and invites, sees all of them, and nominates for
nobody. What a person answers is between her and the secretariat.
"""

from django.db.models import Q

from convening import policy
from convening.models.people import Role
from convening.policies import has_part

from .models import Admission, Office

def acts_for(path=""):
    """The reason "she is a nominator of the office", for an office (`path=""`) or for what belongs to one (`path="office"`)."""

    def test(who, obj):
        office = getattr(obj, path) if path else obj
        part = who.part_in(office.convening_id)
        return who.has(office.convening_id, Role.NOMINATOR) and office.people.filter(pk=part.pk).exists()

    def among(who):
        parts = [who.part_in(cid).pk for cid in who.convenings_as(Role.NOMINATOR)]
        # a subquery: a join would find an office twice
        return Q(**{f"{path or 'pk'}__in": Office.objects.filter(people__in=parts).values("pk")})

    return policy.Reason("nominator of the office", test, among)


of_the_convening = policy.by_role(Role.SECRETARIAT)
secretariat = policy.by_role(Role.SECRETARIAT, path="")
desk = policy.by_role(Role.SECRETARIAT, Role.HELP_DESK, path="")


def officer_for_incidents(path=""):
    """The reason "she is named for incidents", for a convening (`path=""`) or for what belongs to one (`path="convening"`)."""

    def hears_in(who):
        """The ids of the convenings in which she is named; asked once a request."""
        if not hasattr(who, "hears_of_incidents_in"):
            parts = [part.pk for cid in who.parts if (part := who.office_in(cid))]
            named = Admission.objects.filter(officer__in=parts).values_list("convening", flat=True) if parts else ()
            who.hears_of_incidents_in = set(named)
        return who.hears_of_incidents_in

    def test(who, obj):
        return (obj.convening_id if path else obj.pk) in hears_in(who)

    def among(who):
        return Q(**{f"{path or 'pk'}__in": hears_in(who)})

    return policy.Reason("the officer for incidents", test, among)


hers = policy.Reason(
    "the invitation is hers",
    lambda who, invitation: bool(who.part_in(invitation.convening_id)) and who.person.pk == invitation.person_id,
    lambda who: Q(person=who.person.pk, convening__in=list(who.parts)) if who.person else policy.NOTHING,
)

policy.declare(
    {
        # objects: an Invitation
        "participants.give_up": (hers,),
        # objects: an Office
        "participants.nominate": (acts_for(),),
        "participants.view_nominations": (acts_for(),),
        # objects: a NominationSheet
        "participants.bring_list": (acts_for("office"),),
        # objects: a Nomination
        "participants.withdraw_nomination": (acts_for("office"),),
        "participants.answer_question": (acts_for("office"),),
        "participants.send_address": (acts_for("office"),),
        "participants.read_risk_note": (of_the_convening,),
        # objects: a Nomination, a HeldDecision
        "participants.clear_nomination": (of_the_convening,),
        # objects: a Convening
        "participants.open_office": (secretariat,),
        "participants.set_seats": (secretariat,),
        "participants.release_seats": (secretariat,),
        "participants.set_admission": (secretariat,),
        "participants.invite": (secretariat,),
        "participants.ask_again": (secretariat,),
        "participants.view_ledger": (secretariat,),
        "participants.view_clearance": (secretariat,),
        "participants.view_members": (secretariat,),
        "participants.change_roles": (secretariat,),
        "participants.help_people": (desk,),
        "participants.prove_own_part": (policy.by_membership(path=""), policy.by_role(Role.PARTICIPANT, Role.SPEAKER, Role.CHAIR, path="")),
        "participants.issue_code": (desk,),
        "participants.issue_code_with_care": (secretariat,),  # for people who are careful
        "participants.view_codes": (desk,),
        "participants.send_again": (desk,),
        # objects: a PrintedCode
        "participants.cancel_code": (policy.by_role(Role.SECRETARIAT, Role.HELP_DESK),),
        # objects: a Convening
        "participants.set_conduct": (secretariat,),
        "participants.name_officer": (secretariat,),
        "participants.report_incident": (has_part,),
        "participants.look_after_incidents": (officer_for_incidents(),),
        # objects: an Incident
        "participants.handle_incident": (officer_for_incidents("convening"),),
    }
)
