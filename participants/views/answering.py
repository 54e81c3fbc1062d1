"""Her yes: a code that goes to the invited address, then what she wants to tell, then she is in. And later: "I can no longer come".

Nothing that she typed is lost: where her code has grown old meanwhile, the form goes along, hidden, through the page that asks
for a new one.
"""

import uuid

from allauth.account.internal.flows.login import perform_login, record_authentication
from allauth.account.models import Login
from django.contrib import messages
from django.contrib.auth import logout
from django.contrib.auth.decorators import login_not_required
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from convening import clock, engagement, limits, policy
from convening.errors import Refused
from convening.models import Convening, SpentKey

from .. import proofs, selectors, services, windows
from ..forms import AcceptForm, CodeForm
from ..models import Admission, Invitation
from ..selectors.conduct import accepted, conduct_of
from . import codes as printed
from .invitations import is_in, may_change
from .links import closed, of_the_link

PAPER_AN_HOUR = 10


@login_not_required
@require_POST
@of_the_link
def yes(request, found, token):
    """A code leaves for the invited address; needed by nobody who has shown whose she is."""
    if is_in(request, found):
        return redirect("welcome", slug=found.convening.slug)
    if not _may_say_yes(request, found, token):
        return closed(request)
    if _is_open_to(request, found):
        return redirect("invitation_about", token)
    proofs.keep_code(request, found, services.send_code(found, key=_key(request, "code_key", "client_key")))
    carried = _carried(request)
    return _code_page(request, token, CodeForm(), carried) if carried else redirect("invitation_code", token)


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
@of_the_link
def code(request, found, token):
    if not _may_say_yes(request, found, token):
        return closed(request)
    carried = _carried(request)
    if _is_open_to(request, found):
        return _about_page(request, found, token, _typed(request, found)) if carried else redirect("invitation_about", token)
    if request.method != "POST":
        return _code_page(request, token, CodeForm()) if proofs.waits_for_code(request, found) else redirect("invitation", token)
    form = CodeForm(request.POST)
    if not form.is_valid():
        return _code_page(request, token, form, carried)
    written = form.cleaned_data["code"]
    if proofs.is_right_code(request, found, written):
        proofs.open_to(request, found)
    elif not _is_on_paper(request, found, written):
        form.add_error("code", _wrong(request, found))
        return _code_page(request, token, form, carried)
    return _about_page(request, found, token, _typed(request, found)) if carried else redirect("invitation_about", token)


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
@of_the_link
def about(request, found, token):
    """What she wants to tell. Here, and only here, stands what is known about her."""
    if is_in(request, found):
        return redirect("welcome", slug=found.convening.slug)
    if not _may_say_yes(request, found, token):
        return _done_before(request) if _was_sent_before(request, found) else closed(request)
    if not _is_open_to(request, found):
        if request.method == "POST":
            return _code_page(request, token, CodeForm(), _carried(request))
        return redirect("invitation", token)
    if request.method != "POST":
        return _about_page(request, found, token, _blank(request, found))
    form = _typed(request, found)
    if not form.is_valid():
        return _about_page(request, found, token, form)
    try:
        services.accept(found, choices=form.choices(), key=form.cleaned_data["client_key"])
    except Refused as refused:
        if refused.code == "invitation.closed":
            return closed(request)
        for field, sentence in (refused.fields or {None: refused.message}).items():
            form.add_error(field, str(sentence))
        return _about_page(request, found, token, form)
    return _sign_in(request, found)


