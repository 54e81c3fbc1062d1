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
    ("records", lambda: _("The record"), {"rapporteur"}),
    ("synthesis", lambda: _("Synthesis"), {"rapporteur", "evaluator"}),
    ("veils", lambda: _("Sealing and veils"), {"custodian"}),
    ("nominations", lambda: _("Nominations"), {"nominator"}),
    ("clearance", lambda: _("Clearance"), {"secretariat"}),
    ("ledger", lambda: _("Ledger"), {"secretariat"}),
    ("letters", lambda: _("Letters"), {"secretariat"}),
    ("desk", lambda: _("Help desk"), {"help_desk", "secretariat"}),
    ("people", lambda: _("People"), {"secretariat"}),
    ("set_up", lambda: _("Set up"), {"secretariat"}),
    ("evaluation", lambda: _("Evaluation"), {"evaluator", "secretariat"}),
)
# pages that stand under one of the ways though their addresses do not
_UNDER = {"ledger": ("admission", "seats", "waiting-list"), "desk": ("codes",), "synthesis": ("recommendations", "round", "commitments")}


def _nav(request, slug):
    part = next((p for p in policy.standing(request.user).parts.values() if p.convening.slug == slug), None)
    known_as = {*part.roles_now, *(["member"] if part.member_now else [])} if part else set()
    for name, label, shown_to in _WAYS:
        if shown_to == "everyone" or not known_as.isdisjoint(shown_to):
            try:
                url = reverse(name, args=[slug])
            except NoReverseMatch:
                continue
            home = reverse("convening", args=[slug])
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
    """site_name, nav and account of the letterhead, viewer_zone (ZoneInfo or None), on_embedded_engines (the demo's own pages).

    On a page for everybody also for_everybody (then it has neither form nor token), language_links, canonical and alternates.
    """
    if getattr(request, "user", None) is None:
        return {"site_name": settings.SITE_NAME}
    slug = request.resolver_match.kwargs.get("slug") if request.resolver_match else None
    if request.user.is_authenticated:
        account = {"label": _("My part"), "url": reverse("my_part"), "current": request.path.startswith("/me/")}
    else:
        account = {"label": _("Sign in"), "url": reverse("account_request_login_code")}
    return {
        "site_name": settings.SITE_NAME,
        "nav": list(_nav(request, slug)) if slug else [],
        "account": account,
        "viewer_zone": getattr(request, "viewer_zone", None),
        "on_embedded_engines": bool(settings.EMBEDDED),
        "for_everybody": getattr(request, "for_everybody", False),
        **({"robots": "index", **_in_languages(request)} if getattr(request, "for_everybody", False) else {}),
    }
