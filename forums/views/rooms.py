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
from ..starting_points import MEETINGS, PLACES, starting_point
from .settings import called

EMPTY = "empty"


@require_safe
def rooms(request, slug):
    convening, found = selectors.rooms_for(request.user, slug)
    selectors.count_new(request.session, request.user, found)
    # Whoever reads may have letters about it; on paper that somebody else printed nobody is told of hers.
    reads = policy.standing(request.user).knows_her_voice and any(policy.allows(request.user, "forums.read_room", room) for room in found)
    return render(request, "forums/rooms.html", {"convening": convening, "rooms": found, "reads": reads})


@require_http_methods(["GET", "HEAD", "POST"])
def new_room(request, slug):
    """The secretariat opens a room: it chooses what to start from, then changes all of it as it likes. Shown to members it cannot be
    hidden again, so that is asked once more on a page of its own."""
    convening = policy.access(request.user, "forums.open_room", Convening.objects.all(), slug=slug)
    code = request.GET.get("start", "")
    start = starting_point(code)
    if request.method != "POST" and start is None and code != EMPTY:
        return render(request, "forums/new_room_start.html", {"convening": convening, "meetings": MEETINGS})
    offered, sessions = selectors.moderators_to_choose(convening), selectors.sessions_to_choose(convening)
    choices = {
        "moderators": [(str(part.pk), called(part)) for part in offered],
        "sessions": [(str(session.pk), title) for session, title in sessions],
        "start": start,
    }
    if "more" in request.POST:
        form = RoomForm(initial=_one_row_more(request.POST), **choices)
    else:
        days = {"languages": convening.languages, "opens_on": convening.starts_on, "closes_on": convening.ends_on}
        form = RoomForm(request.POST if request.method == "POST" else None, initial=days, **choices)
    if form.is_valid():
        draft = request.POST.get("as") == "draft"
        chosen = [part for part in offered if str(part.pk) in form.cleaned_data["moderators"]]
        session = next((session for session, _title in sessions if str(session.pk) == form.cleaned_data["session"]), None)
        try:
            room = services.open_room(
                convening, by=request.user, moderators=chosen, session=session, published=False, **form.columns(PLACES)
            )
        except Refused as refused:
            tell(form, refused)
        else:
            messages.success(request, _("The room is there as a draft. Only the secretariat sees it until you publish it."))
            return HttpResponseRedirect(reverse("room_settings" if draft else "room_settings_publish", args=[slug, room.slug]))
    return render(request, "forums/new_room.html", {"convening": convening, "form": form, "start": start})


def _one_row_more(sent):
    """What was typed so far, for the same form with room for one more question."""
    typed = {name: values if name in ("languages", "moderators", "sub_themes") else values[-1] for name, values in sent.lists()}
    rows = typed.get("rows", "")
    typed["rows"] = (int(rows) if rows.isascii() and rows.isdigit() and len(rows) < 4 else 0) + 1
    return typed
