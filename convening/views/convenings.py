"""The front door, and each convening's public page."""

from django.contrib.auth.decorators import login_not_required
from django.shortcuts import render
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from .. import clock, selectors, sharing, writing
from ..cached import public_page
from ..selectors import library
from ..selectors.pictures import address_of
from ..selectors.updates import newest_for

# Filled by the wiring (convening/urls.py): what storeys above show on the public page, as functions (asker, convening) -> dict.
PUBLIC_PAGE_PARTS = []
NEWEST_UPDATES, MOST_RESOURCES = 3, 4


@login_not_required
@require_safe
@public_page
def home(request):
    mine, others = selectors.convenings_for(request.user)
    return render(request, "convening/home.html", {
        "mine": selectors.by_time(mine), "has_mine": bool(mine), "others": selectors.by_time(others), "has_others": bool(others),
    })  # fmt: skip


@login_not_required
@require_safe
@public_page
def convening(request, slug):
    """What it is, who convenes, when for me, how I take part; and what else there is, in the order that its stage asks for."""
    convening = selectors.public_page(request.user, slug)
    organisations = list(convening.organisations.all())
    for one in organisations:
        one.logo_url = _logo_url(one, convening)
    resources = library.shown_publicly(convening)
    context = {
        "convening": convening,
        "stage": selectors.stage_of(convening),
        "now": clock.now(),
        "organisations": organisations,
        "conveners": [one for one in organisations if one.part in (one.Part.CONVENER, one.Part.PARTNER)],
        "picture": (picture := sharing.front_picture(convening)),
        "picture_url": address_of(picture, small=True) if picture else "",
        "updates": newest_for(request.user, convening, NEWEST_UPDATES),
        "resources": [one for one in resources if one.kind != one.Kind.LINK][:MOST_RESOURCES],
        "links": [one for one in resources if one.kind == one.Kind.LINK][:MOST_RESOURCES],
        "feed": f"{reverse('updates_feed', args=[slug])}?language={writing.language_here()}",
    }
    for part in PUBLIC_PAGE_PARTS:
        context |= part(request.user, convening)
    slots = context.get("slots", [])
    for slot in slots:
        slot["register"] = format_html('<a href="{}">{}</a>', slot["register_url"], _("Register")) if "register_url" in slot else ""
    return render(request, "convening/convening.html", {
        **context,
        **_in_sight(slots),
        "documents": [one for one in context.get("documents", ()) if not one.get("superseded")],
        "share": sharing.of_convening(convening, request.path) if convening.is_public else None,
        "events": sharing.events(convening, slots) if convening.is_public else [],
        "description_of_doors": list(_doors(slots)),
        **_doors_and_rules(slots),
    })  # fmt: skip


def _logo_url(organisation, convening):
    if organisation.logo is None or not organisation.logo.may_be_published:
        return ""
    organisation.logo.convening = convening
    return address_of(organisation.logo, small=True)


def _in_sight(slots):
    """{"first": the session that is under way or comes next for this reader, or None}: her own, else one that everybody may come to."""
    ahead = [slot for slot in slots if slot["state"] in ("", "live") and slot["url"]]
    mine = [slot for slot in ahead if slot["mine"]]
    return {"first": next(iter(mine or [slot for slot in ahead if slot["door"] == "public"]), None)}


def _doors_and_rules(slots):
    """{"doors", "rules"} of the sessions, each once, from the most open to the least."""
    held = [slot for slot in slots if slot["state"] != "cancelled"]
    return {
        "doors": [door for door in ("public", "invitation", "group") if any(slot["door"] == door for slot in held)],
        "rules": [rule for rule in ("on_the_record", "chatham_house", "off_the_record") if any(slot["rule"] == rule for slot in held)],
    }


def _doors(slots):
    """How one takes part, in a sentence for each kind of door that there is."""
    doors = {slot["door"] for slot in slots if slot["state"] != "cancelled"}
    ahead = {slot["door"] for slot in slots if slot["state"] in ("", "live")}
    if "public" in ahead:
        yield _("Public sessions: register, and the link comes to you by e-mail.")
    if doors & {"invitation", "group"}:
        yield _("The other sessions and the rooms are by invitation. Whoever was invited signs in with a code that comes by e-mail.")
