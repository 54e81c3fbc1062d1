"""The secretariat's queue: narrowed, sought in, decided on in bulk. What is decided in bulk is shown once more, then held for ten minutes."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import ngettext
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from convening import clock, policy, writing
from convening.errors import Refused
from convening.models import Convening
from convening.once import DeedForm
from convening.templatetags.look import numeral

from .. import selectors, services
from ..forms import FilterForm, FindForm, PickForm
from ..models import HeldDecision, Nomination
from ..wording import written

A_PAGE = 30
MOST_FOUND = 60


def _convening(request, slug, right="participants.view_clearance"):
    return policy.access(request.user, right, Convening.objects.all(), slug=slug)


def _in_words(trait, value):
    return written(trait, value, writing.language_here())


@require_safe
def queue(request, slug):
    convening = _convening(request, slug)
    return _queue_page(request, convening, request.GET)


def _queue_page(request, convening, narrow, error="", status=200):
    everybody = selectors.clearance_queue(convening)
    filters = FilterForm(narrow, rows=everybody)
    wanted = {name: value for name, value in filters.kept.items() if name != "order"}
    rows = selectors.in_order(selectors.narrowed(everybody, **wanted), filters.kept["order"], writing.language_here())
    asked = narrow.get("from", "")[:6]
    start = min(int(asked) if asked.isdecimal() else 0, max(0, len(rows) - 1)) // A_PAGE * A_PAGE
    shown = rows[start : start + A_PAGE]
    may_be_picked = [row for row in shown if row.may_be_picked]

    def address(**more):
        return "?" + urlencode({**filters.asked, **more})

    stages = {row.stage for row in shown}
    context = {
        "convening": convening,
        "rows": shown,
        "found": len(rows),
        "first": start + 1,
        "last": start + len(shown),
        "newer_url": address(**{"from": start - A_PAGE}) if start else "",
        "older_url": address(**{"from": start + A_PAGE}) if start + A_PAGE < len(rows) else "",
        "filters": filters,
        "kept": filters.asked,
        "seek": FindForm(),
        "heading": selectors.STAGES.get(filters.kept["stage"], _("All nominations")),
        "waiting": sum(row.stage == "nominated" for row in everybody),
        "asked": sum(row.stage == "asked" for row in everybody),
        "may_clear": bool(may_be_picked) and stages != {"cleared"},
        "may_decline": bool(may_be_picked) and stages != {"not_cleared"},
        "picked": _ticked(narrow, may_be_picked),
        "tick_url": address(**{"from": start, "tick": "all"}),
        "pickable": len(may_be_picked),
        "to_invite": len(selectors.invitable(everybody)),
        "held": selectors.held_decisions(convening, everybody),
        "balance": selectors.balance(everybody, _in_words),
        "now": clock.now(),
        "error": error,
        "form": DeedForm(),
    }
    return render(request, "participants/clearance.html", context, status=status)


def _ticked(narrow, rows):
    """Which boxes are ticked already: those of a form that came back, or all where that was asked for."""
    if narrow.get("tick") == "all":
        return {row.nomination.pk for row in rows}
    ticked = set(narrow.getlist("picked"))
    return {row.nomination.pk for row in rows if str(row.nomination.pk) in ticked}


@require_http_methods(["GET", "HEAD", "POST"])
def find(request, slug):
    """Whoever is sought by name, in all states. A look without words shows the empty field: what is typed is never in an address."""
    convening = _convening(request, slug)
    form = FindForm(request.POST or None)
    rows, sought = None, ""
    if form.is_valid():
        sought = form.cleaned_data["sought"]
        everybody = selectors.clearance_queue(convening)
        rows = selectors.in_order(selectors.found(everybody, sought), "name", writing.language_here())
    context = {"convening": convening, "seek": form, "sought": sought, "found": len(rows or ()), "rows": rows and rows[:MOST_FOUND], "asked": rows is not None}
    return render(request, "participants/clearance_find.html", context)


def _pick(request, convening, everybody):
    """The ticked rows of the queue, or (None, the sentence to show)."""
    form = PickForm(request.POST, queryset=Nomination.objects.filter(convening=convening))
    if request.POST.get("deed") not in HeldDecision.Deed or "client_key" in form.errors:
        return None, _("The list has changed. Look at it again.")
    if not form.is_valid():
        return None, form.errors["picked"][0]
    picked = {nomination.pk for nomination in form.cleaned_data["picked"]}
    rows = [row for row in everybody if row.nomination.pk in picked]
    if not all(row.may_be_picked for row in rows):
        return None, _("The list has changed: a decision on one of these waits already. Look at it again.")
    return selectors.in_order(rows, "name", writing.language_here()), ""


@require_POST
def preview(request, slug):
    """What is about to happen, with the count and what it does to the balance. Nothing is changed."""
    convening = _convening(request, slug)
    everybody = selectors.clearance_queue(convening)
    rows, error = _pick(request, convening, everybody)
    if rows is None:
        return _queue_page(request, convening, request.POST, error)
    deed = request.POST["deed"]
    context = {
        "convening": convening,
        "rows": rows,
        "deed": deed,
        "kept": FilterForm(request.POST, rows=everybody).asked,
        "balance": selectors.balance(everybody, _in_words, picked=[row.nomination.pk for row in rows], deed=deed),
        "in_reserve": sum(row.reserve is not None for row in rows),
        "asked": sum(row.stage == "asked" for row in rows),
        "twice": len(rows) - len({row.nomination.person_id for row in rows}),
        "form": DeedForm(),
    }
    return render(request, "participants/clearance_preview.html", context)


@require_POST
def decide(request, slug):
    """The decision is made, and held for ten minutes in which it can be stopped."""
    convening = _convening(request, slug)
    everybody = selectors.clearance_queue(convening)
    form = PickForm(request.POST, queryset=Nomination.objects.filter(convening=convening))
    back = f"{reverse('clearance', args=[slug])}?{urlencode(FilterForm(request.POST, rows=everybody).asked)}"
    if request.POST.get("deed") not in HeldDecision.Deed or not form.is_valid():
        return _queue_page(request, convening, request.POST, _pick(request, convening, everybody)[1])
    told = {"by": request.user, "key": form.cleaned_data["client_key"], "note": request.POST.get("note", "")[:500]}
    try:
        services.hold_decision(convening, form.cleaned_data["picked"], request.POST["deed"], **told)
    except Refused as refused:
        return _queue_page(request, convening, request.POST, refused.message, status=409)
    return redirect(back)


def _held(request, slug, pk):
    among = HeldDecision.objects.select_related("convening").filter(convening__slug=slug)
    return policy.access(request.user, "participants.clear_nomination", among, pk=pk)


@require_POST
def stop(request, slug, pk):
    decision = _held(request, slug, pk)
    try:
        services.stop_decision(decision, by=request.user)
    except Refused as refused:
        return _queue_page(request, decision.convening, request.GET, refused.message, status=409)
    messages.success(request, _("Stopped. Nothing of it has happened."))
    return redirect("clearance", slug=slug)


@require_POST
def carry_out(request, slug, pk):
    decision = _held(request, slug, pk)
    count = decision.picks.count()
    try:
        decision = services.carry_out_decision(decision, by=request.user)
    except Refused as refused:
        return _queue_page(request, decision.convening, request.GET, refused.message, status=409)
    count -= len(decision.content.get("left_out", []))
    if count > 0:
        if decision.deed == HeldDecision.Deed.CLEAR:
            done = ngettext("One nomination is cleared.", "%(count)s nominations are cleared.", count)
        else:
            done = ngettext("One nomination is not cleared.", "%(count)s nominations are not cleared.", count)
        messages.success(request, done % {"count": numeral(count)})
    return redirect("clearance", slug=slug)


@require_POST
def dismiss(request, slug, pk):
    """What was left out has been read."""
    services.dismiss_decision(_held(request, slug, pk), by=request.user)
    return redirect("clearance", slug=slug)


@require_http_methods(["GET", "HEAD", "POST"])
def invite(request, slug):
    """Everybody who is cleared, has a seat and no invitation: first the count, then the letters."""
    convening = _convening(request, slug, "participants.invite")
    rows = selectors.invitable(selectors.clearance_queue(convening))
    changed = False
    if request.method == "POST":
        changed = request.POST.get("count") != str(len(rows))
        if not changed:
            sent = len(services.invite_cleared(convening, by=request.user))
            done = ngettext("One invitation is on its way.", "%(count)s invitations are on their way.", sent)
            messages.success(request, done % {"count": numeral(sent)})
            return redirect("clearance", slug=slug)
    context = {"convening": convening, "rows": selectors.in_order(rows.values(), "name", writing.language_here()), "count": len(rows), "form": DeedForm(), "changed": changed}
    return render(request, "participants/invite.html", context, status=409 if changed else 200)
