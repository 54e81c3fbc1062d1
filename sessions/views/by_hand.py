"""Who signed on paper: a sheet to print before, and a page to note it afterwards."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import ngettext
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from convening import clock, writing
from convening.errors import Refused
from convening.once import first_time

from .. import matching, selectors, services
from ..forms import ByHandForm, SheetForm, tell
from ..rendering import sheet

_ISOLATED = "\u2068%s\u2069 · \u2068%s\u2069"  # a name and a handle, each in its own direction


@require_http_methods(["GET", "HEAD", "POST"])
def attendance_by_hand(request, slug, session_slug):
    session = selectors.session_for(request.user, slug, session_slug, right="sessions.view_attendance")
    expected = sheet.in_order(matching.expected_in(session))
    form = ByHandForm(
        request.POST or None, session=session, expected=[(part.handle, _ISOLATED % (part.person.profile.name, part.handle)) for part in expected],
        initial={"nameless": services.without_a_name(session) or None},
    )
    if form.is_valid():
        parts = _chosen(session, form, expected)
        if parts is not None:
            try:
                return _note(request, session, form, parts)
            except Refused as refused:
                tell(form, refused)
    return render(request, "sessions/attendance_by_hand.html", {
        "convening": session.convening, "session": session, "form": form, "has_begun": clock.now() >= session.starts_at, "expected": len(expected),
        "sheet_form": SheetForm(may_name=sheet.may_name(session), initial={"language": session.languages[0]}),
    })


@require_POST
def attendance_sheet(request, slug, session_slug):
    """The sheet in the language that was chosen. Where nobody may be named on paper, it shows handles whatever was asked."""
    session = selectors.session_for(request.user, slug, session_slug, right="sessions.view_attendance")
    form = SheetForm(request.POST, may_name=sheet.may_name(session))
    if not form.is_valid():
        messages.error(request, _("Choose a language, and who stands on the sheet."))
        return redirect("attendance_by_hand", slug, session_slug)
    document = sheet.as_pdf(session, form.cleaned_data["language"], form.cleaned_data["people"])
    return HttpResponse(document, content_type="application/pdf", headers={"Content-Disposition": 'attachment; filename="sheet.pdf"'})


def _chosen(session, form, expected):
    """The participations that were ticked or written; None where a line is nobody's, which the form then says."""
    by_handle = {part.handle: part for part in expected}
    parts = {part.pk: part for part in (by_handle[chosen] for chosen in form.cleaned_data["who"])}
    directory = matching.Directory(session) if form.cleaned_data["others"] else None
    unknown = []
    for line in form.cleaned_data["others"]:
        found = directory.written_as(line)
        if found is None:
            unknown.append(line[:60])
        else:
            parts[found.part.pk] = found.part
    if unknown:
        form.add_error("others", _("Nobody here has this handle, or more than one person has this name: %(lines)s") % {"lines": ", ".join(unknown)})
        return None
    return list(parts.values())


def _note(request, session, form, parts):
    given = form.cleaned_data
    if first_time(given["client_key"]):
        services.note_by_hand(
            session, parts, by=request.user, joined=given.get("joined"), left=given.get("left"), nameless=given["nameless"],
        )
    n = len(parts)
    messages.success(request, ngettext("%(n)s person is noted.", "%(n)s people are noted.", n) % {"n": writing.number_here(n)})
    return redirect("attendance_by_hand", session.convening.slug, session.slug)
