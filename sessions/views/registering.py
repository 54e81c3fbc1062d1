"""Registering for a public session."""

import hashlib

import redis
from allauth.account.adapter import get_adapter
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.core.cache import cache
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from convening import clock, writing
from convening.errors import Refused
from convening.models import Profile

from .. import selectors, services
from ..forms import RegistrationForm, tell

AN_HOUR = 3600
REGISTRATIONS_AN_HOUR = 100


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def register(request, slug, session_slug):
    """A guest fills in the form; somebody signed in needs one click. What a guest is answered does not depend on her address."""
    session = selectors.public_session(slug, session_slug)
    if request.user.is_authenticated:
        return _register_myself(request, session)
    if request.method != "POST" and (session.cancelled_on is not None or clock.now() >= session.ends_at):
        return redirect("session", slug, session_slug)  # there it is said
    form = RegistrationForm(request.POST or None)
    if form.is_valid():
        given = form.cleaned_data
        profile = Profile(
            name=given["name"], email=given["email"], country=given["country"], language=writing.language_here(),
            zone=request.viewer_zone.key if request.viewer_zone else "",
        )
        try:
            _count(request)
            services.register_for_session(session, profile, key=given["client_key"])
        except Refused as refused:
            tell(form, refused)
        else:
            return redirect("session_registered", slug, session_slug)
    return render(request, "sessions/register.html", {"convening": session.convening, "session": session, "form": form})


def _count(request):
    """Stop whoever sends letters to strangers by the hundred. The network is kept for an hour, as a digest that changes daily."""
    network = hashlib.sha256(get_adapter(request).get_client_ip(request).encode()).hexdigest()[:32]
    try:
        cache.add(f"registrations:{network}", 0, AN_HOUR)
        count = cache.incr(f"registrations:{network}")
    except (redis.RedisError, ValueError):  # gone in between, or no Redis: each address is still written to only once
        return
    if count > REGISTRATIONS_AN_HOUR:
        raise Refused("registration.too_many", _(
            "Very many people have registered from your network within the hour. Nothing is wrong with your form: send it later."
        ))


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
