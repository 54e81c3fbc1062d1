"""A member says which recommendations she stands behind, as often as she likes while the round is open. The last time counts.

What she chose goes to Redis, sealed under the round's key, and to no table: at night all members' rows are written anew together
(`scattering`). Nothing is audited, told, logged or put in her login session. Choosing nothing is stored as not having chosen is.
"""

import redis
from django.utils.translation import gettext as _

from convening import clock, keyring, policy
from convening.errors import Refused

from ... import endorsed
from ...models import Consultation, Endorsement
from ...selectors import recommending


def endorse(consultation, chosen, *, by):
    """`by` stands behind the recommendations with the ids `chosen`, and no others. Ids that do not stand in the round are left out."""
    policy.require(by, "forums.endorse", consultation.convening)
    refuse_unless_open(consultation)
    ready = {one.pk for one in recommending.ready_recommendations(consultation.convening)}
    with _in_words():
        key = endorsed.key_of(consultation)
        mark = endorsed.mark_of_today(key, by.pk)
        endorsed.note(consultation, mark, endorsed.seal(key, consultation, mark, ready & set(chosen)))


def chosen_by(consultation, person):
    """The ids of what she chose so far. Worked out for herself alone; of a Redis that is away, what the night wrote."""
    try:
        key = endorsed.key_of(consultation)
    except keyring.KeyGone:
        return frozenset()
    mark = endorsed.mark_of_today(key, person.pk)
    try:
        sealed = endorsed.noted(consultation, mark)
    except redis.RedisError:
        sealed = None
    if sealed is None:
        mark = endorsed.mark_of(key, person.pk)
        sealed = Endorsement.objects.filter(consultation=consultation, mark=mark).values_list("sealed", flat=True).first()
    return frozenset() if sealed is None else endorsed.unseal(key, consultation, mark, sealed)


def forget_member(person):
    """She is erased: what she chose in rounds that are not counted goes with her. What was counted tells of nobody."""
    for consultation in Consultation.objects.filter(counted_on=None, convening__participations__person=person):
        try:
            key = endorsed.key_of(consultation)
        except keyring.KeyGone:
            continue
        Endorsement.objects.filter(consultation=consultation, mark=endorsed.mark_of(key, person.pk)).delete()
        try:
            endorsed.forget(consultation.pk, endorsed.mark_of_today(key, person.pk))
        except redis.RedisError:
            continue  # at night and at the end only members' choices are taken over, and she is none


def refuse_unless_open(consultation):
    """Its dates are asked anew: a worker that is late keeps nothing open."""
    today = clock.today(consultation.convening.zone)
    if today < consultation.opens_on:
        raise Refused("forums.round_not_open", _("This round has not begun yet. Nothing was kept."))
    if today > consultation.closes_on or consultation.counted_on is not None:
        raise Refused("forums.round_over", _("This round is over. Nothing more can be chosen."))


class _in_words:
    """A key that is gone and a Redis that is away, said in a sentence."""

    def __enter__(self):
        return self

    def __exit__(self, kind, problem, trace):
        if isinstance(problem, keyring.KeyGone):
            raise Refused("forums.round_over", _("This round is over. Nothing more can be chosen.")) from None
        if isinstance(problem, redis.RedisError):
            sentence = _("What you chose cannot be taken just now. It still stands on this page: please send it again in a few minutes.")
            raise Refused("forums.not_now", sentence) from None
