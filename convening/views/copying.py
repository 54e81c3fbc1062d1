"""The secretariat sets up the next convening like the one before."""

from datetime import timedelta

from django import forms
from django.contrib import messages
from django.db import transaction
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from .. import policy
from ..errors import Refused
from ..forms import InLanguages
from ..models import Convening
from ..once import first_time
from ..services.copying import copy_convening


class CopyForm(InLanguages):
    TEXTS = {"title": (gettext_lazy("Title"), 200, True)}
    slug = forms.SlugField(
        label=gettext_lazy("Short name for addresses"),
        max_length=50,
        help_text=gettext_lazy("Small letters, digits and hyphens. It stands in every address and cannot be changed."),
    )
    starts_on = forms.DateField(
        label=gettext_lazy("First day"),
        widget=forms.DateInput(attrs={"type": "date", "dir": "ltr"}, format="%Y-%m-%d"),
        help_text=gettext_lazy("All other days move with it; hours stay as they are."),
    )
    field_order = ("slug", "starts_on")


@require_http_methods(["GET", "HEAD", "POST"])
def copy(request, slug):
    convening = policy.access(request.user, "convening.copy_convening", Convening.objects.all(), slug=slug)
    start = {f"title_{code}": getattr(convening, f"title_{code}") for code in ("ar", "en", "es", "fr")}
    form = CopyForm(request.POST or None, initial=start | {"starts_on": convening.starts_on + timedelta(days=364)})
    if request.method == "POST" and form.is_valid():
        try:
            with transaction.atomic():  # what is refused does not spend the form's key
                if not first_time(form.cleaned_data["client_key"]):
                    return redirect("my_part")
                made, told = copy_convening(
                    convening, slug=form.cleaned_data["slug"], starts_on=form.cleaned_data["starts_on"],
                    titles=form.texts("title"), by=request.user,
                )  # fmt: skip
        except Refused as refused:
            for name, sentence in (refused.fields or {None: refused.message}).items():
                form.add_error(name, sentence)
        else:
            messages.success(request, _("The new convening is set up as a draft: only you see it. Look at its days first."))
            for sentence in told:
                messages.warning(request, sentence)
            return redirect("set_up", made.slug)
    return render(request, "convening/copy.html", {"convening": convening, "form": form})
