"""Tables written anew in random order, so that neither the place of a row nor its transaction number tells what came after what."""

from datetime import timedelta

from django.db import connection, transaction

from convening import clock

from ..models import SAID, Attachment, Post, Room

FILES_OF_THE_LAST = timedelta(days=8)  # a night writes files anew as long as one may have been missed, not all of them for ever


def rewrite(*, files_of=None):
    """Write all tables of words in one transaction, each in one statement, in random order; then clear away what lay there before.

    Files are large: at night those of the last days are written, at the sealing those of the room (`files_of`). Idempotent.
    Readers go on reading; whoever writes waits for a moment.
    """
    with transaction.atomic(), connection.cursor() as cursor:
        # Whoever writes has locked a room first: so nobody is in the middle of it, holding one table and waiting for the next.
        list(Room.objects.select_for_update(no_key=True).order_by("pk").values_list("pk"))
        for model in SAID:
            table = connection.ops.quote_name(model._meta.db_table)
            cursor.execute(f"LOCK TABLE {table} IN SHARE ROW EXCLUSIVE MODE")
            which, values = _files(files_of) if model is Attachment else ("true", [])
            # One statement: the rows are gone and back before any constraint looks.
            cursor.execute(
                f"WITH taken AS (DELETE FROM {table} WHERE {which} RETURNING *) "  # noqa: S608
                f"INSERT INTO {table} SELECT * FROM taken ORDER BY random()",
                values,
            )
    with connection.cursor() as cursor:
        for model in SAID:
            cursor.execute(f"VACUUM {connection.ops.quote_name(model._meta.db_table)}")


def _files(room):
    posts = connection.ops.quote_name(Post._meta.db_table)
    if room is not None:
        return f"post_id IN (SELECT id FROM {posts} WHERE room_id = %s)", [room.pk]  # noqa: S608
    return f"post_id IN (SELECT id FROM {posts} WHERE day >= %s)", [clock.now().date() - FILES_OF_THE_LAST]  # noqa: S608
