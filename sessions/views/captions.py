"""Captions to read, large and on a page of their own; the line that a booth sends; and which channel she follows."""

import uuid
from urllib.parse import urlsplit

from django.conf import settings
from django.http import Http404, JsonResponse
from django.middleware.csrf import get_token
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from convening import honesty, writing
from convening.errors import Refused

from .. import floor
from ..floor import captions as state_of_captions
from ..floor import parts
from ..floor.channels import COOKIE, channel_of, note
from ..floor.parts import NO_CHANNEL
from ..services.floor import captions as deeds
from .booth import booth_address, caption_page
from .live import fetched, on_the_floor, refused, with_token


@require_http_methods(["GET", "HEAD", "POST"])
@on_the_floor
def captions(request, seat):
    """GET: all lines of her channel that are still kept. POST, from a booth: a line, or the correction of one."""
    if request.method == "POST":
        return _written(request, seat)
    state, channel = floor.look(seat.session), channel_of(request, seat.session)
    older = state_of_captions.lines_of(state, channel)[: -state_of_captions.SHOWN]
    words = parts.shared(state_of_captions.PART, state, writing.language_here(), channel)
    return render(request, "sessions/live/captions.html", {
        "convening": seat.session.convening, "session": seat.session, "seat": seat, "seq": state.seq, "channel": channel, "older": older,
        "words": with_token(words, get_token(request)), "chosen": channel != NO_CHANNEL, "direction": honesty.direction(channel),
    })


@require_POST
@on_the_floor
def channel(request, seat):
    """The language that she follows from now on, kept in a cookie on her device; that somebody chose it is counted."""
    chosen = request.POST.get("channel", "")
    if chosen != NO_CHANNEL and chosen not in state_of_captions.channels_of(seat.session):
        return refused(request, seat, Refused("captions.no_channel", _("This session has no channel in this language. Choose another one.")))
    note(seat, chosen)
    slug, session_slug = seat.session.convening.slug, seat.session.slug
    reading = reverse("live_captions", args=[slug, session_slug])
    came_from = urlsplit(request.META.get("HTTP_REFERER", "")).path
    back = f"{reading}#now" if came_from == reading else f"{reverse('session_live', args=[slug, session_slug])}#captions"
    answer = redirect(back)
    answer.set_cookie(COOKIE, chosen, path=f"/c/{slug}/programme/", httponly=True, samesite="Lax", secure=settings.SECURE)
    return answer


def _written(request, seat):
    told = request.POST
    language, text, correct = told.get("language", ""), told.get("text", ""), told.get("correct", "")
    try:
        if correct:
            deeds.correct_line(seat, language, _number(correct), text)
        else:
            deeds.write_lines(seat, language, text, key=_key(told.get("client_key", "")))
    except Refused as refusal:
        if fetched(request):
            return JsonResponse(refusal.as_json(), status=409)
        if language not in state_of_captions.channels_of(seat.session):
            raise Http404 from None
        return caption_page(request, seat, language, text=text, correct=correct, refusal=refusal.message)
    if fetched(request):
        return JsonResponse({"sent": True})
    return redirect(f"{booth_address(seat.session, language, write='yes')}#write")


def _key(told):
    try:
        return uuid.UUID(told)
    except ValueError:
        raise Refused("captions.no_key", _("This page is too old to send from. Load it again; copy your line first.")) from None


def _number(told):
    try:
        return int(told)
    except ValueError:
        raise Http404 from None
