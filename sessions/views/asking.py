"""Asking for the floor: a form on a page of its own, which the live page opens in place."""

from django.shortcuts import render
from django.views.decorators.http import require_http_methods, require_POST

from convening import writing
from convening.errors import Refused

from .. import floor
from ..floor import turns
from ..forms import tell
from ..forms.asking import AskForm
from ..services.floor import asking
from .live import done, on_the_floor


@require_http_methods(["GET", "HEAD", "POST"])
@on_the_floor
def ask(request, seat):
    """Ask for the floor, or change what was asked."""
    if request.method != "POST":
        hers = turns.request_of(floor.look(seat.session), seat.me)
        return _form(request, seat, AskForm(seat=seat, before=hers, initial=_as_asked(seat, hers)), asked_before=bool(hers))
    form = AskForm(request.POST, seat=seat)
    if not form.is_valid():
        return _form(request, seat, form, status=409)
    wished = form.cleaned_data
    try:
        asking.ask_for_the_floor(
            seat, language=wished["language"], topic=wished["topic"], by_name=wished.get("by_name", False), point=wished["point"]
        )
    except Refused as refusal:
        tell(form, refusal)
        return _form(request, seat, form, status=409)
    return done(request, seat, "stage")


@require_POST
@on_the_floor
def take_back(request, seat):
    asking.take_back(seat)
    return done(request, seat, "stage")


@require_POST
@on_the_floor
def finished(request, seat):
    asking.finish(seat)
    return done(request, seat, "stage")


def _as_asked(seat, hers):
    """What the form begins with: what she asked before, else the language in which she reads."""
    if hers:
        return {"language": hers["language"], "topic": hers["topic"], "by_name": bool(hers["name"]), "point": hers["point"]}
    language = writing.language_here()
    return {"language": language if language in seat.session.languages else seat.session.languages[0]}


def _form(request, seat, form, *, asked_before=False, status=200):
    return render(request, "sessions/live/ask.html", {
        "convening": seat.session.convening, "session": seat.session, "form": form, "asked_before": asked_before,
    }, status=status)
