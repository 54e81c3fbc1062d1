"""The forums' work at night."""

from celery import shared_task
from django.db import connection, transaction

from .models import SAID


@shared_task
def rewrite_in_random_order():
    """Write the tables of posts anew, in random order, in one transaction: neither the order of their rows nor their
    transaction numbers tell any more what was written after what. Then clear away what lay there before.

    Idempotent. Readers go on reading; whoever writes waits for a moment.
    """
    with transaction.atomic(), connection.cursor() as cursor:
        for model in SAID:
            table = connection.ops.quote_name(model._meta.db_table)
            cursor.execute(f"LOCK TABLE {table} IN SHARE ROW EXCLUSIVE MODE")
            # One statement: the rows are gone and back before any constraint looks.
            cursor.execute(
                f"WITH taken AS (DELETE FROM {table} RETURNING *) INSERT INTO {table} SELECT * FROM taken ORDER BY random()"  # noqa: S608
            )
    with connection.cursor() as cursor:
        for model in SAID:
            cursor.execute(f"VACUUM {connection.ops.quote_name(model._meta.db_table)}")
