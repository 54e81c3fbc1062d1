"""Annex B for its readers: a page and a PDF, in four languages."""

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import translation
from django.views.decorators.http import require_safe

from .. import documents, selectors, sheets
from ..models import Report
from ..rendering import annex_b_context

LANGUAGES = [code for code, _name in settings.LANGUAGES]


def language_of(request):
    """The language of the document: the one asked for in the address, else that of the reader's pages."""
    asked = request.GET.get("language")
    return asked if asked in LANGUAGES else translation.get_language()


@login_not_required
@require_safe
def annex_b(request, slug):
    report = selectors.annex_for(request.user, slug)
    language = language_of(request)
    with translation.override(language):
        context = annex_b_context(report.as_shape(), language)
        response = render(request, "evaluation/annex_b.html", {
            **context, **sheets.page(context),
            "convening": report.convening,
            "is_draft": report.state == Report.State.DRAFT,
            "pdf_url": reverse("annex_b_pdf", args=[slug], query={"language": language}),
            "robots": "index" if report.state == Report.State.RELEASED else "",
        })  # fmt: skip
    response["Content-Language"] = language
    return response


@login_not_required
@require_safe
def annex_b_pdf(request, slug):
    report = selectors.annex_for(request.user, slug)
    language = language_of(request)
    response = HttpResponse(documents.annex_b_pdf(report, language), content_type="application/pdf")
    response["Content-Disposition"] = f'inline; filename="{slug}-annex-b-{language}.pdf"'
    response["Content-Language"] = language
    if report.state == Report.State.RELEASED and report.convening.is_public:
        response["Cache-Control"] = "public, max-age=3600"  # it never changes; an hour, should it ever have to go
    return response
