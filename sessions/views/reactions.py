"""Reactions on the live page: a tap from anybody, and the numbers for the chair."""

from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from convening import policy
from convening.errors import Refused

from ..floor import reactions as shown
from ..services.floor import reactions as services
from .live import done, on_the_floor, refused


@require_http_methods(["GET", "HEAD", "POST"])
@on_the_floor
def react(request, seat):
    """POST: she reacts. GET: how many do, for whoever chairs."""
    if request.method != "POST":
        policy.require(seat.person, "sessions.chair", seat.session)
        return render(request, "sessions/live/_reactions_exact.html", {"exact": shown.exact(seat.session)})
    try:
        services.react(seat, request.POST.get("kind", ""))
    except Refused as refusal:
        return refused(request, seat, refusal)
    return done(request, seat, "reactions")
