"""Figures of a live session: for its chair while it goes on, and what is kept of it afterwards."""

from django.shortcuts import render
from django.utils.translation import gettext_lazy, pgettext_lazy
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from convening import clock, writing

from .. import floor, selectors
from ..floor import equity
from ..floor.channels import COUNTED
from ..models import LiveRecord
from ..services.floor.ending import PART_OF
from .chairing import by_chair

WHAT = {
    "requests": gettext_lazy("Requests for the floor"),
    "points_of_order": gettext_lazy("Points of order"),
    "turns": gettext_lazy("Turns of speaking"),
    "speakers": gettext_lazy("People who spoke"),
    "questions": gettext_lazy("Questions in writing"),
    "answered_questions": gettext_lazy("Questions that were answered"),
    "left_questions": gettext_lazy("Questions left to the room"),
    "endorsements": gettext_lazy("Endorsements of questions"),
    "polls": pgettext_lazy("in a session", "Polls"),
    "ballots": gettext_lazy("Votes in all polls"),
    "reactions": gettext_lazy("Reactions"),
    "captions": gettext_lazy("Lines of written interpretation"),
    "handovers": gettext_lazy("Handovers between interpreters"),
    "notes": gettext_lazy("Paragraphs of notes"),
}


@require_safe
@by_chair
def figures(request, seat):
    """How many are here, and how floor time divides: a fragment of the chair's page."""
    return render(request, "sessions/live/_figures.html", {
        "convening": seat.session.convening, "session": seat.session, "figures": equity.figures(seat, floor.look(seat.session)),
    })


@require_safe
def record(request, slug, session_slug):
    """What is kept of the live session: counts, and nothing else."""
    session = selectors.session_for(request.user, slug, session_slug, right="sessions.read_record")
    kept = LiveRecord.objects.filter(session=session).first()
    counts = kept.counts if kept else {}
    return render(request, "sessions/record.html", {
        "convening": session.convening, "session": session, "kept": kept, "is_open": floor.is_open(session),
        "state": selectors.session_state(session, clock.now()),
        "lines": _lines(counts) if kept else [], "caption": _("Counted at the end"),
        "columns": [{"label": _("What")}, {"label": _("How many"), "numeric": True}, {"label": _("Out of")}],
        "note": _("A number of people, or of what people did, is withheld where it is below five, or where all but a few are in it."),
        "shares": [
            (label, equity.in_words(name, counts["shares"][name])) for name, label in equity.ATTRIBUTES.items() if name in counts.get("shares", {})
        ],
    })


def _lines(counts):
    """The rows of the table: what, how many, out of what."""
    numbers = {"present": counts.get("present"), **counts.get("counts", {})}
    rows = [[_("People who were on the live page"), numbers["present"], ""]]
    rows += [[str(label), numbers[what], _out_of(what, numbers)] for what, label in WHAT.items() if what in numbers]
    return rows + [
        [_("People who chose the written interpretation in %(language)s") % {"language": writing.language_name_here(what.removeprefix(COUNTED))}, count, ""]
        for what, count in numbers.items() if what.startswith(COUNTED)
    ]  # fmt: skip


def _out_of(what, numbers):
    whole = numbers.get(PART_OF.get(what))
    if whole is None or numbers[what] is None:
        return ""
    whole = writing.number_here(whole)
    return {
        "speakers": _("of %(whole)s who were on the page"), "points_of_order": _("of %(whole)s turns"),
    }.get(what, _("of %(whole)s questions")) % {"whole": whole}
