"""The running order of a session and its rehearsals, set by the secretariat and whoever chairs."""

from django.conf import settings
from django.contrib import messages
from django.http import HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from convening import writing
from convening.errors import Refused

from .. import selectors
from ..forms import RehearsalForm, SegmentForm, tell
from ..selectors import order as shown
from ..services import order as services
from ..services import rehearsals
from ..services.roles import ROLE_LABELS
from .places import place_seen

RIGHT = "sessions.order_session"


@require_http_methods(["GET", "HEAD", "POST"])
def order(request, slug, session_slug):
    """The list with its hours; beneath it one form to add or change a segment, and one for a rehearsal."""
    session = selectors.session_for(request.user, slug, session_slug, right=RIGHT)
    if removing := request.GET.get("remove"):
        return _remove(request, session, shown.segment_for(session, removing))
    if cancelling := request.GET.get("cancel"):
        return _cancel(request, session, shown.rehearsal_for(session, cancelling))
    deed, back = request.POST.get("deed", ""), reverse("session_order", args=[slug, session_slug])
    if deed == "move":
        segment = shown.segment_for(session, request.POST.get("segment", ""))
        services.move_segment(segment, up=request.POST.get("to") == "up", by=request.user, seen=place_seen(request))
        return HttpResponseRedirect(f"{back}#segment-{segment.pk.hex}")
    changing = shown.segment_for(session, request.GET["change"]) if request.GET.get("change") else None
    form = _segment_form(request, session, changing, request.POST if deed == "segment" else None)
    rehearsal = RehearsalForm(
        request.POST if deed == "rehearsal" else None, prefix="rehearsal", city=writing.city(session.zone, writing.language_here()),
        initial={"day": session.local_start.date()},
    )  # fmt: skip
    chosen = {"segment": form, "rehearsal": rehearsal}.get(deed)
    if chosen is not None and chosen.is_valid():
        try:
            anchor = _set(session, chosen, changing, request.user)
        except Refused as refused:
            tell(chosen, refused)
        else:
            messages.success(request, _("It is kept."))
            return HttpResponseRedirect(back + anchor)
    return _page(request, session, form, rehearsal, changing)


def _segment_form(request, session, changing, sent):
    initial = {}
    if changing is not None:
        initial = {f"title_{code}": getattr(changing, f"title_{code}") for code, _name in settings.LANGUAGES}
        initial |= {"minutes": changing.minutes, "speaker": str(changing.speaker_id or ""), "on_the_record": changing.on_the_record}
    speakers = shown.speakers_to_choose(session, request.user)
    return SegmentForm(sent, prefix="segment", initial=initial, speakers=speakers, labels=ROLE_LABELS)


def _set(session, form, changing, by):
    """Do what the form asks; the place on the page to go back to."""
    if isinstance(form, RehearsalForm):
        rehearsals.add_rehearsal(session, by=by, **form.told)
        return "#rehearsals"
    if changing is not None:
        services.change_segment(changing, by=by, **form.told)
        return f"#segment-{changing.pk.hex}"
    services.add_segment(session, by=by, key=form.cleaned_data["client_key"], **form.told)
    return "#segment_form"


def _page(request, session, form, rehearsal, changing):
    parts = shown.running_order(session, request.user, selectors.papers_for(session, request.user), arranging=True)
    left = shown.room_left(session, parts)
    return render(request, "sessions/order.html", {
        "convening": session.convening, "session": session, "order": parts, "left": left, "over": -left,
        "form": form, "rehearsal_form": rehearsal, "changing": changing, "labels": ROLE_LABELS,
        "rehearsals": shown.rehearsals_for(session, request.user),
    })


def _remove(request, session, segment):
    """Said before, asked twice."""
    back, error = reverse("session_order", args=[session.convening.slug, session.slug]), ""
    if request.method == "POST":
        if request.POST.get("understood") == "yes":
            services.remove_segment(segment, by=request.user)
            messages.success(request, _("The segment is removed."))
            return HttpResponseRedirect(back)
        error = _("Tick the box if you want it.")
    return render(request, "sessions/order_confirm.html", {
        "convening": session.convening, "session": session, "error": error, "back": back,
        "heading": _("Remove a segment"), "what": segment.title, "button": _("Remove this segment"),
        "consequences": [
            _("It leaves the running order, and what follows begins earlier."),
            _("Its papers stay, as papers of the whole session."),
        ],
    })


def _cancel(request, session, rehearsal):
    back, error = reverse("session_order", args=[session.convening.slug, session.slug]), ""
    if request.method == "POST":
        if request.POST.get("understood") == "yes":
            rehearsals.cancel_rehearsal(rehearsal, by=request.user)
            messages.success(request, _("The rehearsal is cancelled."))
            return HttpResponseRedirect(f"{back}#rehearsals")
        error = _("Tick the box if you want it.")
    return render(request, "sessions/order_confirm.html", {
        "convening": session.convening, "session": session, "error": error, "back": back, "rehearsal": rehearsal,
        "heading": _("Cancel a rehearsal"), "what": "", "button": _("Cancel this rehearsal"),
        "consequences": [
            _("Everybody who has a role in the session is written to, and it leaves their calendars."),
            _("Nobody is let in at that hour any more."),
        ],
    })
