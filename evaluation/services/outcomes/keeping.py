"""What every change of a document has in common: one at a time, what was is kept, the edition grows, signatures become void."""

from django.db.models import Max
from django.utils.translation import gettext as _

from convening import audit, clock, policy
from convening.errors import Refused

from ... import notifications
from ...models import Document, Piece, Revision, Signature
from . import texts

WRITE = "evaluation.write_document"


def taken_up(document, by, right=WRITE):
    """The document as it stands now, locked for the length of the transaction; refused once it is released."""
    policy.require(by, right, document)
    found = Document.objects.select_for_update(of=("self",)).select_related("convening").get(pk=document.pk)
    if found.state == Document.State.RELEASED:
        raise Refused("evaluation.document_released", _("This document is released, and does not change any more. A mistake is mended by a correction."))
    return found


def piece_taken_up(piece, by):
    """(its document, the piece) as they stand now."""
    document = taken_up(piece.document, by)
    found = Piece.objects.filter(pk=piece.pk, document=document).first()
    if found is None:
        raise Refused("evaluation.piece_gone", _("Somebody has taken this piece out meanwhile. You find its words in the history."))
    found.document = document
    return document, found


def as_it_was(thing):
    """What a Revision keeps of a piece; of the document itself its title, subtitle, imprint and how it is to appear."""
    told = {
        name: {code: words for code in texts.LANGUAGES if (words := texts.words_of(thing, name, code))} for name in texts.FIELDS[type(thing)]
    }
    told |= {"language": thing.language, "behind": list(thing.behind), "borrowed": list(thing.borrowed)}
    if isinstance(thing, Document):
        return told | {
            "languages": list(thing.languages), "audience": thing.audience, "cover": thing.cover_id and str(thing.cover_id),
            "report": thing.report_id and str(thing.report_id),
        }  # fmt: skip
    picture = thing.picture_id and str(thing.picture_id)
    return told | {
        "kind": thing.kind, "key": thing.key, "level": thing.level, "source": thing.source, "position": thing.position, "picture": picture,
    }  # fmt: skip


def changed(document, thing, was, *, by, verb):
    """One change of a locked document: `was` is what stood there until now ({} for a piece that is new)."""
    Revision.objects.create(
        document=document, piece=thing.pk, edition=document.edition, was=was, author=_person(by), day=clock.today(document.convening.zone)
    )
    void = list(Signature.objects.filter(document=document, edition=document.edition).select_related("signer").order_by("pk"))
    document.edition += 1
    document.save(update_fields=["edition"])
    for signature in void:
        if signature.signer and signature.signer.is_active:
            notifications.signature_is_void(signature)
    audit.record(document.convening, actor=_person(by), verb=verb, target=document)


def in_order(document):
    return list(Piece.objects.filter(document=document).order_by("position"))


def put_in_order(pieces):
    """Number them 1, 2, 3 … as they stand in the list. One statement."""
    moved = []
    for number, piece in enumerate(pieces, 1):
        if piece.position != number:
            piece.position = number
            moved.append(piece)
    Piece.objects.bulk_update(moved, ["position"])


def last_position(document):
    return Piece.objects.filter(document=document).aggregate(last=Max("position"))["last"] or 0


def _person(by):
    """Whoever is to stand in a row as its author; the operator of the machine stands in none."""
    return by if by is not None and by.pk is not None else None
