"""The release plan: evaluation staff settle and fix it, the secretariat reads it. No address here or elsewhere takes a filter."""

from uuid import uuid4

from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _, pgettext
from django.views.decorators.http import require_http_methods

from convening import policy, writing
from convening.errors import Refused
from convening.once import DeedForm

from .. import prose
from ..forms.plan import PlanForm, as_typed
from ..selectors.plan import convening_to_plan
from ..services import planning
from ..services.categories import TITLES


@require_http_methods(["GET", "HEAD", "POST"])
def release_plan(request, slug):
    """The form; with ?fix the question whether it is meant for good; once it is fixed, and for the secretariat, what it says."""
    convening = convening_to_plan(request.user, slug)
    settled = planning.plan_of(convening)
    may = policy.allows(request.user, "evaluation.plan_release", convening)
    if request.method == "POST":
        policy.require(request.user, "evaluation.plan_release", convening)
    if not may or settled.is_fixed:
        page = {"convening": convening, "plan": settled, "facts": _facts(settled, convening), "may": may}
        return render(request, "evaluation/plan_fixed.html", page, status=409 if request.method == "POST" else 200)
    if "fix" in request.GET:
        return _fix(request, convening, settled)
    form = PlanForm(request.POST if request.method == "POST" else None, initial=as_typed(settled, convening), convening=convening)
    if request.method == "POST" and form.is_valid() and _settled(request, convening, form):
        return redirect("evaluation_plan", slug)
    return render(request, "evaluation/plan.html", {"convening": convening, "form": form}, status=409 if form.errors else 200)


def _settled(request, convening, form):
    told = form.cleaned_data
    try:
        warnings = planning.settle_plan(
            convening, form.settled(), by=request.user, thresholds=(told["threshold_people"], told["threshold_posts"]), key=told["client_key"]
        )
    except Refused as refused:
        for field, sentence in (refused.fields or {None: refused.message}).items():
            form.add_error(field, sentence)
        return False
    messages.success(request, _("The plan is kept. It can still be changed until it is fixed."))
    for sentence in warnings:
        messages.warning(request, sentence)
    return True


def _fix(request, convening, settled):
    error = ""
    if request.method == "POST":
        form = DeedForm(request.POST)
        if request.POST.get("understood") == "yes":
            planning.fix_plan(convening, by=request.user, key=form.cleaned_data["client_key"] if form.is_valid() else None)
            messages.success(request, _("The plan is fixed."))
            return redirect("evaluation_plan", convening.slug)
        error = _("Tick the box if you want to fix the plan.")
    page = {
        "convening": convening, "facts": _facts(settled, convening), "client_key": uuid4(), "error": error,
        "consequences": [
            _("Nothing of it changes any more: no other table, no other categories, no other day."),
            _("Reports can be released. Without a fixed plan the first release fixes it as it stands."),
        ],
        "cancel_url": reverse("evaluation_plan", args=[convening.slug]),
    }  # fmt: skip
    return render(request, "evaluation/plan_fix.html", page, status=409 if error else 200)


def _facts(plan, convening):
    """What components/facts.html takes."""
    regions = ", ".join(region["code"] for region in plan.regions) or _("those that people choose themselves")
    days = [
        (_("Interim release, not before"), writing.day(plan.interim_on, writing.language_here(), "plain") if plan.interim_on else pgettext("release", "none planned")),
        (_("Final release, not before"), writing.day(plan.final_on, writing.language_here(), "plain") if plan.final_on else _("once the convening is closed")),
    ]
    facts = [
        (_("Tables of the report"), prose.series(_(TITLES[name]) for name in plan.tables if name in TITLES)),
        (_("Regions"), regions),
        (_("Put together where needed"), prose.series(_(name) for name in (*plan.region_groups, *plan.kind_groups)) or pgettext("release plan", "nothing")),
        (_("Organisers and staff"), _("counted among the participants") if plan.counts_organisers else _("not counted among the participants")),
        (_("Countries by name"), _("those of ten participants or more") if plan.names_places else pgettext("countries by name", "none")),
        *days,
        (_("The smallest number of people that may be printed"), writing.number_here(convening.threshold_people)),
        (_("The smallest number of people behind a figure of posts or of countries"), writing.number_here(convening.threshold_posts)),
        (_("Compared with"), plan.compared_with.title if plan.compared_with else _("no earlier convening")),
    ]
    return [{"term": term, "detail": detail} for term, detail in facts]
