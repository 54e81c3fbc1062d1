"""The live page: what everybody sees, and beside each part what is hers. Deeds on it are in the views of each part.

A view of a deed is wrapped in `on_the_floor`, which finds her seat, or in `officers` where it needs a right; it answers with `done` or `refused`: without scripts she comes back to
the page, with them only what is hers is sent.
"""

from functools import wraps

from django.contrib.auth.decorators import login_not_required
from django.http import HttpResponse, JsonResponse
from django.middleware.csrf import get_token
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.safestring import mark_safe
from django.views.decorators.http import require_safe

from convening import clock, writing

from .. import floor, selectors
from ..floor import frames, parts, presence
from ..floor.channels import channel_of


def on_the_floor(view):
    """For views of the live page: `view(request, seat)`. Where there is no floor (yet, or any more) or Redis is away, a page says so."""

    @login_not_required
    @wraps(view)
    def found(request, slug, session_slug, **kwargs):
        try:
            seat = floor.seat_for(request, slug, session_slug)
            answer = view(request, seat, **kwargs)
            presence.seen_at(seat)
            return answer
        except floor.Over:
            return _resting(request, slug, session_slug, 409 if request.method == "POST" else 200)
        except floor.Away:
            return _resting(request, slug, session_slug, 503, away=True)

    return found


def officers(right):
    """For views on the floor that need a right: whoever has it not gets 404, before anything is said of the floor."""

    def wrapped(view):
        inside = on_the_floor(view)

        @wraps(view)
        def asked(request, slug, session_slug, **kwargs):
            selectors.session_for(request.user, slug, session_slug, right=right)
            return inside(request, slug=slug, session_slug=session_slug, **kwargs)

        return asked

    return wrapped


@require_safe
@on_the_floor
def live(request, seat):
    return page(request, seat)


@require_safe
@on_the_floor
def live_parts(request, seat):
    """What changed after the number she has: {"seq", "parts": {name: words}, "changed": [sections]}; 204 where nothing did."""
    try:
        after = int(request.GET.get("after", ""))
    except ValueError:
        after = 0
    state = floor.look(seat.session)
    if state.seq == after:
        return HttpResponse(status=204)
    anew = state.seq < after  # Redis came back with less than it had: she has what is no longer so
    changed = state.changed_since(0 if anew else after)
    language, channel = writing.language_here(), channel_of(request, seat.session)
    words = {part.name: parts.shared(part, state, language, channel) for part in parts.named(changed) if part.shown_to(seat)}
    return JsonResponse({"session": str(seat.session.pk), "seq": state.seq, "parts": words, "changed": sorted(changed - frames.SILENT), "anew": anew})


@require_safe
@on_the_floor
def live_mine(request, seat):
    return mine(request, seat)


def page(request, seat, *, forms=None, refusal="", status=200):
    """The whole page. `forms` {name: bound form} keep what was typed in a deed that was refused, `refusal` says why."""
    state = floor.look(seat.session)
    language, channel, token = writing.language_here(), channel_of(request, seat.session), get_token(request)
    shown = [part for part in floor.PARTS if part.shown_to(seat)]
    return render(request, "sessions/live/live.html", {
        "convening": seat.session.convening, "session": seat.session, "seat": seat, "channel": channel, "seq": state.seq,
        "state": selectors.session_state(seat.session, clock.now()), "refusal": refusal,
        "parts": {
            part.name: {
                "name": part.name, "shared": with_token(parts.shared(part, state, language, channel), token),
                "mine": _hers(request, part, seat, state, forms or {}),
            }
            for part in shown
        },
    }, status=status)


def mine(request, seat, *, forms=None, refusal="", status=200):
    """Only what is hers, part by part."""
    state = floor.look(seat.session)
    hers = [_hers(request, part, seat, state, forms or {}) for part in floor.PARTS if part.mine and part.shown_to(seat)]
    return render(request, "sessions/live/_mine.html", {"hers": hers, "refusal": refusal}, status=status)


def done(request, seat, part=""):
    """The answer to a deed that was done."""
    if fetched(request):
        return mine(request, seat)
    address = reverse("session_live", args=[seat.session.convening.slug, seat.session.slug])
    return redirect(f"{address}#{part}" if part else address)


def refused(request, seat, refusal, **forms):
    """The answer to a deed that was refused: the sentence on top, and what was typed still there."""
    show = mine if fetched(request) else page
    return show(request, seat, forms=forms, refusal=refusal.message, status=409)


def fetched(request):
    return request.headers.get("X-Requested-With") == "fetch"


def _hers(request, part, seat, state, forms):
    if not part.mine:
        return ""
    context = part.mine_context(seat, state, forms)
    words = render_to_string(part.mine, {
        **context, "session": seat.session, "convening": seat.session.convening, "seat": seat, "part": part.name,
    }, request)
    concerned = " data-concerned" if context.get("concerned") else ""
    return mark_safe(f'<div data-mine="{part.name}"{concerned}>{words}</div>')  # noqa: S308  made of templates


def with_token(words, token):
    return mark_safe(words.replace('value="" data-csrf', f'value="{token}" data-csrf'))  # noqa: S308  made of templates


def _resting(request, slug, session_slug, status, away=False):
    """No floor: not yet, no more, or Redis does not answer. Who may not see the session has been answered with 404 before."""
    if request.user.is_authenticated:
        session = selectors.session_for(request.user, slug, session_slug, right="sessions.take_part")
    else:
        session = selectors.public_session(slug, session_slug)
    if fetched(request):
        return HttpResponse(status=503 if away else 410)
    return render(request, "sessions/live/resting.html", {
        "convening": session.convening, "session": session, "away": away, "state": selectors.session_state(session, clock.now()),
        "is_open": floor.is_open(session),
    }, status=status)
