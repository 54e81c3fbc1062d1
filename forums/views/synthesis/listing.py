"""The rooms and sessions that the report draws on, and how far each is reflected."""

from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from convening import policy, writing

from ... import selectors
from ...models import Room
from .shown import REFLECTED, address_of


@require_safe
def synthesis(request, slug):
    convening, rooms, sessions = selectors.syntheses_for(request.user, slug)
    page = {
        "convening": convening, "rooms": _of_rooms(rooms), "sessions": _of_sessions(sessions),
        "writes": policy.allows(request.user, "forums.write_recommendations", convening),
        "reads_recommendations": policy.allows(request.user, "forums.view_syntheses", convening),
    }  # fmt: skip
    return render(request, "forums/synthesis.html", page)


def _of_rooms(rooms):
    rows = [[_name(room), Room.Stage(room.stage).label, *_numbers(room), _reflected(room, _("links are gone") if room.sealed_on else _("nothing was said yet"))] for room in rooms]
    return _table((_("Room"), _("State")), rows)


def _of_sessions(sessions):
    language = writing.language_here()
    rows = [
        [_name(one), writing.day(one.local_start.date(), language), *_numbers(one), _reflected(one, _("nothing was noted"))] for one in sessions
    ]
    return _table((_("Session"), _("Day")), rows)


def _name(place):
    return {"value": place.title, "url": address_of(place)}


def _numbers(place):
    return place.paragraphs["ready"], place.paragraphs["draft"]


def _reflected(place, why):
    return REFLECTED[place.reflected]() if place.reflected else {"value": None, "blank": why}


def _table(first, rows):
    labels = [*((label, False) for label in first), (_("Ready"), True), (_("Drafts"), True), (_("How much of it is reflected"), False)]
    return {"columns": [{"label": label, "numeric": numeric} for label, numeric in labels], "rows": rows}
