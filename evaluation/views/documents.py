"""Documents for their readers: the list of what is released, a page each, and files to keep."""

import hashlib

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpResponse, HttpResponseNotModified
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import translation
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from convening import sharing, writing
from convening.cached import public_page
from convening.models import Audience
from convening.selectors import pictures as of_pictures

from .. import outcome_files
from ..models import Document
from ..rendering.outcomes import page
from ..rendering.outcomes.finishing import finished
from ..selectors import documents as selectors

READ_IN_PLACE = {"pdf"}
FOR_A_WHILE = 300  # seconds that a cache may keep a file: whoever it names may take back her yes, and it may be taken out of sight


@login_not_required
@require_safe
@public_page
def documents(request, slug):
    convening = selectors.convening_with_documents(request.user, slug)
    told = selectors.documents_to_read(request.user, convening)
    measured = iter(outcome_files.sizes([shape for one in told for shape in one["shapes"]]))
    told = [
        {**one, "day": writing.day(one["day"], writing.language_here(), "plain"), "shapes": [next(measured) for _shape in one["shapes"]]} for one in told
    ]
    share = sharing.of_convening(convening, request.path, title=_("Documents")) if convening.is_public else None
    return render(request, "evaluation/documents.html", {"convening": convening, "documents": told, "share": share, "robots": "index"})


@login_not_required
@require_safe
@public_page
def document(request, slug, document_slug):
    if document_slug == selectors.SUMMARY:
        report = selectors.summary_to_read(request.user, slug)
        return redirect(reverse("annex_d", args=[report.convening.slug]))
    found = selectors.document_to_read(request.user, slug, document_slug)
    language = selectors.language_for(found.languages, request.GET.get("language"), translation.get_language(), found.language)
    with translation.override(language):
        response = render(request, "evaluation/document.html", _page(request, found, language))
    response["Content-Language"] = language
    return response


def _page(request, document, language):
    content = outcome_files.content_of(document, language)
    told = outcome_files.told_today(document, content, for_page=True)
    whole = finished(content, names=told["names"], pictures=told["pictures"], report=None, bind=False)
    addresses = {}
    for pk, picture in told["pictures"].items():
        picture.convening = document.convening
        addresses[pk] = of_pictures.address_of(picture, small=picture.has_small)
    slug = document.convening.slug
    bound = {letter: reverse(f"annex_{letter}", args=[slug], query={"language": language}) for letter in ("b", "d")}
    draft, status = outcome_files.marks_of(document)
    released = document.state == Document.State.RELEASED and not hasattr(document, "withdrawal")
    shown, kept = page.shown(whole, addresses, bound), document.content or {}
    return {
        **shown,
        **(_to_pass_on(request, document, shown) if released else {}),
        "convening": document.convening,
        "convening_title": content["convening"],
        "draft": draft,
        "status": status,
        "newer": _newer(document.newer, slug),
        "downloads": outcome_files.sizes(selectors.shapes_of(document.convening, document.slug, language, document.sha256)),
        "tongues": [(code, code in kept and page.is_in_part(kept[code])) for code in document.languages],
        "robots": "index" if released else "",
    }


def _to_pass_on(request, document, shown):
    """How a released document is quoted, and, where everybody may read it, what is shown of it elsewhere."""
    convening = document.convening
    rest = [*shown.get("authors", ()), format_html("<cite>{}</cite>", shown["title"]), shown["convening"]]
    rest.append(shown["imprint"] or writing.day(document.released_on, shown["language"], "plain"))
    told = {"cite": format_html_join(_(", "), "<bdi>{}</bdi>", ((one,) for one in rest))}
    if not convening.is_public or document.audience != Audience.PUBLIC:
        return told
    share = sharing.of_convening(convening, request.path, title=shown["title"], text=shown["subtitle"], kind="article")
    if shown["cover"]:
        share |= {"picture": settings.SITE_URL + shown["cover"]["address"].partition("?")[0], "picture_words": shown["cover"]["words"]}
    return {**told, "share": share}


def _newer(newer, slug):
    """What components/notice.html says of a document that another has taken the place of."""
    if newer is None:
        return None
    return {"text": _("A newer document took the place of this one."), "label": _("Read it as it stands now"), "url": reverse("document", args=[slug, newer.slug])}


@login_not_required
@require_safe
def document_file(request, slug, document_slug, extension):
    if extension not in selectors.SHAPES:
        raise Http404
    asked, own = request.GET.get("language"), translation.get_language()
    if document_slug == selectors.SUMMARY:
        report = selectors.summary_to_read(request.user, slug)
        language = selectors.language_for(selectors.every_language(), asked, own, "en")
        made = outcome_files.made_of_summary(report, extension, language)
        final = report.stage == report.Stage.FINAL and report.convening.is_public
        return _answer(request, made, extension, language, FOR_A_WHILE if final else None)
    found = selectors.document_to_read(request.user, slug, document_slug)
    language = selectors.language_for(found.languages, asked, own, found.language)
    made = outcome_files.made(found, extension, language)
    if not outcome_files.may_be_kept(found) or not found.convening.is_public:
        return _answer(request, made, extension, language, None)
    return _answer(request, made, extension, language, FOR_A_WHILE)


def _answer(request, made, extension, language, seconds):
    """A file, or word that the one at hand is still the same. What is not for everybody is kept by nobody on the way."""
    content, media_type, name = made
    etag = f'"{hashlib.sha256(content).hexdigest()}"'
    if seconds and etag in request.headers.get("If-None-Match", ""):
        response = HttpResponseNotModified()
    else:
        response = HttpResponse(content, content_type=media_type)
        response["Content-Disposition"] = f'{"inline" if extension in READ_IN_PLACE else "attachment"}; filename="{name}"'
        response["Content-Language"] = language
    if seconds:
        response["ETag"] = etag
        response["Cache-Control"] = f"public, max-age={seconds}"
    return response
