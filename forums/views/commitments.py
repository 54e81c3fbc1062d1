"""What was undertaken about recommendations: for everybody what is public, for officers all of it; and how one stands, by a letter's link."""

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from convening import clock, writing
from convening.cached import public_page
from convening.errors import Refused
from convening.twice import asked_twice
from sessions.forms import tell

from .. import record, selectors, wording
from ..forms import CommitmentForm, OwnerForm, StateForm
from ..models import Commitment
from ..services import following as services


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
@public_page
def commitments(request, slug):
    """What was undertaken, by recommendation: for everybody what is public, for officers all of it. `new` writes one down."""
    convening, found, sees_all, keeps = selectors.commitments_for(request.user, slug)
    if keeps and "new" in request.GET:
        return _new(request, convening)
    if request.method == "POST":
        raise Http404
    printed = {one["id"]: one for one in record.commitments(convening)}
    shown = [_as_shown(one, printed.get(str(one.pk)), sees_all) for one in found]
    shown = [one for one in shown if one is not None]
    page = {
        "convening": convening, "groups": _by_recommendation(shown), "commitments": shown, "sees_all": sees_all, "keeps": keeps,
        "bars": _bars(shown), "today": clock.today(convening.zone), "robots": "index",
        "share": {"title": _("What became of the recommendations"), "text": convening.title},
    }  # fmt: skip
    return render(request, "forums/commitments.html", page)


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
@public_page
def commitment(request, slug, commitment_id):
    """One of them. Its keepers change it, say how it stands, show a remark, take it away."""
    convening, found, sees_all, keeps = selectors.commitments_for(request.user, slug)
    one = selectors.one_of(found, commitment_id)
    if keeps and "edit" in request.GET:
        return _edit(request, convening, one)
    if keeps and "state" in request.GET:
        return _tell_state(request, convening, one)
    if keeps and "remove" in request.GET:
        return _remove(request, convening, one)
    if request.method == "POST":
        if not keeps:
            raise Http404
        return _show_remark(request, convening, one, sees_all)
    return _one(request, convening, one, sees_all, keeps)


def _one(request, convening, one, sees_all, keeps, error=""):
    printed = {told["id"]: told for told in record.commitments(convening)} if one.public else {}
    shown = _as_shown(one, printed.get(str(one.pk)), sees_all)
    if shown is None:
        raise Http404
    page = {
        "convening": convening, "one": shown, "sees_all": sees_all, "keeps": keeps, "address": services.address_of(one) if keeps else "",
        "error": error, "robots": "index", "share": {"title": one.owner, "text": shown.words},
    }  # fmt: skip
    return render(request, "forums/commitment.html", page, status=409 if error else 200)


def _show_remark(request, convening, one, sees_all):
    if request.POST.get("deed") != "show":
        return _one(request, convening, one, sees_all, True, _("Choose what to do."))
    try:
        services.show_remark(one, by=request.user)
    except Refused as refused:
        return _one(request, convening, one, sees_all, True, refused.message)
    return HttpResponseRedirect(reverse("commitment", args=[convening.slug, one.pk]))


def _new(request, convening):
    known = selectors.ready_recommendations(convening)
    start = {"made_on": clock.today(convening.zone), "language": writing.language_here(), "recommendation": request.GET["new"]}
    form = CommitmentForm(request.POST or None, recommendations=_to_choose(known), is_new=True, initial=start)
    back, status = reverse("commitments", args=[convening.slug]), 200
    if request.method == "POST":
        status = 409
        if form.is_valid():
            about = selectors.one_of(known, form.cleaned_data["recommendation"])
            try:
                made = services.commit(about, **form.columns(), key=form.cleaned_data["client_key"], by=request.user)
            except Refused as refused:
                tell(form, refused)
            else:
                messages.success(request, _("Kept."))
                return HttpResponseRedirect(reverse("commitment", args=[convening.slug, made.pk]) if made else back)
    return render(request, "forums/commitment_write.html", {"convening": convening, "form": form, "one": None, "back": back, "none": not known}, status=status)


def _edit(request, convening, one):
    start = {
        "owner": one.owner, "made_on": one.made_on, "due_on": one.due_on, "public": one.public, "language": one.language,
        "address": services.address_of(one), **{f"text_{code}": getattr(one, f"text_{code}") or "" for code in selectors.LANGUAGES},
    }  # fmt: skip
    form, status = CommitmentForm(request.POST or None, recommendations=[], initial=start), 200
    back = reverse("commitment", args=[convening.slug, one.pk])
    if request.method == "POST":
        status = 409
        if form.is_valid():
            try:
                services.change_commitment(one, **form.columns(), by=request.user)
            except Refused as refused:
                tell(form, refused)
            else:
                messages.success(request, _("Kept."))
                return HttpResponseRedirect(back)
    return render(request, "forums/commitment_write.html", {"convening": convening, "form": form, "one": one, "back": back}, status=status)


