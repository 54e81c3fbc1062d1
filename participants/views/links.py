"""The link of an invitation, before anything is shown: which one it is, and how often a network may guess.

Twenty links that nobody was sent, from one network within the hour, and no link opens anything there for a while, right ones
too; only a browser that has had to do with an invitation already goes on. Where Redis is away nobody can count, so nothing opens.
"""

from functools import wraps

from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from convening import limits

from .. import proofs, selectors

UNKNOWN_LINKS = 20  # an hour and network
_WHAT = "links that nobody was sent"


def of_the_link(view):
    """The view gets (request, invitation, token); the invitation is in whatever state. An unknown one never comes to it."""

    @wraps(view)
    def opened(request, token):
        source = limits.network(request)
        rests = limits.reached(_WHAT, source, most=UNKNOWN_LINKS)
        if rests and not proofs.knows_any(request):
            return too_many(request)
        found = selectors.invitation_for_token(token)
        if rests and not (found and proofs.knows(request, found)):
            return too_many(request)
        if found is None:
            return closed(request) if limits.counts(_WHAT, source, most=UNKNOWN_LINKS) else too_many(request)
        return view(request, found, token)

    return opened


def closed(request):
    """Whatever is wrong with a link, the answer is this one."""
    ways = [{"label": _("Sign in, if you have answered already"), "url": reverse("account_request_login_code")}]
    return render(request, "participants/invitation_closed.html", {"ways": ways}, status=404)


def too_many(request):
    """The same for every link, right or wrong. What was sent stands in the page, to be sent again."""
    again = [(name, value) for name, values in request.POST.lists() for value in values if name != "csrfmiddlewaretoken"]
    answer = render(request, "participants/invitation_later.html", {"again": again}, status=429)
    answer["Retry-After"] = str(limits.HOUR)
    return answer
