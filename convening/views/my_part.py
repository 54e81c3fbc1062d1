"""Her own page: what is next, what is known about her, how she signs in."""

from django import forms
from django.conf import settings
from django.contrib import messages
from django.contrib.auth import logout
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from .. import policy
from ..errors import Refused
from ..geography import countries, zones
from ..services import accounts


# Filled by the wiring (convening/urls.py): what storeys above show her of one convening, as functions (asker, convening) -> dict.
PARTS = []


class AboutMeForm(forms.Form):
    name = forms.CharField(
        label=gettext_lazy("The name you want to be called by"),
        max_length=120,
        help_text=gettext_lazy("The secretariat sees it. Under the Chatham House Rule it never stands beside your words."),
    )
    language = forms.ChoiceField(label=gettext_lazy("Your language for pages and letters"), choices=settings.LANGUAGES)
    zone = forms.ChoiceField(
        label=gettext_lazy("Your time zone"),
        required=False,
        help_text=gettext_lazy("Times are shown in this zone first. Choose a city that keeps the same time as you."),
    )
    country = forms.ChoiceField(
        label=gettext_lazy("Your country or territory"),
        required=False,
        help_text=gettext_lazy("You need not say. It is only counted, together with others; it is never shown with your name."),
    )

    def __init__(self, *args, language, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["zone"].choices = [("", _("The convening’s own")), *zones(language)]
        self.fields["country"].choices = [("", _("I prefer not to say")), *countries(language)]


@require_safe
def my_part(request):
    parts = sorted(policy.standing(request.user).parts.values(), key=lambda part: part.convening.starts_on, reverse=True)
    for part in parts:
        part.shown = {}
        for of_storey in PARTS:
            part.shown |= of_storey(request.user, part.convening)
    return render(request, "convening/my_part.html", {"parts": parts, "profile": request.user.profile})


@require_http_methods(["GET", "HEAD", "POST"])
def about_me(request):
    profile = request.user.profile
    known = {name: getattr(profile, name) for name in ("name", "language", "zone", "country")}
    form = AboutMeForm(request.POST or None, initial=known, language=request.LANGUAGE_CODE)
    if request.method == "POST" and form.is_valid():
        try:
            request.user.change_profile(**form.cleaned_data)
        except Refused as refused:
            form.add_error(None, refused.message)
        else:
            messages.success(request, _("Your changes are kept."))
            return redirect("my_part")
    return render(request, "convening/about_me.html", {"form": form})


@require_POST
def sign_out_everywhere(request):
    accounts.sign_out_everywhere(request.user)
    logout(request)
    return redirect("account_request_login_code")
