"""What would tell all about her, or end it, asks whether it is still she who holds the phone: she has signed in just now."""

import time
from functools import wraps

from allauth.account.internal.flows.login import get_authentication_records
from allauth.account.internal.flows.login_by_code import LoginCodeVerificationProcess
from allauth.mfa.models import Authenticator
from django.contrib.auth import logout
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.views.decorators.http import require_POST

RECENTLY = 600  # seconds; real time, like codes and login sessions
FOR = ("my_held", "erase_me")  # the pages that ask for it, by their names


def signed_in_recently(request):
    """True if within ten minutes she typed a code, or used a passkey, an app or a password."""
    records = get_authentication_records(request, request.user)
    return any(time.time() - record["at"] < RECENTLY for record in records)


def recently(view):
    """The page asks her to sign in anew, unless she has just done so. Who came by a printed code has no such page."""

    @wraps(view)
    def asking(request, *args, **kwargs):
        if getattr(request, "by_paper", False):
            raise Http404
        if signed_in_recently(request):
            return view(request, *args, **kwargs)
        here = request.resolver_match.url_name
        page = {
            "here": here if here in FOR else "my_held",
            "has_factors": Authenticator.objects.filter(user=request.user).exclude(type=Authenticator.Type.RECOVERY_CODES).exists(),
        }
        page["back"] = reverse(page["here"])
        return render(request, "convening/sign_in_anew.html", page)

    return asking


@require_POST
def sign_in_anew(request):
    """Sign out here and type a new code from a letter; then she is where she wanted to be."""
    where = request.POST.get("for")
    if where not in FOR or getattr(request, "by_paper", False):
        raise Http404
    person = request.user
    person.refresh_from_db()
    logout(request)
    LoginCodeVerificationProcess.initiate(request=request, user=person, email=person.alias)
    return redirect(f"{reverse('account_confirm_login_code')}?{urlencode({'next': reverse(where)})}")
