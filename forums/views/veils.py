"""Asking that a veil be lifted, deciding on it, and seeing the answer once; the custodians' own page."""

from django.contrib import messages
from django.http import Http404, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from convening import clock, policy
from convening.errors import Refused
from convening.models import Convening

from .. import selectors, wording
from ..forms.ending import AskVeilForm, SeeVeilForm
from ..models import Post, Room, VeilRequest
from ..selectors import life
from ..services import veils as services

State = VeilRequest.State


@require_http_methods(["GET", "HEAD", "POST"])
def veil_ask(request, slug, room_slug, post_id):
    """The same page for every post, whoever may have written it."""
    room = selectors.room_for(request.user, slug, room_slug, "forums.ask_veil")
    post = Post.objects.filter(pk=post_id, room=room).first()
    if post is None:
        raise Http404
    form, status = AskVeilForm(request.POST or None), 200
    if request.method == "POST":
        status = 409
        if form.is_valid():
            given = form.cleaned_data
            post.room = room
            try:
                services.ask_to_lift(post, given["kind"], given["reason"], by=request.user, key=given["client_key"])
            except Refused as refused:
                form.add_error(*next(iter(refused.fields.items()), (None, refused.message)))
            else:
                messages.success(request, _("The custodians are asked. Two of them have 72 hours to agree."))
                return HttpResponseRedirect(reverse("veils", args=[slug]))
    page = {"room": room, "convening": room.convening, "post": _words(post), "form": form, "back": reverse("room", args=[slug, room_slug])}
    return render(request, "forums/veil_ask.html", page, status=status)


@require_safe
def veils(request, slug):
    """What waits for her as a custodian or as the officer, and what she asked for; for custodians also the rooms that are to be sealed."""
    convening = _convening(request, slug)
    who = policy.standing(request.user)
    found = life.veils_for(who, convening, hears=_hears(request.user, convening))
    is_custodian, rooms = who.has(convening.pk, "custodian"), []
    if is_custodian:
        rooms = list(Room.objects.filter(policy.among(request.user, "forums.seal_room"), convening=convening).select_related("convening"))
        for room in rooms:
            room.stage = room.stage_on(clock.today(convening.zone))
            room.stage_in_words = Room.Stage(room.stage).label
    page = {
        "convening": convening, "is_custodian": is_custodian, "rooms": rooms, "lifted": life.lifted(convening),
        "veils": [{"veil": one, "state": _state(one), "url": reverse("veil", args=[slug, one.pk])} for one in found],
    }  # fmt: skip
    return render(request, "forums/veils.html", page)


@require_http_methods(["GET", "HEAD", "POST"])
def veil(request, slug, veil_id):
    """One request. The answer is in the response to the officer's own form and nowhere else: there is no address for it."""
    convening = _convening(request, slug)
    hears = _hears(request.user, convening)
    found = next((one for one in life.veils_for(policy.standing(request.user), convening, hears=hears) if one.pk == veil_id), None)
    if found is None:
        raise Http404
    decides = found.state == State.ASKED and not found.has_lapsed and policy.allows(request.user, "forums.agree_veil", found.room)
    sees = found.state == State.AGREED and not found.has_lapsed and policy.allows(request.user, "forums.see_veil", found.room)
    if hears and not sees and not _has_to_do_otherwise(request.user, convening, found):
        raise Http404
    form, status, error = SeeVeilForm(), 200, ""
    if request.method == "POST":
        deed, status = request.POST.get("deed"), 409
        if deed == "see" and sees:
            form = SeeVeilForm(request.POST)
            if form.is_valid() and (answer := _seen(request, found, form)) is not None:
                return answer
        elif deed == "agree" and decides and request.POST.get("understood") != "yes":
            error = _("Please tick the box first.")
        elif deed in ("agree", "refuse") and decides:
            try:
                {"agree": services.agree, "refuse": services.refuse}[deed](found, by=request.user)
                messages.success(request, _("You have agreed.") if deed == "agree" else _("You have refused. The request is over."))
            except Refused as refused:
                messages.warning(request, refused.message)
            return HttpResponseRedirect(reverse("veil", args=[slug, veil_id]))
    part = policy.standing(request.user).part_in(convening.pk)
    page = {
        "convening": convening, "room": found.room, "veil": found, "state": _state(found), "reason": found.read("reason"), "post": _words(found.post),
        "decides": decides and part is not None and part.pk not in (found.asked_by_id, found.first_id), "sees": sees, "form": form, "error": error,
        "agreed_once": found.state == State.ASKED and found.first_id is not None, "agreed_by_her": part is not None and found.first_id == part.pk,
    }  # fmt: skip
    return render(request, "forums/veil.html", page, status=status)


def _seen(request, found, form):
    """The page that is shown once, or None where the form goes back to her."""
    given = form.cleaned_data
    later = given["later"] == "yes"
    if later and given["notice_from"] is None:
        form.add_error("notice_from", _("Choose the day from which the person is told."))
        return None
    try:
        person = services.see(found, by=request.user, notice_from=given["notice_from"] if later else None, deferral=given["deferral"])
    except Refused as refused:
        form.add_error(*next(iter(refused.fields.items()), (None, refused.message)))
        return None
    page = {"convening": found.room.convening, "room": found.room, "part": person, "post": _words(found.post)}
    return render(request, "forums/veil_seen.html", page)


def _convening(request, slug):
    return policy.access(request.user, "forums.view_veils", Convening.objects.all(), slug=slug)


def _hears(person, convening):
    return policy.allows(person, "participants.look_after_incidents", convening)


def _has_to_do_otherwise(person, convening, found):
    who = policy.standing(person)
    part = who.part_in(convening.pk)
    return who.has(convening.pk, "custodian") or (part is not None and part.pk == found.asked_by_id)


def _words(post):
    """What was said, as far as it still stands, for those who decide: without its voice."""
    return {"html": mark_safe(post.html), "direction": wording.direction(post.language), "language": post.language}  # noqa: S308


def _state(found):
    return _("lapsed") if found.has_lapsed else found.get_state_display()
