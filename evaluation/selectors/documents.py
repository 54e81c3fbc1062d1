"""Documents as their readers see them: what is released to them, and in which shapes; for whoever works on one, her draft."""

from babel.lists import format_list
from django.conf import settings
from django.http import Http404
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from convening import policy, writing
from convening.errors import Refused
from convening.models import Audience, Convening

from ..models import Document, Report
from . import reports

SUMMARY = "engagement-summary"  # Annex D of the released report goes by this name among the documents
SHAPES = ("pdf", "docx", "html")
RELEASED = Document.State.RELEASED


def convening_with_documents(asker, slug):
    """The convening whose documents are listed, for everybody who may see it; or 404."""
    return policy.access(asker, "convening.view_convening", Convening.objects.all(), slug=slug)


def document_to_read(asker, slug, document_slug):
    """The document with all that it is made from, or 404. `.newer` is the one that took its place, if she may read that."""
    documents = Document.objects.select_related("convening", "report__supersedes", "withdrawal", "superseded_by__withdrawal").defer(
        "superseded_by__content", "report__figures", "report__sealed_decisions", "report__supersedes__figures", "report__supersedes__sealed_decisions"
    )
    found = policy.access(asker, "evaluation.view_document", documents, convening__slug=slug, slug=document_slug)
    newer = getattr(found, "superseded_by", None)
    if newer is not None:
        newer.convening = found.convening
    found.newer = newer if newer is not None and newer.state == RELEASED and policy.allows(asker, "evaluation.view_document", newer) else None
    return found


def summary_to_read(asker, slug):
    """The released report behind the engagement summary that she may read, the newest; or 404."""
    found = reports.annex_for(asker, slug)
    if found.released_on is None:
        raise Http404
    return found


def documents_to_read(asker, convening, reports_released=None):
    """[{"url", "title", "kind", "day", "languages", "shapes": [{"label", "url", "shape", "language", "document"}], "for_members", "superseded"}] of what
    is released to her and not withdrawn, the newest first, with the engagement summary. Two queries, however many."""
    documents = Document.objects.filter(policy.among(asker, "evaluation.view_document"), convening=convening, state=RELEASED, withdrawal=None)
    documents = list(documents.select_related("superseded_by__withdrawal").only(
        "slug", "kind", "languages", "language", "audience", "released_on", "sha256", "made_on", "superseded_by__state", "superseded_by__audience", "superseded_by__convening",
        "superseded_by__withdrawal__day",
        *(f"title_{code}" for code in every_language()), "title",
    ).order_by("-released_on", "slug"))  # fmt: skip
    told = [_told(asker, document, convening) for document in documents]
    found = _released_reports(asker, convening) if reports_released is None else reports_released
    if not found:
        return told
    return sorted([*told, _summary(found[0], convening)], key=lambda one: one["day"], reverse=True)


def on_public_page(asker, convening):
    """What the public page shows of this app: {"released": {"url", "label"}} of the evaluation, {"documents": […]} as `documents_to_read` tells
    them; of neither where she may read nothing. Two queries."""
    reports_released = _released_reports(asker, convening)
    documents = documents_to_read(asker, convening, reports_released)
    return reports.told_as_released(convening, {one.stage for one in reports_released}) | ({"documents": documents} if documents else {})


def _released_reports(asker, convening):
    """The released reports that she may read, the newest first, without their figures. One query."""
    readable = Report.objects.filter(policy.among(asker, "evaluation.view_report"), convening=convening, state=Report.State.RELEASED)
    return list(readable.only("stage", "released_on").order_by("-number"))


def every_language():
    return tuple(sorted(code for code, _name in settings.LANGUAGES))


def document_of_operator(convening, document_slug):
    """The document of this name, for whoever runs the server; a refusal where there is none."""
    found = Document.objects.select_related("convening", "report").filter(convening=convening, slug=document_slug).first()
    if found is None:
        known = ", ".join([*Document.objects.filter(convening=convening).order_by("slug").values_list("slug", flat=True), SUMMARY])
        raise Refused(
            "evaluation.no_such_document",
            _("There is no document %(document)s. These there are: %(documents)s.") % {"document": document_slug, "documents": known},
        )
    return found


def language_for(languages, asked, own, first):
    """The language in which a document is read: the one asked for, the reader's own, or that it was written in first."""
    return next((code for code in (asked, own, first) if code in languages), languages[0] if languages else first)


def _told(asker, document, convening):
    own = writing.language_here()
    language = language_for(document.languages, None, own, document.language)
    newer = getattr(document, "superseded_by", None)
    if newer is not None:
        newer.convening = convening
    return {
        "slug": document.slug,
        "url": reverse("document", args=[convening.slug, document.slug]),
        "title": getattr(document, f"title_{language}") or getattr(document, f"title_{document.language}"),
        "kind": capfirst(document.get_kind_display()),
        "day": document.released_on,
        "languages": _languages(document.languages),
        "for_members": document.audience != Audience.PUBLIC,
        "superseded": newer is not None and newer.state == RELEASED and not hasattr(newer, "withdrawal")
        and policy.allows(asker, "evaluation.view_document", newer),  # of one for members nothing is told to others
        "shapes": shapes_of(convening, document.slug, language, document.sha256),
    }


def _summary(report, convening):
    codes = every_language()
    return {
        "slug": SUMMARY,
        "url": reverse("annex_d", args=[convening.slug]),
        "title": _("Annex D: engagement summary"),
        "kind": _("Engagement summary"),
        "day": report.released_on,
        "languages": _languages(codes),
        "for_members": report.stage != report.Stage.FINAL,
        "superseded": False,
        "shapes": shapes_of(convening, SUMMARY, writing.language_here(), ""),
    }


def shapes_of(convening, slug, language, sha256):
    """The files of a document: [{"label", "url", "shape", "language", "sha256"}]."""
    labels = {"pdf": _("PDF"), "docx": _("Word"), "html": _("Web page to keep")}
    return [
        {
            "label": labels[shape], "url": reverse("document_file", args=[convening.slug, slug, shape], query={"language": language}),
            "shape": shape, "language": language, "sha256": sha256,
        }
        for shape in SHAPES
    ]  # fmt: skip


def _languages(codes):
    locale = writing.locale_of(writing.language_here())
    return format_list([locale.languages.get(code, code) for code in codes], locale=locale)
