"""One room, writing in it, and taking words back.

The request that writes a post saves nothing else: no message, no login session, no mark of who was here.
"""

import hashlib
from urllib.parse import urlencode

from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.safestring import mark_safe
from django.utils.translation import get_language, gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from convening import policy
from convening.errors import Refused

from .. import fragments, selectors, wording
from ..forms import PostForm, ways_to_appear
from ..models import Post, Question, Room
from ..services import moderation, posting


@require_http_methods(["GET", "HEAD", "POST"])
def room(request, slug, room_slug):
    """The question, the newest voices, the field to answer, the rule."""
    room = selectors.room_for(request.user, slug, room_slug)
    page = _page(request, room)
    form, status = page["form"], 200
    if request.method == "POST":
        if form is None:
            form = page["form"] = _form(request, room, page)
        status = 409
        if form.is_valid():
            try:
                post = _write(request, room, form)
            except Refused as refused:
                form.add_error("text", refused.message)
            else:
                return HttpResponseRedirect(f"{_address(room, q=page['asked'] and page['asked'].position)}#p-{post.id.hex}")
    return render(request, "forums/room.html", page, status=status)


@require_safe
def news(request, slug, room_slug):
    """The items of the list after a position: what the socket told of. Answers 304 where the reader has it already."""
    room = selectors.room_for(request.user, slug, room_slug, "forums.read_room")
    asked = selectors.question_asked(room, request.GET.get("q"))
    found = selectors.news_of(room, request.user, after=_number(request.GET.get("after")) or 0, question=asked)
    body = fragments.flat_list_of(room, found, **_ways(request, room, asked))
    etag = f'"{hashlib.sha256(body.encode()).hexdigest()[:24]}"'
    known = etag in request.headers.get("If-None-Match", "")
    headers = {"ETag": etag, "Cache-Control": "no-store, private"}
    return HttpResponse(status=304, headers=headers) if known else HttpResponse(body, headers=headers)


@require_http_methods(["GET", "HEAD", "POST"])
def withdraw(request, slug, room_slug, post_id):
    room = selectors.room_for(request.user, slug, room_slug)
    said = selectors.one_post(room, request.user, post_id)
    if not said.mine:
        raise Http404
    back, error = _address(room), ""
    if request.method == "POST":
        if request.POST.get("understood") == "yes":
            posting.withdraw_post(Post(pk=said.id, room=room), by=request.user)
            return HttpResponseRedirect(f"{back}#p-{said.id.hex}")
        error = _("Please tick the box first.")
    page = {"room": room, "convening": room.convening, "post": fragments.list_of(room, [said]), "back": back, "error": error}
    page["consequences"] = [
        _("Your words are erased for everybody, also for the moderation."),
        _("In their place stands that something was withdrawn; replies to it stay."),
    ]
    return render(request, "forums/withdraw.html", page)


@require_http_methods(["GET", "HEAD", "POST"])
def hold(request, slug, room_slug, post_id):
    """The moderation takes a post out of sight until it has decided."""
    room = selectors.room_for(request.user, slug, room_slug, "forums.moderate_room")
    said = selectors.one_post(room, request.user, post_id)
    if request.method == "POST":
        moderation.hold_post(Post(pk=said.id, room=room), by=request.user)
        return HttpResponseRedirect(reverse("moderation", args=[slug, room_slug]))
    page = {"room": room, "convening": room.convening, "post": fragments.list_of(room, [said]), "back": _address(room)}
    return render(request, "forums/hold.html", page)


def _page(request, room):
    """What the room's page shows, before anybody writes."""
    person = request.user
    before = _number(request.GET.get("before"))
    asked = selectors.question_asked(room, request.GET.get("q"))
    reads = policy.allows(person, "forums.read_room", room)
    posts, earlier = selectors.page_of(room, person, question=asked, before=before) if reads else ([], False)
    page = {
        "room": room,
        "convening": room.convening,
        "background": wording.note_as_html(room.background),
        "asked": asked,
        "reads": reads,
        "posts": fragments.list_of(room, posts, **_ways(request, room, asked)),
        "earlier_url": _address(room, q=asked and asked.position, before=_first(posts)) if earlier else "",
        "newest_url": _address(room, q=asked and asked.position) if before is not None else "",
        "seq": room.last_position,
        "may_moderate": policy.allows(person, "forums.moderate_room", room),
        "has_spoken": not reads or any(voice in room.labels for voice in selectors.voices_of(room, person)),
        "label": _label(room, person, asked) if reads else "",
        "knows_her_voice": policy.standing(person).knows_her_voice,
        "notices": selectors.notices_for(room, person) if reads else (),
        "asks_conduct": selectors.must_accept_conduct(room, person),
        "form": None,
        "write_url": f"{_address(room, q=asked and asked.position)}#write",
    }
    may_write = bool(room.questions_asked) and policy.allows(person, "forums.write_post", room)
    page["replying"] = _replying(request, room, posts) if may_write else None
    if may_write:
        page["form"] = _form(request, room, page)
    return page


