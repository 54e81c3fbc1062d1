"""The audit: deeds of office, append-only and chained. What participants say or read is never here."""

from django.db import connection

from . import cached
from .models import AuditEntry


def record(convening, *, actor, verb, target, note=""):
    """Write one deed in the caller's transaction. `verb` is "app.noun_done", `target` an object; `note` a code, never a name.

    What everybody can read changes by such deeds: the public pages are made anew after each.
    """
    AuditEntry.objects.create(
        convening_id=convening.pk if convening else None,
        actor_id=actor.pk if actor else None,
        verb=verb,
        target=f"{target._meta.label_lower}:{target.pk}",
        note=note,
    )
    cached.changed()


def head():
    """(number of entries, hex digest of the last), for publication outside the database."""
    last = AuditEntry.objects.order_by("-pk").values_list("digest", flat=True).first()
    return AuditEntry.objects.count(), bytes(last).hex() if last else ""


def first_break():
    """None if every entry's digest follows from the one before; else the number of the first entry that does not."""
    with connection.cursor() as cursor:
        cursor.execute(
            """
            SELECT min(id) FROM (
                SELECT a.id, a.digest, convening_audit_digest(a) AS expected, a.previous,
                       lag(a.digest) OVER (ORDER BY a.id) AS before
                FROM convening_auditentry a
            ) chain
            WHERE digest IS DISTINCT FROM expected OR previous IS DISTINCT FROM before
            """
        )
        return cursor.fetchone()[0]


def holds(digest):
    """True if an entry with this hex digest is part of the chain."""
    return AuditEntry.objects.filter(digest=bytes.fromhex(digest)).exists()
