"""Pages of the installation itself: health, language, the style page."""

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpResponseRedirect, JsonResponse
from django.shortcuts import render
from django.utils import translation
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST, require_safe

from .. import health
from ..style import samples


@login_not_required
@require_safe
def healthz(request):
    state = health.report()
    sound = all(state[part] for part in ("database", "redis", "worker", "keyring"))
    return JsonResponse(state, status=200 if sound else 503)


@login_not_required
@require_POST
def set_language(request):
    """Her language from now on: in her profile where she is signed in, in a cookie where she is not."""
    language = request.POST.get("language", "")
    back = request.POST.get("next") or request.META.get("HTTP_REFERER", "")
    if not url_has_allowed_host_and_scheme(back, {request.get_host()}, request.is_secure()):
        back = "/"
    response = HttpResponseRedirect(back)
    if language in dict(settings.LANGUAGES):
        if request.user.is_authenticated:
            request.user.change_profile(language=language)
        remember_language(response, language)
        translation.activate(language)
    return response


def remember_language(response, language):
    """Let the browser remember it."""
    response.set_cookie(
        settings.LANGUAGE_COOKIE_NAME, language, max_age=365 * 86400, httponly=True, samesite="Lax", secure=settings.SECURE
    )


@login_not_required
@require_safe
def style(request):
    """Every component of the look, rendered by itself."""
    return render(request, "convening/style.html", samples())
