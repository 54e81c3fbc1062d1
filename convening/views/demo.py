"""Only on embedded engines and loopback: the cast with one-click sign-in, and the letters that were sent."""

import email
import email.policy
from pathlib import Path

from django.conf import settings
from django.contrib.auth import login
from django.contrib.auth.decorators import login_not_required
from django.core import signing
from django.http import Http404
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from ..models import User
from ..services import cast

_LINK_LIVES = 600


def _only_here(request):
    """The address of the other end must be this machine, and no proxy in between."""
    if not settings.EMBEDDED or request.META.get("REMOTE_ADDR") not in ("127.0.0.1", "::1"):
        raise Http404
    if "HTTP_X_FORWARDED_FOR" in request.META:
        raise Http404


def _sign_in(request, person):
    login(request, person, backend=settings.AUTHENTICATION_BACKENDS[0])
    return redirect("my_part")


@login_not_required
@require_safe
def cast_list(request):
    _only_here(request)
    return render(request, "convening/demo_cast.html", {"cast": cast.showcase()})


@login_not_required
@require_POST
def sign_in_as(request, public_id):
    _only_here(request)
    person = User.objects.filter(public_id=public_id, is_active=True).first()
    if person is None:
        raise Http404
    return _sign_in(request, person)


@login_not_required
@require_safe
def sign_in_link(request, token):
    """The link that `manage.py sign_in_link` prints: signs in once, within ten minutes."""
    _only_here(request)
    try:
        spent_key, public_id = signing.loads(token, salt="sign-in link", max_age=_LINK_LIVES)
    except signing.BadSignature:
        raise Http404 from None
    person = User.objects.filter(public_id=public_id, is_active=True).first()
    if person is None or not cast.spend(spent_key):
        raise Http404
    return _sign_in(request, person)


@login_not_required
@require_safe
def letters(request):
    """The letters of the demo, the latest first."""
    _only_here(request)
    files = sorted(Path(settings.EMAIL_FILE_PATH).glob("*.eml"), key=lambda f: f.stat().st_mtime, reverse=True)
    return render(request, "convening/demo_letters.html", {"letters": [_read(f) for f in files[:50]], "count": len(files)})


def _read(file):
    message = email.message_from_bytes(file.read_bytes(), policy=email.policy.default)
    body = message.get_body(("plain",))
    lines = (body.get_content() if body else "").strip().split("\n")
    return {
        "to": message["To"],
        "subject": message["Subject"],
        "language": message["Content-Language"] or "en",
        "lines": [{"text": line, "link": line.startswith(settings.SITE_URL)} for line in lines],
        "calendar": any(p.get_content_type() == "text/calendar" for p in message.walk()),
    }
