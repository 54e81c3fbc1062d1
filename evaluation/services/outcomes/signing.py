"""The conveners agree to a document before it is released: each organisation that signs, by one officer, to one edition."""

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from convening import audit, clock
from convening.errors import Refused
from convening.models import Organisation, Participation
from convening.models.people import Role

from ... import notifications
from ...models import Document, Signature, Signer
from .freezing import content_of, digest_of
from .keeping import taken_up

State = Document.State
RIGHT = "evaluation.sign_document"


@transaction.atomic
def send_to_conveners(document, *, by):
    """Lay it before the organisations that sign. Whoever may sign for one is written to. Which they are is written down: one that is to sign
    no more by the set-up still has to sign this document, until `spare` says otherwise."""
    document = taken_up(document, by)
    if document.state == State.SIGNING:
        return document
    signing = who_must_sign(document)
    if not signing:
        raise Refused("evaluation.nobody_signs", _("No organisation of this convening signs its documents, so this one can be released without."))
    if not document.pieces.exists():
        raise Refused("evaluation.empty_document", _("There is nothing in this document yet. Add a piece first."))
    document.state = State.SIGNING
    document.save(update_fields=["state"])
    Signer.objects.bulk_create([Signer(document=document, organisation=one) for one in signing], ignore_conflicts=True)
    for person in _who_may_sign(document.convening):
        if person.pk != by.pk:
            notifications.document_waits(document, person)
    audit.record(document.convening, actor=by if by.pk else None, verb="evaluation.document_sent_to_conveners", target=document)
    return document


@transaction.atomic
def take_back_from_conveners(document, *, by):
    """Work on it goes on. Signatures that were given hold as long as nothing is changed."""
    document = taken_up(document, by)
    if document.state == State.SIGNING:
        document.state = State.DRAFT
        document.save(update_fields=["state"])
        audit.record(document.convening, actor=by, verb="evaluation.document_taken_back", target=document)
    return document


@transaction.atomic
def sign(document, organisation, *, by, edition=None):
    """One officer agrees for one organisation to the document as it stands, what it draws on included. Nobody signs for two.

    `edition` is the one that she read: refused where it was changed since. Returns the signature.
    """
    document = taken_up(document, by, RIGHT)
    if document.state != State.SIGNING:
        raise Refused("evaluation.not_before_the_conveners", _("This document is not before the conveners. It can be signed once it was sent to them."))
    if edition is not None and edition != document.edition:
        raise Refused("evaluation.changed_meanwhile", _("Somebody has changed the document since you opened this page. Read it again, then sign."))
    if organisation.pk not in {one.pk for one in who_must_sign(document)}:
        raise Refused("evaluation.does_not_sign", _("This organisation does not sign documents of this convening."))
    given = list(Signature.objects.filter(document=document, edition=document.edition))
    if existing := next((one for one in given if one.organisation_id == organisation.pk), None):
        if existing.signer_id == by.pk:
            return existing
        raise Refused("evaluation.signed_already", _("Somebody has already signed for this organisation."))
    if any(one.signer_id == by.pk for one in given):
        raise Refused("evaluation.nobody_signs_for_two", _("You have signed for another organisation. Nobody signs for two: ask a colleague."))
    signature = Signature.objects.create(
        document=document, organisation=organisation, edition=document.edition, signer=by, day=clock.today(document.convening.zone),
        sha256=digest_of(content_of(document)),
    )  # fmt: skip
    audit.record(document.convening, actor=by, verb="evaluation.document_signed", target=document, note=f"organisation={organisation.pk}")
    return signature


@transaction.atomic
def take_back_signature(signature, *, by):
    """Whoever signed thinks otherwise, before the release."""
    document = taken_up(signature.document, by, RIGHT)
    found = Signature.objects.filter(pk=signature.pk, document=document, signer=by).first()
    if found is None:
        raise Refused("evaluation.not_her_signature", _("Only whoever signed takes the signature back."))
    organisation = found.organisation_id
    found.delete()
    audit.record(document.convening, actor=by, verb="evaluation.signature_taken_back", target=document, note=f"organisation={organisation}")


@transaction.atomic
def spare(document, organisation, *, by):
    """An officer agrees that this document needs no signature of an organisation that was to sign it, and by the set-up does so no more. A
    colleague releases it: `missing` asks whoever agreed to this for the signature as before."""
    document = taken_up(document, by, RIGHT)
    asked = Signer.objects.select_for_update(of=("self",)).filter(document=document, organisation=organisation, organisation__signs=False).first()
    if asked is None:
        raise Refused("evaluation.still_signs", _("This organisation signs documents of this convening, or was not asked to sign this one."))
    if asked.spared_on is None:
        asked.spared_by, asked.spared_on = by, clock.today(document.convening.zone)
        asked.save(update_fields=["spared_by", "spared_on"])
        audit.record(document.convening, actor=by, verb="evaluation.signature_not_needed", target=document, note=f"organisation={organisation.pk}")
    return asked


def organisations_that_sign(convening):
    return list(Organisation.objects.filter(convening=convening, signs=True).order_by("position", "pk"))


def who_must_sign(document):
    """Those that sign today, and those that did when it was laid before the conveners, but for whom an officer has spared."""
    asked = Signer.objects.filter(document=document, spared_on=None).values("organisation")
    return list(Organisation.objects.filter(Q(signs=True) | Q(pk__in=asked), convening=document.convening_id).order_by("position", "pk"))


def unsigned(document):
    """The organisations whose signature to the document as it stands is missing."""
    signed = set(Signature.objects.filter(document=document, edition=document.edition).values_list("organisation", flat=True))
    return [one for one in who_must_sign(document) if one.pk not in signed]


def _who_may_sign(convening):
    parts = Participation.objects.filter(convening=convening, roles__contains=[Role.SECRETARIAT], person__is_active=True)
    return [part.person for part in parts.select_related("person", "convening").order_by("pk") if part.is_running]
