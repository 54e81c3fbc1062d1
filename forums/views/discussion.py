"""One room: what is said in it, and writing there.

The request that writes a post saves nothing else: no message, no login session, no mark of who was here.
"""

import hashlib
from functools import lru_cache

from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import get_resolver, reverse
from django.views.decorators.http import require_http_methods, require_safe

from convening import policy

from .. import fragments, notes, selectors, wording
from ..models import Post, Room
from ..policies import words_can_be_taken_back
from ..services import moderation
from .writing import address, field_of, label_here, send


@require_http_methods(["GET", "HEAD", "POST"])
def room(request, slug, room_slug):
    """The question, the newest voices, the field to answer, the rule."""
    room = selectors.room_for(request.user, slug, room_slug)
    page = _page(request, room)
    status = 200
    if request.method == "POST":
        if sent := send(request, room, page):
            return sent
        status = 409
    return render(request, "forums/room.html", page, status=status)


@require_safe
def news(request, slug, room_slug):
    """The items of the list after a position: what the socket told of. Answers 304 where the reader has it already."""
    room = selectors.room_for(request.user, slug, room_slug, "forums.read_room")
    asked = selectors.question_asked(room, request.GET.get("q"))
    found = selectors.news_of(room, request.user, after=_number(request.GET.get("after")) or 0, question=asked)
    body = fragments.news_of(room, found, **_ways(request, room, asked))
    etag = f'"{hashlib.sha256(body.encode()).hexdigest()[:24]}"'
    known = etag in request.headers.get("If-None-Match", "")
    headers = {"ETag": etag, "Cache-Control": "no-store, private"}
    return HttpResponse(status=304, headers=headers) if known else HttpResponse(body, headers=headers)


@require_http_methods(["GET", "HEAD", "POST"])
def hold(request, slug, room_slug, post_id):
    """The moderation takes a post out of sight until it has decided."""
    room = selectors.room_for(request.user, slug, room_slug, "forums.moderate_room")
    said = selectors.one_post(room, request.user, post_id)
    if request.method == "POST":
        moderation.hold_post(Post(pk=said.id, room=room), by=request.user)
        return HttpResponseRedirect(reverse("moderation", args=[slug, room_slug]))
    page = {"room": room, "convening": room.convening, "post": fragments.list_of(room, [said]), "back": address(room)}
    return render(request, "forums/hold.html", page)


def _page(request, room):
    """What the room's page shows, before anybody writes."""
    person = request.user
    before = _number(request.GET.get("before"))
    asked = selectors.question_asked(room, request.GET.get("q"))
    reads = policy.allows(person, "forums.read_room", room)
    posts, earlier = selectors.page_of(room, person, question=asked, before=before) if reads else ([], None)
    page = {
        "room": room,
        "convening": room.convening,
        "note": notes.note_of(room),
        "asked": asked,
        "reads": reads,
        "posts": fragments.list_of(room, posts, **_ways(request, room, asked)),
        "earlier_url": address(room, q=asked and asked.position, before=earlier) if earlier else "",
        "newest_url": address(room, q=asked and asked.position) if before is not None else "",
        "seq": room.news,
        "may_moderate": policy.allows(person, "forums.moderate_room", room),
        "label": label_here(room, person, asked) if reads else "",
        "knows_her_voice": policy.standing(person).knows_her_voice,
        "notices": selectors.notices_for(room, person) if reads else (),
    }
    return page | field_of(request, room, page, posts)


def _ways(request, room, asked):
    """What she may do with what she reads here; see `fragments.Ways`."""
    person = request.user
    open_to_deeds = room.stage not in (Room.Stage.DRAFT, Room.Stage.SEALED)
    speaks = open_to_deeds and policy.allows(person, "forums.speak_in_room", room) and policy.allows(person, "forums.read_room", room)
    moderates = open_to_deeds and policy.allows(person, "forums.moderate_room", room)
    return {
        "asked": asked,
        "may_reply": policy.allows(person, "forums.write_post", room),
        "may_flag": speaks and not moderates and _there("post_flag"),
        "may_translate": speaks and _there("post_translate"),
        "may_take_back": speaks and words_can_be_taken_back(room),
        "may_moderate": moderates,
        "originals": "originals" in request.GET,
    }


@lru_cache(maxsize=8)
def _there(name):
    """True if the house has this way."""
    return name in get_resolver().reverse_dict


def _number(text):
    """A position from an address; None for anything else."""
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < 10 else None
