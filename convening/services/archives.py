"""The archive of a closed convening, made by the worker and taken along from a page."""

import hashlib
import io
import logging
import secrets
import zipfile
from datetime import timedelta
from functools import partial

from django.db import connection, transaction
from django.utils.translation import gettext as _

from .. import archiving, audit, clock, keyring, outbox, policy
from ..errors import Refused
from ..models import Archive, Convening

log = logging.getLogger(__name__)
FIRST_DAY_OF_ZIP = (1980, 1, 1, 0, 0, 0)
KEPT = timedelta(days=30)  # then it was taken along, or it is made anew


@transaction.atomic
def ask_for_archive(convening, *, by):
    """Have the archive of `convening` made, or made anew. Returns it, waiting."""
    policy.require(by, "convening.archive_convening", convening)
    if convening.state != Convening.State.CLOSED:
        raise Refused("archive.not_closed", _("A convening is archived once it is closed."))
    asked, _new = Archive.objects.select_for_update().get_or_create(convening=convening)
    asked.state = Archive.State.WAITING
    asked.save(update_fields=["state"])
    audit.record(convening, actor=by, verb="convening.archive_asked_for", target=convening)
    outbox.enqueue_task("convening.tasks.make_archives")
    return asked


def make_anew(convening_id):
    """Somebody took something back that everybody could see: what the archive holds is gone at once, and it is made anew, if there was one.
    One that is being made at this moment is not kept (`sha256` is the turn that it was begun in). Files in which people are named, and which
    Redis keeps for a while, can be read no more: their key goes."""
    transaction.on_commit(partial(keyring.destroy, "kept", convening_id))
    waiting = {"state": Archive.State.WAITING, "content": None, "made_on": None, "files": None, "sha256": secrets.token_hex(32)}
    Archive.objects.filter(convening=convening_id).update(**waiting)


def make_archives():
    """Make every archive that waits. Safe to repeat: one that another worker is making is left to it. No row is held meanwhile, so that
    nobody who takes something back has to wait. What was made long ago goes: it is a copy of what can change."""
    Archive.objects.filter(state=Archive.State.MADE, made_on__lt=clock.now().date() - KEPT).delete()
    for pk in Archive.objects.filter(state=Archive.State.WAITING).values_list("pk", flat=True):
        with transaction.atomic():
            waiting = Archive.objects.defer("content").select_related("convening").filter(pk=pk, state=Archive.State.WAITING).first()
            if waiting is not None and _is_mine_to_make(pk):
                _make(waiting)


def _is_mine_to_make(pk):
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_xact_lock(hashtext('convening_archive'), %s)", [pk % 2**31])
        return cursor.fetchone()[0]


def _make(waiting):
    try:
        files = sorted(archiving.with_sums(waiting.convening))
    except Exception:
        log.exception("an archive could not be made")
        Archive.objects.filter(pk=waiting.pk).update(state=Archive.State.FAILED)
        return
    content = packed(files, waiting.convening.slug)
    Archive.objects.filter(pk=waiting.pk, state=Archive.State.WAITING, sha256=waiting.sha256).update(
        state=Archive.State.MADE, made_on=clock.today(waiting.convening.zone), files=len(files), content=content, sha256=hashlib.sha256(content).hexdigest()
    )


def packed(files, folder):
    """[(name, bytes)] as the bytes of a ZIP, beneath `folder`: the same files give the same bytes."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as pack:
        for name, content in files:
            pack.writestr(zipfile.ZipInfo(f"{folder}/{name}", FIRST_DAY_OF_ZIP), content, zipfile.ZIP_DEFLATED)
    return stream.getvalue()
