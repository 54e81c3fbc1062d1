"""The night of a round: a row for each member, whether she took part or not, all sealed anew and in random order.

So two dumps, of two nights, tell that there are so many members; not how many took part, nor whose choice changed, nor what anybody
chose. Only whoever holds the keyring as well could tell while the round is open.
"""

import random

import redis
from django.db import connection, transaction

from convening import keyring

from ... import endorsed
from ...models import Consultation, Endorsement
from .holding import members_of

_chance = random.SystemRandom()


def rewrite():
    """`scatter`, and clear away what lay there before. Idempotent."""
    if scatter():
        with connection.cursor() as cursor:
            cursor.execute(f"VACUUM {connection.ops.quote_name(Endorsement._meta.db_table)}")


def scatter():
    """All rounds that are not counted; each in a transaction in which nothing else is written. Returns how many rows there are."""
    written = 0
    for consultation in Consultation.objects.filter(counted_on=None).select_related("convening").order_by("pk"):
        try:
            written += _rewrite(consultation)
        except (redis.RedisError, keyring.KeyGone):
            continue  # choices stay where they are until the next night
    return written


def choices_of(consultation, noted):
    """{mark of her row: ids chosen} of today's members, in memory: the choice of the day before that of earlier nights, none for whoever made none."""
    key = endorsed.key_of(consultation)
    stored = {bytes(mark): bytes(sealed) for mark, sealed in Endorsement.objects.filter(consultation=consultation).values_list("mark", "sealed")}
    told = {}
    for part in members_of(consultation.convening):
        mark, of_today = endorsed.mark_of(key, part.person_id), endorsed.mark_of_today(key, part.person_id)
        if of_today in noted:
            told[mark] = endorsed.unseal(key, consultation, of_today, noted[of_today])
        else:
            told[mark] = endorsed.unseal(key, consultation, mark, stored[mark]) if mark in stored else frozenset()
    return told


def _rewrite(consultation):
    noted = endorsed.all_noted(consultation)
    key = endorsed.key_of(consultation)
    with transaction.atomic(), connection.cursor() as cursor:
        if not Consultation.objects.select_for_update(no_key=True).filter(pk=consultation.pk, counted_on=None).exists():
            return 0
        cursor.execute(f"LOCK TABLE {connection.ops.quote_name(Endorsement._meta.db_table)} IN SHARE ROW EXCLUSIVE MODE")
        rows = [
            Endorsement(consultation=consultation, mark=mark, sealed=endorsed.seal(key, consultation, mark, chosen))
            for mark, chosen in choices_of(consultation, noted).items()
        ]
        _chance.shuffle(rows)
        Endorsement.objects.filter(consultation=consultation).delete()
        Endorsement.objects.bulk_create(rows)
    endorsed.take_back(consultation, noted)
    return len(rows)
