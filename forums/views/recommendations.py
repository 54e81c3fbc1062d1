"""Recommendations: the list in its order or by whom it addresses, one of them with all that belongs to it, and the list of addressees.

What is asked for stands in the query. Of the list: `edit` ("new" for one more, or an id), `by=addressee`, `addressees` for their list, `name`
for one of them ("new"), `remove` before something is taken away. Of one recommendation: `words`, an addressee whose own words are written.
"""

from urllib.parse import urlencode

from django.contrib import messages
from django.http import Http404, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.text import Truncator
from django.utils.translation import gettext as _, pgettext
from django.views.decorators.http import require_http_methods

from convening import policy, writing
from convening.errors import Refused
from convening.twice import asked_twice
from sessions.forms import tell

from .. import selectors, wording
from ..forms import AddresseeForm, OwnWordsForm, RecommendationForm
from ..models import Addressee, Room
from ..services import synthesis as services
from ..services.synthesis import varying
from ..services.synthesis.addressing import LEVELS

NAMES = ("short", "long")
_STATES = {
    "first": lambda: pgettext("a translation", "written first"), "done": lambda: pgettext("a translation", "there"),
    "behind": lambda: pgettext("a translation", "older than the text"), "missing": lambda: pgettext("a translation", "missing"),
}  # fmt: skip


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
        return _addressee(request, convening, None if asked["name"] == "new" else selectors.one_of(convening.listed, asked["name"]))
    if keeps and "remove" in asked:
        return _remove(request, convening, selectors.one_of([*(found if writes else ()), *convening.listed], asked["remove"]))
    if request.method == "POST":
        return _deed(request, convening, found, writes, keeps)
    return _list(request, convening, found, writes, keeps)


@require_http_methods(["GET", "HEAD", "POST"])
def recommendation(request, slug, recommendation_id):
    """One of them: its words, those whom it addresses and theirs, what it follows from, who stands behind it, what was undertaken."""
    convening, found, writes = selectors.recommendations_for(request.user, slug)
    made = selectors.one_of(found, recommendation_id)
    if writes and "words" in request.GET:
        return _own_words(request, convening, made, selectors.one_of(made.addressed_to, request.GET["words"]))
    if request.method == "POST":
        raise Http404
    keeps = policy.allows(request.user, "forums.keep_commitments", convening)
    for one in made.addressed_to:
        one.called = _called(one.line)
        one.words, one.code, one.is_other = selectors.in_her_language(one.own, "short")
        one.direction, one.in_full = wording.direction(one.code), selectors.in_her_language(one.own, "long")[0]
        one.states = _states(one.own) if one.words else []
    page = {
        "convening": convening, "made": _shown(made), "writes": writes, "keeps": keeps, "states": _states(made), "follows_from": _follows_from(made),
        "commitments": selectors.commitments_about(made), "stage": selectors.stage_of(selectors.round_of(convening)), "k": convening.threshold_people,
    }  # fmt: skip
    return render(request, "forums/recommendations_one.html", page)


def _list(request, convening, found, writes, keeps, refused=""):
    lines = selectors.line_of(convening.listed)
    for one in convening.listed:
        one.called = _called(lines[one.pk])
    for one in found:
        for addressee in one.addressed_to:
            addressee.called = _called(addressee.line)
    page = {
        "convening": convening, "recommendations": [_shown(one) for one in found], "writes": writes, "keeps": keeps, "refused": refused,
        "addressees": convening.listed if keeps and "addressees" in request.GET else None,
        "groups": _by_addressee(convening.listed, found) if request.GET.get("by") == "addressee" else None,
    }  # fmt: skip
    return render(request, "forums/recommendations.html", page, status=409 if refused else 200)


