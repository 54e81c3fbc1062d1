"""One session: what it is, when, under which rule, and the way in."""

from django.contrib.auth.decorators import login_not_required
from django.shortcuts import render
from django.utils.translation import get_language
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from convening import clock, policy

from .. import selectors


@login_not_required
@require_safe
def session(request, slug, session_slug):
    found = selectors.session_for(request.user, slug, session_slug)
    return _page(request, found, may_join=policy.allows(request.user, "sessions.join", found))


@require_POST
def join(request, slug, session_slug):
    """The link to the platform, on this click, within its window."""
    found = selectors.session_for(request.user, slug, session_slug, right="sessions.join")
    return _page(request, found, may_join=True, asked=True)


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def guest(request, slug, session_slug, token):
    """The page that a guest's own link opens. GET shows it, POST shows the way in."""
    found = selectors.guest_session(slug, session_slug, token)
    return _page(request, found, may_join=True, asked=request.method == "POST", guest=True)


def _page(request, session, *, may_join, asked=False, guest=False):
    now = clock.now()
    person = request.user if request.user.is_authenticated else None
    is_open = selectors.platform_is_open(session, now)
    public = session.door == session.Door.PUBLIC
    part = policy.standing(request.user).part_in(session.convening_id)
    return render(request, "sessions/session.html", {
        "convening": session.convening,
        "session": session,
        "state": selectors.session_state(session, now),
        "minutes_left": max(1, round((session.starts_at - now).total_seconds() / 60)),
        "soon": 0 < (session.starts_at - now).total_seconds() <= 3600,
        "languages": selectors.language_names(session.languages, get_language()),
        "may_join": may_join,
        "is_open": is_open,
        "asked": asked,
        "link": session.platform_url if asked and is_open and may_join else "",
        "guest": guest,
        "handle": part.handle if part else "",
        "may_register": public and now < session.ends_at and not guest,
        "is_registered": bool(person) and public and selectors.is_registered(person, session),
        "robots": "index" if public and not guest else "",
    })
