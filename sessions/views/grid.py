"""The programme as a grid, for those who plan: days beside each other, hours downwards, clashes told in words."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from convening import policy, writing
from convening.selectors import convening_for

from .. import selectors, services
from ..selectors.clashes import clashes_in
from ..selectors.grid import grid_of
from ..services.scheduling import off_their_clock
from .planning import clash_sentences
from .programme import chosen_zone, cities, keep_zone


@require_http_methods(["GET", "HEAD", "POST"])
def grid(request, slug):
    """POST: sessions whose clock was given other rules keep their local hour."""
    convening = convening_for(request.user, slug)
    if not policy.allows(request.user, "sessions.schedule_session", convening):
        raise Http404
    if request.method == "POST":
        moved = sum(now is not None for _session, _before, now in services.follow_the_clocks(by=request.user, convening=convening))
        messages.success(request, ngettext(
            "%(n)s session keeps its local hour; calendars are told.", "%(n)s sessions keep their local hour; calendars are told.", moved
        ) % {"n": writing.number_here(moved)})
        return redirect("programme_grid", slug)
    form, chosen = chosen_zone(request, convening)
    zone = request.viewer_zone or convening.zone
    entries = selectors.programme_for(request.user, convening)
    clashes = clashes_in(convening)
    days, lines = grid_of(entries, zone)
    language = writing.language_here()
    for entry in entries:
        entry.session.clash_sentences = clash_sentences(clashes.get(entry.session.pk, ()))
    response = render(request, "sessions/grid.html", {
        "convening": convening, "days": days,
        "lines": [(writing.hour(line.start, language), writing.hour(line.end, language), line.cells) for line in lines], "zone": zone, "zone_form": form, "cities": cities(),
        "clashing": [entry for entry in entries if entry.session.clash_sentences], "off": off_their_clock(convening),
    })
    return keep_zone(response, chosen)
