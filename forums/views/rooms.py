"""The rooms of a convening, and opening one."""

from django.contrib import messages
from django.http import HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from convening import policy
from convening.errors import Refused
from convening.models import Convening
from sessions.forms import tell

from .. import selectors
from ..forms import RoomForm
from ..services import rooms as services


@require_safe
def rooms(request, slug):
    convening, found = selectors.rooms_for(request.user, slug)
    return render(request, "forums/rooms.html", {"convening": convening, "rooms": found})


@require_http_methods(["GET", "HEAD", "POST"])
def new_room(request, slug):
    """The secretariat opens a room, with its questions and those who look after it."""
    convening = policy.access(request.user, "forums.open_room", Convening.objects.all(), slug=slug)
    offered = selectors.moderators_to_choose(convening)
    form = RoomForm(
        request.POST or None,
        moderators=[(str(part.pk), part.person.profile.name) for part in offered],
        initial={"languages": convening.languages, "opens_on": convening.starts_on, "closes_on": convening.ends_on},
    )
    if form.is_valid():
        chosen = [part for part in offered if str(part.pk) in form.cleaned_data["moderators"]]
        try:
            room = services.open_room(convening, by=request.user, moderators=chosen, **form.columns())
        except Refused as refused:
            tell(form, refused)
        else:
            messages.success(request, _("The room is there. Members see it now and can write from its first day."))
            return HttpResponseRedirect(reverse("room", args=[slug, room.slug]))
    return render(request, "forums/new_room.html", {"convening": convening, "form": form})
