"""What every page goes through: headers, calm errors, the stamp on her login session, her language and zone."""

from zoneinfo import ZoneInfo, available_timezones

from django.conf import settings
from django.contrib.auth import logout
from django.http import Http404, HttpResponseRedirect
from django.shortcuts import render
from django.urls import Resolver404, resolve
from django.utils import translation
from django.utils.cache import patch_vary_headers

from . import policy
from .errors import Forbidden, Refused
from .views import errors, house

_ZONES = available_timezones()
LASTING_WAYS_IN = ("/accounts/2fa/", "/accounts/password/")
HERS_ALONE = ("/me/messages/", "/me/roster/", "/me/about/", "/me/care/")


def headers(get_response):
    """Private by default: nothing is kept by caches or shown to other sites. A public page sets its own Cache-Control."""

    def middleware(request):
        response = get_response(request)
        response.setdefault("Cross-Origin-Resource-Policy", "same-origin")
        found = getattr(response, "may_be_kept", False)  # by search engines; their copies would outlive what was taken down
        response.setdefault("X-Robots-Tag", "index, follow, noarchive" if found else "noindex, nofollow, noarchive")
        response.setdefault(
            "Permissions-Policy",
            "camera=(), microphone=(), geolocation=(), payment=(), usb=(), interest-cohort=(), "
            "publickey-credentials-get=(self), publickey-credentials-create=(self)",
        )
        if "Cache-Control" not in response and not request.path.startswith(settings.STATIC_URL):
            response["Cache-Control"] = "no-store, private"
            for name in ("ETag", "Last-Modified"):
                response.headers.pop(name, None)
        return response

    return middleware


class calm_errors:  # noqa: N801  named like its neighbours; a class because Django hands exceptions to methods only
    """Refusals become a page with a sentence, forbidden becomes not found, an engine that is down becomes a clear page."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        if response.status_code == 405 and request.method == "GET" and "text/html" in request.headers.get("Accept", ""):
            return HttpResponseRedirect(_page_above(request.path))
        return response

    def process_exception(self, request, problem):
        if isinstance(problem, Forbidden):
            raise Http404
        if isinstance(problem, Refused):
            return render(request, "refused.html", {"refused": problem}, status=409)
        if isinstance(problem, errors.ENGINE_AWAY):
            return errors.engine_away(request)
        return None


def _page_above(path):
    """The nearest address above `path` that exists. A page shown in answer to a form has none of its own: whoever loads it again,
    or changes the language there, comes back to where the form stood instead of to nothing."""
    while path != "/":
        path = path.rstrip("/").rpartition("/")[0] + "/"
        try:
            resolve(path)
        except Resolver404:
            continue
        return path
    return "/"


def one_stamp(get_response):
    """A login session ends when her stamp moved on ("sign out everywhere") or her account was closed."""

    def middleware(request):
        if request.user.is_authenticated and request.session.get("stamp") != request.user.profile.stamp:
            logout(request)
        return get_response(request)

    return middleware


def by_paper(get_response):
    """Whoever came in by a printed code came into one convening, and nothing else of hers is open in this login session.

    Somebody else printed it and may have kept it: it makes no passkey and no password, opens no letters to her, tells nothing
    that she told of herself, and no voice of hers (see `policy.Standing`), unless paper is the only way in she has.
    """

    def middleware(request):
        request.by_paper = request.user.is_authenticated and policy.came_by(request.session, request.user)
        if request.by_paper and request.user.profile.email and request.path.startswith((*LASTING_WAYS_IN, *HERS_ALONE)):
            return errors.not_found(request)
        return get_response(request)

    return middleware


def readers_language(get_response):
    """Her own language and zone where she chose them, else the one that the address asks for, or the browser's; said in the answer.

    A public page is in the language of its address (`?language=ar`), and its links lead on in it. Where such a link leads to a page
    with a form, the language is remembered as if she had chosen it there; not by what is read in a language of its own, as an annex is
    (`request.speaks_for_itself`), nor by what others may be handed from a cache.
    """

    def middleware(request):
        profile = request.user.profile if request.user.is_authenticated else None
        asked = "" if profile or request.method not in ("GET", "HEAD") else request.GET.get("language", "")
        chosen = profile.language if profile else asked
        if chosen not in dict(settings.LANGUAGES):
            chosen, asked = translation.get_language_from_request(request), ""
        translation.activate(chosen)
        request.LANGUAGE_CODE = translation.get_language()
        zone = profile.zone if profile and profile.zone in _ZONES else request.COOKIES.get("zone", "")
        request.viewer_zone = ZoneInfo(zone) if zone in _ZONES else None
        response = get_response(request)
        for_others = getattr(request, "for_everybody", False) or "public" in response.get("Cache-Control", "")
        if asked and response.status_code == 200 and not (for_others or getattr(request, "speaks_for_itself", False)):
            house.remember_language(response, asked)
        response.setdefault("Content-Language", translation.get_language())
        patch_vary_headers(response, ("Accept-Language", "Cookie"))
        return response

    return middleware
