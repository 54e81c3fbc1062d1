"""The help desk lets somebody in who cannot sign in; and the page on which she comes in by what it told her."""

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from convening import clock, limits, policy
from convening.errors import Refused
from convening.models import User
from participants.selectors.desk import at_desk, found_at_desk

from .. import platforms, selectors
from ..forms import tell
from ..forms.desk import AdmitForm, CodeForm, WhoForm
from ..models import Session
from ..selectors.guests import admitted_part, may_come, remember_admitted
from ..services import admitting

ANY_ROLE = frozenset(("speaker",))
SEARCHES_AN_HOUR = 60  # counted with those of the convening's desk


@require_http_methods(["GET", "HEAD", "POST"])
def desk(request, slug, session_slug):
    """One person is found, then let in. Who asks for help is not listed, nor how many are inside; a name stands in no address."""
    session = selectors.session_for(request.user, slug, session_slug, right="sessions.admit")
    page = {
        "convening": session.convening, "session": session, "form": WhoForm(), "found": (), "lacks": platforms.lacks(session),
        "way_in_url": settings.SITE_URL + reverse("session_way_in", args=[slug, session_slug]),
    }
    if refusal := admitting.no_way_in(session, ANY_ROLE, clock.now()):
        page["refused"] = refusal.message
    if request.method == "POST" and "person" in request.POST:
        return _admit(request, session, page)
    if request.method == "POST":
        page["form"] = form = WhoForm(request.POST)
        if form.is_valid():
            try:
                page["found"] = [(one, AdmitForm(initial={"person": one.public_id})) for one in _found(request, session, form)]
            except Refused as refused:
                tell(form, refused)
    return render(request, "sessions/desk.html", page)


def _found(request, session, form):
    """Those who may come, by what was typed; whoever is unknown and whoever may not come are refused in one sentence."""
    if not limits.counts("search at the desk", request.user.pk, most=SEARCHES_AN_HOUR):
        raise Refused("desk.too_many", _("You have searched very often within the hour. Go on a little later, or ask somebody else."))
    written = form.cleaned_data["who"]
    found = _by_address(request, session, written) if "@" in written else found_at_desk(request.user, session.convening, written)
    coming = [one for one in found if one.part is not None and may_come(session, one.part)]
    if not coming:
        raise admitting.nobody()
    return coming


def _by_address(request, session, written):
    """[whose address this is]. A careful person's is known to the secretariat alone: at the desk it would join two names of hers."""
    person = User.objects.by_address(written)
    if person is None or person.profile.careful and not policy.allows(
        request.user, "participants.issue_code_with_care", session.convening
    ):
        return []
    one = at_desk(request.user, session.convening, person.public_id)
    return [one] if one else []


def _admit(request, session, page):
    form = AdmitForm(request.POST)
    try:
        if not form.is_valid():
            raise admitting.nobody()
        found = at_desk(request.user, session.convening, form.cleaned_data["person"])
        if found is None or found.part is None:
            raise admitting.nobody()
        admission = admitting.admit(session, found.part, by=request.user, key=form.cleaned_data["client_key"])
    except Refused as refused:
        return render(request, "sessions/desk.html", page | {"refused": refused.message, "asked": True})
    link = settings.SITE_URL + reverse("session_admitted", args=[session.convening.slug, session.slug, admission.token])
    return render(request, "sessions/desk_admitted.html", page | {"admission": admission, "one": found, "link": link})


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def way_in(request, slug, session_slug):
    """Where a code is typed. The page is the same whether there is such a session or not."""
    form = CodeForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            token = _behind(request, slug, session_slug, form.cleaned_data["code"])
        except Refused as refused:
            tell(form, refused)
        else:
            return redirect("session_admitted", slug, session_slug, token)
    return render(request, "sessions/desk_code.html", {"form": form})


def _behind(request, slug, session_slug, written):
    token = admitting.token_for(_any_session(slug, session_slug), written, source=limits.network(request))
    if token is None:
        sentence = _("This code opens nothing: it may have been used, or be older than half an hour. Compare it, or ring the help desk again.")
        raise Refused("admission.unknown", sentence, fields={"code": sentence})
    return token


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def admitted(request, slug, session_slug, token):
    """GET shows where she is let in, POST spends it and shows the way in; then this browser finds it again until the way in closes."""
    session = _any_session(slug, session_slug)
    part = session and (admitting.waiting(session, token) or admitted_part(request, session))
    if part is None:
        return render(request, "sessions/desk_gone.html", status=404)
    roles = selectors.roles_of(part.person, session)
    is_open = selectors.is_open_for(session, roles, clock.now()) and session.mode != Session.Mode.IN_PERSON
    opens, _closes = selectors.way_in_window(session, roles)
    page = {"convening": session.convening, "session": session, "is_open": is_open, "opens": opens, "now": clock.now()}
    if request.method != "POST" or not is_open:
        return render(request, "sessions/admitted.html", page)
    entrant = platforms.entrant(session, part.person, part, roles=roles, admitted=True)
    try:
        link = platforms.url(session, entrant)
    except Refused as refused:
        return render(request, "sessions/admitted.html", page | {"away": refused.message})
    if not link:
        return render(request, "sessions/admitted.html", page | {"asked": True})
    first = admitting.spend(session, token)
    if first is None and admitted_part(request, session) is None:  # another window was quicker
        return render(request, "sessions/desk_gone.html", status=404)
    response = render(request, "sessions/admitted.html", page | {"link": link, "dial_in": session.dial_in, **platforms.called(session, entrant, part)})
    remember_admitted(response, session, part)
    return response


def _any_session(slug, session_slug):
    """The session, asked by nobody's right: what opens is decided by the code alone."""
    return Session.objects.select_related("convening").filter(convening__slug=slug, slug=session_slug).first()
