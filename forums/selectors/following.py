"""The round in which members endorse recommendations, and what was committed to, as each may see them."""

from django.http import Http404
from django.urls import reverse
from django.utils.translation import gettext as _

from convening import clock, policy
from convening.models import Convening
from convening.selectors import convening_for

from ..models import Commitment, Consultation


def round_of(convening):
    """The convening's round, planned, running or over; None where there is none. One query."""
    return Consultation.objects.filter(convening=convening).first()


def round_is_running(convening):
    """True from the first day until it is counted: as long as words that somebody endorses must stay as they are."""
    return Consultation.objects.filter(convening=convening, counted_on=None, opens_on__lte=clock.today(convening.zone)).exists()


def rounds_of(person):
    """Rounds that are not counted, of all convenings in which she is a member; one query."""
    memberships = policy.standing(person).memberships()
    return list(Consultation.objects.filter(counted_on=None, convening__in=memberships).select_related("convening"))


def round_for(person, slug):
    """(the convening, its round or None, its stage, whether she endorses, whether she holds it); 404 where there is nothing for her.

    The stage is "none", "waiting", "open", "over" (not counted yet) or "counted".
    """
    hers = policy.among(person, "forums.endorse") | policy.among(person, "forums.hold_round")
    convening = Convening.objects.filter(hers, slug=slug).first()
    if convening is None:
        raise Http404
    found = round_of(convening)
    if found is not None:
        found.convening = convening
    return convening, found, stage_of(found), policy.allows(person, "forums.endorse", convening), policy.allows(person, "forums.hold_round", convening)


def stage_of(consultation):
    if consultation is None:
        return "none"
    if consultation.counted_on is not None:
        return "counted"
    today = clock.today(consultation.convening.zone)
    return "waiting" if today < consultation.opens_on else "open" if today <= consultation.closes_on else "over"


def commitments_for(person, slug):
    """(the convening, its commitments in the order of recommendations and days, whether she sees the private ones, whether she keeps them).

    Everybody who sees the convening sees the public ones, each as `record.commitments` tells them; what is private is for officers.
    """
    convening = convening_for(person, slug)
    sees_all, keeps = policy.allows(person, "forums.view_commitments", convening), policy.allows(person, "forums.keep_commitments", convening)
    found = Commitment.objects.filter(recommendation__convening=convening).select_related("recommendation")
    if not sees_all:
        found = found.filter(public=True)
    found = list(found.order_by("recommendation__position", "recommendation__pk", "due_on", "pk"))
    for one in found:
        one.recommendation.convening = convening
        one.overdue = is_overdue(one)
    return convening, found, sees_all, keeps


def commitments_about(recommendation):
    """What was undertaken about it, private or not: for officers. One query."""
    found = list(Commitment.objects.filter(recommendation=recommendation).order_by("due_on", "pk"))
    for one in found:
        one.recommendation, one.overdue = recommendation, is_overdue(one)
    return found


def is_overdue(commitment):
    """Its day is past, and it is neither done nor given up."""
    today = clock.today(commitment.recommendation.convening.zone)
    return commitment.due_on < today and commitment.state in (Commitment.State.PLANNED, Commitment.State.UNDER_WAY)


def on_my_part(asker, convening):
    """{"round_until": the last day of a round in which she can endorse now}, for her own page. Whether she has is not told."""
    if not policy.allows(asker, "forums.endorse", convening):
        return {}
    found = round_of(convening)
    if found is not None:
        found.convening = convening
    return {"round_until": found.closes_on} if stage_of(found) == "open" else {}


def on_public_page(asker, convening):
    """{"follow_up": {"url", "label"}} where somebody committed publicly to something. One query."""
    if not Commitment.objects.filter(recommendation__convening=convening, public=True).exists():
        return {}
    return {"follow_up": {"url": reverse("commitments", args=[convening.slug]), "label": _("What became of the recommendations")}}
