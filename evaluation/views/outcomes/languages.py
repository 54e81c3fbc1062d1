"""A document in its languages: every piece with the state of its words, and the way to each."""

from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from convening import writing

from ...selectors import outcomes as shown
from ...services import outcomes
from .wording import STATES, told


@require_safe
def document_languages(request, slug, document_slug):
    """The table; with ?only= the pieces that need somebody in one language."""
    document = shown.document_for(request.user, slug, document_slug)
    only = request.GET.get("only") if request.GET.get("only") in document.languages else None
    address, rows = [slug, document_slug], []
    counts = {code: {"missing": 0, "behind": 0} for code in document.languages}
    things = [(document, _("Title on the cover"), reverse("document_write", args=address, query={"about": 1}))]
    things += [(piece, told(piece).called, reverse("piece_write", args=[*address, piece.pk])) for piece in shown.pieces_of(document)]
    for thing, called, url in things:
        states = {code: outcomes.state_of(thing, code) for code in document.languages}
        for code, state in states.items():
            if state in counts[code]:
                counts[code][state] += 1
        if set(states.values()) == {"none"} or only and states[only] not in ("missing", "behind"):
            continue
        cells = [_cell(state, url if thing is document else f"{url}?language={code}") for code, state in states.items()]
        rows.append([{"value": called, "url": url}, *cells])
    page = {
        "convening": document.convening, "document": document, "rows": rows, "only": only,
        "columns": [{"label": _("Piece")}, *({"label": writing.language_name_here(code)} for code in document.languages)],
        "languages": [
            {
                "code": code, "name": writing.language_name_here(code), "missing": writing.number_here(needed["missing"]),
                "behind": writing.number_here(needed["behind"]), "needs": sum(needed.values()),
            }
            for code, needed in counts.items()
        ],
    }  # fmt: skip
    return render(request, "evaluation/outcomes/languages.html", page)


def _cell(state, url):
    if state == "none":
        return {"value": None, "blank": "–"}
    return {"value": STATES[state](), "url": url}
