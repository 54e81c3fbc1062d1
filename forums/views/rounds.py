"""The round in which members say which recommendations they stand behind: their page, and the days that officers set on it."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from convening import writing
from convening.errors import Refused
from convening.twice import asked_twice
from sessions.forms import tell

from .. import selectors, wording
from ..forms import RoundForm
from ..services import following as services


@require_http_methods(["GET", "HEAD", "POST"])
def round(request, slug):
    """Members tick what they stand behind; whoever holds the round sets its days. Neither sees who did, nor how many."""
    convening, found, stage, endorses, holds = selectors.round_for(request.user, slug)
    if holds and found and stage in ("waiting", "open") and "call_off" in request.GET:
        return _call_off(request, convening, found)
    if request.method == "POST":
        return _deed(request, convening, found, stage, endorses, holds)
    return _round(request, convening, found, stage, endorses, holds)


def _round(request, convening, found, stage, endorses, holds, *, form=None, error="", typed=None):
    shown = [_with_words(one) for one in selectors.ready_recommendations(convening)]
    chosen = frozenset()
    if endorses and stage == "open":
        chosen = services.chosen_by(found, request.user) if typed is None else typed
        for one in shown:
            one.ticked = one.pk in chosen
    if form is None and holds and stage in ("none", "waiting", "open"):
        form = RoundForm(is_new=found is None, is_open=stage == "open", initial=found and {"opens_on": found.opens_on, "closes_on": found.closes_on})
    page = {
        "convening": convening, "round": found, "stage": stage, "endorses": endorses, "holds": holds, "recommendations": shown, "error": error,
        "form": form, "kept": "kept" in request.GET and not error, "k": max(services.FEWEST, convening.threshold_people),
    }  # fmt: skip
    return render(request, "forums/round.html", page, status=409 if error or (form is not None and form.is_bound) else 200)


def _deed(request, convening, found, stage, endorses, holds):
    here, deed = reverse("round", args=[convening.slug]), request.POST.get("deed")
    who = (stage, endorses, holds)
    if deed == "choose" and endorses and found:
        chosen = frozenset(_ids(request.POST.getlist("recommendations")))
        try:
            services.endorse(found, chosen, by=request.user)
        except Refused as refused:
            return _round(request, convening, found, *who, error=refused.message, typed=chosen)
        return HttpResponseRedirect(f"{here}?kept=yes")
    if deed == "days" and holds and stage in ("none", "waiting", "open"):
        form = RoundForm(request.POST, is_new=found is None, is_open=stage == "open")
        if form.is_valid():
            given = form.cleaned_data
            try:
                if found is None:
                    services.open_round(convening, given["opens_on"], given["closes_on"], by=request.user)
                else:
                    services.change_days(found, given.get("opens_on", found.opens_on), given["closes_on"], by=request.user)
            except Refused as refused:
                tell(form, refused)
            else:
                messages.success(request, _("The days are set. Members get one letter when the round opens.") if found is None else _("The days are changed."))
                return HttpResponseRedirect(here)
        return _round(request, convening, found, *who, form=form)
    return _round(request, convening, found, *who, error=_("Choose what to do."))


def _call_off(request, convening, found):
    """Asked twice: what was chosen is gone."""
    here = reverse("round", args=[convening.slug])
    done, error = asked_twice(request, lambda: services.call_off(found, by=request.user))
    if done:
        messages.success(request, _("The round is called off."))
        return HttpResponseRedirect(here)
    page = {
        "convening": convening, "back": here, "error": error,
        "consequences": [
            _("What members chose is destroyed, uncounted. Nobody learns whether anybody had."),
            _("Members get no letter about it: tell them yourselves, if they were told of the round."), _("Afterwards another round can be opened."),
        ],
    }  # fmt: skip
    return render(request, "forums/round_call_off.html", page, status=409 if error else 200)


def _with_words(made):
    """A recommendation with its words and those for each whom it addresses."""
    made.words, made.code, made.is_other = selectors.in_her_language(made, "short")
    made.direction, made.number_here = wording.direction(made.code), writing.number_here(made.number)
    made.in_full = selectors.in_her_language(made, "long")[0]
    lines = []
    for one in made.addressed_to:
        words, code, _other = selectors.in_her_language(one.own, "short")
        lines.append({"name": one.name, "words": words, "code": code, "direction": wording.direction(code), "in_full": selectors.in_her_language(one.own, "long")[0]})
    made.told, made.ticked = lines, False
    return made


def _ids(values):
    for value in values:
        try:
            yield UUID(str(value))
        except ValueError:
            continue