@require_safe
def welcome(request, slug):
    """Where she lands after her yes: what she can do now."""
    convening = policy.access(request.user, "convening.view_private_space", Convening.objects.all(), slug=slug)
    part = policy.standing(request.user).part_in(convening.pk)
    conduct = conduct_of(convening)
    context = {"convening": convening, "part": part, "conduct": conduct if conduct.version and accepted(part, conduct.version) else None}
    return render(request, "participants/welcome.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def give_up(request, slug):
    """ "I can no longer come": said before what follows from it, and asked twice."""
    own = Invitation.objects.filter(policy.among(request.user, "participants.give_up"), convening__slug=slug)
    found = own.filter(state=Invitation.State.ACCEPTED).select_related("convening", "person").first()
    if found is None or clock.today(found.convening.zone) > found.convening.ends_on:
        raise Http404
    error = None
    if request.method == "POST":
        if request.POST.get("understood") == "yes":
            services.give_up(found, by=request.user, key=_key(request))
            messages.success(request, _("Thank you for telling us. Your seat is free for somebody else now."))
            return redirect("my_part")
        error = _("Tick the box if you cannot come. Otherwise go back: nothing has changed.")
    context = {"convening": found.convening, "error": error, "key": _key(request)}
    return render(request, "participants/give_up.html", context)


@require_safe
def kept_in_mind(request, slug):
    """Who said "not this time, but keep me in mind"."""
    convening, found = selectors.kept_in_mind(request.user, slug)
    rows = [
        {"name": one.person.profile.name, "email": one.person.profile.email, "day": one.answered_on, "reason": one.answer.get("reason", "")}
        for one in found
    ]
    return render(request, "participants/kept_in_mind.html", {"convening": convening, "rows": rows})


# ── Whose she is ──────────────────────────────────────────────────────────────────────────────────────────────────────
def _may_say_yes(request, found, token):
    return selectors.can_be_answered(found) or may_change(request, found, token)


def _is_open_to(request, found):
    return proofs.is_open_to(request, found) or printed.came_by_code(request, found)


def _is_on_paper(request, found, written):
    """True if it is a printed code of hers; ten tries an hour."""
    if not proofs.waits_for_code(request, found) or not limits.counts("paper of an invitation", found.pk, most=PAPER_AN_HOUR):
        return False
    return printed.take_here(request, found, written)


def _wrong(request, found):
    if proofs.has_tries_left(request, found):
        return _("This is not the code that we sent. Look at the letter once more.")
    return _("This code does not work, or not any more: it lives for ten minutes and three tries. Ask for a new one.")


def _sign_in(request, found):
    """She is in. Whoever else was signed in here is not any more; her second factor is asked if she has one."""
    url = reverse("welcome", args=[found.convening.slug])
    if proofs.is_herself(request, found):
        messages.success(request, _("You are in. Thank you for your answer."))
        return redirect(url)
    person = found.person
    person.refresh_from_db()
    by_paper = printed.came_by_code(request, found)
    proofs.forget(request, found)
    if by_paper:
        return printed.sign_in(request, person, found.convening, url)
    if request.user.is_authenticated:
        logout(request)
    record_authentication(request, person, method="code", email=person.alias)
    return perform_login(request, Login(user=person, redirect_url=url, email=person.alias))


def _was_sent_before(request, found):
    """The same form once more, after an answer that was lost on the way: only her browser knows its key."""
    key = request.POST.get("client_key", "")
    try:
        return found.state == Invitation.State.ACCEPTED and SpentKey.objects.filter(key=uuid.UUID(key)).exists()
    except ValueError:
        return False


def _done_before(request):
    ways = [{"label": _("Sign in by a code"), "url": reverse("account_request_login_code")}]
    return render(request, "participants/already_answered.html", {"ways": ways})


def _key(request, *names):
    """The form's own key; a new one where it came without."""
    try:
        return uuid.UUID(next((request.POST[name] for name in names or ("client_key",) if name in request.POST), ""))
    except ValueError:
        return uuid.uuid4()


# ── Pages ─────────────────────────────────────────────────────────────────────────────────────────────────────────────
def _code_page(request, token, form, carried=()):
    context = {"form": form, "token": token, "carried": carried, "key": uuid.uuid4()}
    return render(request, "participants/invitation_code.html", context)


def _about_page(request, found, token, form):
    context = {"convening": found.convening, "form": form, "token": token, "conduct": form.conduct}
    return render(request, "participants/invitation_about.html", context)


def _carried(request):
    """[(name, value)] of the form about her, where it came along."""
    told = {*AcceptForm.base_fields} - {"client_key"}
    if told.isdisjoint(request.POST):
        return []
    return [(name, value) for name in request.POST if name in AcceptForm.base_fields for value in request.POST.getlist(name)]


def _typed(request, found):
    return _form(request, found, request.POST)


def _blank(request, found):
    known = selectors.known_for(found)
    first_timer = {True: "yes", False: "no"}.get(known.pop("first_timer", None), "")
    zone = known["zone"] or getattr(request.viewer_zone, "key", "")
    language = known["language"] or request.LANGUAGE_CODE
    return _form(request, found, initial={**known, "zone": zone, "language": language, "first_timer": first_timer})


def _form(request, found, *args, **kwargs):
    admission = Admission.objects.filter(convening=found.convening).first()
    now, mark = clock.now(), engagement.mark_of(found.convening_id, found.person_id)
    return AcceptForm(
        *args,
        reader=request.LANGUAGE_CODE,
        conduct=conduct_of(found.convening),
        meetings=[meeting for meeting in windows.meetings(found.convening) if meeting.ends_at > now and meeting.is_for(mark)],
        per_session=bool(admission and admission.asks_per_session),
        viewer_zone=request.viewer_zone,
        **kwargs,
    )
