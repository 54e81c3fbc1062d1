"""The moderation of a room: its queue, one thing at a time and with the keyboard alone, and one page for each post."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from convening import policy, writing
from convening.errors import Refused
from sessions.forms import tell

from .. import compared, fragments, named, selectors, wording
from ..forms import DeclineForm, PaceForm
from ..models import Post
from ..selectors import moderation as shown
from ..services import arrivals, corrections, moderation, mutes

THEN = 8  # of those that come next, beside the one that stands there
State = Post.State


@require_safe
def queue(request, slug, room_slug):
    room = selectors.room_for(request.user, slug, room_slug, "forums.view_queue")
    return _show(request, room, chosen=request.GET.get("post"), form=_decline_form(None))


@require_POST
def decide(request, slug, room_slug, post_id):
    """One decision. Whoever comes second is told what the first decided; then the next stands there."""
    room = selectors.room_for(request.user, slug, room_slug, "forums.moderate_room")
    post, form = Post(pk=post_id, room=room), _decline_form(request.POST)
    try:
        told = _carry_out(request, post, form)
    except Post.DoesNotExist:
        messages.warning(request, _("This post is not in the queue any more."))
    except Refused as refused:
        if refused.fields:
            tell(form, refused)
            return _show(request, room, chosen=str(post_id), form=form, status=409)
        messages.warning(request, refused.message)
    else:
        if told is None:
            return _show(request, room, chosen=str(post_id), form=form, status=409)
        messages.success(request, told)
    then = _uuid(request.POST.get("next"))
    return HttpResponseRedirect(reverse("moderation", args=[slug, room_slug]) + (f"?post={then}" if then else ""))


@require_http_methods(["GET", "HEAD", "POST"])
def pace(request, slug, room_slug):
    """How many minutes pass between two posts of one person."""
    room = selectors.room_for(request.user, slug, room_slug, "forums.moderate_room")
    form, status = PaceForm(request.POST if request.method == "POST" else None, initial={"minutes": writing.own_digits(str(room.slow_minutes), writing.language_here())}), 200
    if request.method == "POST":
        status = 409
        if form.is_valid():
            mutes.set_pace(room, form.cleaned_data["minutes"], by=request.user)
            messages.success(request, _("From now on this is the pace of the room."))
            return HttpResponseRedirect(reverse("moderation", args=[slug, room_slug]))
    return render(request, "forums/pace.html", {"room": room, "convening": room.convening, "form": form}, status=status)


def _carry_out(request, post, form):
    """The sentence that tells what was decided; None where the form says what is missing."""
    by, decision, edition = request.user, request.POST.get("decision"), request.POST.get("edition") or None
    if decision == "publish":
        moderation.publish_post(post, by=by, edition=edition)
        return _("Published.")
    if decision == "leave":
        moderation.leave_post(post, by=by, edition=edition)
        return _("Left as it is.")
    if decision == "hold":
        moderation.hold_post(post, by=by, edition=edition)
        return _("Held back. It waits in the queue now, and members do not see it.")
    if decision == "take_in":
        moderation.take_in_correction(post, by=by, edition=edition)
        return _("The new words stand there now.")
    if not form.is_valid():
        return None
    words, code = form.cleaned_data["reason"], form.cleaned_data["code"]
    if decision == "drop":
        moderation.drop_correction(post, words, by=by, code=code, edition=edition)
        return _("The earlier words go on standing. The voice will read why.")
    seen = State.PUBLISHED if request.POST.get("seen") == State.PUBLISHED else State.HELD
    moderation.decline_post(post, words, by=by, code=code, seen=seen, edition=edition)
    return _("Not published. The voice will read why.")


def _show(request, room, *, chosen, form, status=200):
    waiting = shown.waiting_in(room, arrivals.ages(room.id))
    place = next((place for place, one in enumerate(waiting) if str(one.id) == chosen), 0)
    # From the one that stands there to the last, then those that were put off.
    ahead = waiting[place + 1 :] + waiting[:place]
    page = {
        "room": room, "convening": room.convening, "count": len(waiting), "more": len(waiting) == shown.MOST_WAITING, "form": form,
        "first": None, "place": place + 1, "translations": shown.translations_waiting(room),
        "may_decide": policy.allows(request.user, "forums.moderate_room", room),
    }  # fmt: skip
    if waiting:
        first = waiting[place]
        page |= {"first": first, "then": ahead[:THEN], "next": ahead[0] if ahead else None, "before": waiting[place - 1] if len(waiting) > 1 else None}
        _open_up(room, first, page)
    return render(request, "forums/moderation.html", page, status=status)


def _open_up(room, first, page):
    """All that is shown of the one that stands there: its words, what was changed in them, who may be named, who flagged it why."""
    said = shown.shown_in_queue(room, [first.id, *(one.id for one in page["then"])])
    for one in (first, *page["then"]):
        one.name = fragments.name_of(room, said[one.id]) if one.id in said else ""
    post = shown.words_to_decide_on(first.id)
    if post is None or first.id not in said:  # taken away this very moment
        raise Http404
    correction = shown.correction_of(post) if first.kind == "correction" else None
    words = correction or post
    known = named.Names(shown.names_in(room.convening_id))
    spans = known.found_in(words.source)
    found = [words.source[start:end] for start, end in spans]
    one = said[first.id]
    if correction:
        old, new = compared.marked(post.source, correction.source)
        page |= {"old": old, "new_direction": wording.direction(correction.language), "old_direction": wording.direction(post.language)}
        page["new"] = mark_safe(named.marked(new, found))  # noqa: S308  escaped by `compared`
    else:
        one.html, one.translation = named.marked(one.html, found), None
    question = next(question for question in room.questions_asked if question.id == first.question_id)
    page |= {
        "post": fragments.list_of(room, [one], queue=True), "question": question, "names": list(dict.fromkeys(found)),
        "flags": shown.flags_of(room, post), "muted": first.mode != Post.Mode.ROLE and shown.is_muted(room, first.voice),
        "edition": corrections.edition(words), "state": post.state,
    }  # fmt: skip


def _decline_form(sent):
    return DeclineForm(sent if sent and sent.get("decision") in ("decline", "drop") else None)


def _uuid(text):
    try:
        return UUID(str(text))
    except ValueError:
        return None
