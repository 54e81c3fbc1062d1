"""One report with its decisions and comments, and two of them side by side: for those who run the evaluation."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from convening import policy, writing
from convening.errors import Refused

from .. import comparing, prose, selectors, services, sheets
from ..forms.reports import CommentForm, CompareForm
from ..models import Report
from ..rendering import annex_b_context
from ..rendering.texts import in_language
from .wording import decisions_by_place, figure_name, report_name


@require_http_methods(["GET", "HEAD", "POST"])
def report(request, slug, report_id):
    """A draft: what was decided and why, what is said of it."""
    report = selectors.report_for_staff(request.user, slug, report_id)
    language = writing.language_here()
    shape = report.as_shape()
    context = annex_b_context(shape, language)
    sections = [(section["id"], f"{section['number']} {section['title']}") for section in context["sections"]]
    is_draft = report.state == Report.State.DRAFT
    form = CommentForm(request.POST if request.method == "POST" else None, sections=sections)
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        try:
            services.comment_on(report, said["text"], section=said["section"], by=request.user, key=said["client_key"])
        except Refused as refused:
            form.add_error(None, refused.message)
        else:
            messages.success(request, _("Your comment is there."))
            return redirect(f"{reverse('evaluation_report', args=[slug, report_id])}#comments")
    page = {
        "convening": report.convening, "report": report, "is_draft": is_draft, "title": report_name(report), "status": context["status"],
        "figures": sheets.figures(context["headline"]), "groups": decisions_by_place(services.decisions_of(report), shape, language),
        "comments": _comments(report, dict(sections), request.user), "form": form,
        "annex_url": reverse("annex_b", args=[slug], query={"report": report.pk}),
        "may_release": is_draft and policy.allows(request.user, "evaluation.release_report", report),
    }  # fmt: skip
    return render(request, "evaluation/report.html", page, status=409 if form.errors else 200)


@require_POST
def comment(request, slug, report_id, comment_id):
    """Settle a comment, open it again, or take back one's own."""
    report = selectors.report_for_staff(request.user, slug, report_id)
    comment = selectors.comment_for(request.user, report, comment_id)
    deed = request.POST.get("deed")
    if deed == "delete":
        services.delete_comment(comment, by=request.user)
    elif deed in ("settle", "open"):
        services.settle_comment(comment, settled=deed == "settle", by=request.user)
    return redirect(f"{reverse('evaluation_report', args=[slug, report_id])}#comments")


@require_safe
def compare(request, slug):
    """Any two drafts or releases. Without a choice: the newest and the one before."""
    convening = selectors.convening_to_evaluate(request.user, slug)
    standing = selectors.standing_for(request.user, convening)
    reports = {str(report.pk): report for report in sorted((*standing.drafts, *standing.releases), key=lambda report: -report.number)}
    page = {"convening": convening, "enough": len(reports) > 1}
    if page["enough"]:
        chosen = {"former": str(standing.former.pk), "later": str(standing.readable.pk)}
        chosen |= {name: pk for name, pk in request.GET.items() if name in chosen}
        form = CompareForm(chosen, choices=[(pk, report_name(report)) for pk, report in reports.items()])
        page["form"] = form
        if form.is_valid():
            former, later = reports[form.cleaned_data["former"]], reports[form.cleaned_data["later"]]
            page |= _side_by_side(former, later)
    return render(request, "evaluation/compare.html", page)


def _comments(report, sections, asker):
    return [
        {
            "comment": comment, "section": sections.get(comment.section, _("the whole report")), "hers": comment.author_id == asker.pk,
            "author": comment.author.profile.name if comment.author else "",
        }
        for comment in selectors.comments_of(report)
    ]  # fmt: skip


def _side_by_side(former, later):
    language = writing.language_here()
    shape, before = later.as_shape(), former.as_shape()
    lines = comparing.figures_side_by_side(before, shape)
    names = [report_name(former), report_name(later)]
    columns = [{"label": _("Figure")}, *({"label": name, "numeric": True} for name in names), {"label": _("Difference"), "numeric": True}]
    told = [[figure_name(path, shape, language), *_shown(path, line)] for path, *line in lines]
    changed = [row for row, line in zip(told, lines, strict=True) if comparing.differs(line)]
    same = [row[:2] for row, line in zip(told, lines, strict=True) if not comparing.differs(line)]
    return {
        "names": names, "columns": columns, "changed": changed, "same": same, "same_columns": columns[:2],
        "tables": [_table(table, names, language) for table in comparing.tables_side_by_side(before, shape)],
        "same_counted": former.input_digest == later.input_digest,
    }  # fmt: skip


def _shown(path, line):
    """Three cells: before, now, by how much. A difference stands only where both are published."""
    before, after, difference = line
    if path.endswith(comparing.SHARES):
        before, after = (None if share is None else prose.percent(share, 1) for share in (before, after))
        difference = None if difference is None else _("%(points)s points") % {"points": _signed(round(difference * 100, 1))}
    else:
        difference = None if difference is None else _signed(difference)
    gap = {"value": None, "blank": "–"}
    return [before, after, gap if difference is None else difference]


def _signed(difference):
    places = 0 if float(difference).is_integer() else 2
    sign = "+" if difference > 0 else "−" if difference < 0 else "±"
    return f"{sign}{prose.number(abs(difference), places)}" if difference else prose.number(0)


def _table(table, names, language):
    """What components/table.html takes: a row for each cell of the two tables, so that each pair stands together."""
    labels = {}
    for one in (table["former"], table["later"]):
        labels |= (one or {}).get("labels", {})
    titled = table["later"] or table["former"]
    rows, several = [], any(len(cells) > 1 for _row, cells in table["rows"])
    for row, cells in table["rows"]:
        for column, before, after, difference in cells:
            name = in_language(labels.get(row), language, row)
            if several:
                name = f"{name} · {in_language(labels.get(column), language, column)}"
            rows.append([name, before, after, {"value": None, "blank": "–"} if difference is None else _signed(difference)])
    columns = [{"label": _("Of whom")}, *({"label": one, "numeric": True} for one in names), {"label": _("Difference"), "numeric": True}]
    return {"caption": in_language(titled.get("title"), language, table["name"]), "columns": columns, "rows": rows}
