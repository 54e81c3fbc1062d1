"""She needs more care: a pen name inside, calendar entries that tell nothing, no place on any list."""

from django import forms
from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from ...errors import Refused
from ...services import accounts


class CareForm(forms.Form):
    pen_name = forms.CharField(
        label=gettext_lazy("The name that others know you by"),
        max_length=60,
        help_text=gettext_lazy("Nothing of your own name, and nothing that people use for you elsewhere."),
    )


@require_http_methods(["GET", "HEAD", "POST"])
def care(request):
    profile = request.user.profile
    form = CareForm(request.POST or None, initial={"pen_name": profile.pen_name})
    if request.method == "POST":
        if request.POST.get("off"):
            accounts.need_no_care(request.user)
            messages.success(request, _("Your own name is shown again."))
            return redirect("my_care")
        if form.is_valid():
            try:
                accounts.need_care(request.user, form.cleaned_data["pen_name"])
            except Refused as refused:
                form.add_error("pen_name" if refused.fields else None, refused.message)
            else:
                messages.success(request, _("From now on others know you by your pen name."))
                return redirect("my_care")
    return render(request, "convening/care.html", {"form": form, "profile": profile})
