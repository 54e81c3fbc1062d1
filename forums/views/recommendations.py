"""Recommendations: the list in its order, one of them, and the convening's own list of those whom they can address.

What is asked for stands in the query: `edit` a recommendation ("new" for one more), `addressees` for their list, `name` for one of them
("new"), `remove` before something is taken away.
"""

from urllib.parse import urlencode

from django.contrib import messages
from django.http import Http404, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from convening import policy, writing
from convening.errors import Refused
from sessions.forms import tell

from .. import selectors, wording
from ..forms import AddresseeForm, RecommendationForm
from ..models import Addressee
from ..services import synthesis as services


@require_http_methods(["GET", "HEAD", "POST"])
def recommendations(request, slug):
    convening, found, writes = selectors.recommendations_for(request.user, slug)
    keeps = policy.allows(request.user, "forums.keep_addressees", convening)
    asked = request.GET
    if request.method == "POST" and not (writes or keeps):
        raise Http404
    if writes and "edit" in asked:
        return _one(request, convening, None if asked["edit"] == "new" else selectors.one_of(found, asked["edit"]))
    if keeps and "name" in asked:
        kept = selectors.addressees_of(convening)
        return _addressee(request, convening, kept, None if asked["name"] == "new" else selectors.one_of(kept, asked["name"]))
    if keeps and "remove" in asked:
        return _remove(request, convening, selectors.one_of([*(found if writes else ()), *selectors.addressees_of(convening)], asked["remove"]))
    if request.method == "POST":
        return _deed(request, convening, found, writes, keeps)
    return _list(request, convening, found, writes, keeps)


def _list(request, convening, found, writes, keeps, refused=""):
    page = {
        "convening": convening, "recommendations": [_shown(one) for one in found], "writes": writes, "keeps": keeps, "refused": refused,
        "addressees": selectors.addressees_of(convening) if keeps and "addressees" in request.GET else None,
    }  # fmt: skip
    return render(request, "forums/recommendations.html", page, status=409 if refused else 200)


def _deed(request, convening, found, writes, keeps):
    """Move one of them, or somebody on the list."""
    here, way = reverse("recommendations", args=[convening.slug]), request.POST.get("deed")
    try:
        if writes and way in ("up", "down") and "of" in request.POST:
            services.move_recommendation(selectors.one_of(found, request.POST["of"]), up=way == "up", by=request.user)
            return HttpResponseRedirect(here)
        if keeps and way in ("up", "down") and "addressee" in request.POST:
            one = selectors.one_of(selectors.addressees_of(convening), request.POST["addressee"])
            services.move_addressee(one, up=way == "up", by=request.user)
            return HttpResponseRedirect(f"{here}?addressees=yes#addressees")
    except Http404:
        pass  # somebody took it away meanwhile: the list is shown as it is
    return _list(request, convening, found, writes, keeps, _("Choose what to do."))


def _one(request, convening, made):
    """Write one more, or write one anew."""
    kept, paragraphs = selectors.addressees_of(convening), selectors.paragraphs_to_follow(convening)
    start = {"language": made.language if made else writing.language_here()}
    if made:
        names = [f"{name}_{code}" for name in ("short", "long") for code in selectors.LANGUAGES]
        start |= {name: getattr(made, name) or "" for name in names}
        start |= {"addressees": [one.code for one in made.addressed_to], "insights": [str(one.pk) for one in made.insights.all()]}
    form = RecommendationForm(request.POST or None, addressees=_to_choose(kept), insights=_to_follow(paragraphs), initial=start)
    status = 200
    if request.method == "POST":
        status = 409
        if form.is_valid():
            ready = request.POST.get("ready") == "yes"
            try:
                if made:
                    services.change_recommendation(made, ready=ready, by=request.user, **form.columns())
                else:
                    services.recommend(convening, ready=ready, by=request.user, key=form.cleaned_data["client_key"], **form.columns())
            except Refused as refused:
                tell(form, refused)
            else:
                messages.success(request, _("Kept, and ready.") if ready else _("Kept as a draft. It is not printed before it is ready."))
                return HttpResponseRedirect(reverse("recommendations", args=[convening.slug]))
    found = services.findings(convening, made, by=request.user) if made and status == 200 else {}
    page = {
        "convening": convening, "form": form, "made": made, "found": found,
        "fields": [(field, found.get(field.name, [])) for field in form.visible_fields()],
    }  # fmt: skip
    return render(request, "forums/recommendation.html", page, status=status)


