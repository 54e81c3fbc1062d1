"""The page for whoever holds a printed code: it signs her in, or leads her to her invitation.

The answer is the same for a code that is unknown, used, replaced or too old; five wrong ones an hour from one network, and
the page waits.
"""

import time

from allauth.account.internal.flows.login import perform_login, record_authentication
from allauth.account.models import Login
from django import forms
from django.contrib.auth import logout
from django.contrib.auth.decorators import login_not_required
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from convening import limits

from ..services import codes

WRONG_AN_HOUR = 5
PROOF_LIVES = 30 * 60  # seconds, in which she can read and answer
_PROOF = "typed_code"


class CodeForm(forms.Form):
    code = forms.CharField(
        label=gettext_lazy("The code on your paper"),
        max_length=200,
        strip=True,
        help_text=gettext_lazy("Capital or small letters, with or without blanks and hyphens: as you like."),
        error_messages={"required": gettext_lazy("Type the code.")},
        widget=forms.TextInput(
            attrs={"autocomplete": "off", "dir": "ltr", "autocapitalize": "characters", "spellcheck": "false", "inputmode": "text"}
        ),
    )


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def code(request):
    form = CodeForm(request.POST or None)
    if request.method != "POST" or not form.is_valid():
        return render(request, "participants/code.html", {"form": form})
    network = limits.network(request)
    if not limits.counts("printed code", network, most=WRONG_AN_HOUR):
        answer = render(request, "participants/code_later.html", status=429)
        answer["Retry-After"] = str(limits.HOUR)
        return answer
    found = codes.waiting(form.cleaned_data["code"])
    token = found and codes.invitation_for(found)
    if found is None or not (token or codes.takes_part(found) and codes.use_up(found)):
        form.add_error("code", _("This code opens nothing. Look at it once more, sign by sign; if it was used or is too old, ask for a new one."))
        return render(request, "participants/code.html", {"form": form})
    limits.forgive("printed code", network)
    if token:  # to look spends nothing: she may come back with her paper until she has answered
        if request.user.is_authenticated and request.user.pk != found.person_id:
            logout(request)
        _prove(request, found)
        return redirect("invitation", token)
    return sign_in(request, found.person, found.convening, reverse("convening", args=[found.convening.slug]))


def _prove(request, found):
    until = int(time.time()) + PROOF_LIVES
    request.session[_PROOF] = {"person": found.person_id.hex, "convening": found.convening_id.hex, "until": until}


def take_here(request, invitation, written):
    """True if this is a printed code of her whose `invitation` it is: it then stands for the code that is mailed to others."""
    found = codes.waiting(written, convening=invitation.convening)
    if found is None or found.person_id != invitation.person_id:
        return False
    _prove(request, found)
    return True


def came_by_code(request, invitation):
    """True if her printed code was typed in this browser a short while ago: then it stands for the code that is mailed to others."""
    proof = request.session.get(_PROOF) or {}
    named = (proof.get("person"), proof.get("convening"))
    return named == (invitation.person_id.hex, invitation.convening_id.hex) and proof["until"] > time.time()


def sign_in(request, person, convening, url):
    """Sign her in, into this convening only; asks for her second factor if she has one. Returns the answer to send."""
    if request.user.is_authenticated:
        logout(request)
    request.session.pop(_PROOF, None)
    codes.forget(convening, person)
    request.session["by_paper"] = convening.pk.hex
    record_authentication(request, person, method="code", printed=True)
    return perform_login(request, Login(user=person, redirect_url=url))