def _by_addressee(kept, found):
    """[(addressee, [recommendation in the words for it])], those whom nobody addresses left out."""
    groups = []
    for addressee in kept:
        hers = []
        for made in found:
            own = next((one.own for one in made.addressed_to if one.pk == addressee.pk), None)
            if own is not None:
                words, code, is_other = selectors.in_her_language(own, "short")
                told = {"made": made, "varied": bool(words), "words": words or made.words, "code": code if words else made.code}
                hers.append({**told, "direction": wording.direction(told["code"]), "is_other": is_other if words else made.is_other})
        if hers:
            groups.append((addressee, hers))
    return groups


def _deed(request, convening, found, writes, keeps):
    """Move one of them, or somebody on the list."""
    here, way = reverse("recommendations", args=[convening.slug]), request.POST.get("deed")
    try:
        if writes and way in ("up", "down") and "of" in request.POST:
            services.move_recommendation(selectors.one_of(found, request.POST["of"]), up=way == "up", by=request.user)
            return HttpResponseRedirect(here)
        if keeps and way in ("up", "down") and "addressee" in request.POST:
            one = selectors.one_of(convening.listed, request.POST["addressee"])
            services.move_addressee(one, up=way == "up", by=request.user)
            return HttpResponseRedirect(f"{here}?addressees=yes#addressees")
    except Http404:
        pass  # somebody took it away meanwhile: the list is shown as it is
    return _list(request, convening, found, writes, keeps, _("Choose what to do."))


def _one(request, convening, made):
    """Write one more, or write one anew."""
    paragraphs = selectors.paragraphs_to_follow(convening)
    start = {"language": made.language if made else writing.language_here()}
    if made:
        start |= {f"{name}_{code}": getattr(made, f"{name}_{code}") or "" for name in NAMES for code in selectors.LANGUAGES}
        start |= {"addressees": [one.code for one in made.addressed_to], "insights": [str(one.pk) for one in made.insights.all()]}
    form = RecommendationForm(request.POST or None, addressees=_to_choose(convening.listed), insights=_to_follow(paragraphs), initial=start)
    status, back = 200, _address(convening, made)
    if request.method == "POST":
        status = 409
        if form.is_valid():
            ready = request.POST.get("ready") == "yes"
            try:
                if made:
                    services.change_recommendation(made, ready=ready, by=request.user, **form.columns())
                else:
                    written = services.recommend(convening, ready=ready, by=request.user, key=form.cleaned_data["client_key"], **form.columns())
                    back = _address(convening, written)  # where it is worded for each of those whom it addresses
            except Refused as refused:
                tell(form, refused)
            else:
                messages.success(request, _("Kept, and ready.") if ready else _("Kept as a draft. It is not printed before it is ready."))
                return HttpResponseRedirect(back)
    found = services.findings(convening, made, by=request.user) if made and status == 200 else {}
    page = {
        "convening": convening, "form": form, "made": made, "found": found, "back": back,
        "fields": [(field, found.get(field.name, [])) for field in form.visible_fields()],
    }  # fmt: skip
    return render(request, "forums/recommendation.html", page, status=status)


def _own_words(request, convening, made, addressee):
    """The words for one of those whom it addresses."""
    own = addressee.own
    start = {f"{name}_{code}": getattr(own, f"{name}_{code}") or "" for name in NAMES for code in selectors.LANGUAGES}
    form, status, back = OwnWordsForm(request.POST or None, initial=start), 200, _address(convening, made)
    if request.method == "POST":
        status = 409
        if form.is_valid():
            try:
                services.word_for(made, addressee.code, **form.columns(), by=request.user)
            except Refused as refused:
                tell(form, refused)
            else:
                messages.success(request, _("Kept."))
                return HttpResponseRedirect(f"{back}#for-{addressee.pk}")
    found = services.findings(convening, own, by=request.user) if varying.has_words(own) and status == 200 else {}
    page = {
        "convening": convening, "form": form, "made": _shown(made), "addressee": addressee, "found": found, "back": back,
        "fields": [(field, found.get(field.name, [])) for field in form.visible_fields()],
    }  # fmt: skip
    return render(request, "forums/recommendations_words.html", page, status=status)