def _addressee(request, convening, kept, one):
    """Name somebody on the list, or one more."""
    start = {f"name_{code}": getattr(one, f"name_{code}") or "" for code in selectors.LANGUAGES} if one else {}
    start["parent"] = one.parent.code if one and one.parent else ""
    alone = [(code, name) for code, name in _to_choose([other for other in kept if not other.parent_id]) if one is None or code != one.code]
    form, status = AddresseeForm(request.POST or None, parents=alone, initial=start), 200
    back = f"{reverse('recommendations', args=[convening.slug])}?{urlencode({'addressees': 'yes'})}#addressees"
    if request.method == "POST":
        status = 409
        if form.is_valid():
            parent = form.cleaned_data["parent"] or None
            try:
                if one:
                    services.name_addressee(one, form.names(), parent=parent, by=request.user)
                else:
                    services.add_addressee(convening, form.names(), parent=parent, by=request.user, key=form.cleaned_data["client_key"])
            except Refused as refused:
                tell(form, refused)
            else:
                return HttpResponseRedirect(back)
    return render(request, "forums/addressee.html", {"convening": convening, "form": form, "one": one, "back": back}, status=status)


def _remove(request, convening, thing):
    """Asked twice: it cannot be undone."""
    back, error = reverse("recommendations", args=[convening.slug]), ""
    of_list = isinstance(thing, Addressee)
    if of_list:
        back += "?addressees=yes#addressees"
    if request.method == "POST":
        error = _("Please tick the box first.")
        if request.POST.get("understood") == "yes":
            try:
                (services.remove_addressee if of_list else services.remove_recommendation)(thing, by=request.user)
            except Refused as refused:
                error = refused.message
            else:
                return HttpResponseRedirect(back)
    words, code, _other = (thing.name, writing.language_here(), False) if of_list else selectors.in_her_language(thing, "short")
    page = {
        "convening": convening, "back": back, "back_label": _("Recommendations"), "words": words, "code": code, "error": error,
        "heading": _("Take it off the list?") if of_list else _("Take this recommendation away?"),
        "consequences": [_("Its name in all languages is gone.") if of_list else _("Its words in all languages are gone.")],
    }  # fmt: skip
    return render(request, "forums/synthesis_remove.html", page, status=409 if error else 200)


def _shown(made):
    """Ready for the page."""
    made.words, made.code, made.is_other = selectors.in_her_language(made, "short")
    made.direction, made.number_here = wording.direction(made.code), writing.number_here(made.number)
    made.in_full = selectors.in_her_language(made, "long")[0]
    return made


def _to_choose(addressees):
    """(code, name), those beneath another after it and marked so; before there is a list, the usual ones."""
    if addressees:
        return [(one.code, _("%(whole)s: %(part)s") % {"whole": one.parent.name, "part": one.name} if one.parent else one.name) for one in addressees]
    reading = writing.language_here()
    return [(code, name.get(reading, name["en"])) for code, name in services.DEFAULTS]


def _to_follow(paragraphs):
    told = _("%(room)s, %(number)s: %(beginning)s")
    return [
        (str(one.pk), told % {
            "room": one.room.title, "number": writing.number_here(one.number),
            "beginning": Truncator(selectors.in_her_language(one, "text")[0]).chars(90) or _("(no words yet)"),
        })
        for one in paragraphs
    ]  # fmt: skip
