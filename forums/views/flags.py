"""A member asks the moderation to look at a post. Like writing, this saves nothing else: no message, no login session."""

from django.http import Http404, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from convening.errors import Refused

from .. import fragments, selectors
from ..forms import FlagForm
from ..models import Post
from ..selectors import moderation as shown
from ..services import flags


@require_http_methods(["GET", "HEAD", "POST"])
def flag(request, slug, room_slug, post_id):
    """Why, and what follows; afterwards, what she told, and the way to take it back."""
    room = selectors.room_for(request.user, slug, room_slug, "forums.flag_post")
    post = Post(pk=post_id, room=room)
    hers = shown.flag_by(room, request.user, post)
    said = _readable(room, request.user, post_id)
    if said is None and hers is None:
        raise Http404
    sent = request.POST if request.method == "POST" and request.POST.get("deed") != "take_back" else None
    form, status, refused = FlagForm(sent, initial={"reason": hers.reason if hers else None}), 200, ""
    if request.method == "POST":
        status = 409
        try:
            if request.POST.get("deed") == "take_back":
                flags.take_back_flag(post, by=request.user)
                return HttpResponseRedirect(_room(room) + f"#p-{post_id.hex}")
            if form.is_valid():
                flags.flag_post(post, form.cleaned_data["reason"], by=request.user)
                return HttpResponseRedirect(request.path)
        except Refused as refusal:
            refused = refusal.message
    page = {
        "room": room, "convening": room.convening, "form": form, "hers": hers, "refused": refused, "back": _room(room),
        "post": fragments.list_of(room, [said]) if said else "", "said": said,
    }  # fmt: skip
    return render(request, "forums/flag.html", page, status=status)


def _readable(room, person, post_id):
    """The post if members read it, else None: whoever asked to look at it still finds her way back."""
    try:
        said = selectors.one_post(room, person, post_id)
    except Http404:
        return None
    return said if said.mine or said.state == Post.State.PUBLISHED else None


def _room(room):
    return reverse("room", args=[room.convening.slug, room.slug])
