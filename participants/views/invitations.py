"""The page behind the link of a letter. To look changes nothing; an answer is a POST.

Whatever is wrong with a link (unknown, expired, taken back, used), the answer is the same page. What is known about her
stands on none of these pages: whoever holds the letter can open them.
"""

import uuid

from django.contrib.auth.decorators import login_not_required
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from convening.errors import Refused

from .. import proofs, selectors, services
from ..documents import PARTS
from ..forms import NoForm
from ..models import Invitation
from ..selectors.conduct import conduct_of
from .links import closed, of_the_link


@login_not_required
@require_safe
@of_the_link
def invitation(request, found, token):
    if selectors.can_be_answered(found):
        return _page(request, found, token)
    if may_change(request, found, token):
        return _answered(request, found, token, NoForm(initial={"reason": found.answer.get("reason", "")}))
    if is_in(request, found):
        ways = [{"label": _("Go on"), "url": reverse("convening", args=[found.convening.slug])}]
        ways.append({"label": _("I can no longer come"), "url": reverse("give_up", args=[found.convening.slug])})
        return render(request, "participants/already_in.html", {"ways": ways})
    return closed(request)


@login_not_required
@require_POST
@of_the_link
def decline(request, found, token):
    return _say_no(request, found, token, services.decline_invitation)


@login_not_required
@require_POST
@of_the_link
def not_this_time(request, found, token):
    return _say_no(request, found, token, services.not_this_time)


def _say_no(request, found, token, deed):
    if not (selectors.can_be_answered(found) or may_change(request, found, token)):
        return closed(request)
    form = NoForm(request.POST)
    if not form.is_valid():
        return _page(request, found, token) if selectors.can_be_answered(found) else _answered(request, found, token, form)
    secret = proofs.browser_of(request)
    digest = proofs.browser_digest(found, secret)
    try:
        deed(found, key=form.cleaned_data["client_key"], reason=form.reason_or_none(), browser=digest)
    except Refused:
        return closed(request)
    return proofs.mark_browser(redirect("invitation", token), found, secret)


def may_change(request, found, token):
    """A no can be taken back in the browser where it was given, by the link in the letter that told of it, and by herself."""
    if not selectors.can_be_changed(found):
        return False
    by_letter = selectors.came_by_letter_of_answer(found, token)
    return by_letter or proofs.answered_here(request, found) or proofs.is_open_to(request, found)


def is_in(request, found):
    return found.state == Invitation.State.ACCEPTED and proofs.is_herself(request, found)


def _page(request, found, token):
    organisations = sorted(found.convening.organisations.all(), key=lambda one: PARTS.index(one.part))  # each part together
    context = {
        "convening": found.convening,
        "conveners": [o for o in organisations if o.part == "convener"],
        "others": [o for o in organisations if o.part != "convener"],
        "conduct": conduct_of(found.convening),
        "invitation": found,
        "token": token,
        "keys": {name: uuid.uuid4() for name in ("yes", "no", "not_now")},
    }
    return render(request, "participants/invitation.html", context)


def _answered(request, found, token, form):
    context = {
        "invitation": found,
        "token": token,
        "form": form,
        "keys": {name: uuid.uuid4() for name in ("yes", "no", "not_now")},
        "kept_in_mind": found.state == Invitation.State.NOT_NOW,
    }
    return render(request, "participants/invitation_answered.html", context)