def _form(request, room, page):
    """The form, empty or as it was sent. It is made for a closed room too when somebody sends one: her text is not lost."""
    replying, asked = page["replying"], page["asked"]
    if replying:
        asked = next(question for question in room.questions_asked if question.id == replying.question_id)
    label = _label(room, request.user, asked) if asked else page["label"]
    role = _role(request, room)
    ways = ways_to_appear(room, role=role, label=label, name=request.user.shown_name)
    if not page["reads"]:
        ways = ways[:1]  # her role; a voice is for those who take part
    sent = request.POST if request.method == "POST" else None
    form = PostForm(
        sent, room=room, ways=ways, reading=get_language(), asks_conduct=page["asks_conduct"], initial={"reply_to": replying.id if replying else None}
    )
    if asked or len(room.questions_asked) == 1:
        form.ask_at(asked or room.questions_asked[0])
    page["button"] = _button(room, label if len(ways) == 1 and page["reads"] else "")
    return form


def _button(room, label):
    """What will happen, and as whom where there is no choice."""
    if room.moderation == Room.Moderation.BEFORE:
        return _("Send it to the moderation as %(label)s") % {"label": label} if label else _("Send it to the moderation")
    return _("Publish it as %(label)s") % {"label": label} if label else _("Publish it in this room")


def _write(request, room, form):
    sent = form.cleaned_data
    question = selectors.question_asked(room, sent["question"])
    return posting.write_post(
        room,
        question,
        sent["text"],
        by=request.user,
        key=sent["client_key"],
        language=sent["language"],
        mode=sent["mode"],
        reply_to=Post(pk=sent["reply_to"]) if sent["reply_to"] else None,
        agrees=sent.get("agrees", False),
    )


def _role(request, room):
    if policy.allows(request.user, "forums.moderate_room", room):
        return _("in your role: moderation of this room")
    if policy.allows(request.user, "forums.set_up_room", room):
        return _("in your role: secretariat")
    return ""


def _replying(request, room, posts):
    """The post she replies to, if the address or the form names one that she can see."""
    named = request.POST.get("reply_to") or request.GET.get("reply")
    if not named:
        return None
    on_page = next((said for said in posts if str(said.id) == named), None)
    if on_page is None:
        try:
            on_page = selectors.one_post(room, request.user, named)
        except (Http404, ValueError):
            return None
    if on_page.state != Post.State.PUBLISHED:
        return None
    on_page.shown_name, on_page.shown_html = fragments.name_of(room, on_page), mark_safe(on_page.html)  # noqa: S308
    on_page.direction = wording.direction(on_page.language)
    return on_page


def _label(room, person, asked):
    """Her label here, in words; where each question has its own voice, only at a question."""
    if room.scope == Room.Scope.QUESTION and asked is None:
        return ""
    question = asked or (room.questions_asked[0] if room.questions_asked else Question(room=room))
    label = selectors.label_for(room, person, question)
    return fragments.in_words(label) if label else ""


def _ways(request, room, asked):
    return {
        "asked": asked,
        "may_reply": policy.allows(request.user, "forums.write_post", room),
        "may_hold": policy.allows(request.user, "forums.moderate_room", room),
    }


def _first(posts):
    return next(said.position for said in posts if said.position is not None)


def _number(text):
    """A position from an address; None for anything else."""
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < 10 else None


def _address(room, **query):
    address = reverse("room", args=[room.convening.slug, room.slug])
    query = {name: value for name, value in query.items() if value not in (None, "", False)}
    return f"{address}?{urlencode(query)}" if query else address