def _addressee(request, convening, one):
    """Name somebody on the list, or one more."""
    kept = convening.listed
    start = {f"name_{code}": getattr(one, f"name_{code}") or "" for code in selectors.LANGUAGES} if one else {}
    start["parent"] = one.parent.code if one and one.parent else ""
    lines = selectors.line_of(kept)
    above = [other for other in kept if other.level < LEVELS - 1 and (one is None or one not in lines[other.pk])]
    form, status = AddresseeForm(request.POST or None, parents=_to_choose(above, lines, start=not kept), initial=start), 200
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
    back = reverse("recommendations", args=[convening.slug])
    of_list = isinstance(thing, Addressee)
    if of_list:
        back += "?addressees=yes#addressees"
    remove = services.remove_addressee if of_list else services.remove_recommendation
    done, error = asked_twice(request, lambda: remove(thing, by=request.user))
    if done:
        return HttpResponseRedirect(back)
    words, code, _other = (thing.name, writing.language_here(), False) if of_list else selectors.in_her_language(thing, "short")
    page = {
        "convening": convening, "back": back, "back_label": _("Recommendations"), "words": words, "code": code, "error": error,
        "heading": _("Take it off the list?") if of_list else _("Take this recommendation away?"),
        "consequences": [_("Its name in all languages is gone.") if of_list else _("Its words in all languages are gone.")],
    }  # fmt: skip
    return render(request, "forums/synthesis_remove.html", page, status=409 if error else 200)


def _address(convening, made):
    if made is None:
        return reverse("recommendations", args=[convening.slug])
    return reverse("recommendation", args=[convening.slug, made.pk])


def _shown(made):
    """Ready for the page."""
    made.words, made.code, made.is_other = selectors.in_her_language(made, "short")
    made.direction, made.number_here = wording.direction(made.code), writing.number_here(made.number)
    made.in_full = selectors.in_her_language(made, "long")[0]
    return made


def _states(thing):
    """[(the language's name, the state of its words)]."""
    return [(writing.language_name_here(code), _STATES[state]()) for code, state in selectors.translated(thing, "short")]


def _follows_from(made):
    """[{"label", "url", "words", "code", "direction"}] of the paragraphs that are ready."""
    told = []
    for one in selectors.paragraphs_behind(made):
        slug, where = made.convening.slug, one.room or one.session
        view = "synthesis_room" if isinstance(where, Room) else "synthesis_session"
        words, code, _other = selectors.in_her_language(one, "text")
        label = _("%(where)s, paragraph %(number)s") % {"where": where.title, "number": writing.number_here(one.number)}
        told.append({"label": label, "url": reverse(view, args=[slug, where.slug]), "words": words, "code": code, "direction": wording.direction(code)})
    return told


def _called(line):
    """Its name behind those above it."""
    called = line[0].name
    for one in line[1:]:
        called = _("%(whole)s: %(part)s") % {"whole": called, "part": one.name}
    return called


def _to_choose(addressees, lines=None, start=True):
    """(code, name), those beneath another after it and named so; before there is a list (`start`), the usual ones."""
    if addressees or not start:
        lines = lines or selectors.line_of(addressees)
        return [(one.code, _called(lines[one.pk])) for one in addressees]
    reading = writing.language_here()
    return [(code, name.get(reading, name["en"])) for code, name in services.DEFAULTS]


def _to_follow(paragraphs):
    told = _("%(room)s, %(number)s: %(beginning)s")
    return [
        (str(one.pk), told % {
            "room": (one.room or one.session).title, "number": writing.number_here(one.number),
            "beginning": Truncator(selectors.in_her_language(one, "text")[0]).chars(90) or _("(no words yet)"),
        })
        for one in paragraphs
    ]  # fmt: skip
