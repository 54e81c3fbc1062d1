"""Recommendations: stored once, in a short and a long form, with those whom they address and the paragraphs from which they follow.

While members say in a round which they stand behind, what is ready stays as it is, and nothing becomes ready: they endorse words. One
whose words change afterwards is not endorsed any more.
"""

from django.db import transaction
from django.db.models import Max, Q
from django.utils.translation import gettext as _

from convening import audit, once, policy, writing
from convening.errors import Refused
from convening.models import Convening

from ...models import Addressed, Insight, Recommendation
from ...selectors import following
from . import texts as words
from . import varying
from .addressing import begin_list

MOST_RECOMMENDATIONS = 100
RIGHT = "forums.write_recommendations"


@transaction.atomic
def recommend(convening, short, long=None, addressees=(), insights=(), *, by, language=None, ready=True, key=None):
    """One more recommendation, after the others. `short` and `long` are {language: words}, `addressees` codes of the convening's list,
    `insights` paragraphs of its rooms and sessions. `key` is the form's own. Returns the recommendation."""
    policy.require(by, RIGHT, convening)
    Convening.objects.select_for_update(no_key=True).get(pk=convening.pk)
    if key and not once.first_time(key):
        return None
    kept = Recommendation.objects.filter(convening=convening)
    if kept.count() >= MOST_RECOMMENDATIONS:
        most = writing.number_here(MOST_RECOMMENDATIONS)
        raise Refused("forums.many_recommendations", _("There is room for %(most)s recommendations.") % {"most": most})
    made = Recommendation(convening=convening, position=(kept.aggregate(last=Max("position"))["last"] or 0) + 1)
    _refuse_while_others_endorse(convening, ready)
    words.write(made, {"short": short, "long": long or {}}, language)
    words.settle(made, convening, by=by, ready=ready)
    made.save(force_insert=True)
    _hang(made, addressees, insights)
    audit.record(convening, actor=by, verb="forums.recommendation_written", target=made)
    return made


@transaction.atomic
def change_recommendation(recommendation, *, by, short=None, long=None, addressees=None, insights=None, language=None, ready=False):
    """Write it anew; what is left out stays. Unless it is said to be `ready` it is a draft again."""
    made = taken_up(recommendation, by)
    _refuse_while_others_endorse(made.convening, ready)
    before = varying.said_first(made)
    words.write(made, {"short": short or {}, "long": long or {}}, language)
    if varying.said_first(made) != before:
        made.endorsed = None
    words.settle(made, made.convening, by=by, ready=ready)
    made.save()
    _hang(made, addressees, insights)
    if ready:
        varying.settle_all(made, by=by)
    audit.record(made.convening, actor=by, verb="forums.recommendation_changed", target=made)
    return made


@transaction.atomic
def word_for(recommendation, code, short, long=None, *, by):
    """Say it in these words to the addressee with this `code`; `short` and `long` are {language: words}, languages that are not named stay
    as they are. Without any words, the common ones hold again. Of a recommendation that is ready, they must pass its check."""
    made = taken_up(recommendation, by)
    one = Addressed.objects.select_related("addressee").filter(recommendation=made, addressee__code=code).first()
    if one is None:
        raise Refused("forums.not_addressed", _("This recommendation does not address them any more."))
    ready = made.state == Recommendation.State.READY
    if ready and following.round_is_running(made.convening):
        sentence = _("Members are saying now which recommendations they stand behind. Until they are done, the words stay as they are.")
        raise Refused("forums.round_is_running", sentence)
    one.language = made.language
    before = varying.said_first(one)
    varying.write(one, {"short": short, "long": long or {}})
    varying.settle(one, made, by=by, ready=ready)
    one.save()
    if varying.said_first(one) != before and made.endorsed is not None:
        Recommendation.objects.filter(pk=made.pk).update(endorsed=None)  # those words nobody has seen
    audit.record(made.convening, actor=by, verb="forums.recommendation_worded", target=made, note=one.addressee.code)
    return one


@transaction.atomic
def move_recommendation(recommendation, *, up, by):
    """Change places with the one before it or after it."""
    made = taken_up(recommendation, by)
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
    """Take it away for good, as long as nobody committed to anything about it."""
    made = taken_up(recommendation, by)
    if made.commitments.exists():
        raise Refused("forums.committed_to", _("Somebody committed to something about it. It stays; as a draft it is not printed."))
    audit.record(made.convening, actor=by, verb="forums.recommendation_removed", target=made)
    made.delete()


def _hang(made, addressees, insights):
    """None leaves either as it is."""
    if addressees is not None:
        wanted, known = set(addressees), {one.code: one for one in begin_list(made.convening)}
        if not wanted or not wanted <= known.keys():
            sentence = _("Please choose whom it addresses.")
            raise Refused("forums.nobody_addressed", sentence, fields={"addressees": sentence})
        dropped = Addressed.objects.filter(recommendation=made).exclude(addressee__code__in=wanted).select_related("addressee")
        if with_words := [one.addressee.name for one in dropped if varying.has_words(one)]:
            sentence = _("There are words of its own for “%(name)s”. Take those away first, so that they are not lost by chance.") % {"name": with_words[0]}
            raise Refused("forums.words_of_its_own", sentence, fields={"addressees": sentence})
        dropped.delete()
        Addressed.objects.bulk_create(
            [Addressed(recommendation=made, addressee=known[code]) for code in sorted(wanted)], ignore_conflicts=True
        )
    if insights is not None:
        ids = {getattr(one, "pk", one) for one in insights}
        of_convening = Q(room__convening=made.convening_id) | Q(session__convening=made.convening_id)
        made.insights.set(Insight.objects.filter(of_convening, pk__in=ids))


def _refuse_while_others_endorse(convening, ready):
    if ready and following.round_is_running(convening):
        raise Refused(
            "forums.round_is_running",
            _("Members are saying now which recommendations they stand behind. Until they are done, what is ready stays as it is: keep this as a draft."),
        )  # fmt: skip


def taken_up(recommendation, by):
    """The recommendation as it is now, for whoever may write it; the convening is locked."""
    policy.require(by, RIGHT, recommendation.convening)
    Convening.objects.select_for_update(no_key=True).get(pk=recommendation.convening_id)
    found = Recommendation.objects.filter(pk=recommendation.pk, convening=recommendation.convening_id).select_related("convening").first()
    if found is None:
        raise Refused("forums.recommendation_gone", _("This recommendation was taken away meanwhile."))
    return found
