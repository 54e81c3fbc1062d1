"""The page of a room's or a session's synthesis: its paragraphs, and for whoever writes them the record beside."""

from urllib.parse import urlencode

from django.http import Http404, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from convening import policy, writing
from convening.errors import Refused

from ... import record, selectors
from ...models import Room
from ...services import synthesis as services
from .beside import marked_in, record_beside
from .paragraph import one_open, one_paragraph, remove
from .shown import KINDS, address_of, by_question, ids, written


@require_http_methods(["GET", "HEAD", "POST"])
def synthesis_room(request, slug, room_slug):
    """The paragraphs; for the rapporteur the record beside them."""
    room = selectors.synthesis_room_for(request.user, slug, room_slug)
    if request.method == "POST":
        policy.require(request.user, "forums.write_synthesis", room)
    return _asked_for(request, room)


@require_http_methods(["GET", "HEAD", "POST"])
def synthesis_session(request, slug, session_slug):
    """The same of a session; its record are its rapporteur's notes."""
    session = selectors.synthesis_session_for(request.user, slug, session_slug)
    if request.method == "POST":
        policy.require(request.user, "forums.write_session_synthesis", session)
    return _asked_for(request, session)


def _asked_for(request, place):
    drafts, of_room = place.is_written_by_her, isinstance(place, Room)
    paragraphs = selectors.paragraphs_of(place, drafts=drafts)
    if drafts and (wanted := request.GET.get("paragraph")):
        return one_paragraph(request, place, selectors.one_of(paragraphs, wanted))
    if drafts and (wanted := request.GET.get("remove")):
        left_open = selectors.left_open_in(place, drafts=True) if of_room else []
        return remove(request, place, selectors.one_of([*paragraphs, *left_open], wanted))
    if drafts and of_room and "open" in request.GET:
        return one_open(request, place, request.GET["open"])
    if request.method == "POST":
        return _deed(request, place, paragraphs)
    return _whole(request, place, paragraphs)


def _whole(request, place, paragraphs, refused=None):
    of_room = isinstance(place, Room)
    page = {
        "place": place, "convening": place.convening, "of_room": of_room, "groups": by_question(paragraphs), "paragraphs": paragraphs,
        "refused": refused, "reads_recommendations": policy.allows(request.user, "forums.view_syntheses", place.convening),
    }  # fmt: skip
    if of_room:
        page["open_questions"] = [written(one) for one in selectors.left_open_in(place, drafts=place.is_written_by_her)]
        page["left_from_session"] = selectors.left_for(place) if place.is_written_by_her else []
    if place.record_is_hers:
        page |= record_beside(request, place, paragraphs)
    _tell_ends(place, paragraphs)
    _tell_names(request, place, paragraphs)
    return render(request, "forums/synthesis_room.html", page, status=409 if refused else 200)


def _tell_ends(place, paragraphs):
    """Where each can be moved, and for whoever writes which of its words keep it from being printed as it is."""
    for number, one in enumerate(paragraphs, 1):
        first_group = one.question_id == (place.questions_asked[0].pk if place.questions_asked else None)
        one.is_first = number == 1 and first_group
        one.is_last = number == len(paragraphs) and one.question_id is None
        one.overstated = record.overstated(one, place.convening) if place.is_written_by_her and one.state == one.State.READY else []


def _tell_names(request, place, paragraphs):
    """Whoever may see the list of members, and nobody else, is told where a text that is ready may name one of them."""
    if place.is_written_by_her or not paragraphs or not policy.allows(request.user, "participants.view_members", place.convening):
        return
    found_in = record.finder_of_names(place.convening.pk)
    for one in paragraphs:
        one.may_name = list(dict.fromkeys(one.words[start:end] for start, end in found_in(one.words)))


def _deed(request, place, paragraphs):
    """What is done from the page of a room or session: mark passages, move a paragraph."""
    here = address_of(place)
    match request.POST.get("deed"):
        case "mark":
            asked = selectors.question_asked(place, request.GET.get("q")) if isinstance(place, Room) else None
            marked, to = marked_in(request.POST), request.POST.get("to", "")
            try:
                if to in KINDS:
                    more = {"language": writing.language_here(), "ready": False, "key": next(iter(ids([request.POST.get("client_key")])), None)}
                    made = services.write_paragraph(place, asked, to, {}, marked, by=request.user, **more)
                    if made is None:  # sent twice
                        return HttpResponseRedirect(f"{here}#paragraphs")
                else:
                    made = selectors.one_of(paragraphs, to)
                    if not marked:
                        raise Refused("forums.nothing_marked", _("Tick at least one sentence first."))
                    services.lay_beside(made, marked, by=request.user)
            except (Refused, Http404) as wrong:
                return _whole(request, place, paragraphs, getattr(wrong, "message", _("Choose to which paragraph the passages belong.")))
            return HttpResponseRedirect(f"{here}?{urlencode({'paragraph': made.pk})}")
        case "up" | "down" as way:
            moved = selectors.one_of(paragraphs, request.POST.get("of"))
            services.move_paragraph(moved, up=way == "up", by=request.user)
            return HttpResponseRedirect(f"{here}#s-{moved.pk.hex}")
    return _whole(request, place, paragraphs, _("Choose what to do."))
