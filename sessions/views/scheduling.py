"""The secretariat puts sessions into the programme and changes them."""

from django.conf import settings
from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from convening import policy
from convening.errors import Refused
from convening.selectors import convening_for

from .. import selectors, services
from ..forms import SessionForm, tell
from .programme import cities


@require_http_methods(["GET", "HEAD", "POST"])
def schedule(request, slug):
    convening = convening_for(request.user, slug)
    if not policy.allows(request.user, "sessions.schedule_session", convening):
        raise Http404
    form = SessionForm(request.POST or None, initial={"zone": convening.timezone, "languages": convening.languages, "minutes": 90})
    if form.is_valid():
        try:
            session = services.schedule_session(convening, slug=form.cleaned_data["slug"], by=request.user, **form.columns())
        except Refused as refused:
            _tell(form, refused)
        else:
            messages.success(request, _("The session is in the programme."))
            return redirect("session", slug, session.slug)
    return render(request, "sessions/schedule.html", {"convening": convening, "form": form, "cities": cities()})


@require_http_methods(["GET", "HEAD", "POST"])
def change(request, slug, session_slug):
    session = selectors.session_for(request.user, slug, session_slug, right="sessions.schedule_session")
    form = SessionForm(request.POST or None, initial=_as_it_is(session), changing=True)
    if form.is_valid():
        try:
            services.change_session(session, by=request.user, **form.columns())
        except Refused as refused:
            _tell(form, refused)
        else:
            messages.success(request, _("The session is changed."))
            return redirect("session", slug, session.slug)
    return render(request, "sessions/schedule.html", {
        "convening": session.convening, "session": session, "form": form, "cities": cities()})


def _tell(form, refused):
    if refused.code == "session.time_shown_twice":
        form.ask_which_hour()
    tell(form, refused)


def _as_it_is(session):
    texts = {f"{text}_{code}": getattr(session, f"{text}_{code}") for text in ("title", "description") for code, _n in settings.LANGUAGES}
    return {
        **texts, "day": session.local_start.date(), "start": session.local_start.time(), "zone": session.zone_name,
        "minutes": session.minutes, "door": session.door, "rule": session.rule, "naming": session.naming,
        "languages": session.languages, "platform_url": session.platform_url,
    }
