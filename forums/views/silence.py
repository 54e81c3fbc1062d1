"""Letters about news: how often, of which rooms, and no more of them by one press."""

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from convening import policy

from .. import selectors
from ..forms import LettersForm
from ..services import digests


@require_http_methods(["GET", "HEAD", "POST"])
def silence(request, slug, room_slug):
    """One room: letters of it, or none."""
    room = selectors.room_for(request.user, slug, room_slug, "forums.read_room")
    part = _hers(request, room.convening_id)
    if request.method == "POST":
        silent = request.POST.get("silent") == "yes"
        digests.silence_room(room, silent, by=request.user)
        messages.success(request, _("No letters of this room any more.") if silent else _("You hear of news in this room again."))
        return HttpResponseRedirect(reverse("room_silence", args=[slug, room_slug]))
    how_often, silent = digests.choice_of(part)
    page = {"room": room, "convening": room.convening, "is_silent": room.pk in silent, "how_often": how_often}
    return render(request, "forums/silence.html", page)


@require_http_methods(["GET", "HEAD", "POST"])
def news_letters(request, slug):
    """All her rooms of a convening on one page; 404 for whoever reads none."""
    convening, rooms = selectors.rooms_for(request.user, slug)
    rooms = [room for room in rooms if policy.allows(request.user, "forums.read_room", room)]
    if not rooms:
        raise Http404
    part = _hers(request, convening.pk)
    how_often, silent = digests.choice_of(part)
    form = LettersForm(
        request.POST or None, rooms=rooms, initial={"news": how_often, "rooms": [room.pk.hex for room in rooms if room.pk not in silent]}
    )
    status = 200
    if request.method == "POST":
        status = 409
        if form.is_valid():
            told = set(form.cleaned_data.get("rooms", ()))
            elsewhere = silent - {room.pk for room in rooms}
            digests.choose_letters(
                part, form.cleaned_data["news"], elsewhere | {room.pk for room in rooms if room.pk.hex not in told}, by=request.user
            )
            messages.success(request, _("We keep to it from the next letter on."))
            return HttpResponseRedirect(reverse("news_letters", args=[slug]))
    return render(request, "forums/news_letters.html", {"convening": convening, "form": form, "rooms": rooms}, status=status)


def _hers(request, convening_id):
    """Her part, whose letters these are. Whoever printed a code for her is told nothing of them and ends none."""
    who = policy.standing(request.user)
    if not who.knows_her_voice:
        raise Http404
    return who.part_in(convening_id)


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def no_more_letters(request, token):
    """From the link in a letter, without signing in. Whoever only looks (a mail program does) changes nothing."""
    if digests.part_of(token) is None:
        raise Http404
    done = request.method == "POST" and digests.no_more_letters(token)
    return render(request, "forums/no_more_letters.html", {"done": done})
