"""The page behind the link of a letter. To look changes nothing; an answer is a POST; answering opens nothing by itself.

Whatever is wrong with a link (unknown, expired, taken back, used), the answer is the same page.
"""

import uuid

from allauth.account.internal.flows.login_by_code import LoginCodeVerificationProcess
from django.contrib import messages
from django.contrib.auth import logout
from django.contrib.auth.decorators import login_not_required
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from convening import policy
from convening.errors import Refused
from convening.models import Convening

from .. import selectors, services
from ..forms import AcceptForm
from ..models import Invitation, KindOfActor, Nomination, Region


@login_not_required
@require_safe
def invitation(request, token):
    found = selectors.invitation_for_token(token)
    if found and found.is_open():
        return _page(request, found, token, _blank_form(request, found))
    if found and found.state == Invitation.State.ACCEPTED and found.person_id == request.user.pk:
        ways = [{"label": _("Go on"), "url": reverse("convening", args=[found.convening.slug])}]
        return render(request, "participants/already_in.html", {"ways": ways})
    return _closed(request)


@login_not_required
@require_POST
def accept(request, token):
    found = selectors.invitation_for_token(token)
    if found is None:
        return _closed(request)
    form = AcceptForm(request.POST, reader=request.LANGUAGE_CODE)
    if not form.is_valid():
        return _page(request, found, token, form) if found.is_open() else _closed(request)
    try:
        services.accept(found, choices=form.choices(), key=form.cleaned_data["client_key"])
    except Refused:
        return _closed(request)
    return _to_the_code(request, found)


@login_not_required
@require_POST
def decline(request, token):
    found = selectors.invitation_for_token(token)
    form = AcceptForm(request.POST, reader=request.LANGUAGE_CODE)
    form.is_valid()
    if found is None or "client_key" not in form.cleaned_data:
        return _closed(request)
    try:
        services.decline_invitation(found, key=form.cleaned_data["client_key"])
    except Refused:
        return _closed(request)
    return redirect("invitation_answered")


@login_not_required
@require_safe
def answered(request):
    """After a no. Names nothing: the link and the convening are gone from the browser's last page."""
    return render(request, "participants/invitation_answered.html")


@require_safe
def welcome(request, slug):
    """Where she lands after her yes and her code: what she can do now."""
    convening = policy.access(request.user, "convening.view_private_space", Convening.objects.all(), slug=slug)
    part = policy.standing(request.user).part_in(convening.pk)
    return render(request, "participants/welcome.html", {"convening": convening, "part": part})


def _blank_form(request, found):
    known = selectors.known_for(found)
    first_timer = {True: "yes", False: "no"}.get(known.pop("first_timer", None), "")
    zone = known["zone"] or getattr(request.viewer_zone, "key", "")
    language = known["language"] or request.LANGUAGE_CODE
    start = {**known, "zone": zone, "language": language, "first_timer": first_timer}
    return AcceptForm(initial=start, reader=request.LANGUAGE_CODE)


def _page(request, found, token, form):
    organisations = list(found.convening.organisations.all())
    context = {
        "convening": found.convening,
        "conveners": [o for o in organisations if o.part == "convener"],
        "others": [o for o in organisations if o.part != "convener"],
        "invitation": found,
        "token": token,
        "form": form,
        "no_key": uuid.uuid4(),
        "known": _known(found),
    }
    return render(request, "participants/invitation.html", context)


def _known(found):
    """What is known about her, as terms and details."""
    known = selectors.known_for(found)
    named_by = Nomination.objects.filter(
        convening=found.convening_id, person=found.person_id, state=Nomination.State.CLEARED
    ).select_related("office")
    facts = [
        (_("Name"), known["name"]),
        (_("Organisation"), known["affiliation"]),
        (_("Region"), selectors.label_of(Region, known["region"])),
        (_("Kind of actor"), selectors.label_of(KindOfActor, known["kind_of_actor"])),
        (_("Nominated by"), " · ".join(nomination.office.name for nomination in named_by)),
    ]
    return [{"term": term, "detail": detail or None} for term, detail in facts]


def _closed(request):
    ways = [{"label": _("Sign in, if you have answered already"), "url": reverse("account_request_login_code")}]
    return render(request, "participants/invitation_closed.html", {"ways": ways}, status=404)


def _to_the_code(request, found):
    """She is in; now she signs in, by a code to the address that the letter went to. A passed-on link ends here."""
    if request.user.is_authenticated and request.user.pk == found.person_id:
        messages.success(request, _("You are in. Thank you for your answer."))
        return redirect("welcome", slug=found.convening.slug)
    if request.user.is_authenticated:
        logout(request)  # somebody else's browser: her own login session must not answer for the invited person
    person = found.person
    person.refresh_from_db()
    LoginCodeVerificationProcess.initiate(request=request, user=person, email=person.alias)
    welcome = reverse("welcome", args=[found.convening.slug])
    return redirect(f"{reverse('account_confirm_login_code')}?{urlencode({'next': welcome})}")
