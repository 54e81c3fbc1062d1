"""What those who work on a document say to each other about it. Not audited: it is talk. It changes nothing of the document."""

from django.db import transaction
from django.utils.translation import gettext as _

from convening import clock, honesty, policy
from convening.errors import Forbidden, Refused, beside
from convening.once import first_time

from ...models import Document, Piece, Remark

LONGEST = 4_000
RIGHT = "evaluation.remark_on_document"


@transaction.atomic
def remark_on(document, text, *, piece=None, by, key=None):
    """Say something about a piece of a document, or about the whole. Returns the remark, or None with a spent `key`."""
    policy.require(by, RIGHT, document)
    document = Document.objects.select_for_update(of=("self",)).select_related("convening").get(pk=document.pk)
    if document.state == Document.State.RELEASED:
        raise Refused("evaluation.document_released", _("This document is released, and does not change any more. A mistake is mended by a correction."))
    if key is not None and not first_time(key):
        return None
    if piece is not None and not Piece.objects.filter(pk=piece.pk, document=document).exists():
        raise Refused("evaluation.piece_gone", _("Somebody has taken this piece out meanwhile. You find its words in the history."))
    with beside("text"):
        words = honesty.honest(text, LONGEST)
    return Remark.objects.create(document=document, piece=piece, author=by, text=words, day=clock.today(document.convening.zone))


@transaction.atomic
def settle_remark(remark, *, settled=True, by):
    """Mark it as settled, or open it again. Anybody who works on the document may."""
    policy.require(by, RIGHT, remark.document)
    Remark.objects.filter(pk=remark.pk).update(settled=settled)


@transaction.atomic
def delete_remark(remark, *, by):
    """Take back what she said herself."""
    policy.require(by, RIGHT, remark.document)
    if remark.author_id != by.pk:
        raise Forbidden(RIGHT)
    remark.delete()