def _tell_state(request, convening, one):
    start = {"state": one.state, **{f"remark_{code}": getattr(one, f"remark_{code}") or "" for code in selectors.LANGUAGES}}
    form, status, back = StateForm(request.POST or None, initial=start), 200, reverse("commitment", args=[convening.slug, one.pk])
    if request.method == "POST":
        status = 409
        if form.is_valid():
            try:
                services.tell_how_it_stands(one, form.cleaned_data["state"], form.remark(), by=request.user)
            except Refused as refused:
                tell(form, refused)
            else:
                messages.success(request, _("Kept."))
                return HttpResponseRedirect(back)
    return render(request, "forums/commitment_state.html", {"convening": convening, "form": form, "one": one, "back": back}, status=status)


def _remove(request, convening, one):
    """Asked twice: it cannot be undone."""
    done, error = asked_twice(request, lambda: services.remove_commitment(one, by=request.user))
    if done:
        messages.success(request, _("It is taken away."))
        return HttpResponseRedirect(reverse("commitments", args=[convening.slug]))
    words, code, _direction = _words(one, "text")
    page = {
        "convening": convening, "back": reverse("commitment", args=[convening.slug, one.pk]), "back_label": one.owner, "words": words, "code": code,
        "error": error, "heading": _("Take this commitment away?"),
        "consequences": [_("Its words, its state and its address are gone."), _("Links that were sent to its owner open nothing any more.")],
    }  # fmt: skip
    return render(request, "forums/synthesis_remove.html", page, status=409 if error else 200)


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def commitment_by_link(request, token):
    """From the link in a letter, without an account. Whoever only looks (a mail program does) changes nothing."""
    one = services.commitment_of(token)
    if one is None:
        raise Http404
    form, done, status = OwnerForm(request.POST or None, initial={"state": one.state}), False, 200
    if request.method == "POST":
        status = 409
        if form.is_valid():
            try:
                services.tell_how_it_stands(one, form.cleaned_data["state"], form.cleaned_data["remark"], language=writing.language_here())
            except Refused as refused:
                tell(form, refused)
            else:
                done, status = True, 200
    one.words, one.code, one.direction = _words(one, "text")
    return render(request, "forums/commitment_by_link.html", {"one": one, "form": form, "done": done}, status=status)


def _as_shown(one, printed, sees_all):
    """A commitment as its page shows it; None where it may not be shown to whoever sees what is printed only (`printed`, of `record`)."""
    if printed is None and not sees_all:
        return None
    one.words, one.code, one.direction = _words(one, "text")
    one.remark_words, one.remark_code, one.remark_direction = _words(one, "remark")
    if not sees_all and not printed["remark"]:
        one.remark_words = ""
    one.about = _about(one, printed, sees_all)
    return one


def _about(one, printed, sees_all):
    """{"number", "words", "code", "direction"} of its recommendation, or None where its words may not be shown."""
    if not sees_all and printed["recommendation"] is None:
        return None
    words, code, _other = selectors.in_her_language(one.recommendation, "short")
    number = printed and printed["recommendation"]
    return {"number": number and writing.number_here(number), "words": words, "code": code, "direction": wording.direction(code)}


def _words(one, name):
    """(words, their language, its direction): the reader's, else the letters', else any that are there."""
    reading = writing.language_here()
    for code in dict.fromkeys((reading, one.language, *selectors.LANGUAGES)):
        if words := getattr(one, f"{name}_{code}"):
            return words, code, wording.direction(code)
    return "", reading, wording.direction(reading)


def _by_recommendation(shown):
    """[(the recommendation as `_about` tells it, its commitments)], in order."""
    groups = {}
    for one in shown:
        groups.setdefault(one.recommendation_id if one.about else None, (one.about, []))[1].append(one)
    return list(groups.values())


def _bars(shown):
    counted = {state: sum(one.state == state for one in shown) for state in Commitment.State.values}
    told = [{"label": Commitment.State(state).label, "value": number} for state, number in counted.items()]
    overdue = sum(one.overdue for one in shown)
    return [*told, {"label": _("of these, overdue"), "value": overdue}] if overdue else told


def _to_choose(known):
    told = _("%(number)s. %(beginning)s")
    return [
        (str(one.pk), told % {"number": writing.number_here(one.number), "beginning": Truncator(selectors.in_her_language(one, "short")[0]).chars(100)})
        for one in known
    ]  # fmt: skip
