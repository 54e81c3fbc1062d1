"""Polls on the live page: voting; and the page of whoever makes, opens and closes them."""

from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from convening import policy
from convening.errors import Refused

from .. import floor
from ..floor import polls as shown
from ..forms import tell
from ..forms.polls import PollForm
from ..services.floor import polls as services
from .live import done, fetched, on_the_floor, refused

RIGHT = "sessions.hold_polls"


@require_POST
@on_the_floor
def vote(request, seat, poll):
    chosen = [int(place) for place in request.POST.getlist("choice")[:services.MOST_CHOICES] if place.isascii() and place.isdigit() and len(place) < 3]
    try:
        services.vote(seat, poll, chosen)
    except Refused as refusal:
        return refused(request, seat, refusal)
    return done(request, seat, "polls")


@require_safe
@on_the_floor
def hold_polls(request, seat):
    """All polls of the session; a fragment for pages that hold it."""
    policy.require(seat.person, RIGHT, seat.session)
    return _desk(request, seat)


@require_http_methods(["GET", "HEAD", "POST"])
@on_the_floor
def new_poll(request, seat):
    policy.require(seat.person, RIGHT, seat.session)
    form = PollForm(request.POST or None, session=seat.session)
    if request.method == "POST" and form.is_valid():
        try:
            services.make_poll(seat, **form.poll())
            return redirect("live_polls", seat.session.convening.slug, seat.session.slug)
        except Refused as refusal:
            tell(form, refusal)
    return render(request, "sessions/live/new_poll.html", {
        "convening": seat.session.convening, "session": seat.session, "form": form,
        "back": reverse("live_polls", args=[seat.session.convening.slug, seat.session.slug]),
    }, status=409 if request.method == "POST" else 200)


_DEEDS = {
    "open": services.open_poll, "close": services.close_poll, "remove": services.remove_poll, "show": services.show_result,
    "hide": lambda seat, poll: services.show_result(seat, poll, shown=False),
}


@require_POST
@on_the_floor
def hold_poll(request, seat, poll, deed):
    """Open, close or take away a poll; show or hide its result."""
    policy.require(seat.person, RIGHT, seat.session)
    if deed not in _DEEDS:
        raise Http404
    try:
        _DEEDS[deed](seat, poll)
    except Refused as refusal:
        return refused(request, seat, refusal) if fetched(request) else _desk(request, seat, refusal.message, 409)
    if fetched(request):
        return done(request, seat)
    return redirect("live_polls", seat.session.convening.slug, seat.session.slug)


def _desk(request, seat, refusal="", status=200):
    state = floor.look(seat.session)
    template = "_poll_desk" if fetched(request) else "polls"
    return render(request, f"sessions/live/{template}.html", {
        "convening": seat.session.convening, "session": seat.session, "desk": shown.desk(state), "columns": shown.columns(), "seq": state.seq,
        "refusal": refusal,
    }, status=status)
