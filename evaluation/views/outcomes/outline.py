"""One document: the outline of its pieces, its cover, a piece more. What is asked for stands in the query: `add`, `about`, `give_up`."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from convening import policy, writing
from convening.errors import Refused
from convening.forms import tell
from convening.twice import asked_twice

from ...forms.outcomes import CoverForm, NewPieceForm
from ...models import Document, Piece
from ...selectors import outcomes as shown
from ...services import outcomes
from ..wording import report_name
from .wording import WHAT_FOR, WORDS, State, choices_of, in_her_language, state_sentence, states_of, told

Kind = Piece.Kind


@require_http_methods(["GET", "HEAD", "POST"])
def document_write(request, slug, document_slug):
    """The pieces in their order, each with its states; what can be done with each."""
    asked = {"add", "about", "give_up"} & set(request.GET)
    right = "evaluation.write_document" if request.method == "POST" or asked else "evaluation.read_draft"
    document = shown.document_for(request.user, slug, document_slug, right)
    if document.state == State.RELEASED and asked and request.method != "POST":
        return redirect("document_write", slug, document.slug)
    if "about" in request.GET:
        return _about(request, document)
    if "give_up" in request.GET:
        return _give_up(request, document)
    if "add" in request.GET:
        return _add(request, document, request.GET["add"])
    pieces = shown.pieces_of(document)
    if request.method == "POST":
        return _deed(request, document, pieces)
    return _outline(request, document, pieces)


def _outline(request, document, pieces, refused=None):
    for piece in pieces:
        told(piece)
        piece.states = states_of(piece, document) if outcomes.state_of(piece, piece.language) != "none" else []
        piece.kind_told = Kind(piece.kind).label
    title, code = in_her_language(document, "title")
    address = [document.convening.slug, document.slug]
    page = {
        "convening": document.convening, "document": document, "title": title, "code": code, "pieces": pieces, "refused": refused,
        "kind": Document.Kind(document.kind).label, "state": state_sentence(document), "released": document.state == State.RELEASED,
        "writes": document.state != State.RELEASED and policy.allows(request.user, "evaluation.write_document", document),
        "may_correct": document.state == State.RELEASED and policy.allows(request.user, "evaluation.begin_document", document.convening),
        "withdrawn": hasattr(document, "withdrawal"), "reason": shown.reason_of(document),
        "may_withdraw": document.state == State.RELEASED and policy.allows(request.user, "evaluation.release_document", document),
        "may_release": document.state != State.RELEASED and policy.allows(request.user, "evaluation.release_document", document),
        "cover_states": states_of(document, document), "read_url": reverse("document", args=address), "places": range(1, len(pieces) + 1),
    }  # fmt: skip
    return render(request, "evaluation/outcomes/document.html", page, status=409 if refused else 200)


def _deed(request, document, pieces):
    """What is done from the outline: move a piece, take one out, begin a correction."""
    here = reverse("document_write", args=[document.convening.slug, document.slug])
    try:
        match request.POST.get("deed"):
            case "move":
                piece = shown.piece_of(pieces, request.POST.get("piece"))
                outcomes.move_piece(piece, _to(request.POST.get("to", "")), by=request.user, seen=_number(request.POST.get("seen")))
                return redirect(f"{here}#piece-{piece.pk.hex}")
            case "take_out":
                piece = told(shown.piece_of(pieces, request.POST.get("piece")))
                outcomes.take_out(piece, by=request.user)
                messages.success(request, _("“%(piece)s” is taken out. You can bring it back from the history.") % {"piece": piece.called})
                return redirect(here)
            case "correct":
                made = outcomes.begin_correction(document, by=request.user)
                messages.success(request, _("This is the correction: it stands in the place of the other once it is released."))
                return redirect("document_write", document.convening.slug, made.slug)
    except Refused as refused:
        return _outline(request, document, pieces, refused.message)
    return _outline(request, document, pieces, _("Choose what to do."))


def _add(request, document, kind):
    """First which kind of piece, then its heading and what it draws on."""
    place = _number(request.GET.get("place"))
    if kind not in Kind.values:
        groups = [
            (_("Words that you write"), [_to_choose(one, place) for one in WORDS]),
            (_("Drawn from what there is"), [_to_choose(one, place) for one in Kind if one not in WORDS]),
        ]
        return render(request, "evaluation/outcomes/add.html", {"convening": document.convening, "document": document, "groups": groups})
    kind, convening = Kind(kind), document.convening
    fields = fields_of(request.user, convening, kind)
    start = {"level": 1 if kind in (Kind.TEXT, Kind.RECOMMENDATIONS, Kind.ANNEX, Kind.ACRONYMS, Kind.CREDITS) else 2, "place": place}
    form, status = NewPieceForm(request.POST or None, initial=start, **fields), 200
    if request.method == "POST":
        status = 409
        if form.is_valid():
            given = form.cleaned_data
            try:
                piece = outcomes.add_piece(
                    document, kind, key=given["key"] or None, level=given["level"], source=given.get("source", ""),
                    title={document.language: given["title"]} if given["title"] else None, place=given["place"],
                    picture=chosen_picture(convening, given.get("picture")), by=request.user, once=given["client_key"],
                )  # fmt: skip
            except Refused as refused:
                tell(form, refused)
            else:
                if piece is None:
                    return redirect("document_write", convening.slug, document.slug)
                if kind in WORDS:
                    return redirect("piece_write", convening.slug, document.slug, piece.pk)
                messages.success(request, _("It is added."))
                return redirect(f"{reverse('document_write', args=[convening.slug, document.slug])}#piece-{piece.pk.hex}")
    page = {"convening": convening, "document": document, "form": form, "kind": kind.label, "what_for": WHAT_FOR[kind], "chosen": kind.value}
    return render(request, "evaluation/outcomes/add_piece.html", page, status=status)


def fields_of(asker, convening, kind, source=""):
    """What PlaceForm takes for a piece of this kind; `source` is what it draws on now."""
    choices = outcomes.Sources(convening, asker).choices(kind, writing.language_here())
    if source and choices and source not in dict(choices):
        choices = [(source, source), *choices]
    pictures = choices_of(shown.pictures_to_choose(convening)) if kind == Kind.PICTURE else None
    return {"sources": choices, "figures": kind == Kind.FIGURES, "pictures": pictures}


def chosen_picture(convening, pk):
    """The picture that a form names, None where it names none."""
    return next((one for one in shown.pictures_to_choose(convening) if str(one.pk) == pk), None) if pk else None


def _about(request, document):
    """What stands on the cover, in which languages it appears and for whom."""
    convening = document.convening
    reports = shown.reports_to_quote(request.user, convening, document.report_id)
    start = {f"{name}_{code}": outcomes.words_of(document, name, code) for name in CoverForm.TEXTS for code in outcomes.LANGUAGES}
    start |= {
        "language": document.language, "languages": document.languages, "audience": document.audience, "cover": str(document.cover_id or ""),
        "report": str(document.report_id or ""),
    }  # fmt: skip
    form = CoverForm(
        request.POST or None, initial=start, pictures=choices_of(shown.pictures_to_choose(convening)),
        reports=[(str(one.pk), report_name(one)) for one in reports],
    )  # fmt: skip
    status = 200
    if request.method == "POST" and request.POST.get("right") in outcomes.LANGUAGES:
        outcomes.cover_still_right(document, request.POST["right"], by=request.user)
        messages.success(request, _("The translation is marked as right."))
        return redirect("document_write", convening.slug, document.slug)
    if request.method == "POST":
        status = 409
        if form.is_valid():
            given = form.cleaned_data
            try:
                outcomes.describe_document(
                    document, **{name: form.texts(name) for name in CoverForm.TEXTS}, language=given["language"], languages=given["languages"],
                    audience=given["audience"], cover=chosen_picture(convening, given["cover"]),
                    report=next((one for one in reports if str(one.pk) == given["report"]), None), by=request.user,
                )  # fmt: skip
            except Refused as refused:
                tell(form, refused)
            else:
                messages.success(request, _("It is kept."))
                return redirect("document_write", convening.slug, document.slug)
    page = {"convening": convening, "document": document, "form": form, "behind": document.behind}
    return render(request, "evaluation/outcomes/about.html", page, status=status)


def _give_up(request, document):
    """Asked twice: drafts that are taken away are gone."""
    done, error = asked_twice(request, lambda: outcomes.give_up(document, by=request.user))
    if done:
        messages.success(request, _("It is taken away."))
        return redirect("writing", document.convening.slug)
    page = {
        "convening": document.convening, "document": document, "error": error, "heading": _("Take this document away?"),
        "consequences": [_("Its pieces, their history and all remarks are gone."), _("What it draws on stays: rooms, paragraphs, recommendations, pictures.")],
        "button": _("Take it away"), "back": reverse("document_write", args=[document.convening.slug, document.slug]),
    }  # fmt: skip
    return render(request, "evaluation/outcomes/confirm.html", page, status=409 if error else 200)


def _to_choose(kind, place):
    return {"kind": kind.value, "label": kind.label, "what_for": WHAT_FOR[kind], "place": place}


def _to(asked):
    if asked in ("up", "down"):
        return asked
    if number := _number(asked):
        return number
    raise Http404


def _number(value):
    """A place, in whichever digits; None where it is none."""
    return int(value) if value and value.isdecimal() and len(value) < 5 else None
