"""How a room ends: the custodians' page, the certificate for everybody, and a passage removed afterwards."""

import json
from datetime import datetime

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from convening import policy
from convening.errors import Refused
from convening.selectors import convening_for

from .. import certificate as certificates
from .. import fragments, selectors
from ..forms.ending import ConfirmSealForm, RemoveForm
from ..models import Post, Room
from ..reasons import REMOVED
from ..selectors import life
from ..services import removing, sealing
from ..told_of_sealing import checks_in_words, destroyed_in_words, kept_in_words, removals_in_words


@require_http_methods(["GET", "HEAD", "POST"])
def room_seal(request, slug, room_slug):
    """What will be destroyed, what stays, what stands in the way; ask, confirm, take back, and watch."""
    room = selectors.room_for(request.user, slug, room_slug, "forums.seal_room")
    here = reverse("room_seal", args=[slug, room_slug])
    form, status, error, deed = ConfirmSealForm(), 200, "", request.POST.get("deed")
    if request.method == "POST":
        form = ConfirmSealForm(request.POST) if deed == "confirm" else form
        try:
            if _do(request, room, deed, form):
                return HttpResponseRedirect(here)
            error = _("Please tick the box first.") if deed == "ask" else ""
        except Refused as refused:
            if deed == "confirm" and refused.fields:
                form.add_error(*next(iter(refused.fields.items())))
            else:
                messages.warning(request, refused.message)
                return HttpResponseRedirect(here)
        status = 409
    asked, issued = life.seal_request_of(room), life.certificate_of(room)
    if issued is not None:
        return HttpResponseRedirect(reverse("certificate", args=[slug, room_slug]))
    plan, part = sealing.dry_run(room), policy.standing(request.user).part_in(room.convening_id)
    page = {
        "room": room, "convening": room.convening, "plan": plan, "asked": asked, "error": error, "form": form,
        "in_the_way": () if asked and asked.confirmed else plan["in_the_way"],
        "destroys": destroyed_in_words(asked.destroys if asked and asked.confirmed else plan["destroys"], room.naming),
        "keeps": kept_in_words(), "mine": bool(asked and part and asked.asked_by_id == part.pk),
        "alone": len(life.custodians_of(room.convening)) < 2,
    }  # fmt: skip
    return render(request, "forums/seal.html", page, status=status)


def _do(request, room, deed, form):
    """True if something was done."""
    if deed == "ask" and request.POST.get("understood") == "yes":
        sealing.ask_to_seal(room, by=request.user)
        messages.success(request, _("You have asked. Another custodian has seven days to confirm."))
    elif deed == "withdraw":
        sealing.withdraw_request(room, by=request.user)
        messages.success(request, _("The request is taken back. Nothing was destroyed."))
    elif deed == "confirm" and form.is_valid():
        sealing.confirm_seal(room, form.cleaned_data["short_name"], by=request.user)
        messages.success(request, _("The room is sealed. This is its certificate."))
    elif deed == "carry_on" and (asked := life.seal_request_of(room)) and asked.confirmed:
        sealing.carry_on(room)
        messages.success(request, _("The room is sealed. This is its certificate."))
    else:
        return False
    return True


@login_not_required
@require_safe
def certificate(request, slug, room_slug):
    """For everybody: when, what was proved, what was destroyed, how it can be checked. It names no participant."""
    room, issued = _issued(request, slug, room_slug)
    told = issued.content["certificate"]
    page = {
        "room": room, "convening": room.convening, "told": told, "destroyed": destroyed_in_words(told["destroyed"], told["room"]["naming"]),
        "kept": kept_in_words(), "checks": checks_in_words(told["checks"]), "removals": removals_in_words(issued.removals),
        "digest": certificates.digest_of(told), "public_key": issued.content["public_key"], "issued_at": _moment(told["issued_at"]),
    }  # fmt: skip
    return render(request, "forums/certificate.html", page)


@login_not_required
@require_safe
def certificate_json(request, slug, room_slug):
    """The same as a file, for `verify_seal` and for anybody's own check."""
    room, issued = _issued(request, slug, room_slug)
    body = json.dumps(certificates.document_of(issued), ensure_ascii=False, indent=1)
    name = f'attachment; filename="certificate-{room.slug}.json"'
    return HttpResponse(body, content_type="application/json", headers={"Content-Disposition": name})


@require_http_methods(["GET", "HEAD", "POST"])
def post_remove(request, slug, room_slug, post_id):
    """A passage goes because somebody asks. Whoever may not read the room sees its place and not its words."""
    room = selectors.room_for(request.user, slug, room_slug, "forums.remove_passage")
    post = Post.objects.filter(pk=post_id, room=room, position__isnull=False).exclude(reason_code=REMOVED).first()
    if post is None:
        raise Http404
    back, form, status = f"{reverse('room', args=[slug, room_slug])}#p-{post.pk.hex}", RemoveForm(request.POST or None), 200
    if request.method == "POST":
        status = 409
        if form.is_valid():
            try:
                removing.remove_passage(post, form.cleaned_data["reason"], by=request.user)
            except Refused as refused:
                form.add_error(None, refused.message)
            else:
                messages.success(request, _("The passage is removed. The certificate says that something was."))
                return HttpResponseRedirect(reverse("certificate", args=[slug, room_slug]))
    shown = ""
    if policy.allows(request.user, "forums.read_room", room):
        shown = fragments.list_of(room, [selectors.one_post(room, request.user, post_id)])
    page = {"room": room, "convening": room.convening, "shown": shown, "place": post.position, "form": form, "back": back}
    return render(request, "forums/remove_passage.html", page, status=status)


def _issued(request, slug, room_slug):
    convening = convening_for(request.user, slug)
    room = Room.objects.filter(convening=convening, slug=room_slug, published=True).select_related("convening").first()
    issued = life.certificate_of(room) if room else None
    if issued is None:
        raise Http404
    return room, issued


def _moment(text):
    return datetime.fromisoformat(text)
