"""The page of evaluation staff: compile, watch, read what is withheld and why, release."""

from uuid import uuid4

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from convening import policy, writing
from convening.errors import Refused
from convening.models import Convening
from convening.once import DeedForm

from .. import selectors, services, sheets
from ..models import Report
from ..rendering import annex_b_context
from ..rendering.texts import withheld_names


@require_safe
def evaluation(request, slug):
    convening = selectors.convening_to_evaluate(request.user, slug)
    standing = selectors.standing_for(request.user, convening)
    context = {
        "convening": convening, "standing": standing, "client_key": uuid4(), **_doing(convening, standing),
        "may_compile": policy.allows(request.user, "evaluation.compile_report", convening),
    }  # fmt: skip
    context["steps"] = _steps(convening, standing)
    context["may_release"] = standing.readable is not None and standing.readable.after_close
    if standing.latest and standing.latest.state == Report.State.FAILED:
        context["failure"] = services.failure_sentence(standing.latest.failure)
    if standing.readable:
        context |= _reading(standing)
    return render(request, "evaluation/evaluation.html", context)


@require_POST
def compile_anew(request, slug):
    convening = selectors.convening_to_evaluate(request.user, slug)
    form = DeedForm(request.POST)
    services.request_compile(convening, by=request.user, key=form.cleaned_data["client_key"] if form.is_valid() else None)
    return redirect("evaluation", slug)


@require_safe
def progress(request, slug):
    """The bar alone, for htmx; once nothing is under way the page is loaded anew."""
    convening = selectors.convening_to_evaluate(request.user, slug)
    standing = selectors.standing_for(request.user, convening)
    if not request.headers.get("HX-Request"):
        return redirect("evaluation", slug)
    if not standing.under_way:
        return HttpResponse(headers={"HX-Refresh": "true"})
    return render(request, "components/progress.html", _doing(convening, standing))


@require_http_methods(["GET", "HEAD", "POST"])
def release(request, slug, report_id):
    """Asked twice: the page says what follows, the box must be ticked."""
    report = selectors.draft_for(request.user, slug, report_id)
    if report.state != Report.State.DRAFT:
        return redirect("evaluation", slug)
    error = ""
    if request.method == "POST":
        try:
            if request.POST.get("understood") != "yes":
                raise Refused("evaluation.not_understood", _("Tick the box if you want to release this report."))
            services.release_report(report, by=request.user)
        except Refused as refused:
            error = refused.message
        else:
            messages.success(request, _("The evaluation is released. Everybody can read it now."))
            return redirect("evaluation", slug)
    figures = annex_b_context(report.as_shape(), writing.language_here())["headline"]
    context = {
        "convening": report.convening, "report": report, "figures": sheets.figures(figures), "error": error,
        "consequences": [
            _("Everybody who can see this convening’s public page can read the report, in four languages."),
            _("Its figures never change again, and no other release takes its place."),
            _("What people change or erase afterwards does not alter it."),
        ],
    }  # fmt: skip
    return render(request, "evaluation/release.html", context, status=409 if error else 200)


def _steps(convening, standing):
    """What components/steps.html takes: from counting to everybody's eyes."""
    compiled = standing.readable is not None and standing.readable.after_close
    states = (
        (_("Close the convening"), convening.state == Convening.State.CLOSED, _("drafts may be compiled before")),
        (_("Compile"), compiled, _("as often as you like")),
        (_("Read the draft"), standing.released, _("only those who run the evaluation see it")),
        (_("Release"), standing.released, _("once, for everybody")),
    )
    now = next((place for place, (_label, done, _note) in enumerate(states) if not done), None)
    return [
        {"label": label, "state": "done" if done else "now" if place == now else "", "note": note}
        for place, (label, done, note) in enumerate(states)
    ]


def _doing(convening, standing):
    """What components/progress.html takes."""
    report = standing.latest
    if not standing.under_way:
        return {}
    address = [convening.slug]
    doing = (_("Waiting for its turn"), _("Counting"), _("Protecting people in small numbers"), _("Writing it down"))
    return {
        "doing": doing[min(report.step, len(doing) - 1)],
        "percent": round(100 * report.step / services.STEPS),
        "url": reverse("evaluation_progress", args=address),
        "page_url": reverse("evaluation", args=address),
    }


def _reading(standing):
    """The figures in a row, what changed since the last draft, what is withheld and why."""
    report = standing.readable.as_shape()
    context = annex_b_context(report, writing.language_here())
    changed = selectors.changes(standing.readable, standing.former) if standing.former and not standing.released else []
    return {
        "figures": sheets.figures(context["headline"]),
        "status": context["status"],
        "changed": [[name, before, now] for name, before, now in changed],
        "changed_columns": [{"label": _("Figure")}, {"label": _("Before"), "numeric": True}, {"label": _("Now"), "numeric": True}],
        "withheld": withheld_names(report, writing.language_here()),
        "reasons": _reasons(report),
    }


def _reasons(report):
    """Why something is withheld, each reason once."""
    withheld = report["disclosure"]["withheld"]
    values = {"k": report["disclosure"]["k"], "k_posting": report["meta"]["k_posting"]}
    told = []
    if any(not name.startswith(("table.", "rooms.")) for name in withheld):
        told.append(_("A figure of people smaller than %(k)s, or of posts smaller than %(k_posting)s, could point to somebody.") % values)
    if any(name.startswith("rooms.") and name.endswith(".posters") for name in withheld):
        told.append(_("How many posted in one room, beside how many posted in all, would tell how many posted in one room only."))
    if any(name.startswith("rooms.") and name.endswith("posts") for name in withheld):
        told.append(_("Posts are withheld where fewer than %(k_posting)s people wrote them, or one of them wrote most.") % values)
    codes = {code for table in report["tables"] if table["withheld"] for code in table["reasons"]}
    if codes - {"linked"}:
        told.append(_("A table with one figure that could point to somebody is withheld whole."))
    if "linked" in codes:
        told.append(_("A table is withheld where another that is withheld could be worked out from it."))
    return told
