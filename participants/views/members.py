"""Who takes part, with what each of them told the secretariat and nothing else."""

from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from convening import geography, policy, writing
from convening.kept import ATTRIBUTES
from convening.models import Convening

from ..models import KindOfActor, Region
from ..selectors import label_of
from ..selectors.people import members

PAGE = 50
_COUNTRIES = ("country", "origin", "works_in")


@require_safe
def members_list(request, slug):
    convening = policy.access(request.user, "participants.view_members", Convening.objects.all(), slug=slug)
    needs_only = request.GET.get("needs") == "yes"
    language = writing.language_here()
    found = []
    for part in members(convening):
        profile = part.person.profile
        if part.person.is_erased or (needs_only and not profile.access_needs):
            continue
        found.append({"profile": profile, "told": _told(profile, language), "speaks": _language(profile, language)})
    start = int(request.GET["from"]) if request.GET.get("from", "").isascii() and request.GET.get("from", "").isdigit() else 0
    start = min(start, max(0, (len(found) - 1) // PAGE * PAGE))
    query = "&needs=yes" if needs_only else ""
    context = {
        "convening": convening,
        "people": found[start : start + PAGE],
        "count": len(found),
        "needs_only": needs_only,
        "newer_url": f"?from={start - PAGE}{query}" if start else "",
        "older_url": f"?from={start + PAGE}{query}" if start + PAGE < len(found) else "",
    }
    return render(request, "participants/members.html", context)


def _told(profile, language):
    """[(what, words)] of what she lets the secretariat see."""
    told = profile.told_to_secretariat()
    told.pop("name_original", None)
    told.pop("honorific", None)
    words = {"region": lambda word: label_of(Region, word), "kind_of_actor": lambda word: label_of(KindOfActor, word)}
    words |= dict.fromkeys(_COUNTRIES, lambda word: geography.country(word, language))
    lines = [(ATTRIBUTES[name], words.get(name, str)(word)) for name, word in told.items()]
    return [*lines, *([(ATTRIBUTES["pen_name"], profile.pen_name)] if profile.careful else [])]


def _language(profile, language):
    return writing.locale_of(language).languages.get(profile.language, "") if profile.language else _("not told")
