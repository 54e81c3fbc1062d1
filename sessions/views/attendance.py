"""Taking in who was there: choose the platform's report, look at what would be stored, confirm."""

from django.conf import settings
from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from convening import policy, zones
from convening.errors import Refused, beside

from .. import held, selectors, services
from ..forms import ColumnsForm, ConfirmForm, DatesForm, ReportForm, tell
from ..importers import unknown_headings
from . import tables
from .programme import cities


@require_http_methods(["GET", "HEAD", "POST"])
def attendance(request, slug, session_slug):
    """Names are shown to the secretariat alone; an evaluator sees counts and lines. Nothing is stored before the second click."""
    session = selectors.session_for(request.user, slug, session_slug, right="sessions.import_attendance")
    if request.method == "POST" and "token" in request.POST:
        return _go_on(request, session)
    form = ReportForm(request.POST or None, request.FILES or None, initial={"zone": session.zone_name})
    if form.is_bound and not request.FILES and _is_large(request):
        form.errors.pop("report", None)
        form.add_error("report", _("This file is too large. Export one session at a time, or remove what is not needed."))
    elif form.is_valid():
        try:
            return _look(request, session, form.cleaned_data["report"].read(), {"zone": _zone(form).key, "dates": ""})
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
            _("What the live page counted, and what was noted by hand, goes with it. Only a platform’s report can be taken in again."),
            _("An evaluation that is released already does not change."),
        ],
    })


def _start(request, session, form):
    may_see_names = policy.allows(request.user, "sessions.view_attendance", session)
    return render(request, "sessions/attendance.html", {
        "convening": session.convening, "session": session, "form": form, "cities": cities(), "may_see_names": may_see_names,
        "waiting": selectors.guests_waiting(session),
        "may_withdraw": policy.allows(request.user, "sessions.withdraw_attendance", session),
        "taken_table": tables.taken(selectors.latest_counts(session, asker=request.user)),
        "people_table": tables.everybody(selectors.attendance_list(session, asker=request.user)) if may_see_names else None,
    })


def _look(request, session, content, told):
    """Read, match, and show; hold the file sealed for an hour. What the file leaves open is asked first."""
    zone = zones.zone_named(told["zone"])
    try:
        preview = services.preview_attendance(session, content, zone, by=request.user, dates=told["dates"])
    except Refused as refused:
        if refused.code == "attendance.date_order":
            return _ask_dates(request, session, content, told)
        if refused.code == "attendance.unknown_layout" and unknown_headings(content):
            return _ask_columns(request, session, content, told)
        raise
    may_see_names = policy.allows(request.user, "sessions.view_attendance", session)
    may_confirm = not preview.refused and not preview.known_already
    confirm = None
    if may_confirm or preview.layout == "mapped":
        confirm = ConfirmForm(initial={"token": held.hold(session, request.user, content, **told)})
    return render(request, "sessions/attendance_preview.html", {
        "convening": session.convening, "session": session, "preview": preview, "zone": zone, "confirm": confirm, "may_confirm": may_confirm,
        "figures": tables.figures(preview), "outcome": tables.outcome(preview), "lines_table": tables.lines(preview),
        "people_tables": tables.by_ground(preview) if may_see_names else [],
    })


def _ask_dates(request, session, content, told, form=None):
    form = form or DatesForm(initial={"token": held.hold(session, request.user, content, **told)})
    return render(request, "sessions/attendance_dates.html", {"convening": session.convening, "session": session, "form": form})


def _ask_columns(request, session, content, told, form=None):
    headings, samples, _digest = unknown_headings(content)
    form = form or ColumnsForm(initial={"token": held.hold(session, request.user, content, **told)}, headings=headings, samples=samples)
    return render(request, "sessions/attendance_columns.html", {"convening": session.convening, "session": session, "form": form})


def _is_large(request):
    """Uploads of this size are not read at all: they would lie on disk, and they name people."""
    return int(request.META.get("CONTENT_LENGTH") or 0) > settings.FILE_UPLOAD_MAX_MEMORY_SIZE


def _zone(form):
    with beside("zone"):
        return zones.zone_named(form.zone_name)


def _go_on(request, session):
    """The steps after the first look, each with the token of the file that is held: take it in, or tell what it leaves open."""
    confirm = ConfirmForm(request.POST)
    if not confirm.is_valid():
        return _start(request, session, ReportForm(initial={"zone": session.zone_name}))
    token = confirm.cleaned_data["token"]
    step = _STEPS.get(request.POST.get("step", ""), _take_in)
    try:
        content, told = held.held(session, request.user, token)
        return step(request, session, token, content, told)
    except Refused as refused:
        messages.error(request, refused.message)
        return redirect("attendance", session.convening.slug, session.slug)


def _take_in(request, session, token, content, told):
    services.take_in_attendance(session, content, told["zone"], by=request.user, dates=told["dates"])
    held.let_go(token)
    messages.success(request, _("The report is taken in."))
    return redirect("attendance", session.convening.slug, session.slug)


def _told_dates(request, session, token, content, told):
    form = DatesForm(request.POST)
    if not form.is_valid():
        return _ask_dates(request, session, content, told, form)
    held.let_go(token)
    return _look(request, session, content, told | {"dates": form.cleaned_data["dates"]})


def _told_columns(request, session, token, content, told):
    found = unknown_headings(content)
    if found is None:
        return _look(request, session, content, told)
    form = ColumnsForm(request.POST, headings=found[0], samples=found[1])
    if form.is_valid():
        try:
            services.remember_columns(session, content, form.columns, by=request.user)
        except Refused as refused:
            tell(form, refused)
        else:
            held.let_go(token)
            return _look(request, session, content, told)
    return _ask_columns(request, session, content, told, form)


def _tell_columns_again(request, session, token, content, told):
    held.let_go(token)
    return _ask_columns(request, session, content, told)


_STEPS = {"dates": _told_dates, "columns": _told_columns, "again": _tell_columns_again}
