"""The secretariat sets up its convening: texts, state, who is credited, updates, resources."""

from django.contrib import messages
from django.db import transaction
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from .. import forms, policy
from ..errors import Refused
from ..models import Convening
from ..once import first_time
from ..services import convenings
from ..twice import asked_twice


def _mine(request, slug):
    shown = Convening.objects.prefetch_related("organisations", "updates", "resources")
    return policy.access(request.user, "convening.edit_convening", shown, slug=slug)


@require_safe
def set_up(request, slug):
    convening = _mine(request, slug)
    return render(request, "convening/set_up.html", {"convening": convening, "state": forms.StateForm(initial={"state": convening.state})})


# What is written on a page of its own: heading, form, what is there already, the deed.
_PAGES = {
    "texts": (
        gettext_lazy("Texts of the convening"),
        forms.TextsForm,
        forms.TextsForm.of,
        lambda convening, form, by: convenings.describe(
            convening, title=form.texts("title"), tagline=form.texts("tagline"), description=form.texts("description"), by=by
        ),
    ),
}


@require_http_methods(["GET", "HEAD", "POST"])
def write(request, slug, what):
    convening = _mine(request, slug)
    if what not in _PAGES:
        raise Http404
    heading, form_class, known, deed = _PAGES[what]
    form, status = form_class(request.POST or None, initial=known(convening)), 200
    if request.method == "POST" and form.is_valid():
        try:
            with transaction.atomic():  # a deed that fails does not spend the form's key
                if first_time(form.cleaned_data["client_key"]):
                    deed(convening, form, request.user)
            messages.success(request, _("It is on the public page now."))
            return redirect("set_up", slug)
        except Refused as refused:
            forms.tell(form, refused)
            status = 409
    page = {"convening": convening, "heading": heading, "form": form}
    return render(request, "convening/set_up_write.html", page, status=status)


@require_http_methods(["POST"])
def change_state(request, slug):
    convening = _mine(request, slug)
    form = forms.StateForm(request.POST)
    if not form.is_valid():
        return render(request, "convening/set_up.html", {"convening": convening, "state": form})
    convenings.move_to(convening, form.cleaned_data["state"], by=request.user)
    return redirect("set_up", slug)


@require_http_methods(["GET", "HEAD", "POST"])
def take_down(request, slug, kind, pk):
    """Asked twice: its words, in all languages, are gone."""
    convening = _mine(request, slug)
    things = {"organisations": convening.organisations}
    thing = things[kind].filter(pk=pk).first() if kind in things else None
    if thing is None:
        raise Http404
    done, error = asked_twice(request, lambda: convenings.take_down(thing, by=request.user))
    if done:
        messages.success(request, _("It is no longer on the public page."))
        return redirect("set_up", slug)
    page = {
        "convening": convening, "organisation": thing, "error": error,
        "consequences": [
            _("Its words in all languages are gone, and it stands on the public page no longer."),
            _("Documents that were released go on naming it; those in work do not."),
        ],
    }  # fmt: skip
    return render(request, "convening/set_up_organisation_take_down.html", page, status=409 if error else 200)
