"""The secretariat's queue: clear or not, invite, send again, take back. Bulk deeds are shown once more before they are done."""

from collections import Counter

from django.conf import settings
from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from convening import policy
from convening.errors import Refused
from convening.models import Convening
from convening.once import DeedForm
from convening.templatetags.look import numeral

from .. import selectors, services
from ..forms import FilterForm, PickForm
from ..models import KindOfActor, Nomination, Office, Region
from ..selectors.order import by_name

A_PAGE = 30


def _convening(request, slug, right="participants.view_ledger"):
    return policy.access(request.user, right, Convening.objects.all(), slug=slug)


@require_safe
def queue(request, slug):
    convening = _convening(request, slug)
    return _queue_page(request, convening, request.GET)


def _queue_page(request, convening, narrow, error="", status=200):
    everybody = selectors.clearance_queue(convening)
    offices = by_name(Office.objects.filter(convening=convening), lambda office: office.name)
    kept = _narrowed(narrow, offices)
    office, stage = kept["office"], kept["stage"]
    rows = [
        row
        for row in everybody
        if (not office or row.nomination.office.slug == office) and (stage == "all" or row.stage == stage)
    ]
    wanted = narrow.get("from", "")[:6]
    start = min(int(wanted) if wanted.isdecimal() else 0, max(0, len(rows) - 1)) // A_PAGE * A_PAGE

    def page(at):
        return "?" + urlencode({**kept, "from": at})

    context = {
        "convening": convening,
        "rows": rows[start : start + A_PAGE],
        "found": len(rows),
        "first": start + 1,
        "last": min(start + A_PAGE, len(rows)),
        "newer_url": page(start - A_PAGE) if start else "",
        "older_url": page(start + A_PAGE) if start + A_PAGE < len(rows) else "",
        "office": office,
        "stage": stage,
        "filter": FilterForm(initial=kept, stages=_stages(everybody), offices=[(o.slug, o.name) for o in offices]),
        "heading": selectors.STAGES.get(stage, _("All nominations")),
        "waiting": sum(row.stage == "nominated" for row in everybody),
        "may_pick": stage in ("nominated", "cleared", "not_cleared"),
        "to_invite": sum(row.stage == "cleared" and row.invitation is None for row in everybody),
        "error": error,
        "form": DeedForm(),
    }
    return render(request, "participants/clearance.html", context, status=status)


def _narrowed(narrow, offices):
    """The office and the state by which the queue is narrowed, as far as they exist."""
    office, stage = narrow.get("office"), narrow.get("stage")
    return {
        "office": office if office in {o.slug for o in offices} else "",
        "stage": stage if stage in (*selectors.STAGES, "all") else "nominated",
    }


def _stages(everybody):
    """The states to choose from, each with how many stand there."""
    counts = Counter(row.stage for row in everybody)
    named = [(name, words, counts[name]) for name, words in selectors.STAGES.items()] + [("all", _("All"), len(everybody))]
    return [(name, _("%(state)s (%(n)s)") % {"state": words, "n": numeral(count)}) for name, words, count in named]


def _pick(request, convening):
    """The ticked rows of the queue, or (None, the sentence to show)."""
    form = PickForm(request.POST, queryset=Nomination.objects.filter(convening=convening))
    deed = request.POST.get("deed")
    if deed not in ("clear", "decline") or "client_key" in form.errors:
        return None, _("The list has changed. Look at it again.")
    if not form.is_valid():
        return None, form.errors["picked"][0]
    picked = {n.pk for n in form.cleaned_data["picked"]}
    return [row for row in selectors.clearance_queue(convening) if row.nomination.pk in picked], ""


@require_POST
def preview(request, slug):
    """What is about to happen, with the count. Nothing is changed."""
    convening = _convening(request, slug)
    rows, error = _pick(request, convening)
    if rows is None:
        return _queue_page(request, convening, request.POST, error)
    kept = _narrowed(request.POST, Office.objects.filter(convening=convening))
    context = {"convening": convening, "rows": rows, "deed": request.POST["deed"], "kept": kept, "form": DeedForm()}
    return render(request, "participants/clearance_preview.html", context)


