"""The glossary of a convening: read by those with a role in a session, kept by interpreters and the secretariat."""

from urllib.parse import urlencode
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from convening import files, policy, writing
from convening.errors import Refused

from ..forms import GlossaryFileForm, TermForm, WordsForm, tell
from ..importers.glossary import LONGEST, read_glossary
from ..models import Session
from ..selectors import glossary as shown
from ..services import glossary as services

KEEPS = "sessions.keep_glossary"
MOST_PROBLEMS = 50  # shown of one file


@require_http_methods(["GET", "HEAD", "POST"])
def glossary(request, slug):
    """The terms, a search among them, and for those who keep it a form and a file."""
    convening = shown.glossary_convening(request.user, slug)
    if request.GET.get("as") == "csv":
        return _file(shown.terms_for(convening, request.user))
    keeps = policy.allows(request.user, KEEPS, convening)
    if not keeps:
        if request.method == "POST":
            raise Http404
        return _page(request, convening, {})
    if removing := request.GET.get("remove"):
        return _remove(request, convening, _term(convening, removing))
    changing = _term(convening, request.GET["change"]) if request.GET.get("change") else None
    deed = request.POST.get("deed", "")
    form = _form(convening, changing, request.POST if deed == "term" else None)
    brought = GlossaryFileForm(*((request.POST, request.FILES) if deed == "file" else ()), prefix="brought")
    brought.request_size = files.size_of(request)
    problems, chosen = [], {"term": form, "file": brought}.get(deed)
    if chosen is not None and chosen.is_valid():
        try:
            if chosen is brought:
                data = brought.cleaned_data["file"].read()
                _take_in(request, convening, data)
            else:
                _keep(convening, form, changing, request.user)
                messages.success(request, _("The term is kept."))
        except Refused as refused:
            tell(chosen, refused)
            if refused.code == "glossary.lines":
                problems = _problems(convening, data)
        else:
            return HttpResponseRedirect(request.path)
    return _page(request, convening, {"form": form, "brought": brought, "changing": changing, "problems": problems})


def _form(convening, changing, sent):
    initial = {}
    if changing is not None:
        initial = {name: getattr(changing, name) for name in LONGEST}
        initial["session"] = changing.session.slug if changing.session else ""
    return TermForm(sent, prefix="term", initial=initial, sessions=list(Session.objects.filter(convening=convening)))


def _keep(convening, form, changing, by):
    if changing is not None:
        services.change_term(changing, by=by, **form.told)
    else:
        services.add_term(convening, by=by, key=form.cleaned_data["client_key"], **form.told)


def _take_in(request, convening, data):
    counts = services.take_in_glossary(convening, data, by=request.user)
    messages.success(request, _("Taken in: %(added)s added, %(changed)s changed, %(same)s as they were.") % {
        name: writing.number_here(count) for name, count in counts.items()})


def _problems(convening, data):
    _lines, problems = read_glossary(data, set(Session.objects.filter(convening=convening).values_list("slug", flat=True)))
    return problems


def _term(convening, written):
    try:
        return shown.term_for(convening, UUID(written))
    except ValueError:
        raise Http404 from None


def _remove(request, convening, term):
    error = ""
    if request.method == "POST":
        if request.POST.get("understood") == "yes":
            services.remove_term(term, by=request.user)
            messages.success(request, _("The term is removed."))
            return HttpResponseRedirect(request.path)
        error = _("Tick the box if you want it.")
    return render(request, "sessions/glossary_remove.html", {
        "convening": convening, "words": [word for word in (term.en, term.ar, term.es, term.fr) if word], "error": error, "back": reverse("glossary", args=[convening.slug]),
        "consequences": [_("It leaves the glossary, in all languages and for everybody.")],
    })


def _file(terms):
    answer = HttpResponse(shown.as_csv(terms), content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = 'attachment; filename="glossary.csv"'
    return answer


def _page(request, convening, more):
    search = WordsForm(request.GET if "words" in request.GET else None)
    words = search.cleaned_data["words"] if search.is_valid() else ""
    begun = int(request.GET["from"]) if request.GET.get("from", "").isdecimal() and len(request.GET["from"]) < 6 else 0
    terms = list(shown.terms_for(convening, request.user, words=words)[begun : begun + shown.AT_ONCE + 1])
    return render(request, "sessions/glossary.html", {
        "convening": convening, "search": search, "words": words, "terms": terms[: shown.AT_ONCE],
        "older": _from(begun + shown.AT_ONCE, words) if len(terms) > shown.AT_ONCE else "",
        "newer": _from(max(0, begun - shown.AT_ONCE), words) if begun else "",
        "problems_table": _table(more.pop("problems", None)), **more,
    })


def _from(begun, words):
    return "?" + urlencode({"from": begun, **({"words": words} if words else {})})


def _table(problems):
    if not problems:
        return None
    return {
        "caption": _("Lines that need another look"),
        "columns": [{"label": _("Line"), "numeric": True}, {"label": _("What it is")}],
        "rows": [[one.line, one.message] for one in problems[:MOST_PROBLEMS]],
        "note": _("There are more of them.") if len(problems) > MOST_PROBLEMS else "",
    }
