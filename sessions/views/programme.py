"""The programme by day, in the reader's time, and its calendar files."""

from itertools import groupby

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from convening import writing, zones
from convening.cached import public_page
from convening.errors import Refused
from convening.selectors import convening_for

from .. import selectors
from ..exporters import calendar_of
from ..forms import ZoneForm

A_YEAR = 365 * 86400


def cities():
    """[(IANA name, city)] to choose from: those that people name most. Any other may be typed."""
    language = writing.language_here()
    names = dict.fromkeys(name for found in zones.CITIES.values() for name in found)
    return sorted(((name, writing.city(name, language)) for name in names), key=lambda pair: pair[1].casefold())


@login_not_required
@require_safe
@public_page
def programme(request, slug):
    convening = convening_for(request.user, slug)
    form, chosen = chosen_zone(request, convening)
    zone = request.viewer_zone or convening.zone
    entries = selectors.programme_for(request.user, convening)
    language = writing.language_here()
    days = [
        (day, [entry.slot(slug, language) for entry in of_day])
        for day, of_day in groupby(entries, key=lambda entry: entry.session.starts_at.astimezone(zone).date())
    ]
    response = render(request, "sessions/programme.html", {
        "convening": convening, "days": days, "zone": zone, "zone_form": form, "cities": cities(),
        "has_mine": any(entry.mine for entry in entries),
        "ahead": _ahead(entries, slug, language), "invited_only": any(not entry.may_open for entry in entries),
    })
    return keep_zone(response, chosen)


def _ahead(entries, slug, language):
    """The session that she can come to now or next, where others stand before it on the page; or None."""
    place, entry = next(((place, one) for place, one in enumerate(entries) if one.may_open and one.state in ("", "live")), (0, None))
    return entry.slot(slug, language) if place else None


def keep_zone(response, chosen):
    """Let the browser remember a zone that was chosen just now."""
    if chosen:
        response.set_cookie("zone", chosen.key, max_age=A_YEAR, secure=settings.SECURE, httponly=True, samesite="Lax")
    return response


def chosen_zone(request, convening):
    """(form, zone chosen just now or None). What is chosen counts for this page at once."""
    if "zone" not in request.GET:
        return ZoneForm(initial={"zone": (request.viewer_zone or convening.zone).key}), None
    form = ZoneForm(request.GET)
    if not form.is_valid():
        return form, None
    try:
        request.viewer_zone = zones.zone_named(form.cleaned_data["zone"])
    except Refused as refused:
        form.add_error("zone", refused.message)
        return form, None
    return form, request.viewer_zone


@login_not_required
@require_safe
def calendar(request, slug, session_slug):
    """One session. By invitation it is an "Online meeting", unless she asks for its title."""
    session = selectors.session_for(request.user, slug, session_slug)
    return _calendar_file([session], titled=_may_be_titled(request, session.door == session.Door.PUBLIC))


@require_safe
def my_calendar(request, slug):
    """All the sessions at which she is expected, neutral outside unless she asks for their titles."""
    convening = convening_for(request.user, slug)
    mine = [entry.session for entry in selectors.my_programme_for(request.user, convening)]
    if not mine:
        raise Http404
    return _calendar_file(mine, titled=_may_be_titled(request))


def _may_be_titled(request, is_public=False):
    """Never for somebody who needs more care; else where the session is public or she asks for it."""
    if request.user.is_authenticated and request.user.profile.careful:
        return False
    return is_public or request.GET.get("title") == "yes"


def _calendar_file(sessions, *, titled):
    response = HttpResponse(calendar_of(sessions, titled=titled), content_type="text/calendar; charset=utf-8; method=PUBLISH")
    response["Content-Disposition"] = 'attachment; filename="calendar.ics"'
    return response
