"""The library: what there is to read, to hear and to use, and on to one of it."""

from urllib.parse import urlencode

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpResponseNotModified
from django.shortcuts import redirect, render
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from .. import engagement, files, openings, policy, selectors, sharing, writing
from ..cached import public_page
from ..selectors import library

A_PAGE = 50
KEPT_BY_READERS = "public, max-age=600"  # seconds: what is taken down is gone soon


@login_not_required
@require_safe
@public_page(takes=("kind", "in", "from"))
def resources(request, slug):
    """All that she may have, by kind. Filters offer what is there for her, so that they tell of nothing else."""
    convening = selectors.convening_for(request.user, slug)
    all_of_them = library.resources_for(request.user, convening)
    kind, language, start = _asked(request, all_of_them)
    chosen = [one for one in all_of_them if kind in ("", one.kind) and (not language or language in one.languages)]
    shown = sorted(chosen, key=lambda one: not one.featured)[start : start + A_PAGE]
    if start and not shown:
        raise Http404
    for one in shown:
        one.facts = library.facts_of(one, with_kind=one.featured)
    context = {
        "convening": convening,
        "featured": [one for one in shown if one.featured],
        "groups": _by_kind(one for one in shown if not one.featured),
        "kinds": [(one, heading) for one, heading in library.HEADINGS.items() if any(each.kind == one for each in all_of_them)],
        "languages": sorted(
            ((code, writing.language_name_here(code)) for code in _languages_of(all_of_them)), key=lambda pair: pair[1]
        ),
        "kind": kind,
        "language": language,
        "page_in": asked if (asked := request.GET.get("language")) in dict(settings.LANGUAGES) else "",
        "there_are_any": bool(all_of_them),
        "earlier": _address_of_page(request, start - A_PAGE) if start else "",
        "share": sharing.of_convening(convening, request.path, title=_("Resources")) if convening.is_public else None,
        "later": _address_of_page(request, start + A_PAGE) if len(chosen) > start + A_PAGE else "",
    }  # fmt: skip
    return render(request, "convening/resources.html", context)


def _asked(request, there):
    """(kind, language, place of the first) as the address says; 404 for what no page of ours asks."""
    kind, language, start = (request.GET.get(name, "") for name in ("kind", "in", "from"))
    known = kind in ("", *library.KINDS) and language in ("", *dict(settings.LANGUAGES), *_languages_of(there))
    if not known or start not in {"", *(str(place) for place in range(0, len(there), A_PAGE))}:
        raise Http404
    return kind, language, int(start or 0)


def _languages_of(resources):
    return {code for one in resources for code in one.languages}


def _by_kind(resources):
    groups = {}
    for one in resources:
        groups.setdefault(one.kind, []).append(one)
    return [(library.HEADINGS[kind], there) for kind, there in groups.items()]


def _address_of_page(request, start):
    asked = {name: value for name, value in request.GET.items() if name != "from"} | ({"from": start} if start > 0 else {})
    return f"{request.path}?{urlencode(sorted(asked.items()))}" if asked else request.path


@login_not_required
@require_safe
def open_resource(request, slug, resource_id):
    """On to a resource: away to where it lies, or the file itself. Of a member it is noted that she opened one, never which; which was
    opened is counted without anybody."""
    convening = selectors.convening_for(request.user, slug)
    resource = library.resource_for(request.user, convening, resource_id)
    if resource.url:
        _note(request, convening, resource)
        return redirect(resource.url)  # our pages' policy tells no other host where she comes from
    file = resource.file
    for_caches = resource.audience == "public" and resource.is_shown and convening.is_public and not request.user.is_authenticated
    etag = f'"{file.sha256}"'
    if for_caches and etag in request.headers.get("If-None-Match", ""):
        answer = HttpResponseNotModified()
    else:
        _note(request, convening, resource)
        answer = files.given_back(request, library.content_of(resource), file.media_type, _name_of(resource), saved=not _is_shown_by_browsers(file))
    if for_caches:
        answer["ETag"], answer["Cache-Control"] = etag, KEPT_BY_READERS
    return answer


def _note(request, convening, resource):
    """An officer who looks after it is not counted, nor is the rest of a file that is fetched in parts."""
    if request.method != "GET" or not request.headers.get("Range", "bytes=0-").startswith("bytes=0-"):
        return
    member = request.user.pk if policy.standing(request.user).is_member(convening.pk) else None
    if member:
        engagement.note_opening(convening, request.user)
    if not policy.allows(request.user, "convening.edit_convening", convening):
        openings.note(convening.pk, resource.pk, member=member)


def _is_shown_by_browsers(file):
    return file.media_type.startswith("image/")


def _name_of(resource):
    """The file's name is its title, whatever it was called by whoever sent it."""
    name = slugify(resource.title, allow_unicode=True)[:80] or _("file")
    return f"{name}.{resource.file.extension}"
