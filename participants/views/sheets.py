"""A list that an office brings: the file, its columns, a look at what would happen, the taking in; and lists to take away."""

from django.conf import settings
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from convening import policy
from convening.errors import Refused
from convening.models import Convening
from convening.once import DeedForm
from convening.templatetags.look import numeral

from .. import exporters, selectors
from ..forms.sheets import BringForm, ColumnsForm
from ..models import Nomination, NominationSheet
from ..services import sheets
from .nominations import office_of, start_of

State = NominationSheet.State
A_PAGE = 200


def _office(request, slug, office):
    return office_of(request, slug, office, "participants.nominate")


def _sheet(request, slug, office, sheet_id):
    """(office, its sheet), or 404: also for one that was thrown away or is a day old."""
    office = _office(request, slug, office)
    among = NominationSheet.objects.select_related("office__convening", "quota").filter(office=office)
    return office, policy.access(request.user, "participants.bring_list", among, pk=sheet_id)


def _to(name, sheet):
    return redirect(name, slug=sheet.office.convening.slug, office=sheet.office.slug, sheet_id=sheet.pk)


@require_http_methods(["GET", "HEAD", "POST"])
def bring(request, slug, office):
    """The first step: the file. What is under way or waits stands above."""
    office = _office(request, slug, office)
    told = (request.POST, request.FILES) if request.method == "POST" else ()
    form = BringForm(*told, quotas=selectors.quotas_of(office))
    if request.method == "POST" and _is_large(request):
        form.errors.pop("file", None)
        form.add_error("file", _("This file is larger than 5 megabytes. Divide it, or remove what is not needed."))
    elif request.method == "POST" and form.is_valid():
        try:
            sheet = sheets.bring(office, form.cleaned_data["file"].read(), by=request.user, quota=form.quota)
        except Refused as refused:
            form.add_error("file", str(refused.message))
        else:
            return _to("nomination_sheet", sheet)
    lying = office.sheets.order_by("forgotten_at")
    context = {
        "convening": office.convening, "office": office, "form": form, "sheets": lying,
        "is_open": office.convening.state != Convening.State.CLOSED,
    }  # fmt: skip
    return render(request, "participants/list.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def sheet(request, slug, office, sheet_id):
    """What would happen, line by line; the word to do it; and how far it has come."""
    office, sheet = _sheet(request, slug, office, sheet_id)
    if request.method == "POST":
        return _take_in(request, sheet)
    if sheet.state == State.BROUGHT:
        return _to("nomination_sheet_columns", sheet)
    if sheet.state == State.CHECKED:
        return _look(request, sheet)
    return render(request, "participants/list_progress.html", _progress(office, sheet))


@require_safe
def progress(request, slug, office, sheet_id):
    """How far a list has come, as the part of the page that is fetched again and again."""
    office, sheet = _sheet(request, slug, office, sheet_id)
    context = _progress(office, sheet)
    answer = render(request, "components/progress.html", context)
    if context["done"]:
        answer.headers["HX-Refresh"] = "true"  # the page has more to say now
    return answer


@require_http_methods(["GET", "HEAD", "POST"])
def columns(request, slug, office, sheet_id):
    """What the columns mean; asked once, and remembered for the office's next list."""
    office, sheet = _sheet(request, slug, office, sheet_id)
    if sheet.state not in (State.BROUGHT, State.CHECKED):
        return _to("nomination_sheet", sheet)
    table, error = sheets.table_of(sheet), ""
    form = ColumnsForm(request.POST or None, table=table, columns=sheet.columns)
    if request.method == "POST" and form.is_valid():
        try:
            sheets.name_columns(sheet, form.columns(), by=request.user)
        except Refused as refused:
            form.add_error(None, str(refused.message))
            error = refused.message
        else:
            return _to("nomination_sheet", sheet)
    context = {"convening": office.convening, "office": office, "sheet": sheet, "form": form, "back": [_away(sheet)]}
    return render(request, "participants/list_columns.html", context, status=409 if error else 200)


@require_POST
def away(request, slug, office, sheet_id):
    office, sheet = _sheet(request, slug, office, sheet_id)
    try:
        sheets.throw_away(sheet, by=request.user)
    except Refused as refused:
        messages.error(request, refused.message)
        return _to("nomination_sheet", sheet)
    messages.success(request, _("The list is thrown away. Nobody on it was nominated by it."))
    return redirect("nomination_list", slug=slug, office=office.slug)


# ── Steps ─────────────────────────────────────────────────────────────────────────────────────────────────────────────
def _is_large(request):
    """A file of this size is not read at all: it would lie on disk, and it names people."""
    return not request.FILES and int(request.META.get("CONTENT_LENGTH") or 0) > settings.FILE_UPLOAD_MAX_MEMORY_SIZE


def _away(sheet):
    return {"label": _("Choose another file"), "url": reverse("nomination_list", args=[sheet.office.convening.slug, sheet.office.slug])}


def _take_in(request, sheet):
    form = DeedForm(request.POST)
    if not form.is_valid():
        return _to("nomination_sheet", sheet)
    try:
        sheets.take_in(sheet, by=request.user, key=form.cleaned_data["client_key"])
    except Refused as refused:
        messages.error(request, refused.message)
    return _to("nomination_sheet", sheet)


def _look(request, sheet):
    try:
        table, told = sheets.table_of(sheet), sheets.preview(sheet)
    except Refused as refused:
        messages.error(request, refused.message)
        return redirect("nomination_list", slug=sheet.office.convening.slug, office=sheet.office.slug)
    lines = [] if told.refused else [_line(line, told.outcomes[line], told.names[line]) for line in sorted(told.outcomes)]
    start = start_of(request.GET.get("from", ""), len(lines), A_PAGE)
    context = {
        "convening": sheet.office.convening, "office": sheet.office, "sheet": sheet, "told": told, "form": DeedForm(), "back": [_away(sheet)],
        "figures": _figures(told), "notes": _notes(table), "fresh": told.new and not told.refused,
        "problem_columns": [{"label": _("Line")}, {"label": _("What to do")}],
        "problems": [[numeral(problem.line), {"value": problem.message}] for problem in told.refused[:A_PAGE]],
        "more_problems": max(0, len(told.refused) - A_PAGE),
        "line_columns": [{"label": _("Line")}, {"label": _("Name")}, {"label": _("What happens")}],
        "lines": lines[start : start + A_PAGE],
        "newer_url": f"?from={start - A_PAGE}" if start else "",
        "older_url": f"?from={start + A_PAGE}" if start + A_PAGE < len(lines) else "",
    }  # fmt: skip
    return render(request, "participants/list_preview.html", context)


def _line(line, outcome, name):
    words = {
        "new": _("new on your list"),
        "reserve": _("new, in your reserve"),
        "listed": _("on your list already; stays as it is"),
    }.get(outcome) or _("the same person as in line %(line)s") % {"line": numeral(outcome)}
    return [numeral(line), {"value": name}, words]


def _figures(told):
    figures = [
        {"value": told.rows, "label": _("rows")},
        {"value": told.new, "label": _("new on your list")},
        {"value": told.over_quota, "label": _("of these in your reserve"), "of": _("beyond your seats")},
        {"value": told.duplicates, "label": _("on your list already, or twice in the file")},
    ]
    refused = {"value": len(told.refused), "label": _("to be put right")}
    return [figures[0], refused] if told.refused else figures


def _notes(table):
    """What somebody who only looks at the file might not expect."""
    notes = []
    if table.formulas:
        notes.append(
            ngettext(
                "%(shown)s cell holds a formula. It is taken as the words of the formula, not as what it gives.",
                "%(shown)s cells hold formulas. They are taken as the words of the formulas, not as what they give.",
                table.formulas,
            ) % {"shown": numeral(table.formulas)}
        )  # fmt: skip
    if table.hidden_rows:
        notes.append(
            ngettext(
                "%(shown)s row is hidden in the workbook. It is read too.",
                "%(shown)s rows are hidden in the workbook. They are read too.",
                table.hidden_rows,
            ) % {"shown": numeral(table.hidden_rows)}
        )  # fmt: skip
    if table.others:
        notes.append(
            _("Only the first sheet is read. There is something on others too: %(names)s.") % {"names": _(", ").join(table.others)}
        )
    return notes


def _progress(office, sheet):
    url = reverse("nomination_sheet", args=[office.convening.slug, office.slug, sheet.pk])
    done = sheet.state in (State.DONE, State.STOPPED)
    if sheet.state == State.STOPPED:
        doing = _("It stopped on the way: this convening takes no more nominations. %(new)s are new on your list.")
    elif done and sheet.made < sheet.rows:
        doing = _("Done. %(new)s are new on your list; everybody else was on it already.")
    elif done:
        doing = _("Done. %(new)s are new on your list.")
    else:
        doing = _("%(read)s of %(all)s people are taken in. You can close this page; it goes on by itself.")
    return {
        "convening": office.convening, "office": office, "sheet": sheet, "done": done, "page_url": url,
        "doing": doing % {"new": numeral(sheet.made), "read": numeral(sheet.next_row), "all": numeral(sheet.rows)},
        "percent": 100 * sheet.next_row // max(1, sheet.rows),
        "url": reverse("nomination_sheet_progress", args=[office.convening.slug, office.slug, sheet.pk]),
    }  # fmt: skip


# ── To take away ──────────────────────────────────────────────────────────────────────────────────────────────────────
def _download(content, kind):
    return HttpResponse(
        content, content_type=exporters.KINDS[kind], headers={"Content-Disposition": f'attachment; filename="list.{kind}"'}
    )


@require_safe
def empty(request, slug, office, kind):
    """A list without people, to begin with."""
    _office(request, slug, office)
    return _download(exporters.empty_list(kind, request.LANGUAGE_CODE), kind)


@require_safe
def of_office(request, slug, office, kind):
    """An office's own words, and received, invited or closed."""
    office = office_of(request, slug, office)
    states = {one.id: one.state_words for one in selectors.nominations_for(request.user, office).listed}
    listed = [(nomination, states[nomination.pk]) for nomination in Nomination.objects.filter(office=office).order_by("rank")]
    return _download(exporters.list_of_office(listed, kind, request.LANGUAGE_CODE), kind)


@require_safe
def of_clearance(request, slug, kind):
    """Every nomination of a convening, for the secretariat."""
    convening = policy.access(request.user, "participants.view_clearance", Convening.objects.all(), slug=slug)
    waiting = selectors.clearance_queue(convening)
    return _download(exporters.list_of_clearance(waiting, kind, request.LANGUAGE_CODE), kind)
