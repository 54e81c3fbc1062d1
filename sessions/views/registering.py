"""Registering for a public session."""

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from convening.errors import Refused
from convening.models import Profile

from .. import selectors, services
from ..forms import RegistrationForm, tell


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def register(request, slug, session_slug):
    """A guest fills in the form; somebody signed in needs one click. What a guest is answered does not depend on her address."""
    session = selectors.public_session(slug, session_slug)
    if request.user.is_authenticated:
        return _register_myself(request, session)
    form = RegistrationForm(request.POST or None)
    if form.is_valid():
        given = form.cleaned_data
        profile = Profile(
            name=given["name"], email=given["email"], country=given["country"], language=get_language(),
            zone=request.viewer_zone.key if request.viewer_zone else "",
        )
        try:
            services.register_for_session(session, profile, key=given["client_key"])
        except Refused as refused:
            tell(form, refused)
        else:
            return redirect("session_registered", slug, session_slug)
    return render(request, "sessions/register.html", {"convening": session.convening, "session": session, "form": form})


def _register_myself(request, session):
    if request.method == "POST":
        services.register_myself(session, by=request.user)
        messages.success(request, _("You are registered. The session is in your programme."))
    return redirect("session", session.convening.slug, session.slug)


@login_not_required
@require_safe
def registered(request, slug, session_slug):
    session = selectors.public_session(slug, session_slug)
    return render(request, "sessions/registered.html", {"convening": session.convening, "session": session})
