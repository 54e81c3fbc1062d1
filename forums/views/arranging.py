"""One page for a post and its voice: hold it back, pin it, join it with another one, let its voice pause."""

from datetime import timedelta

from django.contrib import messages
from django.http import Http404, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from convening import clock, policy, writing
from convening.errors import Refused
from sessions.forms import tell

from .. import folding, fragments, selectors
from ..forms import MergeForm, MuteForm
from ..models import Post
from ..selectors import moderation as shown
from ..services import arrangement, corrections, moderation, mutes

State = Post.State
EXCERPT = 90
_MODERATED = "p.id = %(post)s AND p.state IN ('published', 'held', 'merged')"


@require_http_methods(["GET", "HEAD", "POST"])
def moderate(request, slug, room_slug, post_id):
    room = selectors.room_for(request.user, slug, room_slug, "forums.moderate_room")
    found = shown.said_in(room, {}, _MODERATED, post=post_id)
    if not found:
        raise Http404
    page = _page(request, room, found[0])
    status = 200
    if request.method == "POST":
        status = 409
        try:
            told = _carry_out(request, room, found[0], page)
        except Refused as refused:
            form = page.get({"merge": "merge", "mute": "mute"}.get(request.POST.get("deed")))
            if form is not None and refused.fields:
                tell(form, refused)
            else:
                page["refused"] = refused.message
        else:
            if told:
                messages.success(request, told)
                return HttpResponseRedirect(request.path)
    return render(request, "forums/moderate.html", page, status=status)


def _carry_out(request, room, said, page):
    post, by, deed = Post(pk=said.id, room=room), request.user, request.POST.get("deed")
    if deed == "hold":
        moderation.hold_post(post, by=by, edition=request.POST.get("edition") or None)
        return _("Held back. It waits in the queue now, and members do not see it.")
    if deed == "pin":
        arrangement.pin_post(post, by=by)
        return _("Pinned: it stands on top of the newest page.")
    if deed == "unpin":
        arrangement.unpin_post(post, by=by)
        return _("Taken down: it stands at its own place only.")
    if deed == "apart":
        arrangement.take_apart(post, by=by)
        return _("It stands by itself again, at its old place.")
    if deed == "unmute":
        mutes.unmute_voice(_with_voice(post, said), by=by)
        return _("This voice can write again.")
    if deed == "merge" and page["merge"] and page["merge"].is_valid():
        arrangement.merge_post(post, Post(pk=page["merge"].cleaned_data["into"]), by=by)
        return _("Joined: members read the other post, and that another voice said the same.")
    if deed == "mute" and page["mute"] and page["mute"].is_valid():
        mutes.mute_voice(_with_voice(post, said), page["mute"].chosen, by=by)
        return _("This voice pauses. Whoever it is will be told until when, and can read on.")
    return None


def _page(request, room, said):
    deed = request.POST.get("deed") if request.method == "POST" else None
    label = None if said.mode == Post.Mode.ROLE else shown.label_of(room, said.voice)
    today = clock.today(room.convening.zone)
    muted = label is not None and label.muted_until is not None and label.muted_until >= today
    merge = None
    others, earlier = _others(request, room, said)
    if said.state == State.PUBLISHED and others:
        merge = MergeForm(request.POST if deed == "merge" else None, others=others)
    mute = None
    if label is not None and not muted:
        mute = MuteForm(request.POST if deed == "mute" else None, ends=_ends(today))
    return {
        "room": room, "convening": room.convening, "said": said, "name": fragments.name_of(room, said), "mute": mute, "merge": merge,
        "post": fragments.list_of(room, [said], queue=True), "earlier": earlier, "chooses": "before" in request.GET or deed == "merge",
        "muted": muted, "muted_for_good": muted and label.muted_until == mutes.FOR_GOOD, "label": label, "published": said.state == State.PUBLISHED,
        "back": f"{reverse('room', args=[room.convening.slug, room.slug])}#p-{said.id.hex}",
        "edition": corrections.edition(shown.words_to_decide_on(said.id)),
        "is_officer": policy.allows(request.user, "forums.write_notice", room), "most_pinned": arrangement.MOST_PINNED,
    }  # fmt: skip


def _others(request, room, said):
    """([(id, words)] of one page of the same question, newest first; the position before which there are more, or None)."""
    before = request.GET.get("before", "")
    before = int(before) if before.isascii() and before.isdigit() and len(before) < 10 else None
    question = next(question for question in room.questions_asked if question.id == said.question_id)
    posts, earlier = selectors.page_of(room, request.user, question=question, before=before)
    choices = [
        (str(one.id), format_html("<b><bdi>{}</bdi></b><br><bdi>{}</bdi>", fragments.name_of(room, one), _excerpt(one.html)))
        for one in reversed(posts)
        if one.state == State.PUBLISHED and one.id != said.id
    ]
    return choices, earlier


def _excerpt(html):
    text = " ".join(folding.text_of(html).split())
    return text if len(text) <= EXCERPT else f"{text[:EXCERPT].rsplit(' ', 1)[0]} …"


def _ends(today):
    language = writing.language_here()
    ends = [(str(days), _("until the end of %(day)s") % {"day": writing.day(today + timedelta(days=days), language)}) for days in mutes.DAYS]
    return [*ends, ("always", _("until the moderation lets it write again"))]


def _with_voice(post, said):
    return Post(pk=said.id, room=post.room, voice=said.voice)
