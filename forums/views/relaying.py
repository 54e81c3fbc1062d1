"""Somebody said it on the telephone: who, at which question, her words. The person chosen is sent, never part of an address."""

from django.conf import settings
from django.contrib import messages
from django.http import HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from convening import limits, policy, writing
from convening.errors import Refused
from sessions.forms import tell

from .. import selectors
from ..forms import RelayForm
from ..services import relaying

SEARCHES_AN_HOUR = 60


@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def relay(request, slug, room_slug):
    """First whoever spoke is looked up, and shown; then the words are entered."""
    room = selectors.room_for(request.user, slug, room_slug, "forums.relay_post")
    found, too_often = _looked_up(request, room) if request.method == "POST" else ((), False)
    people = {part.person.public_id: part.person for part in found}
    form = RelayForm(
        request.POST if request.method == "POST" else None, room=room, initial={"language": writing.language_here()},
        languages=[*settings.LANGUAGES, ("und", _("another language"))],
        found=[(part.person.public_id, f"{part.person.shown_name} ({part.handle})") for part in found],
    )  # fmt: skip
    status = 200
    if too_often:
        form.add_error(None, _("You have searched very often within the hour. Go on a little later, or ask somebody else."))
    elif request.method == "POST" and not found:
        status = 409
        _only_who(form)
    elif request.method == "POST" and "enter" not in request.POST:
        form.errors.clear()  # she is found; what is not filled in yet is no mistake
    elif form.is_bound:
        if form.is_valid() and _enter(request, room, form, people):
            messages.success(request, _("Entered. It goes the way of every post in this room, as her voice."))
            return HttpResponseRedirect(request.path)
        status = 409
    page = {"room": room, "convening": room.convening, "form": form, "found": bool(people)}
    page["sees_voices"] = policy.allows(request.user, "forums.moderate_room", room)
    return render(request, "forums/relay.html", page, status=status)


def _enter(request, room, form, people):
    given = form.cleaned_data
    try:
        relaying.relay_contribution(
            room, selectors.question_asked(room, given["question"]), given["text"], person=people[given["person"]],
            language=given["language"], read_back=given["read_back"], conduct=given["conduct"], key=given["client_key"], by=request.user,
        )  # fmt: skip
    except Refused as refused:
        tell(form, refused)
        return False
    return True


def _looked_up(request, room):
    """(participations, whether she searched too often)."""
    written = request.POST.get("who", "").strip()
    if not written:
        return (), False
    if not limits.counts("search for who spoke", request.user.pk, most=SEARCHES_AN_HOUR):
        return (), True
    return relaying.people_called(room, written[:200]), False


def _only_who(form):
    """Nobody was found: the other fields are not looked at yet."""
    named = bool(form.data.get("who", "").strip())
    form.errors.clear()
    if named:
        form.add_error("who", _("Nobody who takes part has this handle or this whole name. Look at the spelling, or ask for the handle."))
    else:
        form.add_error("who", form.fields["who"].error_messages["required"])
