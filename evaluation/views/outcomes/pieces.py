"""One piece: its words in one language beside those written first, what is found in them, how they will look; and its place."""

from django.contrib import messages
from django.db import transaction
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _, gettext_lazy
from django.views.decorators.http import require_http_methods

from convening import honesty, policy, writing
from convening.errors import Refused, beside
from convening.forms import tell

from ...forms.outcomes import PieceForm, PlaceForm
from ...models import Piece
from ...rendering.outcomes import preview, prose
from ...selectors import outcomes as shown
from ...services import outcomes
from .outline import chosen_picture, fields_of
from .wording import STATES, WHAT_FOR, State, state_sentence, states_of, told

Kind = Piece.Kind
# What they draw is much, and told of all rooms at once: they are looked at in the document itself.
SHOWN_ELSEWHERE = frozenset({Kind.QUOTES, Kind.ROOM_QUESTIONS})
LABELS = {
    Kind.QUOTE: (gettext_lazy("Who said it, and where"), gettext_lazy("The words")),
    Kind.PICTURE: (gettext_lazy("Caption, if it is to be another than the picture’s"), None),
    Kind.QUESTIONS: (gettext_lazy("Heading"), gettext_lazy("The questions, one a line")),
    Kind.ACRONYMS: (gettext_lazy("Heading"), gettext_lazy("One a line: the letters, a colon, what they stand for")),
    Kind.NUMBERED: (None, gettext_lazy("The paragraph")),
}  # fmt: skip


@require_http_methods(["GET", "HEAD", "POST"])
def piece_write(request, slug, document_slug, piece_id):
    """Write it; say that a translation is still right; say where it stands and what it draws on."""
    right = "evaluation.write_document" if request.method == "POST" else "evaluation.read_draft"
    document = shown.document_for(request.user, slug, document_slug, right)
    pieces = shown.pieces_of(document)
    if typed := _typed_into_nothing(request, pieces, piece_id):
        page = {"convening": document.convening, "document": document, "typed": typed}
        return render(request, "evaluation/outcomes/piece_gone.html", page, status=409)
    piece = shown.piece_of(pieces, piece_id)
    code = request.GET.get("language", "")
    code = code if code in outcomes.LANGUAGES else piece.language
    writes = document.state != State.RELEASED and policy.allows(request.user, "evaluation.write_document", document)
    words, place, clash = _words_form(piece, code), None if "look" in request.GET else _place_form(request.user, piece), {}
    status = 200
    if request.method == "POST":
        here = f"{reverse('piece_write', args=[slug, document_slug, piece.pk])}?language={code}"
        status = 409
        try:
            match request.POST.get("deed"):
                case "right":
                    outcomes.still_right(piece, code, by=request.user)
                    messages.success(request, _("The translation is marked as right."))
                    return redirect(here)
                case "place":
                    place = _place_form(request.user, piece, request.POST)
                    if place.is_valid():
                        _set(piece, place.cleaned_data, by=request.user)
                        messages.success(request, _("It is kept."))
                        return redirect(here)
                case _:
                    words = _words_form(piece, code, request.POST)
                    if words.is_valid():
                        _write(piece, code, words.cleaned_data, by=request.user)
                        messages.success(request, _("It is kept."))
                        return redirect(_onward(pieces, piece, here) if request.POST.get("next") == "yes" else here)
        except Refused as refused:
            tell(place if request.POST.get("deed") == "place" else words, refused)
            if refused.code == "evaluation.changed_meanwhile":
                words, clash = _both(piece, code, words)
    writes = writes or request.method == "POST"  # what was typed is shown again, also where it was released meanwhile
    page = {
        "convening": document.convening, "document": document, "piece": told(piece), "code": code, "direction": honesty.direction(code),
        "form": words if writes else None, "place": place if writes else None, "clash": clash, "has_words": bool(words.visible_fields()),
        "tabs": _tabs(piece, document), "first": _first(piece) if code != piece.language else None, "is_behind": code in piece.behind,
        "since_url": _since(piece, code), "kind": Kind(piece.kind).label, "what_for": WHAT_FOR[Kind(piece.kind)],
        "tokens": list(prose.TOKENS.items()), "keys": [(one.key, told(one).called) for one in pieces if one.pk != piece.pk],
        "number": writing.number_here(piece.place), "document_state": state_sentence(document), **_neighbours(pieces, piece),
        **_looked_at(request, piece, pieces, code, words if writes else None),
    }  # fmt: skip
    return render(request, "evaluation/outcomes/piece.html", page, status=status)


def _typed_into_nothing(request, pieces, piece_id):
    """[(name of a field, words)] of what she sends to a piece that somebody has taken out meanwhile; [] otherwise."""
    if request.method != "POST" or any(one.pk == piece_id for one in pieces):
        return []
    return [(name, words) for name, words in request.POST.items() if name.startswith(("title_", "text_")) and words.strip()]


def _looked_at(request, piece, pieces, code, form):
    """What is found in its words, and how it will look: both for words, one of the two for what is drawn."""
    drawn, has_text = piece.kind in outcomes.DRAWN, any(outcomes.words_of(piece, "text", one) for one in outcomes.LANGUAGES)
    asked = "look" in request.GET and piece.kind not in SHOWN_ELSEWHERE
    looks = not drawn or asked or not has_text and piece.kind not in SHOWN_ELSEWHERE | {Kind.SYNTHESIS}
    checked = not drawn or has_text and not looks
    return {
        "looks": looks, "look_url": _look(piece, code), "blocks": _preview(piece, code, pieces) if looks else [],
        "fields": _fields(request.user, piece, pieces, form, code, checked=checked) if form else [],
    }  # fmt: skip