@require_POST
def decide(request, slug):
    convening = _convening(request, slug)
    rows, error = _pick(request, convening)
    if rows is None:
        return _queue_page(request, convening, request.POST, error)
    nominations = [row.nomination for row in rows]
    try:
        if request.POST["deed"] == "clear":
            services.clear(nominations, by=request.user)
        else:
            services.decline_nominations(nominations, by=request.user, note=request.POST.get("note", "")[:500])
    except Refused as refused:
        return _queue_page(request, convening, request.POST, refused.message, status=409)
    count = len(nominations)
    if request.POST["deed"] == "clear":
        done = ngettext("One nomination is cleared.", "%(count)s nominations are cleared.", count)
    else:
        done = ngettext("One nomination is not cleared.", "%(count)s nominations are not cleared.", count)
    messages.success(request, done % {"count": numeral(count)})
    kept = _narrowed(request.POST, Office.objects.filter(convening=convening))
    return redirect(f"{reverse('clearance', args=[slug])}?{urlencode(kept)}")


@require_http_methods(["GET", "HEAD", "POST"])
def invite(request, slug):
    """Everybody who is cleared and has no invitation: first the count, then the letters."""
    convening = _convening(request, slug, "participants.invite")
    rows = {}
    for row in selectors.clearance_queue(convening, stage="cleared"):
        if row.invitation is None:
            rows.setdefault(row.nomination.person_id, row)
    changed = False
    if request.method == "POST":
        changed = request.POST.get("count") != str(len(rows))
        if not changed:
            sent = len(services.invite_cleared(convening, by=request.user))
            done = ngettext("One invitation is on its way.", "%(count)s invitations are on their way.", sent)
            messages.success(request, done % {"count": numeral(sent)})
            return redirect("clearance", slug=slug)
    context = {"convening": convening, "rows": list(rows.values()), "count": len(rows), "form": DeedForm(), "changed": changed}
    return render(request, "participants/invite.html", context, status=409 if changed else 200)


def _nomination(request, slug, pk):
    among = Nomination.objects.select_related("office", "convening", "person").filter(convening__slug=slug)
    return policy.access(request.user, "participants.clear_nomination", among, pk=pk)


@require_safe
def nomination(request, slug, pk):
    return _one(request, _nomination(request, slug, pk))


def _one(request, nomination, error=""):
    row = next(r for r in selectors.clearance_queue(nomination.convening) if r.nomination.pk == nomination.pk)
    context = {
        "convening": nomination.convening,
        "row": row,
        "facts": _facts(row),
        "overdue": row.invitation is not None and row.stage == "invited" and not row.invitation.is_open(),
        "form": DeedForm(),
        "error": error,
    }
    return render(request, "participants/clearance_nomination.html", context, status=409 if error else 200)


def _facts(row):
    words = row.words
    place = _("seat")
    if row.reserve:
        place = _("reserve, number %(place)s") % {"place": numeral(row.reserve)}
    first = {True: _("yes"), False: _("no")}.get(words.get("first_timer"))
    told = [
        (_("Office"), row.nomination.office.name),
        (_("Also nominated by"), " · ".join(office.name for office in row.also_named_by)),
        (_("Place"), place if row.place else ""),
        (_("E-mail address"), words.get("email")),
        (_("Organisation"), words.get("affiliation")),
        (_("Region"), selectors.label_of(Region, words.get("region"))),
        (_("Kind of actor"), selectors.label_of(KindOfActor, words.get("kind_of_actor"))),
        (_("First convening of this kind"), first),
        (_("Language to write in"), dict(settings.LANGUAGES).get(words.get("language"))),
        (_("Safe channel"), words.get("safe_channel")),
    ]
    return [{"term": term, "detail": detail} for term, detail in told if detail]


@require_POST
def invite_one(request, slug, pk):
    """The first letter, or the letter again with a new link."""
    nomination = _nomination(request, slug, pk)
    form = DeedForm(request.POST)
    if form.is_valid():
        try:
            services.invite(nomination.convening, nomination.person, by=request.user, key=form.cleaned_data["client_key"])
        except Refused as refused:
            return _one(request, nomination, refused.message)
        messages.success(request, _("The letter is on its way. Links in earlier letters open nothing any more."))
    return redirect(reverse("clearance_nomination", args=[slug, pk]))


@require_POST
def revoke(request, slug, pk):
    nomination = _nomination(request, slug, pk)
    invitation = nomination.convening.invitations.filter(person=nomination.person_id).select_related("convening").first()
    if invitation:
        try:
            services.revoke(invitation, by=request.user)
        except Refused as refused:
            return _one(request, nomination, refused.message)
        messages.success(request, _("The invitation is taken back. Its link opens nothing any more."))
    return redirect(reverse("clearance_nomination", args=[slug, pk]))
