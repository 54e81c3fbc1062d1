"""The end of a round: a few numbers stay, everything else is destroyed.

A number is told as one that those who endorse reach, in steps of the threshold, never exactly: so two recommendations cannot be
subtracted from each other, nor one from all members. The highest step leaves so many members open that nobody can say "all but her".
How many took part is neither counted nor told: an abstention is as good as a tick. Nor is told how many could: beside the number of those who
registered, which a report prints, it would tell of the few who left.
"""

from collections import Counter

import redis
from django.db import transaction

from convening import audit, clock, keyring

from ... import endorsed
from ...models import Consultation, Endorsement, Recommendation
from ...selectors import recommending
from . import holding
from .scattering import choices_of

FEWEST = 5


def told(people, of, k):
    """The number that `people` of `of` members reach, for print, or None.

    Multiples of k. Whatever is printed, k numbers or more remain possible; the highest printed leaves 2 k - 1 members or more open, so
    that it cannot mean everybody, nor all but a few.
    """
    highest = (of - (2 * k - 1)) // k * k
    reached = min(people // k * k, highest)
    return reached if reached >= k else None


def count_rounds():
    """All whose last day is past. Where Redis is away they wait. By timetable, idempotent."""
    for consultation in Consultation.objects.filter(counted_on=None).select_related("convening").order_by("pk"):
        if clock.today(consultation.convening.zone) > consultation.closes_on:
            try:
                _count(consultation)
            except redis.RedisError:
                continue
    for pk in Consultation.objects.exclude(counted_on=None).values_list("pk", flat=True):
        if keyring.holds("round", pk):  # a process died before it came to the key
            holding.destroy(pk)


@transaction.atomic
def _count(consultation):
    found = Consultation.objects.select_for_update(of=("self",)).select_related("convening").get(pk=consultation.pk)
    if found.counted_on is not None:
        return
    k = max(FEWEST, found.convening.threshold_people)
    try:
        choices = choices_of(found, endorsed.all_noted(found))
        found.told = len(choices) >= k
    except keyring.KeyGone:  # a database that came back without its keyring: nothing can be told
        choices = {}
    behind = Counter(one for chosen in choices.values() for one in chosen)
    for made in recommending.ready_recommendations(found.convening):
        Recommendation.objects.filter(pk=made.pk).update(endorsed=told(behind[made.pk], len(choices), k))
    Endorsement.objects.filter(consultation=found).delete()
    found.counted_on = clock.today(found.convening.zone)
    found.save(update_fields=["counted_on", "told"])
    audit.record(found.convening, actor=None, verb="forums.round_counted", target=found)
    transaction.on_commit(lambda: holding.destroy(found.pk))
