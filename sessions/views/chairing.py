"""The chair's page: the list in its order, the clock, and the buttons that give the floor. All of it works by reload too."""

from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from convening.errors import Refused

from .. import floor
from ..floor import booths, equity, polls, questions, queue, reactions
from ..forms.asking import ChairForm
from ..services.floor import chairing, ending
from .live import fetched, officers

by_chair = officers("sessions.chair")


@require_safe
@by_chair
def chair(request, seat):
    """The whole page; for scripts, which ask when something changed, only what changes."""
    return _page(request, seat)


def _seconds(form):
    minutes = form.cleaned_data["about"]
    return int(minutes) * 60 if minutes.isdecimal() else 0


DEEDS = {
    "next": lambda seat, form: chairing.call_next(seat, turn=form.cleaned_data["turn"]),
    "call": lambda seat, form: chairing.call(seat, form.cleaned_data["about"], turn=form.cleaned_data["turn"]),
    "segment-speaker": lambda seat, form: chairing.call_segment(seat, turn=form.cleaned_data["turn"]),
    "somebody-else": lambda seat, form: chairing.call_somebody_else(seat, turn=form.cleaned_data["turn"]),
    "undo": lambda seat, form: chairing.undo_call(seat, turn=form.cleaned_data["turn"]),
    "end": lambda seat, form: chairing.end_turn(seat, turn=form.cleaned_data["turn"]),
    "hold": lambda seat, form: chairing.hold_clock(seat, turn=form.cleaned_data["turn"]),
    "start": lambda seat, form: chairing.start_clock(seat, turn=form.cleaned_data["turn"]),
    "minute": lambda seat, form: chairing.give_a_minute(seat, turn=form.cleaned_data["turn"], key=form.cleaned_data["client_key"]),
    "wait": lambda seat, form: chairing.let_wait(seat, form.cleaned_data["about"]),
    "last": lambda seat, form: chairing.put_last(seat, form.cleaned_data["about"]),
    "back": lambda seat, form: chairing.put_back(seat, form.cleaned_data["about"]),
    "open-list": lambda seat, form: chairing.open_list(seat, True),
    "close-list": lambda seat, form: chairing.open_list(seat, False),
    "first-on": lambda seat, form: chairing.set_rules(seat, first=True),
    "first-off": lambda seat, form: chairing.set_rules(seat, first=False),
    "regions-on": lambda seat, form: chairing.set_rules(seat, regions=True),
    "regions-off": lambda seat, form: chairing.set_rules(seat, regions=False),
    "seconds": lambda seat, form: chairing.set_seconds(seat, _seconds(form)),
    "segment": lambda seat, form: chairing.set_segment(seat, form.cleaned_data["about"]),
}


@require_POST
@by_chair
def chair_deed(request, seat, deed):
    """One button of the chair's page."""
    if deed not in DEEDS:
        raise Http404
    form = ChairForm(request.POST)
    if not form.is_valid():
        return _page(request, seat, refusal=queue.STALE, status=409)
    try:
        DEEDS[deed](seat, form)
    except Refused as refusal:
        return _page(request, seat, refusal=refusal.message, status=409)
    return _done(request, seat)


@require_http_methods(["GET", "HEAD", "POST"])
@by_chair
def take_off(request, seat, request_id):
    """Take a request off the list: asked once more, for she may have waited long."""
    place = queue.place_of(floor.look(seat.session), str(request_id))
    if place is None:
        return redirect(_address(seat))
    if request.method == "POST" and request.POST.get("understood"):
        try:
            chairing.remove(seat, str(request_id))
        except Refused:
            pass  # she took it back herself, or has the floor: it is off the list
        return redirect(_address(seat))
    return render(request, "sessions/live/remove.html", {
        "convening": seat.session.convening, "session": seat.session, "place": place, "unsure": request.method == "POST",
    })


@require_http_methods(["GET", "HEAD", "POST"])
@by_chair
def close_floor(request, seat):
    """The end of the floor, asked once more."""
    error = ""
    if request.method == "POST":
        try:
            if request.POST.get("understood"):
                ending.close_floor(seat.session, by=seat.person)
                return redirect("session", seat.session.convening.slug, seat.session.slug)
            error = _("Tick the box, if you want this.")
        except Refused as refusal:
            error = refusal.message
    return render(request, "sessions/live/close.html", {
        "convening": seat.session.convening, "session": seat.session, "error": error, "consequences": [
            _("Nobody can ask for the floor, write a question or vote any more."),
            _("Who asked, what was asked and how each voted is gone for good. Only counts are kept."),
            _("Questions without an answer go to the room of this session, if their askers agreed, without a name."),
        ],
    }, status=409 if error else 200)


def _done(request, seat):
    if fetched(request):
        return render(request, "sessions/live/_mine.html", {"hers": [], "refusal": ""})
    return redirect(_address(seat))


def _address(seat):
    return reverse("live_chair", args=[seat.session.convening.slug, seat.session.slug])


def _page(request, seat, *, refusal="", status=200):
    if fetched(request) and refusal:
        return render(request, "sessions/live/_mine.html", {"hers": [], "refusal": refusal}, status=status)
    state = floor.look(seat.session)
    shown = {
        "convening": seat.session.convening, "session": seat.session, "seat": seat, "seq": state.seq, "refusal": refusal, **queue.shown(state),
    }
    if fetched(request):
        return render(request, "sessions/live/_chair.html", shown)
    shown |= {
        "signals": booths.signals(state), "queue": questions.queue(state), "desk": polls.desk(state), "columns": polls.columns(),
        "exact": reactions.exact(seat.session), "figures": equity.figures(seat, state),
    }
    return render(request, "sessions/live/chair.html", shown, status=status)
