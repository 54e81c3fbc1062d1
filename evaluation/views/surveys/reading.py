"""Free words before anybody else reads them: one question at a time, texts in random order, nothing about who."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from convening.errors import Refused
from convening.forms import tell

from ...forms.surveys import WordsForm
from ...selectors import surveys as shown
from ...services import surveys as services

STANDS_OUT = {
    "name": gettext_lazy("a name of somebody who takes part, perhaps"),
    "email": gettext_lazy("an e-mail address"),
    "phone": gettext_lazy("a telephone number"),
    "street": gettext_lazy("the address of a house"),
    "place": gettext_lazy("the coordinates of a place"),
    "handle": gettext_lazy("a name on another platform"),
}
ONE_BY_ONE = {"clear": services.clear_words, "withhold": services.withhold_words, "back": services.put_back}


@require_http_methods(["GET", "HEAD", "POST"])
def survey_words(request, slug, survey_id):
    """Read, let out, let out in part, do not use; and look again at what was decided."""
    survey = shown.survey_to_make(request.user, slug, survey_id, shown.REVIEW)
    readings = shown.readings_of(survey)
    reading = _chosen(readings, request.GET.get("question"))
    form, refusal, typed, status = None, "", "", 200
    if request.method == "POST" and reading:
        deed, answer = request.POST.get("deed", ""), shown.answer_of(survey, _id(request.POST.get("answer")))
        form = WordsForm(request.POST) if deed == "redact" else None
        if form is None or form.is_valid():
            try:
                said = _decide(request, survey, deed, answer, form)
            except Refused as refused:
                status = 409
                if form is not None and refused.fields:
                    tell(form, refused)
                else:
                    typed = form.cleaned_data["text"] if form else ""
                    form, refusal = None, refused.message
                readings = shown.readings_of(survey)
                reading = _chosen(readings, request.GET.get("question"))
            else:
                messages.success(request, said)
                return HttpResponseRedirect(request.get_full_path())
    page = _page(request, survey, readings, reading, form)
    return render(request, "evaluation/surveys/words.html", page | {"refusal": refusal, "typed": typed}, status=status)


def _decide(request, survey, deed, answer, form):
    """What to say after the deed."""
    if deed == "clear_all":
        ids = [pk for pk in map(_id, request.POST.getlist("answers")) if pk]
        services.clear_all(survey, ids[: shown.AT_ONCE], by=request.user)
        return _("What stood on this page may be used.")
    if answer is None:
        raise Refused("evaluation.words_gone", _("These words are not here any more."))
    if deed == "redact":
        services.redact_words(answer, form.cleaned_data["text"], by=request.user)
        return _("They may be used as you wrote them.")
    if deed in ONE_BY_ONE:
        ONE_BY_ONE[deed](answer, by=request.user)
    return {
        "clear": _("They may be used."),
        "withhold": _("They are not used. You can change your mind beneath, until the figures are kept for good."),
        "back": _("They wait to be read again."),
    }.get(deed, _("Nothing has changed."))


def _page(request, survey, readings, reading, form):
    page = {
        "convening": survey.convening, "survey": survey, "readings": readings, "reading": reading, "form": form,
        "k": survey.convening.threshold_people,
        "settled": survey.frozen is not None, "words": [], "read": [], "one": None, "here": request.get_full_path(),
        "back": reverse("survey_edit", args=[survey.convening.slug, survey.pk]),
    }  # fmt: skip
    if reading is None:
        return page
    one = shown.answer_of(survey, _id(request.GET.get("answer") or (form and request.POST.get("answer"))))
    if one is not None and one.item_id == reading.item.pk and one.state == one.State.WAITING and reading.may_read and not page["settled"]:
        words = shown.words_of(survey, one)
        page |= {"one": words, "form": form or WordsForm(initial={"text": words.text})}
    elif request.GET.get("show") == "read":
        page["read"] = shown.words_read(survey, reading.item)
    elif reading.may_read and not page["settled"]:
        page["words"] = shown.words_to_read(survey, reading.item)
    for words in (*page["words"], *([page["one"]] if page["one"] else [])):
        words.pointed_out = [STANDS_OUT[kind] for kind in words.stands_out]
    return page


def _chosen(readings, code):
    """The question that was chosen, else the first with something to read, else the first with words at all."""
    wanted = (lambda one: one.item.code == code, lambda one: one.waiting and one.may_read, lambda one: one.all, lambda one: True)
    return next((reading for test in wanted for reading in readings if test(reading)), None)


def _id(text):
    try:
        return UUID(text or "")
    except ValueError:
        return None
