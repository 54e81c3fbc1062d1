"""Recommendations and those whom they address, as each may see them: the list, one of them, one addressee's."""

from django.db.models import Prefetch

from convening import policy
from convening.models import Convening

from ..models import Addressed, Addressee, Recommendation
from .synthesis import paragraphs_to_follow

READY = Recommendation.State.READY


def recommendations_for(person, slug):
    """(the convening with its `.listed` addressees, its recommendations in their order with `.number`, `.addressed_to`, `.insights`, whether she writes them); 404 where
    there is nothing for her. Each of `.addressed_to` has `.own`, the row with its words, and its `.line`: those above it, and itself."""
    convening = policy.access(person, "forums.view_syntheses", Convening.objects.all(), slug=slug)
    writes = policy.allows(person, "forums.write_recommendations", convening)
    return convening, [one for one in _numbered(convening) if writes or one.state == READY], writes


def ready_recommendations(convening):
    """Those that members see: ready ones, with the numbers that they have for everybody."""
    return [one for one in _numbered(convening) if one.state == READY]


def _numbered(convening):
    own = Prefetch("addressed", Addressed.objects.select_related("addressee__parent"), to_attr="told_to")
    found = list(Recommendation.objects.filter(convening=convening).prefetch_related(own, "insights").order_by("position", "pk"))
    convening.listed = kept = addressees_of(convening)
    order, lines = {one.pk: place for place, one in enumerate(kept)}, line_of(kept)
    for number, one in enumerate(found, 1):
        one.number, one.convening, one.addressed_to = number, convening, []
        for told in sorted(one.told_to, key=lambda told: order[told.addressee_id]):
            told.language, told.recommendation = one.language, one
            told.addressee.own, told.addressee.line = told, lines[told.addressee_id]
            one.addressed_to.append(told.addressee)
    return found


def addressees_of(convening):
    """The list in its order, those beneath another right after it, each with its `.level`; [] before anybody needed one."""
    return in_tree_order(Addressee.objects.filter(convening=convening).select_related("parent").order_by("position", "code"))


def in_tree_order(addressees):
    """Those beneath another right after it, each with its `.level`; `addressees` in the order in which they stand on their level."""
    addressees, ordered = list(addressees), []

    def lay(parent, level):
        for one in addressees:
            if one.parent_id == parent:
                one.level = level
                ordered.append(one)
                lay(one.pk, level + 1)

    lay(None, 0)
    return ordered


def line_of(addressees):
    """{addressee's id: [those above it, itself]}: by what a name is known that stands beneath another."""
    by_id, lines = {one.pk: one for one in addressees}, {}
    for one in addressees:  # those above come first
        lines[one.pk] = [*lines.get(one.parent_id, ()), by_id[one.pk]]
    return lines


def paragraphs_behind(recommendation):
    """The paragraphs from which it follows that are ready, each with its room or session and the `.number` that it has there. One query."""
    ids = {one.pk for one in recommendation.insights.all()}
    if not ids:
        return []
    return [one for one in paragraphs_to_follow(recommendation.convening) if one.pk in ids and one.state == READY]
