"""Documents as those see them who write them, remark on them and sign them."""

from collections import Counter, defaultdict
from functools import lru_cache
from uuid import UUID

from django.db.models import Count, Q
from django.http import Http404
from django.urls import reverse

from convening import keyring, policy, vault
from convening.models import Convening, Organisation
from convening.selectors.pictures import Use

from ...models import Document, Piece, Remark, Report, Signature, Signer

State = Document.State


def convening_to_write_in(asker, slug, right="evaluation.view_writing"):
    """The convening whose documents she works on, or 404."""
    return policy.access(asker, right, Convening.objects.all(), slug=slug)


def documents_in(convening):
    """[Document] of a convening, the released last, each with `.number_of_pieces`, `.open_remarks`, `.signed`, the number of organisations that
    signed it as it stands, `.asked`, the ids of those whose signature it needs whatever is set up, and `.its_pieces` where it is not
    released. Five queries, however many."""
    documents = list(Document.objects.filter(convening=convening).select_related("withdrawal").defer("content").annotate(number_of_pieces=Count("pieces")))
    remarks = Counter(Remark.objects.filter(document__in=documents, settled=False).values_list("document", flat=True))
    signed = Counter(Signature.objects.filter(document__in=documents).values_list("document", "edition"))
    asked, pieces = defaultdict(set), defaultdict(list)
    for pk, organisation in Signer.objects.filter(document__in=documents, spared_on=None).values_list("document", "organisation"):
        asked[pk].add(organisation)
    for piece in Piece.objects.filter(document__in=[one for one in documents if one.state != State.RELEASED]):
        pieces[piece.document_id].append(piece)
    for one in documents:
        one.asked = asked[one.pk]
        one.convening, one.open_remarks, one.signed, one.its_pieces = convening, remarks[one.pk], signed[one.pk, one.edition], pieces[one.pk]
    return sorted(documents, key=lambda one: one.state == State.RELEASED)


def document_for(asker, slug, document_slug, right="evaluation.read_draft"):
    """The document on which she works, or 404."""
    documents = Document.objects.select_related("convening", "cover", "report", "withdrawal")
    documents = documents.defer("cover__content", "cover__small", "content", "report__figures", "report__sealed_decisions")
    return policy.access(asker, right, documents, convening__slug=slug, slug=document_slug)


def pieces_of(document):
    """[Piece] in their order, each with its `.document`, its picture without the bytes, and its `.open_remarks`. Two queries."""
    pieces = Piece.objects.filter(document=document).select_related("picture").defer("picture__content", "picture__small")
    found = list(pieces.annotate(open_remarks=Count("remarks", filter=Q(remarks__settled=False))).order_by("position"))
    for number, piece in enumerate(found, 1):
        piece.document, piece.place = document, number
    return found


def piece_of(pieces, piece_id):
    """The one with this id among `pieces`, or 404; the id is whatever stood in an address."""
    try:
        wanted = UUID(str(piece_id))
    except ValueError:
        raise Http404 from None
    found = next((piece for piece in pieces if piece.pk == wanted), None)
    if found is None:
        raise Http404
    return found


def pictures_to_choose(convening):
    """[Picture] that may be printed, without their bytes."""
    shown = convening.pictures.exclude(people="asked").exclude(purpose="logo").defer("content", "small")
    return list(shown.order_by("purpose", "pk"))


def reports_to_quote(asker, convening, chosen=None):
    """[Report] whose figures a document can quote, the newest first: what is released to her, once the convening is closed the drafts that
    she may read; and the one that is `chosen` already (an id)."""
    states = [Report.State.RELEASED, *([Report.State.DRAFT] if convening.state == Convening.State.CLOSED else [])]
    open_to_her = policy.among(asker, "evaluation.view_report") & Q(state__in=states)
    readable = convening.reports.filter(open_to_her | Q(pk=chosen)).order_by("-number")
    return list(readable.only("pk", "number", "state", "stage", "compiled_on", "released_on", "supersedes", "convening"))


