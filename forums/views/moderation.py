"""The queue of a room: one post at a time, decided with the keyboard alone."""

from django.contrib import messages
from django.http import HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from convening.errors import Refused

from .. import fragments, selectors
from ..forms import DeclineForm
from ..models import Post
from ..services import arrivals, moderation


@require_safe
def queue(request, slug, room_slug):
    room = selectors.room_for(request.user, slug, room_slug, "forums.view_queue")
    return _show(request, room, chosen=request.GET.get("post"), form=DeclineForm())


@require_POST
def decide(request, slug, room_slug, post_id):
    """Publish it, or decline it with a reason. Whoever comes second is told what the first decided."""
    room = selectors.room_for(request.user, slug, room_slug, "forums.moderate_room")
    post, form = Post(pk=post_id, room=room), DeclineForm(request.POST)
    try:
        if request.POST.get("decision") == "publish":
            moderation.publish_post(post, by=request.user)
            messages.success(request, _("Published."))
        elif form.is_valid():
            moderation.decline_post(post, form.cleaned_data["reason"], by=request.user)
            messages.success(request, _("Not published. The voice will read your reason."))
        else:
            return _show(request, room, chosen=str(post_id), form=form, status=409)
    except Post.DoesNotExist:
        messages.warning(request, _("This post is not in the queue any more."))
    except Refused as refused:
        messages.warning(request, refused.message)
    return HttpResponseRedirect(reverse("moderation", args=[slug, room_slug]))


def _show(request, room, *, chosen, form, status=200):
    waiting = selectors.queue_of(room)
    ages = arrivals.ages(room.id)
    for said in waiting:
        said.age = ages.get(said.id.hex)
        said.shown_name = fragments.name_of(room, said)
        said.question = next(question for question in room.questions_asked if question.id == said.question_id)
    waiting.sort(key=lambda said: (said.day, -(said.age or 0)))
    first = next((said for said in waiting if str(said.id) == chosen), waiting[0] if waiting else None)
    page = {
        "room": room,
        "convening": room.convening,
        "first": first,
        "others": [said for said in waiting if said is not first],
        "waiting": len(waiting),
        "post": fragments.list_of(room, [first], queue=True) if first else "",
        "form": form,
    }
    return render(request, "forums/moderation.html", page, status=status)
