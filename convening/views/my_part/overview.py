"""What is next for her, and the ways to everything of hers."""

from django.contrib import messages
from django.contrib.auth import logout
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from ... import policy
from ...services import accounts

# Filled by the wiring (convening/urls.py): what storeys above show her of one convening, as functions (asker, convening) -> dict.
PARTS = []
# The same for what her login session remembers, of all convenings at once: functions (login session, asker) -> {convening's id: dict}.
REMEMBERED = []


@require_safe
def my_part(request):
    parts = sorted(policy.standing(request.user).parts.values(), key=lambda part: part.convening.starts_on, reverse=True)
    remembered = [of_storey(request.session, request.user) for of_storey in REMEMBERED]
    for part in parts:
        part.shown = {}
        for of_convenings in remembered:
            part.shown |= of_convenings.get(part.convening_id, {})
        for of_storey in PARTS:
            part.shown |= of_storey(request.user, part.convening)
    return render(request, "convening/my_part.html", {"parts": parts, "profile": request.user.profile, "alone": policy.standing(request.user).knows_her_voice})


@require_http_methods(["GET", "HEAD", "POST"])
def sign_out_everywhere(request):
    if request.method != "POST":
        return render(request, "convening/sign_out_everywhere.html")
    accounts.sign_out_everywhere(request.user)
    logout(request)
    messages.success(request, _("You are signed out on every device."))
    return redirect("account_request_login_code")
