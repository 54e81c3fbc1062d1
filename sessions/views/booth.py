"""The booth: what an interpreter has before her while she works, and what the booths tell the chair."""

import uuid
from urllib.parse import urlencode

from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from convening import honesty
from convening.errors import Refused

from .. import floor, selectors
from ..floor import booths as state_of_booths
from ..floor import captions as state_of_captions
from ..floor import reactions
from ..services.floor import booths
from .live import fetched, officers

DEEDS = {
    "sit_down": booths.sit_down, "leave": booths.leave, "start": booths.start, "ask": booths.ask_to_switch, "switch": booths.switch,
    "call_off": booths.call_off,
}


@require_http_methods(["GET", "HEAD", "POST"])
@officers("sessions.caption")
def booth(request, seat):
    """GET: the page; with scripts its two fragments ("desk", "lines") are fetched anew when something changes. POST: a deed."""
    state = floor.look(seat.session)
    teams = state_of_booths.teams_of(seat.session, state.key)
    chosen = _chosen(request, seat, teams)
    if request.method == "POST":
        return _done(request, seat, chosen, teams)
    fragment = request.GET.get("fragment", "")
    if fragment == "lines":
        return render(request, "sessions/live/_booth_lines.html", _lines(seat, state, chosen))
    page = {"convening": seat.session.convening, "session": seat.session, "seat": seat, **_desk(seat, state, chosen, teams)}
    if fragment == "desk":
        return render(request, "sessions/live/_booth_desk.html", page)
    return _page(request, seat, state, page | _lines(seat, state, chosen))


@require_http_methods(["GET", "HEAD", "POST"])
@officers("sessions.chair")
def signals(request, seat):
    """What the booths tell the chair: a fragment of her page. POST puts one away."""
    if request.method == "POST":
        try:
            booths.put_away(seat, int(request.POST.get("seen", "")))
        except ValueError:
            raise Http404 from None
        if fetched(request):
            return render(request, "sessions/live/_mine.html", {"hers": [], "refusal": ""})
        return redirect("live_chair", seat.session.convening.slug, seat.session.slug)
    return render(request, "sessions/live/_signals.html", {
        "convening": seat.session.convening, "session": seat.session, "signals": state_of_booths.signals(floor.look(seat.session)),
    })


def booth_address(session, booth, **more):
    """The page of one booth."""
    asked = {name: told for name, told in {"booth": booth, **more}.items() if told}
    return f"{reverse('live_booth', args=[session.convening.slug, session.slug])}{'?' + urlencode(asked) if asked else ''}"


def _chosen(request, seat, teams):
    """The key of the booth that is looked at: the one that she chose, else hers, else the first; a language of the session if none has one."""
    known = [*teams, *(code for code in state_of_captions.channels_of(seat.session) if code not in teams)]
    asked = request.POST.get("booth") or request.GET.get("booth", "")
    if asked:
        if asked not in known:
            raise Http404
        return asked
    return next((key for key, team in teams.items() if team.has(seat.me)), known[0] if known else "")


def _done(request, seat, chosen, teams):
    deed, refusal = request.POST.get("deed", ""), ""
    try:
        if deed == "signal":
            booths.signal(seat, chosen, request.POST.get("signal", ""))
        elif deed in DEEDS:
            DEEDS[deed](seat, chosen)
        else:
            raise Http404
    except Refused as refused:
        refusal = refused.message
    if fetched(request):
        return render(request, "sessions/live/_mine.html", {"hers": [], "refusal": refusal}, status=409 if refusal else 200)
    if not refusal:
        return redirect(booth_address(seat.session, chosen))
    state = floor.look(seat.session)
    page = {"convening": seat.session.convening, "session": seat.session, "seat": seat, **_desk(seat, state, chosen, teams)}
    return _page(request, seat, state, {**page, **_lines(seat, state, chosen), "refusal": refusal}, status=409)


def caption_page(request, seat, chosen, *, text, correct, refusal):
    """The page of a booth with what was typed and could not be sent."""
    state = floor.look(seat.session)
    teams = state_of_booths.teams_of(seat.session, state.key)
    page = {"convening": seat.session.convening, "session": seat.session, "seat": seat, **_desk(seat, state, chosen, teams)}
    more = {"refusal": refusal, "typed": text, "correcting": correct, "writes": True}
    return _page(request, seat, state, {**page, **_lines(seat, state, chosen), **more}, status=409)


def _page(request, seat, state, page, status=200):
    chosen = page["chosen"]
    last = state_of_captions.last_line(state, chosen)
    if "typed" not in page and request.GET.get("correct") and last:
        page |= {"typed": last["text"], "correcting": last["number"], "writes": True}
    return render(request, "sessions/live/booth.html", {
        "seq": state.seq, "client_key": uuid.uuid4(), "direction": honesty.direction(chosen), "longest": state_of_captions.LONGEST,
        "may_write": chosen in state_of_captions.channels_of(seat.session), "writes": bool(request.GET.get("write")),
        "order": selectors.running_order(seat.session, seat.person), **page,
    }, status=status)


def _desk(seat, state, chosen, teams):
    others = [{"key": key, "called": state_of_booths.booth_name(key), "current": key == chosen, "url": booth_address(seat.session, key)}
              for key in [*teams, *(code for code in state_of_captions.channels_of(seat.session) if code not in teams)]]
    return {
        "chosen": chosen, "called": state_of_booths.booth_name(chosen), "others": others,
        "floor": state_of_booths.on_the_floor(state), "has_team": chosen in teams,
        "desk": state_of_booths.desk_of(state, teams, chosen, seat.me) if chosen in teams else None,
        "signals": state_of_booths.SIGNALS.items(), "reactions": [one for one in reactions.in_words(seat.session) if one["band"] != "none"],
        "told": [one for one in state_of_booths.signals(state) if one["booth"] == state_of_booths.booth_name(chosen)],
        "without_booth": bool(seat.roles & {"interpreter", "sign_interpreter"}) and not any(team.has(seat.me) for team in teams.values()),
    }


def _lines(seat, state, chosen):
    return {
        "session": seat.session, "convening": seat.session.convening, "chosen": chosen, "direction": honesty.direction(chosen),
        "lines": state_of_captions.lines_of(state, chosen, state_of_captions.SHOWN), "correct_url": booth_address(seat.session, chosen, correct="yes"),
    }
