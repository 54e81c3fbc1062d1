"""What she writes: the form in a room, and taking words back.

The request that writes or takes back a post saves nothing else: no message, no login session, no mark of who was here.
"""

from urllib.parse import urlencode

from django.http import Http404, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.safestring import mark_safe
from django.utils.translation import get_language, gettext as _
from django.views.decorators.http import require_http_methods

from convening import policy
from convening.errors import Refused

from .. import fragments, selectors, wording
from ..forms import PostForm, ways_to_appear
from ..models import Post, Question, Room
from ..services import posting


@require_http_methods(["GET", "HEAD", "POST"])
def withdraw(request, slug, room_slug, post_id):
    room = selectors.room_for(request.user, slug, room_slug)
    said = selectors.one_post(room, request.user, post_id)
    if not said.mine:
        raise Http404
    back, error = address(room), ""
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


def field_of(request, room, page, posts):
    """What stands around the field to answer, for the page of a room; `form` is None where nothing can be written now."""
    person, asked = request.user, page["asked"]
    around = {
        "has_spoken": not page["reads"] or any(voice in room.labels for voice in selectors.voices_of(room, person)),
        "asks_conduct": selectors.must_accept_conduct(room, person),
        "form": None,
        "replying": None,
        "write_url": f"{address(room, q=asked and asked.position)}#write",
    }
    if room.questions_asked and policy.allows(person, "forums.write_post", room):
        around["replying"] = _replying(request, room, posts)
        around |= _form(request, room, page | around)
    return around


def send(request, room, page):
    """What was typed is posted: a way to it, or None where the form, `page["form"]`, comes back with all that was typed.

    A form is made for a closed room too when somebody sends one: her text is not lost.
    """
    if page["form"] is None:
        page |= _form(request, room, page)
    form = page["form"]
    if not form.is_valid():
        return None
    try:
        post = _write(request, room, form)
    except Refused as refused:
        form.add_error("text", refused.message)
        return None
    return HttpResponseRedirect(f"{address(room, q=page['asked'] and page['asked'].position)}#p-{post.id.hex}")


def _form(request, room, page):
    """{form, button}: the form, empty or as it was sent, and what its button does."""
    replying, asked = page["replying"], page["asked"]
    if replying:
        asked = next(question for question in room.questions_asked if question.id == replying.question_id)
    label = label_here(room, request.user, asked) if asked else page["label"]
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
    return {"form": form, "button": _button(room, label if len(ways) == 1 and page["reads"] else "")}


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


def label_here(room, person, asked):
    """Her label here, in words; where each question has its own voice, only at a question."""
    if room.scope == Room.Scope.QUESTION and asked is None:
        return ""
    question = asked or (room.questions_asked[0] if room.questions_asked else Question(room=room))
    label = selectors.label_for(room, person, question)
    return fragments.in_words(label) if label else ""


def address(room, **query):
    path = reverse("room", args=[room.convening.slug, room.slug])
    query = {name: value for name, value in query.items() if value not in (None, "", False)}
    return f"{path}?{urlencode(query)}" if query else path
