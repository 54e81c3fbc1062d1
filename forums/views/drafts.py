"""Keeping a draft, and throwing it away. Sent by the form with its buttons, or by the page itself a few seconds after she stops typing.

Like the request that posts, these save nothing else: no message, no login session.
"""

from django.http import HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from convening.errors import Refused

from .. import selectors
from ..forms import DraftForm
from ..services import drafts
from .discussion import room_page
from .writing import address, come_back


@require_POST
def draft(request, slug, room_slug):
    room = selectors.room_for(request.user, slug, room_slug, "forums.speak_in_room")
    by_itself = request.headers.get("X-Requested-With") == "fetch"
    try:
        number = _done(request, room)
    except Refused as refused:
        if by_itself:
            return JsonResponse(refused.as_json(), status=409)
        page = come_back(request, room, room_page(request, room), refused)
        return render(request, "forums/room.html", page, status=409)
    if by_itself:
        return HttpResponse(status=204)
    asked = number if request.GET.get("q") else ""
    return HttpResponseRedirect(f"{address(room, q=asked, reply=request.GET.get('reply'))}#write")


def _done(request, room):
    """Do what the pressed button says; the number of the question at which the draft lies or lay."""
    form = DraftForm(request.POST)
    form.is_valid()
    sent = form.cleaned_data
    question = selectors.question_asked(room, sent.get("question"))
    if question is None or "client_key" not in sent or "reply_to" not in sent:
        raise Refused("forums.no_place_for_a_draft", _("This draft could not be kept: the page it came from is not whole. Please load the page anew."))
    lay_at = selectors.question_asked(room, sent.get("kept_at"))
    if request.POST.get("draft") == "throw":
        drafts.throw_away_drafts(room, [one for one in (question, lay_at) if one], by=request.user, reply_to=sent["reply_to"])
    else:
        drafts.keep_draft(
            room, question, sent.get("text", ""), by=request.user, key=sent["client_key"], reply_to=sent["reply_to"],
            language=sent.get("language", ""), mode=sent.get("mode", ""), instead_of=lay_at,
        )  # fmt: skip
    return question.position
