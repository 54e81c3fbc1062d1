"""One question of a draft: a new one of a chosen kind, worded otherwise, taken away."""

from django.contrib import messages
from django.http import HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from convening.errors import Refused
from convening.forms import tell

from ...forms.surveys import KINDS, ItemForm, UnderstoodForm
from ...models import Item
from ...selectors import surveys as shown
from ...services import surveys as services

FORM = require_http_methods(["GET", "HEAD", "POST"])


@FORM
def survey_item_new(request, slug, survey_id):
    """One more question; how it is answered was chosen on the page before, and decides what is asked here."""
    survey = shown.survey_to_make(request.user, slug, survey_id)
    kind = request.GET.get("kind", "")
    if kind not in Item.Kind.values:
        return HttpResponseRedirect(_back(survey, None))
    if survey.ready:
        return _stays(request, survey)
    form = ItemForm(request.POST or None, kind=kind, before=list(survey.items.all()))
    status = 200
    if request.method == "POST" and form.is_valid():
        try:
            item = services.add_item(survey, kind, key=form.cleaned_data["client_key"], by=request.user, **form.asked())
        except Refused as refused:
            status = 409
            tell(form, refused)
        else:
            messages.success(request, _("The question is added."))
            return HttpResponseRedirect(_back(survey, item))
    return _page(request, survey, form, kind, _("One more question"), _("Add this question"), status=status)


@FORM
def survey_item(request, slug, survey_id, item_id):
    """Ask it otherwise, or take it away."""
    survey = shown.survey_to_make(request.user, slug, survey_id)
    item = shown.item_to_change(survey, item_id)
    if survey.ready:
        return _stays(request, survey)
    removing = request.POST.get("deed") == "remove"
    before = [one for one in survey.items.all() if one.position < item.position]
    form = ItemForm(
        request.POST if request.method == "POST" and not removing else None, kind=item.kind, before=before, item=item,
        seen=services.version_of_item(item),
    )  # fmt: skip
    remove = UnderstoodForm(request.POST if removing else None, auto_id="remove_%s")
    status, meanwhile = 200, None
    if request.method == "POST" and (remove if removing else form).is_valid():
        try:
            if removing:
                services.remove_item(item, by=request.user)
            else:
                services.change_item(item, seen=form.cleaned_data["seen"], by=request.user, **form.asked())
        except Refused as refused:
            status = 409
            tell(remove if removing else form, refused)
            if refused.code == "evaluation.changed_meanwhile":  # sent once more, it takes the place of what stands there now
                meanwhile = shown.item_to_change(survey, item_id)
                form.data = form.data.copy()
                form.data["seen"] = services.version_of_item(meanwhile)
        else:
            messages.success(request, _("The question is taken away.") if removing else _("It is kept."))
            return HttpResponseRedirect(_back(survey, None if removing else item))
    return _page(
        request, survey, form, item.kind, _("A question"), _("Keep these changes"), status=status, item=item, remove=remove, meanwhile=meanwhile
    )


def _page(request, survey, form, kind, heading, button, *, status, **more):
    page = {
        "convening": survey.convening, "survey": survey, "form": form, "kind": dict(KINDS)[kind], "heading": heading, "button": button,
        "parts": form.parts, "branches": form.branches, "back": reverse("survey_edit", args=[survey.convening.slug, survey.pk]),
        "opened": {name: any(field.errors for field in fields) for name, fields in form.parts.items()}, **more,
    }  # fmt: skip
    return render(request, "evaluation/surveys/item.html", page, status=status)


def _stays(request, survey):
    messages.warning(request, _("This survey is ready, so its questions stay as they are."))
    return HttpResponseRedirect(_back(survey, None))


def _back(survey, item):
    here = reverse("survey_edit", args=[survey.convening.slug, survey.pk])
    return f"{here}#question-{item.code}" if item else here
