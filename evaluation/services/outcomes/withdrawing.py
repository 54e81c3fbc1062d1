"""A released document is taken out of sight when it endangers somebody: at once, everywhere that is ours, and for good."""

from functools import partial

from django.db import transaction
from django.utils.translation import gettext as _

from convening import audit, clock, keyring, outbox, policy, vault
from convening.errors import Refused
from convening.services import archives

from ... import notifications
from ...models import Document, Signature, Withdrawal

RIGHT = "evaluation.release_document"
LONGEST_REASON = 200


@transaction.atomic
def withdraw_document(document, *, reason="", by):
    """From now on it is as if it were not there, for everybody but those who work on it: its address, its files, the lists, its pictures,
    the archive. Its row stays; what others have saved stays with them. Nothing undoes it: a correction may be released in its place. Those
    who signed it are written to.

    `reason` is one line, sealed, for those who work on it. Returns the withdrawal; asked again, the first one.
    """
    policy.require(by, RIGHT, document)
    document = Document.objects.select_for_update(of=("self",)).select_related("convening").defer("content").get(pk=document.pk)
    if document.state != Document.State.RELEASED:
        raise Refused("evaluation.nothing_to_withdraw", _("This document is not released, so nobody else reads it."))
    existing = Withdrawal.objects.filter(document=document).first()
    if existing is not None:
        return existing
    convening, reason = document.convening, " ".join(reason.split())
    if len(reason) > LONGEST_REASON:
        sentence = _("One line is enough.")
        raise Refused("evaluation.long_reason", sentence, fields={"reason": sentence})
    made = Withdrawal(document=document, day=clock.today(convening.zone), by=by if by.pk else None)
    if reason:
        made.sealed = vault.seal(keyring.make("convening", convening.pk), {"reason": reason}, place=made.place)
    made.save(force_insert=True)
    audit.record(convening, actor=made.by, verb="evaluation.document_withdrawn", target=document)
    for signature in Signature.objects.filter(document=document, edition=document.edition).select_related("signer").order_by("pk"):
        if signature.signer and signature.signer.is_active and signature.signer_id != by.pk:
            notifications.document_withdrawn(document, signature.signer)
    archives.make_anew(convening.pk)
    transaction.on_commit(partial(keyring.note_gone, "document", document.pk))  # or a back-up would bring it back into sight
    outbox.enqueue_task("evaluation.tasks.throw_files_away", document_id=str(document.pk))
    return made
