"""The front door, and each convening's public page."""

from django.contrib.auth.decorators import login_not_required
from django.shortcuts import render
from django.views.decorators.http import require_safe

from .. import selectors
from ..selectors import library

# Filled by the wiring (convening/urls.py): what storeys above show on the public page, as functions (asker, convening) -> dict.
PUBLIC_PAGE_PARTS = []
NEWEST_UPDATES = 3


@login_not_required
@require_safe
def home(request):
    mine, others = selectors.convenings_for(request.user)
    return render(request, "convening/home.html", {"mine": mine, "others": others, "robots": "index"})


@login_not_required
@require_safe
def convening(request, slug):
    convening = selectors.public_page(request.user, slug)
    context = {
        "convening": convening,
        "organisations": list(convening.organisations.all()),
        "updates": list(convening.updates.all())[:NEWEST_UPDATES],
        "resources": library.shown_publicly(convening),
    }
    for part in PUBLIC_PAGE_PARTS:
        context |= part(request.user, convening)
    return render(request, "convening/convening.html", context)
