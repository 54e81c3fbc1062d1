"""Taking in who was there: choose the platform's report, look at what would be stored, confirm."""

from django.conf import settings
from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from convening import policy, zones
from convening.errors import Refused

from .. import held, selectors, services
from ..forms import ConfirmForm, ReportForm, tell
from . import tables
from .programme import cities


@require_http_methods(["GET", "HEAD", "POST"])
def attendance(request, slug, session_slug):
    """Names are shown to the secretariat alone; an evaluator sees counts and lines. Nothing is stored before the second click."""
    session = selectors.session_for(request.user, slug, session_slug, right="sessions.import_attendance")
    if request.method == "POST" and "token" in request.POST:
        return _take_in(request, session)
    form = ReportForm(request.POST or None, request.FILES or None, initial={"zone": session.zone_name})
    if form.is_bound and not request.FILES and _is_large(request):
        form.errors.pop("report", None)
        form.add_error("report", _("This file is too large. Export one session at a time, or remove what is not needed."))
    elif form.is_valid():
        try:
            return _look(request, session, form)
        except Refused as refused:
            tell(form, refused)
    return _start(request, session, form)


@require_http_methods(["GET", "HEAD", "POST"])
def withdraw(request, slug, session_slug):
    """Take back what is stored of a session's attendance: said before, asked twice."""
    session = selectors.session_for(request.user, slug, session_slug, right="sessions.withdraw_attendance")
    error = ""
    if request.method == "POST":
        if request.POST.get("understood") == "yes":
            services.withdraw_attendance(session, by=request.user)
            messages.success(request, _("What was stored of this session’s attendance is gone. You can take in a report again."))
            return redirect("attendance", slug, session_slug)
        error = _("Tick the box if you want it.")
    return render(request, "sessions/attendance_withdraw.html", {
        "convening": session.convening, "session": session, "error": error,
        "consequences": [
            _("Nobody can see any more who was in this session, or for how long."),
            _("Its figures are those of a session in which nobody was, until a report is taken in again."),
            _("An evaluation that is released already does not change."),
        ],
    })


def _start(request, session, form):
    may_see_names = policy.allows(request.user, "sessions.view_attendance", session)
    return render(request, "sessions/attendance.html", {
        "convening": session.convening, "session": session, "form": form, "cities": cities(),
        "may_withdraw": policy.allows(request.user, "sessions.withdraw_attendance", session),
        "taken_table": tables.taken(selectors.latest_counts(session, asker=request.user)),
        "people_table": tables.everybody(selectors.attendance_list(session, asker=request.user)) if may_see_names else None,
    })


def _look(request, session, form):
    """Read, match, and show; hold the file sealed for an hour."""
    zone = _zone(form)
    content = form.cleaned_data["report"].read()
    preview = services.preview_attendance(session, content, zone, by=request.user)
    may_see_names = policy.allows(request.user, "sessions.view_attendance", session)
    may_confirm = not preview.refused and not preview.known_already
    confirm = None
    if may_confirm:
        confirm = ConfirmForm(initial={"token": held.hold(session, request.user, content, zone.key)})
    return render(request, "sessions/attendance_preview.html", {
        "convening": session.convening, "session": session, "preview": preview, "zone": zone, "confirm": confirm,
        "figures": tables.figures(preview), "outcome": tables.outcome(preview), "lines_table": tables.lines(preview),
        "people_tables": tables.by_ground(preview) if may_see_names else [],
    })


def _is_large(request):
    """Uploads of this size are not read at all: they would lie on disk, and they name people."""
    return int(request.META.get("CONTENT_LENGTH") or 0) > settings.FILE_UPLOAD_MAX_MEMORY_SIZE


def _zone(form):
    try:
        return zones.zone_named(form.zone_name)
    except Refused as refused:
        raise Refused(refused.code, refused.message, fields={"zone": refused.message}) from None


def _take_in(request, session):
    confirm = ConfirmForm(request.POST)
    form = ReportForm(initial={"zone": session.zone_name})
    if not confirm.is_valid():
        return _start(request, session, form)
    token = confirm.cleaned_data["token"]
    try:
        content, zone_name = held.held(session, request.user, token)
        services.take_in_attendance(session, content, zone_name, by=request.user)
    except Refused as refused:
        messages.error(request, refused.message)
        return redirect("attendance", session.convening.slug, session.slug)
    held.let_go(token)
    messages.success(request, _("The report is taken in."))
    return redirect("attendance", session.convening.slug, session.slug)
