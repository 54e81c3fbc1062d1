"""What staff add to the figures: words, section by section, and figures of an earlier convening."""

from django.conf import settings
from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _, ngettext
from django.views.decorators.http import require_http_methods

from convening import writing
from convening.errors import Refused

from .. import indicators, prose
from ..forms.words import EarlierFigureForm, WordsForm
from ..rendering.sections.lessons import flag_sentence
from ..selectors import words as selectors
from ..services import earlier, words


@require_http_methods(["GET", "HEAD", "POST"])
def words_of_annexes(request, slug):
    """All sections with how much is written; with ?section= the form of one."""
    convening = selectors.convening_to_write_for(request.user, slug)
    section = request.GET.get("section")
    kept = words.narratives(convening)
    if section is None:
        page = {"convening": convening, "sections": [_line(code, kept.get(code, {})) for code in words.SECTIONS]}
        return render(request, "evaluation/words.html", page)
    if section not in words.SECTIONS:
        raise Http404
    typed = {f"text_{language}": text for language, text in kept.get(section, {}).items()}
    form = WordsForm(request.POST if request.method == "POST" else None, initial=typed)
    if request.method == "POST" and _written(convening, section, form, request.user):
        messages.success(request, _("It is kept, and stands in the next report that is compiled."))
        return redirect("evaluation_words", slug)
    label, help_text = words.SECTIONS[section]
    page = {"convening": convening, "form": form, "label": label, "help": help_text, "section": section}
    return render(request, "evaluation/words_write.html", page, status=409 if form.errors or form.warned_of else 200)


def _written(convening, section, form, by):
    """True once it is kept; else the form says why, and what stands in it."""
    if not form.is_valid():
        return False
    texts = form.texts("text")
    if form.warn(words.found_in(convening, texts, by=by)):
        return False
    try:
        words.write_words(convening, section, texts, by=by, key=form.cleaned_data["client_key"])
    except Refused as refused:
        form.add_error(None, refused.message)
        return False
    return True


def _line(code, texts):
    """A section in the list: what it is, and how much is written in which languages."""
    label, help_text = words.SECTIONS[code]
    written = [
        ngettext("%(language)s: %(number)s word", "%(language)s: %(number)s words", count)
        % {"language": writing.language_name_here(language), "number": prose.number(count)}
        for language, _name in settings.LANGUAGES
        if (count := len(texts.get(language, "").split()))
    ]
    return {"code": code, "label": label, "help": help_text, "written": written}


@require_http_methods(["GET", "HEAD", "POST"])
def earlier_figures(request, slug):
    """What was published of an earlier convening; a percentage that is not that of its whole is flagged at once."""
    convening = selectors.convening_to_write_for(request.user, slug)
    if request.method == "POST" and "figure" in request.POST:
        earlier.forget_figure(selectors.earlier_figure_for(convening, request.POST["figure"]), by=request.user)
        messages.success(request, _("It is taken away. Reports that are there already still have it."))
        return redirect("evaluation_earlier", slug)
    form = EarlierFigureForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid() and _noted(convening, form, request.user):
        messages.success(request, _("It stands beside this convening’s figure in the next report that is compiled."))
        return redirect(reverse("evaluation_earlier", args=[slug]))
    figures = [_earlier(row) for row in selectors.earlier_figures_of(convening)]
    page = {"convening": convening, "form": form, "figures": figures}
    return render(request, "evaluation/earlier.html", page, status=409 if form.errors else 200)


def _noted(convening, form, by):
    told = dict(form.cleaned_data)
    key = told.pop("client_key")
    try:
        earlier.note_figure(convening, **told, by=by, key=key)
    except Refused as refused:
        for field, sentence in (refused.fields or {None: refused.message}).items():
            form.add_error(field, sentence)
        return False
    return True


def _earlier(row):
    """One typed figure in words, with what is wrong with it."""
    told = earlier.as_told(row)
    flag = indicators.flag_of(told["value"], told["whole"], told["stated"])
    shown = {"then": told["value"], "then_whole": told["whole"], "stated": told["stated"], "indicator": told["indicator"], "flag": flag}
    number = prose.number(row.value)
    if row.whole is not None:
        number = _("%(part)s of %(whole)s") % {"part": number, "whole": prose.number(row.whole)}
    stated = "" if row.stated is None else prose.percent(told["stated"] / 100, 0 if told["stated"] == int(told["stated"]) else 1)
    return {
        "id": row.pk, "name": indicators.INDICATORS[row.indicator].name, "number": number, "stated": stated, "source": row.source,
        "flag": flag_sentence(shown),
    }  # fmt: skip