def remarks_of(document):
    """[Remark] in the order in which they were made, with their authors."""
    return list(Remark.objects.filter(document=document).select_related("author", "piece").order_by("settled", "day", "pk"))


def remark_for(document, remark_id):
    """A remark on this document, or 404."""
    try:
        found = Remark.objects.filter(document=document, pk=UUID(str(remark_id))).first()
    except ValueError:
        found = None
    if found is None:
        raise Http404
    found.document = document
    return found


def signatures_of(document):
    """[(Organisation, its Signature to the document as it stands, or None)] of those that sign, and of those that did when it was laid before
    the conveners: these have `.was_asked`, their Signer. `.is_needed` unless an officer agreed that it is not. Three queries."""
    given = {one.organisation_id: one for one in Signature.objects.filter(document=document, edition=document.edition).select_related("signer")}
    asked = {one.organisation_id: one for one in Signer.objects.filter(document=document).select_related("spared_by")}
    found = Organisation.objects.filter(Q(signs=True) | Q(pk__in=asked), convening=document.convening_id).order_by("position", "pk")
    for one in found:
        one.was_asked = None if one.signs else asked[one.pk]
        one.is_needed = one.signs or one.was_asked.spared_on is None
    return [(organisation, given.get(organisation.pk)) for organisation in found]


def reason_of(document):
    """Why it was taken out of sight, for those who work on it; "" where nobody said, or the key is gone."""
    withdrawal = getattr(document, "withdrawal", None)
    if withdrawal is None or withdrawal.sealed is None:
        return ""
    try:
        return vault.unseal(keyring.read("convening", document.convening_id), withdrawal.sealed, place=withdrawal.place)["reason"]
    except keyring.KeyGone:
        return ""


def void_signatures_of(document):
    """[Signature] that were given to former editions, the newest first."""
    given = Signature.objects.filter(document=document).exclude(edition=document.edition).select_related("organisation")
    return list(given.order_by("-edition", "organisation__position"))


def uses_of_pictures(convening):
    """[Use] of every picture that documents show, for whoever keeps the library: of what is released as it was printed, logos and drawings
    included; of drafts what stands on the cover and in pieces, and every drawing where they are to be shown. What was taken out of sight shows them to nobody. At most three queries, and
    one more the first time that this process asks of a released document."""
    documents = Document.objects.filter(convening=convening).select_related("withdrawal")
    documents = list(documents.only("title", "slug", "audience", "state", "cover", "sha256", "withdrawal__day"))
    shown = {one.pk: {str(one.cover_id)} if one.cover_id else set() for one in documents}
    drafts = [one.pk for one in documents if one.state != State.RELEASED]
    drawings = None
    for document, picture, kind, source in Piece.objects.filter(document__in=drafts).values_list("document", "picture", "kind", "source"):
        if picture:
            shown[document].add(str(picture))
        if kind == Piece.Kind.GRAPHICS or (kind, source) == (Piece.Kind.ANNEX, "c"):
            if drawings is None:
                drawings = {str(pk) for pk in convening.pictures.filter(purpose="graphic").values_list("pk", flat=True)}
            shown[document] |= drawings
    uses = []
    for one in documents:
        released, url = one.state == State.RELEASED, reverse("document_write", args=[convening.slug, one.slug])
        pictures = _printed_in(one.pk, one.sha256) if released else shown[one.pk]
        audience = one.audience if released and not hasattr(one, "withdrawal") else ""
        uses += [Use(picture_id=pk, audience=audience, label=one.title, url=url, released=released) for pk in sorted(pictures)]
    return uses


@lru_cache(maxsize=64)
def _printed_in(pk, _digest):
    """The ids of the pictures in a released document, which never changes."""
    content = Document.objects.values_list("content", flat=True).get(pk=pk)
    return frozenset(picture for one in content.values() for picture in one.get("pictures", ()))