def _words_form(piece, code, sent=None):
    title, text = LABELS.get(Kind(piece.kind), (gettext_lazy("Heading"), gettext_lazy("Text")))
    if piece.kind in outcomes.DRAWN:
        text = gettext_lazy("A few words before it, if any are needed")
    start = {f"{name}_{code}": outcomes.words_of(piece, name, code) for name in ("title", "text")} | {"edition": piece.document.edition}
    rows = 6 if piece.kind in {Kind.HIGHLIGHT, Kind.QUOTE, Kind.NUMBERED, *outcomes.DRAWN} else 16
    return PieceForm(sent, initial=start, code=code, words=Piece, title_label=title, text_label=text, rows=rows)


def _place_form(asker, piece, sent=None):
    start = {name: getattr(piece, name) for name in ("source", "level", "key", "place", "language")} | {"picture": str(piece.picture_id or "")}
    return PlaceForm(sent, initial=start, auto_id="id_place_%s", **fields_of(asker, piece.document.convening, Kind(piece.kind), piece.source))


def _write(piece, code, given, *, by):
    told_ = {name: {code: given[f"{name}_{code}"]} for name in ("title", "text") if f"{name}_{code}" in given}
    outcomes.write_piece(piece, **told_, edition=given["edition"], by=by)


@transaction.atomic
def _set(piece, given, *, by):
    convening, changes = piece.document.convening, {"key": given["key"] or piece.key, "level": given["level"]}
    if "source" in given:
        changes["source"] = given["source"]
    if "picture" in given:
        changes["picture"] = chosen_picture(convening, given["picture"])
    outcomes.set_piece(piece, **changes, by=by)
    if given["language"] != piece.language:
        with beside("language"):
            outcomes.write_piece(piece, language=given["language"], by=by)
    if given["place"] and given["place"] != piece.place:
        outcomes.move_piece(piece, given["place"], by=by)


def _both(piece, code, form):
    """(the form with what she typed, and with the edition as it is now, so that keeping it again is meant; {field: what stands there})."""
    piece.refresh_from_db()
    piece.document.refresh_from_db(fields=["edition"])
    sent = form.data.copy()
    sent["edition"] = str(piece.document.edition)
    again = _words_form(piece, code, sent)
    again.is_valid()
    for field, sentences in form.errors.items():
        for sentence in sentences:
            again.add_error(None if field == "__all__" else field, sentence)
    return again, {f"{name}_{code}": outcomes.words_of(piece, name, code) for name in ("title", "text")}


def _fields(person, piece, pieces, form, code, *, checked):
    """[(field, what is found in the words that are kept)]. The headings of what is drawn are looked at before the release alone."""
    try:
        found = outcomes.findings(piece.document, piece, pieces, code, by=person) if checked else {}
    except Refused:  # she has looked at very many within the hour; the release looks again
        found = {}
    return [(field, found.get(field.name, [])) for field in form.visible_fields()]


def _tabs(piece, document):
    codes = [piece.language, *(code for code in document.languages if code != piece.language)]
    states = {one["code"]: one for one in states_of(piece, document)}
    return [states.get(code) or {"code": code, "state": "first", "words": STATES[outcomes.state_of(piece, code)]()} for code in codes]


def _first(piece):
    """The words written first, to translate from."""
    return {
        "code": piece.language, "direction": honesty.direction(piece.language), "title": outcomes.words_of(piece, "title", piece.language),
        "text": outcomes.words_of(piece, "text", piece.language),
    }  # fmt: skip


def _since(piece, code):
    """Where is told what changed in the words written first after this translation."""
    edition = shown.right_until(piece, code) if code in piece.behind else None
    if edition is None:
        return ""
    return reverse(
        "document_history", args=[piece.document.convening.slug, piece.document.slug],
        query={"former": edition, "later": piece.document.edition, "piece": piece.pk},
    )  # fmt: skip


def _look(piece, code):
    """Where a piece that is drawn is seen as it will be."""
    address = [piece.document.convening.slug, piece.document.slug]
    if piece.kind in SHOWN_ELSEWHERE:
        return f"{reverse('document', args=address, query={'language': code})}#{piece.key}"
    return reverse("piece_write", args=[*address, piece.pk], query={"language": code, "look": 1})


def _preview(piece, code, pieces):
    """How it will look, in the language that is written; only where there are words of it, or it is drawn."""
    if piece.kind not in outcomes.DRAWN and outcomes.state_of(piece, code) in ("none", "missing"):
        return []
    return preview(piece, code, pieces=pieces)


def _neighbours(pieces, piece):
    return {"before": pieces[piece.place - 2] if piece.place > 1 else None, "after": pieces[piece.place] if piece.place < len(pieces) else None}


def _onward(pieces, piece, here):
    """The next piece that has words of its own, in the same language; the outline after the last."""
    address = [piece.document.convening.slug, piece.document.slug]
    following = next((one for one in pieces[piece.place :] if one.kind not in outcomes.DRAWN), None)
    if following is None:
        return reverse("document_write", args=address)
    return f"{reverse('piece_write', args=[*address, following.pk])}?{here.partition('?')[2]}"
