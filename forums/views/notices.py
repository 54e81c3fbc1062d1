"""The officer for incidents reaches a voice; the voice puts away what it has read."""

from django.contrib import messages
from django.http import HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from convening import policy
from convening.errors import Refused
from convening.models import Convening

from .. import selectors
from ..forms import NoticeForm
from ..models import Room
from ..services import notices as services


@require_http_methods(["GET", "HEAD", "POST"])
def write_notice(request, slug):
    """She sees neither posts nor labels here: she writes to the label that she was told."""
    convening = policy.access(request.user, "participants.look_after_incidents", Convening.objects.all(), slug=slug)
    rooms = list(Room.objects.filter(convening=convening, published=True).select_related("convening").prefetch_related("questions"))
    form, status = NoticeForm(request.POST or None, rooms=rooms), 200
    if request.method == "POST":
        status = 409
        if form.is_valid():
            given = form.cleaned_data
            room = next(one for one in rooms if one.slug == given["room"])
            question = next((one for one in room.questions.all() if one.position == given["question"]), None)
            try:
                services.write_to_voice(room, (given["object"], given["number"]), given["text"], by=request.user, question=question)
            except Refused as refused:
                form.add_error(*next(iter(refused.fields.items()), (None, refused.message)))
            else:
                messages.success(request, _("The message waits for the voice in the room. Nobody is told who it is, nor whether it was read."))
                return HttpResponseRedirect(reverse("incidents", args=[slug]))
    return render(request, "forums/voice_notice.html", {"convening": convening, "form": form, "rooms": rooms}, status=status)


@require_POST
def put_away(request, slug, room_slug, notice_id):
    """Like a post, this saves nothing else: no message, no login session."""
    room = selectors.room_for(request.user, slug, room_slug, "forums.read_room")
    services.put_away(notice_id, room, by=request.user)
    return HttpResponseRedirect(reverse("room", args=[slug, room_slug]))
