"""What every template may use."""

from urllib.parse import urlencode

from django.conf import settings
from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext as _

from . import policy

# url name, label, who is shown the way: everyone, or those with one of these roles; "member" stands for the private space
_WAYS = (
    ("convening", lambda: _("Overview"), "everyone"),
    ("programme", lambda: _("Programme"), "everyone"),
    ("rooms", lambda: _("Rooms"), {"member", "moderator", "secretariat", "interpreter"}),
    ("documents", lambda: _("Documents"), "everyone"),
    ("resources", lambda: _("Resources"), "everyone"),
    ("updates", lambda: _("Updates"), "everyone"),
)
# The same to what somebody does here for the others, in the order in which a convening goes; policy.READ_ALONG names more than roles.
_WORK = (
    ("set_up", lambda: _("Set up"), {"secretariat"}),
    ("nominations", lambda: _("Nominations"), {"nominator"}),
    ("clearance", lambda: _("Clearance"), {"secretariat"}),
    ("ledger", lambda: _("Ledger"), {"secretariat"}),
    ("letters", lambda: _("Letters"), {"secretariat"}),
    ("desk", lambda: _("Help desk"), {"help_desk", "secretariat"}),
    ("people", lambda: _("People"), {"secretariat"}),
    ("veils", lambda: _("Sealing and veils"), {"custodian"}),
    ("records", lambda: _("The record"), {"rapporteur"}),
    ("synthesis", lambda: _("Synthesis"), {"rapporteur", "reports_on_a_session", "secretariat", "evaluator"}),
    ("writing", lambda: _("Documents in work"), {"rapporteur", "secretariat", "evaluator"}),
    ("evaluation", lambda: _("Evaluation"), {"evaluator", "secretariat"}),
)
# pages that stand under one of the ways though their addresses do not
_UNDER = {
    "set_up": ("archive", "copy"), "ledger": ("admission", "seats", "waiting-list"), "desk": ("codes",), "writing": ("on-the-record",),
    "synthesis": ("recommendations", "round", "commitments"),
}  # fmt: skip


def _ways(request, slug):
    """(where everybody goes here, where she works): [{label, url, current}] each."""
    asking = policy.standing(request.user)
    part = next((p for p in asking.parts.values() if p.convening.slug == slug), None)
    known_as = set()
    if part:
        known_as = {*part.roles_now, *(["member"] if part.member_now else [])}
        if asking.office_in(part.convening_id):
            known_as |= {name for name in policy.READ_ALONG if getattr(part, name)}
    return [list(_among(ways, request, slug, known_as)) for ways in (_WAYS, _WORK)]


def _among(ways, request, slug, known_as):
    home = reverse("convening", args=[slug])
    for name, label, shown_to in ways:
        if shown_to == "everyone" or not known_as.isdisjoint(shown_to):
            try:
                url = reverse(name, args=[slug])
            except NoReverseMatch:
                continue
            under = [url, *(f"{home}{folder}/" for folder in _UNDER.get(name, ()))] if name != "convening" else []
            current = request.path == url or request.path.startswith(tuple(under))
            yield {"label": label(), "url": url, "current": current}


def _in_languages(request):
    """Of a page for everybody: where it stands in each language, as links and for those who find it elsewhere; see base.html."""
    asked = {name: value for name, value in request.GET.items() if name != "language"}
    here = f"{request.path}?{urlencode(asked)}" if asked else request.path
    links = [(code, f"{here}{'&' if asked else '?'}language={code}") for code, _name in settings.LANGUAGES]
    chosen = request.GET.get("language")
    return {
        "language_links": links,
        "canonical": settings.SITE_URL + dict(links).get(chosen, here),
        "alternates": [("x-default", settings.SITE_URL + here), *((code, settings.SITE_URL + link) for code, link in links)],
    }


def house(request):
    """site_name, nav, work and account of the letterhead, viewer_zone (ZoneInfo or None), on_embedded_engines (the demo's own pages).

    On a page for everybody also for_everybody (then it has neither form nor token), language_links, canonical and alternates.
    """
    if getattr(request, "user", None) is None:
        return {"site_name": settings.SITE_NAME}
    slug = request.resolver_match.kwargs.get("slug") if request.resolver_match else None
    if request.user.is_authenticated:
        account = {"label": _("My part"), "url": reverse("my_part"), "current": request.path.startswith("/me/")}
    else:
        account = {"label": _("Sign in"), "url": reverse("account_request_login_code")}
    nav, work = _ways(request, slug) if slug else ([], [])
    return {
        "site_name": settings.SITE_NAME,
        "nav": nav,
        "work": work,
        "account": account,
        "viewer_zone": getattr(request, "viewer_zone", None),
        "on_embedded_engines": bool(settings.EMBEDDED),
        "for_everybody": getattr(request, "for_everybody", False),
        **({"robots": "index", **_in_languages(request)} if getattr(request, "for_everybody", False) else {}),
    }
