"""The annexes for their readers: a page each, and documents to keep, in four languages."""

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from convening.cached import public_page

from .. import documents, prose, selectors, sheets
from ..models import Report
from ..rendering import ANNEXES

LANGUAGES = [code for code, _name in settings.LANGUAGES]
READ_IN_PLACE = {"pdf"}  # the others are kept first, and opened with what they are made for


def language_of(request):
    """The language of the document: the one asked for in the address, else that of the reader's pages."""
    asked = request.GET.get("language")
    request.speaks_for_itself = True
    return asked if asked in LANGUAGES else translation.get_language()


@login_not_required
@require_safe
@public_page(takes=("report",))
def annex(request, slug, letter):
    shown = _annex_of(letter)
    report = _report_for(request, slug)
    language = language_of(request)
    with translation.override(language):
        context = shown.context(documents.shape_of(report, shown), language)
        response = render(request, "evaluation/annex.html", {
            **context, **sheets.page(context),
            "convening": report.convening,
            "is_draft": report.state == Report.State.DRAFT,
            "asked": request.GET.get("report", ""),
            "newer": _newer(report, slug, letter, language),
            "downloads": downloads(slug, letter, language, request.GET.get("report")),
            "others": _others(request, slug, shown, report, language),
            "robots": "index" if report.state == Report.State.RELEASED else "",
        })  # fmt: skip
    response["Content-Language"] = language
    return response


@login_not_required
@require_safe
def annex_file(request, slug, letter, format):  # noqa: A002  the word that people use
    written = _annex_of(letter)
    if format not in documents.CONTENT_TYPES:
        raise Http404
    report = _report_for(request, slug)
    language = language_of(request)
    made = documents.document(report, written.letter, format, language)
    response = HttpResponse(made, content_type=documents.CONTENT_TYPES[format])
    way = "inline" if format in READ_IN_PLACE else "attachment"
    response["Content-Disposition"] = f'{way}; filename="{slug}-annex-{letter}-{language}.{format}"'
    response["Content-Language"] = language
    if report.state == Report.State.RELEASED and report.stage == Report.Stage.FINAL and report.convening.is_public:
        # it never changes; an hour, should it ever have to go, and five minutes where somebody may take back her yes to be named.
        # An interim report is for those inside: a cache between them and us would hand it to whoever asks next
        response["Cache-Control"] = f"public, max-age={300 if written.letter in documents.NAMES_PEOPLE else 3600}"
    return response


def _annex_of(letter):
    shown = ANNEXES.get(letter.upper())
    if shown is None or letter != letter.lower():
        raise Http404
    return shown


def _report_for(request, slug):
    """The newest that she may read, or the one that the address names; absent and forbidden look alike."""
    asked = request.GET.get("report")
    return selectors.annex_for(request.user, slug, asked) if asked else selectors.annex_for(request.user, slug)


def _newer(report, slug, letter, language):
    """What components/notice.html says of a report that a correction has taken the place of."""
    newer = getattr(report, "newer", None)
    if newer is None:
        return None
    return {
        "text": _("A correction of this report was released on %(day)s.") % {"day": prose.day(newer.released_on.isoformat())},
        "label": _("Read the report as it stands now"),
        "url": reverse(f"annex_{letter}", args=[slug], query={"language": language}),
    }


def _others(request, slug, shown, report, language):
    """Where a reader goes from here: the other annex, and for what is released the page that proves it."""
    others = [
        {
            "label": f"{other.kicker}: {other.name}",
            "url": _address(f"annex_{other.letter.lower()}", slug, language, request.GET.get("report")),
        }
        for other in ANNEXES.values() if other is not shown
    ]  # fmt: skip
    if report.state == Report.State.RELEASED:
        others.append({"label": _("Releases, and whether a file is one of them"), "url": reverse("releases", args=[slug])})
    return others


def _address(name, slug, language, asked, *more):
    return reverse(name, args=[slug, *more], query={"language": language} | ({"report": asked} if asked else {}))


def downloads(slug, letter, language, asked=None):
    """The formats to keep an annex in, the one to read first: [{"url", "label"}]. `asked` is the report, where it is not the newest."""
    labels = {
        "pdf": _("Read it as a PDF"), "docx": _("Word"), "xlsx": _("Spreadsheet"), "csv": _("Figures as CSV"),
        "json": _("Figures as JSON"), "html": _("Web page to keep"),
    }  # fmt: skip
    return [
        {"url": _address("annex_file", slug, language, asked, letter, format), "label": label}
        for format, label in labels.items()
    ]
