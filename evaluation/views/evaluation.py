"""The page of evaluation staff: compile, watch, stop, read what changed and what is withheld, and what to do next."""

from uuid import uuid4

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _, pgettext
from django.views.decorators.http import require_POST, require_safe

from convening import policy, writing
from convening.models import Convening
from convening.once import DeedForm

from .. import prose, selectors, services, sheets
from ..models import Report
from ..rendering import ANNEXES, annex_b_context
from ..rendering.texts import explanations, withheld_names
from ..services import planning
from .annex import downloads
from .wording import report_name


@require_safe
def evaluation(request, slug):
    convening = selectors.convening_to_evaluate(request.user, slug)
    standing = selectors.standing_for(request.user, convening)
    plan = planning.plan_of(convening)
    context = {
        "convening": convening, "standing": standing, "client_key": uuid4(), **_doing(convening, standing),
        "may_compile": policy.allows(request.user, "evaluation.compile_report", convening),
        "stages": services.stages_open(convening, standing.releases, plan), "ways": _ways(request.user, convening), "correcting": standing.final is not None,
    }  # fmt: skip
    context["steps"] = _steps(convening, standing, plan)
    context["may_release"] = context["stages"] if standing.draft and (standing.draft.after_close or "interim" in context["stages"]) else set()
    if standing.latest and standing.latest.state == Report.State.FAILED:
        context["failure"] = services.failure_sentence(standing.latest.failure)
    context["stopped"] = standing.latest is not None and standing.latest.state == Report.State.CANCELLED
    if standing.readable:
        context |= _reading(standing) | {"listed": _listed(standing), "annexes": _to_keep(standing)}
    return render(request, "evaluation/evaluation.html", context)


@require_POST
def compile_anew(request, slug):
    convening = selectors.convening_to_evaluate(request.user, slug)
    form = DeedForm(request.POST)
    services.request_compile(convening, by=request.user, key=form.cleaned_data["client_key"] if form.is_valid() else None)
    return redirect("evaluation", slug)


@require_POST
def cancel(request, slug):
    """Stop what is under way. Nothing is lost: drafts that are there stay."""
    convening = selectors.convening_to_evaluate(request.user, slug)
    policy.require(request.user, "evaluation.compile_report", convening)
    standing = selectors.standing_of(convening)
    if standing.under_way:
        services.cancel_compile(standing.latest, by=request.user)
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


def _steps(convening, standing, plan):
    """What components/steps.html takes: from the plan to everybody's eyes."""
    compiled = standing.readable is not None and standing.readable.after_close
    final = standing.final is not None
    interim = [(_("Interim release"), bool(standing.releases), _("from %(day)s, for those who take part") % {"day": _day(plan.interim_on)})] if (
        plan.interim_on and not final
    ) else []  # fmt: skip
    states = (
        (_("Settle the plan"), bool(standing.releases) or plan.is_fixed, _("what will be told, fixed before the first release")),
        *interim,
        (_("Close the convening"), convening.state == Convening.State.CLOSED, _("drafts may be compiled before")),
        (_("Compile"), compiled, _("as often as you like")),
        (_("Read the draft"), final, _("only those who run the evaluation see it")),
        (pgettext("of a report", "Release"), final, _("once, for everybody; corrections name what they correct")),
    )
    now = next((place for place, (_label, done, _note) in enumerate(states) if not done), None)
    return [
        {"label": label, "state": "done" if done else "now" if place == now else "", "note": note}
        for place, (label, done, note) in enumerate(states)
    ]


def _ways(asker, convening):
    """Where else those who run the evaluation go, each as far as she may: [{label, url, meta}]."""
    named = (
        ("evaluation_plan", "evaluation.view_plan", _("The plan of what is told"), _("tables, regions, days of release")),
        ("surveys", "evaluation.view_evaluation", _("Surveys"), _("make, open, read the free words")),
        ("evaluation_words", "evaluation.write_words", _("Words in the annexes"), _("purpose, lessons, the response of the management")),
        ("evaluation_earlier", "evaluation.write_words", _("Figures of an earlier convening"), _("what this one is compared with")),
        ("evaluation_live", "evaluation.view_live_figures", _("Live figures"), _("for evaluation staff, while it goes on")),
        ("evaluation_days", "evaluation.view_days", _("Day by day"), _("in bands, for the secretariat")),
        ("evaluation_compare", "evaluation.view_evaluation", _("Compare two reports"), _("drafts or releases, side by side")),
        ("releases", "convening.view_convening", _("Releases"), _("the log, and what proves it")),
    )
    return [
        {"label": label, "url": reverse(name, args=[convening.slug]), "meta": note}
        for name, right, label, note in named if policy.allows(asker, right, convening)
    ]  # fmt: skip


def _doing(convening, standing):
    """What components/progress.html takes."""
    report = standing.latest
    if not standing.under_way:
        return {}
    address = [convening.slug]
    doing = {
        "waiting": _("Waiting for its turn"), "people": _("Counting people"), "live": _("Counting who was there live"),
        "rooms": _("Counting what was said in rooms"), "surveys": _("Counting answers to surveys"),
        "protecting": _("Protecting people in small numbers"), "writing": _("Writing it down"),
    }  # fmt: skip
    return {
        "doing": doing[services.STAGES[min(report.step, services.STEPS - 1)]],
        "percent": round(100 * report.step / services.STEPS),
        "url": reverse("evaluation_progress", args=address),
        "page_url": reverse("evaluation", args=address),
    }


def _reading(standing):
    """The figures in a row, what changed since the last report, what is withheld and why."""
    report = standing.readable.as_shape()
    context = annex_b_context(report, writing.language_here())
    changed = selectors.changes(standing.readable, standing.former) if standing.former and standing.draft else []
    return {
        "figures": sheets.figures(context["headline"]),
        "status": context["status"],
        "changed": [[name, before, now] for name, before, now in changed],
        "changed_columns": [{"label": _("Figure")}, {"label": _("Before"), "numeric": True}, {"label": _("Now"), "numeric": True}],
        "withheld": withheld_names(report, writing.language_here()),
        "reasons": explanations(report),
    }


def _to_keep(standing):
    """Both annexes with the formats to keep them in: [{"label", "url", "downloads"}]."""
    slug, language = standing.readable.convening.slug, writing.language_here()
    asked = str(standing.draft.pk) if standing.draft else None
    query = {"report": asked} if asked else {}
    return [
        {"label": f"{annex.kicker}: {annex.name}", "url": reverse(f"annex_{letter.lower()}", args=[slug], query=query),
         "downloads": downloads(slug, letter.lower(), language, asked)}
        for letter, annex in ANNEXES.items()
    ]  # fmt: skip


def _listed(standing):
    """Drafts and releases, the newest first, for components/card.html."""
    slug = standing.readable.convening.slug
    waiting = selectors.open_comments(standing.drafts)
    reports = sorted((*standing.drafts, *standing.releases), key=lambda report: -report.number)
    return [
        {"label": report_name(report), "url": reverse("evaluation_report", args=[slug, report.pk]),
         "meta": _("Comments that wait: %(number)s") % {"number": prose.number(waiting[report.pk])} if waiting.get(report.pk) else ""}
        for report in reports
    ]  # fmt: skip


def _day(value):
    return prose.day(value.isoformat())

