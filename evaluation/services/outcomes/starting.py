"""A document begins: empty, from the template of its kind, or as the correction of one that is released."""

from django.db import transaction
from django.utils.text import slugify
from django.utils.translation import gettext as _

from convening import audit, clock, policy
from convening.errors import Refused
from convening.models import Audience
from convening.once import first_time

from ...models import Document, Piece
from . import texts
from .arranging import add_piece
from .checking import remember_borrowed
from .keeping import in_order
from .templates import pieces_of
from .writing import appearing_in

SLUGS = {
    Document.Kind.BACKGROUND: "background-note", Document.Kind.OUTCOME: "outcome-document", Document.Kind.SUMMARY: "moderators-summary",
    Document.Kind.REPORT: "meeting-report",
}  # fmt: skip
RESERVED = frozenset({"new", "engagement-summary"})


@transaction.atomic
def start_document(
    convening, kind, slug=None, title=None, subtitle=None, imprint=None, language="en", languages=None, *, by, template=False,
    audience=Audience.PUBLIC, once=None, supersedes=None,
):  # fmt: skip
    """A new document of this kind; with `template` the pieces that its kind usually has stand in it, in order.

    `title`, `subtitle` and `imprint` are {language: words}, `language` the one written first, `languages` those in which it is to appear
    (by default the convening's). Returns it; with a spent `once` nothing happens and None is returned.
    """
    policy.require(by, "evaluation.begin_document", convening)
    if once is not None and not first_time(once):
        return None
    document = Document(
        convening=convening, kind=_known(kind), language=language, languages=appearing_in(languages or {*convening.languages, language}),
        audience=audience, made_on=clock.today(convening.zone), supersedes=supersedes,
    )  # fmt: skip
    document.slug = _free_slug(convening, slug or _usual_slug(convening, document.kind))
    texts.write(document, {"title": title, "subtitle": subtitle, "imprint": imprint}, language)
    if not texts.words_of(document, "title", document.language):
        sentence = _("A document needs a title, in the language in which it is written first.")
        raise Refused("evaluation.no_title", sentence, fields={f"title_{language}": sentence})
    remember_borrowed(document)
    document.save(force_insert=True)
    audit.record(convening, actor=by if by.pk else None, verb="evaluation.document_started", target=document, note=document.kind)
    if template:
        for piece in pieces_of(document, by):
            add_piece(document, by=by, **piece)
        document.refresh_from_db()
    return document


@transaction.atomic
def begin_correction(document, *, by, once=None):
    """A new draft with all that the released document was written from, which will stand in its place once it is released."""
    policy.require(by, "evaluation.begin_document", document.convening)
    if once is not None and not first_time(once):
        return None
    document = Document.objects.select_for_update(of=("self",)).select_related("convening").get(pk=document.pk)
    if document.state != Document.State.RELEASED:
        raise Refused("evaluation.nothing_to_correct", _("This document is not released, so it can still be changed itself."))
    if Document.objects.filter(supersedes=document).exists():
        raise Refused("evaluation.corrected_already", _("There is a correction of this document already. Go on with that one."))
    words = {name: {code: texts.words_of(document, name, code) for code in texts.LANGUAGES} for name in texts.FIELDS[Document]}
    made = start_document(
        document.convening, document.kind, _numbered(document.convening, document.slug), **words, language=document.language,
        languages=document.languages, audience=document.audience, by=by, supersedes=document,
    )  # fmt: skip
    made.behind, made.borrowed, made.cover, made.report = document.behind, document.borrowed, document.cover, document.report
    made.save(update_fields=["behind", "borrowed", "cover", "report"])
    copies = []
    for piece in in_order(document):
        piece.pk, piece.document, piece._state.adding = Piece._meta.pk.get_default(), made, True
        copies.append(piece)
    Piece.objects.bulk_create(copies)
    return made


@transaction.atomic
def give_up(document, *, by):
    """Take away a draft with its history and remarks. What was released stays."""
    policy.require(by, "evaluation.write_document", document)
    document = Document.objects.select_for_update(of=("self",)).select_related("convening").get(pk=document.pk)
    if document.state != Document.State.DRAFT:
        raise Refused("evaluation.no_draft", _("Only a draft can be taken away. Take it back from the conveners first."))
    audit.record(document.convening, actor=by, verb="evaluation.document_given_up", target=document, note=document.kind)
    document.delete()


def _known(kind):
    if kind not in Document.Kind.values:
        sentence = _("Choose what kind of document it is.")
        raise Refused("evaluation.no_kind", sentence, fields={"kind": sentence})
    return Document.Kind(kind)


def _usual_slug(convening, kind):
    usual = SLUGS[kind]
    return usual if not Document.objects.filter(convening=convening, slug=usual).exists() else _numbered(convening, usual)


def _numbered(convening, slug):
    taken = set(Document.objects.filter(convening=convening).values_list("slug", flat=True))
    number = 2
    while f"{slug[:46]}-{number}" in taken:
        number += 1
    return f"{slug[:46]}-{number}"


def _free_slug(convening, slug):
    if not slug or slugify(slug) != slug or len(slug) > 50 or slug in RESERVED:
        sentence = _("The name in its address has small Latin letters, digits and hyphens, 50 at most.")
        raise Refused("evaluation.no_slug", sentence, fields={"slug": sentence})
    if Document.objects.filter(convening=convening, slug=slug).exists():
        sentence = _("Another document of this convening has this address. Choose another.")
        raise Refused("evaluation.slug_taken", sentence, fields={"slug": sentence})
    return slug
