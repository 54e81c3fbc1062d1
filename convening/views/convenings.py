"""The front door, and each convening's public page."""

from django.contrib.auth.decorators import login_not_required
from django.http import Http404
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from .. import engagement, policy, selectors

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
        "resources": list(convening.resources.all()),
    }
    for part in PUBLIC_PAGE_PARTS:
        context |= part(request.user, convening)
    return render(request, "convening/convening.html", context)


@login_not_required
@require_safe
def open_resource(request, slug, resource_id):
    """On to a resource, wherever it lies. Of a member it is noted that she opened one, never which; of anybody else, nothing."""
    convening = selectors.convening_for(request.user, slug)
    resource = convening.resources.exclude(url="").filter(pk=resource_id).first()
    if resource is None:
        raise Http404
    if request.method == "GET" and policy.standing(request.user).is_member(convening.pk):
        engagement.note_opening(convening, request.user)
    return redirect(resource.url)  # our pages' policy tells no other host where she comes from
