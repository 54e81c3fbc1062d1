"""One room: what is said in it, and writing there.

The request that writes a post saves nothing else: no message, no login session, no mark of who was here.
"""

import hashlib

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from convening import policy

from .. import fragments, notes, selectors
from ..models import Room
from ..policies import words_can_be_taken_back
from ..selectors import seen
from .writing import address, field_of, label_here, send

LIVELY = frozenset({Room.Stage.OPEN, Room.Stage.CLOSED, Room.Stage.COOLING})  # words still come, or are taken back
AFTER_FOUND = 11  # a post that was looked for has some more after it on its page


@require_http_methods(["GET", "HEAD", "POST"])
def room(request, slug, room_slug):
    """The question, the newest voices, the field to answer, the rule."""
    room = selectors.room_for(request.user, slug, room_slug)
    page = room_page(request, room)
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


def room_page(request, room):
    """What the room's page shows, before anybody writes."""
    person, session = request.user, request.session
    at, since = _number(request.GET.get("at")), _number(request.GET.get("since"))
    before = at + AFTER_FOUND if at is not None else _number(request.GET.get("before"))
    if before is not None and before > room.last_position:
        before = None  # nothing is left out: this is the newest page
    asked = selectors.question_asked(room, request.GET.get("q"))
    reads = policy.allows(person, "forums.read_room", room)
    posts, earlier = selectors.page_of(room, person, question=asked, before=before) if reads else ([], None)
    if since is None:
        since = seen.place_seen(session, room, asked and asked.id)
    seen.mark_new(session, room, posts, _number(request.GET.get("since")))
    if reads and before is None and request.method == "GET":
        seen.remember(session, room, posts, asked)
    ways = _ways(request, room, asked)
    where = {"q": asked and asked.position, "originals": ways["originals"] or None}
    if any(said.new for said in posts):
        ways["since"] = where["since"] = since
    page = {
        "room": room,
        "convening": room.convening,
        "note": notes.note_of(room),
        "asked": asked,
        "reads": reads,
        "posts": fragments.list_of(room, posts, **ways),
        "earlier_url": address(room, **where, before=earlier) if earlier is not None else "",
        "newest_url": address(room, q=where["q"], originals=where["originals"]) if before is not None else "",
        "other_language_url": address(room, **where | {"originals": None if ways["originals"] else 1}) if any(said.translation for said in posts) else "",
        "originals": ways["originals"],
        "has_new": "since" in ways,
        "hears_news": reads and before is None and room.stage in LIVELY,
        "may_moderate": ways["may_moderate"],
        "label": label_here(room, person, asked) if reads else "",
        "knows_her_voice": policy.standing(person).knows_her_voice,
        "notices": selectors.notices_for(room, person) if reads else (),
        "quotes_asked": selectors.quotes_for(room, person) if reads else (),
        "last_day": room.cooling_ends_on if room.is_over and words_can_be_taken_back(room) else None,
        "certificate_url": _address_of("certificate", room) if room.sealed_on else "",
        "elsewhere": [(words(), _address_of(name, room)) for name, words, shown in _ELSEWHERE if shown(person, room, reads)],
    }
    return page | field_of(request, room, page, posts)


# url name, what it is called, who is shown the way: (asker, room, whether she reads it) -> bool
_ELSEWHERE = (
    ("tables", lambda: _("Tables"), lambda person, room, reads: room.has_tables),
    ("translations", lambda: _("Translations that wait"), lambda person, room, reads: policy.allows(person, "forums.view_translations", room)),
    ("room_record", lambda: _("The record, for the report"), lambda person, room, reads: policy.allows(person, "forums.read_record", room)),
    ("room_silence", lambda: _("Letters about this room"), lambda person, room, reads: reads and not room.is_over and policy.standing(person).knows_her_voice),
    ("relay", lambda: _("Enter what somebody said by telephone"), lambda person, room, reads: policy.allows(person, "forums.relay_post", room)),
    ("room_seal", lambda: _("Sealing of this room"), lambda person, room, reads: room.is_over and policy.allows(person, "forums.seal_room", room)),
    ("certificate", lambda: _("Certificate of the sealing"), lambda person, room, reads: room.sealed_on is not None),
    ("room_settings", lambda: _("Settings of this room"), lambda person, room, reads: policy.allows(person, "forums.set_up_room", room)),
)


def _address_of(name, room):
    return reverse(name, args=[room.convening.slug, room.slug])


def _ways(request, room, asked):
    """What she may do with what she reads here; see `fragments.Ways`."""
    person = request.user
    open_to_deeds = room.stage not in (Room.Stage.DRAFT, Room.Stage.SEALED)
    speaks = open_to_deeds and policy.allows(person, "forums.speak_in_room", room) and policy.allows(person, "forums.read_room", room)
    moderates = open_to_deeds and policy.allows(person, "forums.moderate_room", room)
    return {
        "asked": asked,
        "may_reply": policy.allows(person, "forums.write_post", room),
        "may_flag": not moderates and policy.allows(person, "forums.flag_post", room),
        "may_translate": policy.allows(person, "forums.translate_post", room),
        "may_take_back": speaks and words_can_be_taken_back(room),
        "may_moderate": moderates,
        "may_remove": policy.allows(person, "forums.remove_passage", room),
        "originals": "originals" in request.GET,
    }


def _number(text):
    """A position from an address; None for anything else."""
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < 10 else None
