"""What is known about her, to be changed or taken back by her, with who sees it."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils import translation
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from convening.errors import Refused

from ..forms.about_me import AboutMeForm


@require_http_methods(["GET", "HEAD", "POST"])
def about_me(request):
    form = AboutMeForm(request.POST or None, profile=request.user.profile, reader=request.LANGUAGE_CODE)
    if request.method == "POST" and form.is_valid():
        try:
            request.user.change_profile(**form.changes())
        except Refused as refused:
            form.add_error(None, refused.message)
        else:
            with translation.override(form.cleaned_data["language"]):
                messages.success(request, _("Your changes are kept."))
            return redirect("my_part")
    return render(request, "participants/about_me.html", {"form": form})
