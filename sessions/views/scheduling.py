"""The secretariat puts sessions into the programme, changes them, cancels them and takes that back."""

from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from convening import clock, policy
from convening.errors import Refused
from convening.selectors import convening_for

from .. import matching, platform_limits, selectors, services
from ..forms import SessionForm, tell
from ..forms.scheduling import CancelForm, ReinstateForm
from ..models import Group
from ..selectors.clashes import Around, clashes_of, names_of
from ..selectors.fairness import whose_night
from ..services.cancelling import may_be_reinstated
from .planning import clash_sentences, night_table
from .programme import cities

LOOK = "look"  # the button that shows whose night it is, and keeps nothing


@require_http_methods(["GET", "HEAD", "POST"])
def schedule(request, slug):
    convening = convening_for(request.user, slug)
    if not policy.allows(request.user, "sessions.schedule_session", convening):
        raise Http404
    form = SessionForm(
        request.POST or None, groups=Group.objects.filter(convening=convening),
        initial={"zone": convening.timezone, "languages": convening.languages, "minutes": 90},
    )  # fmt: skip
    thought_of = None
    if form.is_valid():
        looking = LOOK in request.POST
        try:
            do = services.thought_of if looking else services.schedule_session
            session = do(convening, slug=form.cleaned_data["slug"], by=request.user, **form.columns())
        except Refused as refused:
            _tell(form, refused)
        else:
            if not looking:
                messages.success(request, _("The session is in the programme."))
                if _known_of(session):  # what there is to know about it stands where it can be mended
                    return redirect(f"{reverse('session_change', args=[slug, session.slug])}?new=yes")
                return redirect("session", slug, session.slug)
            thought_of = session
    return render(request, "sessions/schedule.html", {
        "convening": convening, "form": form, "cities": cities(), "unfolded": True,
        **(_what_it_means(thought_of, Around(convening), form.cleaned_data.get("groups", ())) if thought_of else {}),
    })


@require_http_methods(["GET", "HEAD", "POST"])
def change(request, slug, session_slug):
    session = selectors.session_for(request.user, slug, session_slug, right="sessions.schedule_session")
    around = Around(session.convening)
    form = SessionForm(
        request.POST or None, initial=_as_it_is(session, around), changing=True, groups=Group.objects.filter(convening=session.convening)
    )
    shown, groups = session, around.groups[session.pk]
    if form.is_valid():
        looking = LOOK in request.POST
        try:
            if looking:
                groups = form.cleaned_data.get("groups", ())
                shown = services.thought_of(session.convening, slug=session.slug, by=request.user, standing=session, **form.columns())
            else:
                services.change_session(session, by=request.user, **form.columns())
        except Refused as refused:
            _tell(form, refused)
        else:
            if not looking:
                messages.success(request, _("The session is changed."))
                return redirect("session", slug, session.slug)
    return render(request, "sessions/schedule.html", {
        "convening": session.convening, "session": session, "form": form, "cities": cities(), "may_reinstate": may_be_reinstated(session),
        "unfolded": LOOK in request.POST or "new" in request.GET, "is_new": "new" in request.GET,
        **_what_it_means(shown, around, groups),
    })


@require_http_methods(["GET", "HEAD", "POST"])
def cancel(request, slug, session_slug):
    """Asked twice: the link that leads here, and the box. Once it is cancelled, the same page takes it back."""
    session = selectors.session_for(request.user, slug, session_slug, right="sessions.schedule_session")
    form = (ReinstateForm if session.cancelled_on else CancelForm)(request.POST or None)
    if form.is_valid():
        key = form.cleaned_data["client_key"]
        try:
            if session.cancelled_on:
                services.reinstate_session(session, by=request.user, key=key)
                messages.success(request, _("The session takes place after all. Whoever has it in her calendar is told."))
            else:
                services.cancel_session(session, reason=form.cleaned_data["reason"], by=request.user, key=key)
                messages.success(request, _("The session is cancelled. Whoever has it in her calendar is told."))
        except Refused as refused:
            tell(form, refused)
        else:
            return redirect("session", slug, session.slug)
    return render(request, "sessions/cancel.html", {
        "convening": session.convening, "session": session, "form": form, "may_reinstate": may_be_reinstated(session),
        "is_over": selectors.session_state(session, clock.now()) == "over",
    })


def _known_of(session):
    around = Around(session.convening)
    return bool(_advice(session, around) or clashes_of(session, around))


def _advice(session, around):
    roles = [role for _part, role in around.roles[session.pk]]
    return platform_limits.advice_for(session, interpreters=roles.count("interpreter"), signing="sign_interpreter" in roles)


def _what_it_means(session, around, groups):
    """For the page: what the platform cannot do, what clashes, and whose night it is. `groups`: ids of those whom its door lets in."""
    if session.cancelled_on:
        return {}
    parts = matching.parts_of(session.convening_id)
    if session.door == session.Door.GROUP:
        let_in = set().union(*(around.seats[UUID(str(group))] for group in groups))
    else:
        let_in = matching.marks_let_in(session)
    clashes = clashes_of(session, around)
    return {
        "advice": _advice(session, around),
        "clashes": clash_sentences(clashes, names_of(clashes, parts)),
        "nights": night_table(session, whose_night(session, matching.expected_of(session, parts, around.working_in(session), let_in))),
    }


def _tell(form, refused):
    if refused.code == "session.time_shown_twice":
        form.ask_which_hour()
    tell(form, refused)


def _as_it_is(session, around):
    texts = {
        f"{text}_{code}": getattr(session, f"{text}_{code}") for text in ("title", "description", "venue") for code, _n in settings.LANGUAGES
    }
    same = (
        "kind", "minutes", "door", "rule", "naming", "recorded", "languages", "mode", "platform", "platform_url", "dial_in", "breakouts",
        "door_minutes", "stage_minutes", "floor_seconds",
    )
    return {
        **texts, **{name: getattr(session, name) for name in same},
        "day": session.local_start.date(), "start": session.local_start.time(), "zone": session.zone_name,
        "groups": [str(pk) for pk in around.groups[session.pk]],
    }
