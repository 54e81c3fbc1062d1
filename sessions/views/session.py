"""One session: what it is, when, under which rule, and the way in."""

from django.contrib.auth.decorators import login_not_required
from django.db.models import prefetch_related_objects
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from convening import clock, policy, writing
from convening.cached import public_page
from convening.errors import Refused

from .. import platforms, selectors
from ..models import Session
from ..selectors.order import rehearsals_for, running_order
from ..selectors.papers import papers_apart, papers_due, papers_for

OPEN = frozenset(("rehearsal", "open", "live", "running_over"))
HELPED = OPEN - {"rehearsal"}


@login_not_required
@require_safe
@public_page
def session(request, slug, session_slug):
    found = selectors.session_for(request.user, slug, session_slug)
    return _page(request, found)


@require_POST
def join(request, slug, session_slug):
    """The link to the platform, on this click, within its window."""
    found = selectors.session_for(request.user, slug, session_slug, right="sessions.join")
    return _page(request, found, asked=True)


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def guest(request, slug, session_slug, token):
    """The page that a guest's own link opens. GET shows it, POST shows the way in, and lets this browser take part until its end."""
    guest = selectors.guest_by_link(slug, session_slug, token)
    asked = request.method == "POST"
    response = _page(request, guest.session, guest=guest, asked=asked)
    if asked and selectors.is_open_for(guest.session, frozenset(), clock.now()):
        selectors.remember_guest(response, guest)
    return response


def _page(request, session, *, guest=None, asked=False):
    now = clock.now()
    asker = request.user
    public = session.door == Session.Door.PUBLIC
    roles = frozenset() if guest else selectors.roles_of(asker, session)
    if roles:
        prefetch_related_objects([session], "rehearsals")
    stage = selectors.stage_of(session, roles, now)
    join_url = _join_url(request, session, guest)
    way_in = {"is_open": bool(join_url) and stage in OPEN and session.mode != Session.Mode.IN_PERSON, "join_url": join_url}
    if asked and way_in["is_open"]:
        part = guest.part if guest else policy.standing(asker).part_in(session.convening_id)
        way_in |= _shown(session, guest.part.person if guest else asker, part, roles)
    opens, closes = selectors.way_in_window(session, roles)
    wait = _seconds_to_wait(session, opens, now)
    request.must_be_fresh = wait is not None or stage in OPEN  # a way in is shown to the second
    papers = papers_for(session, asker)
    known_guest = guest is not None and asked or not asker.is_authenticated and join_url
    return render(request, "sessions/session.html", {
        "convening": session.convening,
        "session": session,
        "now": now,
        "stage": stage,
        "roles": roles,
        "has_role": bool(roles),
        "opens": opens,
        "closes": closes,
        "wait": wait,
        "rehearsal": selectors.rehearsal_now(session, roles, now) if stage == "rehearsal" else None,
        "languages": selectors.language_names(session.languages, writing.language_here()),
        "interpreted": selectors.language_names([booth.language for booth in session.booths.all()], writing.language_here()),
        "order": running_order(session, asker, papers),
        "papers": papers_apart(papers),
        "due": papers_due(session, asker, papers),
        "rehearsals": rehearsals_for(session, asker),
        "guest": guest,
        "on_the_floor": way_in["is_open"] and stage != "rehearsal" and (bool(known_guest) or policy.allows(asker, "sessions.take_part", session)),
        "is_ahead": now < session.starts_at and stage != "cancelled",
        "helps_in": stage in HELPED and policy.standing(asker).has(session.convening_id, "help_desk"),
        "may_register": public and stage not in ("over", "cancelled") and not guest and now < session.ends_at,
        "is_registered": asker.is_authenticated and public and selectors.is_registered(asker, session),
        "lacks": platforms.lacks(session) if stage not in ("over", "cancelled") and session.mode != Session.Mode.IN_PERSON else "",
        "robots": "index" if public and not guest else "",
        **way_in,
    })


def _join_url(request, session, guest):
    """Where her click goes, or "" where she may not come in."""
    if guest:
        return request.path
    if policy.allows(request.user, "sessions.join", session):
        return reverse("session_join", args=[session.convening.slug, session.slug])
    mark = None if request.user.is_authenticated else selectors.guest_mark(request, session)
    if mark is None:
        return ""
    return reverse("session_guest", args=[session.convening.slug, session.slug, selectors.guest_token(session, mark)])


def _shown(session, person, part, roles):
    """What her click shows: her own link and what she may call herself there, or why it is not here."""
    entrant = platforms.entrant(session, person, part, roles=roles)
    try:
        link = platforms.url(session, entrant)
    except Refused as refused:
        return {"asked": True, "link": "", "away": refused.message}
    return {"asked": True, "link": link, "dial_in": session.dial_in if link else "", **platforms.called(session, entrant, part)}


def _seconds_to_wait(session, opens, now):
    """Until something changes on this page: the way in opens, or the session begins. None when that is far, or over."""
    ahead = [(moment - now).total_seconds() for moment in (opens, session.starts_at) if moment > now]
    return int(min(ahead)) + 1 if ahead and min(ahead) <= 12 * 3600 else None
