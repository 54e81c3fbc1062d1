"""How a document came about: every change, any two editions side by side; bring a piece back."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _, gettext_lazy
from django.views.decorators.http import require_http_methods

from convening import honesty, policy, writing
from convening.errors import Refused

from ...forms.outcomes import CompareForm
from ...models import Piece
from ...selectors import outcomes as shown
from ...services import outcomes
from .wording import State, name_of_person

A_PAGE = 50
WHAT = {
    "added": gettext_lazy("added"), "taken_out": gettext_lazy("taken out"), "moved": gettext_lazy("moved"), "written": gettext_lazy("written"),
    "confirmed": gettext_lazy("a translation was found to be right"), "set": gettext_lazy("set otherwise"),
}  # fmt: skip
COMPARED = (("title", gettext_lazy("Heading")), ("text", gettext_lazy("Text")), ("subtitle", gettext_lazy("Subtitle")), ("imprint", gettext_lazy("Place and month")))


@require_http_methods(["GET", "HEAD", "POST"])
def document_history(request, slug, document_slug):
    """The changes, the newest first; with ?former= and ?later= what differs between two editions."""
    document = shown.document_for(request.user, slug, document_slug, "evaluation.write_document" if request.method == "POST" else "evaluation.read_draft")
    pieces = shown.pieces_of(document)
    history = shown.History(document, {thing.pk: outcomes.as_it_was(thing) for thing in (document, *pieces)})
    refused = None
    if request.method == "POST":
        try:
            if "revision" not in request.POST:
                raise Refused("evaluation.nothing_chosen", _("Choose what is to be brought back."))
            piece = outcomes.bring_back(document, history.revision(request.POST["revision"]), by=request.user)
        except Refused as wrong:
            refused = wrong.message
        else:
            messages.success(request, _("It stands again as it stood then."))
            return redirect("piece_write", slug, document_slug, piece.pk)
    page = {
        "convening": document.convening, "document": document, "refused": refused, "edition": writing.number_here(document.edition),
        "writes": document.state != State.RELEASED and policy.allows(request.user, "evaluation.write_document", document),
    }  # fmt: skip
    if "former" in request.GET:
        return _compare(request, page, document, history)
    start = _number(request.GET.get("before"))
    changes = [one for one in history.changes() if start is None or one.number < start]
    page["changes"] = [_line(one, document) for one in changes[:A_PAGE]]
    page["older_url"] = f"?before={changes[A_PAGE - 1].number}" if len(changes) > A_PAGE else ""
    page["form"] = CompareForm(initial={"former": max(document.edition - 1, 1), "later": document.edition})
    return render(request, "evaluation/outcomes/history.html", page, status=409 if refused else 200)


def _line(change, document):
    told = change.after or change.before
    at = reverse("document_history", args=[document.convening.slug, document.slug], query={"former": change.number - 1, "later": change.number})
    return {
        "number": writing.number_here(change.number), "day": change.revision.day, "who": name_of_person(change.revision.author), "what": WHAT[change.what],
        "called": _("the cover") if change.is_of_cover else _called(told), "url": at, "revision": change.revision.pk,
        "to_bring_back": bool(change.before) and not change.is_of_cover and change.what in ("written", "taken_out", "set"),
    }  # fmt: skip


def _compare(request, page, document, history):
    form = CompareForm(request.GET)
    page |= {"form": form, "differences": None}
    if form.is_valid():
        former, later = sorted((form.cleaned_data["former"], form.cleaned_data["later"]))
        if later > document.edition:
            raise Http404
        page |= {"former": writing.number_here(former), "later": writing.number_here(later)}
        only = request.GET.get("piece")
        found = [one for one in history.between(former, later) if only in (None, str(one[0]))]
        page["differences"] = [_difference(document, *one) for one in found]
    return render(request, "evaluation/outcomes/compare.html", page, status=200 if form.is_valid() else 409)


def _difference(document, thing, before, after):
    """One piece: what it is called, what became of it, and each of its texts with what is gone and what is new."""
    texts = []
    for name, label in COMPARED:
        for code in outcomes.LANGUAGES:
            was, now = before.get(name, {}).get(code, ""), after.get(name, {}).get(code, "")
            if was != now:
                texts.append({"label": label, "code": code, "direction": honesty.direction(code), "parts": shown.words_that_differ(was, now)})
    what = "added" if not before else "taken_out" if not after else "written" if texts else "moved" if _moved(before, after) else "set"
    return {"called": _("the cover") if thing == document.pk else _called(after or before), "what": WHAT[what], "texts": texts}


def _moved(before, after):
    return {name for name in before if before[name] != after.get(name)} == {"position"}


def _called(told):
    """What a piece was called, from what is kept of it."""
    titles = told.get("title", {})
    return titles.get(writing.language_here()) or titles.get(told["language"]) or f"{Piece.Kind(told['kind']).label} ({told['key']})"


def _number(value):
    return int(value) if value and value.isdecimal() and len(value) < 8 else None
