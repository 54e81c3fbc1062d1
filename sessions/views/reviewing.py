"""Guests whom nobody recognised, one at a time, for the secretariat's eyes: nothing of it stands in an address.

The last decision can be taken back until she decides again, for an hour: so long what it changed lies sealed in Redis.
"""

import json
from uuid import UUID

from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from convening.errors import Refused
from convening.models import Participation

from .. import held, selectors, services

_BEGUN = "attendance_review"  # in the login session: how many there were, and the token of the last decision; nothing of a person


@require_http_methods(["GET", "HEAD", "POST"])
def attendance_review(request, slug, session_slug):
    session = selectors.session_for(request.user, slug, session_slug, right="sessions.view_attendance")
    at, found = _number(request.POST.get("at") or request.GET.get("at")), None
    searched = request.POST.get("search", "").strip()[:200] if request.method == "POST" else ""
    if request.method == "POST" and request.POST.get("decision") == "undo":
        return _undo(request, session, at)
    if request.method == "POST" and request.POST.get("decision") not in (None, "find"):
        return _decide(request, session, at)
    guest = selectors.guest_in_review(session, at, asker=request.user)
    if searched:
        found = selectors.people_named(session, searched, asker=request.user)
    begun = _begun(request, session, guest)
    return render(request, "sessions/attendance_review.html", {
        "convening": session.convening, "session": session, "guest": guest, "found": found, "searched": searched,
        "place": begun["of"] - guest.waiting + guest.number if guest else 0, "of": begun["of"], "decided": begun["of"] - (guest.waiting if guest else 0),
        "later": guest.number % guest.waiting + 1 if guest and guest.waiting > 1 else None, "may_undo": "undo" in begun,
    })


def _decide(request, session, at):
    decision, part = request.POST["decision"], None
    if decision.startswith("person:"):
        decision, handle = decision.split(":", 1)
        part = Participation.objects.filter(convening_id=session.convening_id, handle=handle).first()
    try:
        before = services.decide_on_guest(
            session, _uuid(request.POST.get("guest")), decision, by=request.user, part=part, device=_uuid(request.POST.get("device")),
        )
    except Refused as refused:
        messages.error(request, refused.message)
        return _back(session, at)
    begun = dict(request.session.get(_BEGUN) or {"session": str(session.pk), "of": 1})
    held.let_go(begun.pop("undo", ""))  # of the decision before nothing is left
    try:
        begun["undo"] = held.hold(session, request.user, json.dumps(before).encode())
    except Refused:
        pass  # the decision stands; without the store it cannot be taken back
    request.session[_BEGUN] = begun
    return _back(session, at)


def _undo(request, session, at):
    begun = dict(request.session.get(_BEGUN) or {})
    token = begun.pop("undo", "")
    request.session[_BEGUN] = begun
    try:
        content, _told = held.held(session, request.user, token)
        services.undo_decision(session, json.loads(content), by=request.user)
    except Refused as refused:
        gone = refused.code == "attendance.gone"
        messages.error(request, _("This cannot be taken back any more: that is possible for an hour.") if gone else refused.message)
    else:
        held.let_go(token)
        messages.success(request, _("The last decision is taken back."))
    return _back(session, at)


def _begun(request, session, guest):
    """How many there were when she began with this session, kept with her login session: "3 of 7"."""
    begun = request.session.get(_BEGUN) or {}
    waiting = guest.waiting if guest else 0
    if begun.get("session") != str(session.pk) or begun.get("of", 0) < waiting:
        begun = {"session": str(session.pk), "of": waiting}
        if waiting:
            request.session[_BEGUN] = begun
    return begun


def _back(session, at):
    url = reverse("attendance_review", args=[session.convening.slug, session.slug])
    return redirect(f"{url}?at={at}" if at > 1 else url)


def _number(text):
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < 6 else 1


def _uuid(text):
    """The id, or None for what is none."""
    try:
        return UUID(text)
    except (ValueError, TypeError, AttributeError):
        return None
