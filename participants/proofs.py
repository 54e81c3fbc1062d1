"""What a browser has shown of whose it is: that a code sent to the invited address came back, that an answer was given here.

Codes and what they opened stay in the browser's sealed login session, the codes as digests. That an answer was given here is
known by a cookie of its own, random and the same for all invitations, which lives to the invitation's last day.
"""

import re
import secrets
import time
import unicodedata

from django.conf import settings

from convening import clock, keyring, limits, vault

CODE_SECONDS = 600
TRIES = 3
OPEN_SECONDS = 3600
COOKIE = f"{settings.SESSION_COOKIE_NAME}-answer"
_KEPT = "invitations"
_SECRET = re.compile(r"[A-Za-z0-9_-]{43}")


# ── The code ──────────────────────────────────────────────────────────────────────────────────────────────────────────
def keep_code(request, invitation, code):
    """Remember the code that was sent. One that was sent a moment before works too: letters are slow, and come in any order."""
    kept = _kept(request, invitation)
    waiting = [one for one in kept.get("codes", ()) if one[1] > time.time()]
    if code:
        waiting.append([_digest(invitation, code), int(time.time()) + CODE_SECONDS])
        kept["tries"] = secrets.token_hex(8)
    _keep(request, invitation, {**kept, "codes": waiting, "asked": True})


def waits_for_code(request, invitation):
    """True if somebody pressed "yes" here, whether a letter left or not."""
    return bool(_kept(request, invitation).get("asked"))


def is_right_code(request, invitation, written):
    """True if this code was sent from here, in the last ten minutes. The third wrong try ends them all.

    Tries are counted in Redis, one by one: many at the same moment are no more than three.
    """
    kept = _kept(request, invitation)
    waiting = [digest for digest, until in kept.get("codes", ()) if until > time.time()]
    if not waiting:
        return False
    if limits.counts("tries of a code", kept["tries"], most=TRIES, seconds=CODE_SECONDS):
        if _digest(invitation, readable(written)) in waiting:
            return True
        if not limits.reached("tries of a code", kept["tries"], most=TRIES):
            return False
    _keep(request, invitation, {**kept, "codes": []})
    return False


def has_tries_left(request, invitation):
    return any(until > time.time() for _digest_of_it, until in _kept(request, invitation).get("codes", ()))


def readable(written):
    """The digits of a code, whatever script they are written in and whatever stands between them."""
    digits = (unicodedata.digit(sign, None) for sign in unicodedata.normalize("NFKC", str(written)[:200]))
    return "".join(str(digit) for digit in digits if digit is not None)


# ── What it opens ─────────────────────────────────────────────────────────────────────────────────────────────────────
def open_to(request, invitation):
    """A right code was typed here: what is known about her can be shown in this browser, for an hour."""
    _keep(request, invitation, {"open": int(time.time()) + OPEN_SECONDS})


def is_open_to(request, invitation):
    """True if it is she who looks: by the code, or because she is signed in."""
    return is_herself(request, invitation) or _kept(request, invitation).get("open", 0) > time.time()


def is_herself(request, invitation):
    """True if she is signed in; by a code on paper, only in the convening that it was printed for."""
    if not request.user.is_authenticated or request.user.pk != invitation.person_id:
        return False
    return request.session.get("by_paper") in (None, invitation.convening_id.hex)


def knows(request, invitation):
    """True if this browser has had to do with the invitation before."""
    return bool(_kept(request, invitation)) or answered_here(request, invitation) or is_herself(request, invitation)


def knows_any(request):
    return request.user.is_authenticated or COOKIE in request.COOKIES or _KEPT in request.session


def forget(request, invitation):
    if kept := request.session.get(_KEPT):
        kept.pop(invitation.pk.hex, None)
        request.session.modified = True


# ── Where she answered ────────────────────────────────────────────────────────────────────────────────────────────────
def browser_of(request):
    """The secret of this browser; a new one where it has none."""
    secret = request.COOKIES.get(COOKIE, "")
    return secret if _SECRET.fullmatch(secret) else secrets.token_urlsafe(32)


def browser_digest(invitation, secret):
    """What is stored of it: another for each invitation, so that two cannot be joined."""
    return vault.digest(keyring.house("browsers of answers"), invitation.pk, secret)


def answered_here(request, invitation):
    secret = request.COOKIES.get(COOKIE, "")
    stored = invitation.browser_digest
    return bool(stored and _SECRET.fullmatch(secret)) and bytes(stored) == browser_digest(invitation, secret)


def mark_browser(response, invitation, secret):
    """To the last day, and never shorter than a day."""
    left = int((invitation.expires_at - clock.now()).total_seconds())
    response.set_cookie(
        COOKIE, secret, max_age=max(left, 86400), httponly=True, samesite="Lax", secure=settings.SECURE
    )
    return response


def _kept(request, invitation):
    return request.session.get(_KEPT, {}).get(invitation.pk.hex, {})


def _keep(request, invitation, content):
    request.session[_KEPT] = {**request.session.get(_KEPT, {}), invitation.pk.hex: content}


def _digest(invitation, code):
    return vault.digest(keyring.house("codes of answers"), invitation.pk, code).hex()
