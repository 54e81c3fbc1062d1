"""Recommendations: stored once, in a short and a long form, with those whom they address and the paragraphs from which they follow."""

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from convening import audit, once, policy, writing
from convening.errors import Refused
from convening.models import Convening

from ...models import Addressed, Insight, Recommendation
from . import texts as words
from .addressing import begin_list

MOST_RECOMMENDATIONS = 100
RIGHT = "forums.write_recommendations"


@transaction.atomic
def recommend(convening, short, long=None, addressees=(), insights=(), *, by, language=None, ready=True, key=None):
    """One more recommendation, after the others. `short` and `long` are {language: words}, `addressees` codes of the convening's list,
    `insights` paragraphs of its rooms. `key` is the form's own. Returns the recommendation."""
    policy.require(by, RIGHT, convening)
    Convening.objects.select_for_update(no_key=True).get(pk=convening.pk)
    if key and not once.first_time(key):
        return None
    kept = Recommendation.objects.filter(convening=convening)
    if kept.count() >= MOST_RECOMMENDATIONS:
        most = writing.number_here(MOST_RECOMMENDATIONS)
        raise Refused("forums.many_recommendations", _("There is room for %(most)s recommendations.") % {"most": most})
    made = Recommendation(convening=convening, position=(kept.aggregate(last=Max("position"))["last"] or 0) + 1)
    words.write(made, {"short": short, "long": long or {}}, language)
    words.settle(made, convening, by=by, ready=ready)
    made.save(force_insert=True)
    _hang(made, addressees, insights)
    audit.record(convening, actor=by, verb="forums.recommendation_written", target=made)
    return made


@transaction.atomic
def change_recommendation(recommendation, *, by, short=None, long=None, addressees=None, insights=None, language=None, ready=False):
    """Write it anew; what is left out stays. Unless it is said to be `ready` it is a draft again."""
    made = _taken_up(recommendation, by)
    words.write(made, {"short": short or {}, "long": long or {}}, language)
    words.settle(made, made.convening, by=by, ready=ready)
    made.save()
    _hang(made, addressees, insights)
    audit.record(made.convening, actor=by, verb="forums.recommendation_changed", target=made)
    return made


@transaction.atomic
def move_recommendation(recommendation, *, up, by):
    """Change places with the one before it or after it."""
    made = _taken_up(recommendation, by)
    order = list(Recommendation.objects.filter(convening=made.convening_id).order_by("position", "pk"))
    place = order.index(made)
    other = max(place - 1, 0) if up else min(place + 1, len(order) - 1)
    order[place], order[other] = order[other], order[place]
    for number, one in enumerate(order, 1):
        if one.position != number:
            Recommendation.objects.filter(pk=one.pk).update(position=number)
    audit.record(made.convening, actor=by, verb="forums.recommendation_moved", target=made)


@transaction.atomic
def remove_recommendation(recommendation, *, by):
    """Take it away for good."""
    made = _taken_up(recommendation, by)
    audit.record(made.convening, actor=by, verb="forums.recommendation_removed", target=made)
    made.delete()


def _hang(made, addressees, insights):
    """None leaves either as it is."""
    if addressees is not None:
        wanted, known = set(addressees), {one.code: one for one in begin_list(made.convening)}
        if not wanted or not wanted <= known.keys():
            sentence = _("Please choose whom it addresses.")
            raise Refused("forums.nobody_addressed", sentence, fields={"addressees": sentence})
        Addressed.objects.filter(recommendation=made).exclude(addressee__code__in=wanted).delete()
        Addressed.objects.bulk_create(
            [Addressed(recommendation=made, addressee=known[code]) for code in sorted(wanted)], ignore_conflicts=True
        )
    if insights is not None:
        ids = {getattr(one, "pk", one) for one in insights}
        made.insights.set(Insight.objects.filter(room__convening=made.convening_id, pk__in=ids))


def _taken_up(recommendation, by):
    policy.require(by, RIGHT, recommendation.convening)
    Convening.objects.select_for_update(no_key=True).get(pk=recommendation.convening_id)
    found = Recommendation.objects.filter(pk=recommendation.pk, convening=recommendation.convening_id).select_related("convening").first()
    if found is None:
        raise Refused("forums.recommendation_gone", _("This recommendation was taken away meanwhile."))
    return found
