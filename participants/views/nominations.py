"""An office's own page: seats left, its list and its states."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from convening import policy, writing
from convening.errors import Refused
from convening.models import Convening
from convening.once import DeedForm
from convening.templatetags.look import numeral

from .. import selectors, services
from ..models import Nomination, Office
from ..selectors.offices import ASKED
from ..selectors.order import ERASED, name_in


A_PAGE = 100


def start_of(wanted, found, a_page):
    """Where the page of a list begins that was asked for; the last one where there are fewer."""
    wanted = int(wanted) if wanted.isdecimal() and len(wanted) < 7 else 0
    return min(wanted, max(0, found - 1)) // a_page * a_page


def office_of(request, slug, office, right="participants.view_nominations"):
    offices = Office.objects.select_related("convening__admission")
    return policy.access(request.user, right, offices, convening__slug=slug, slug=office)


@require_safe
def offices(request, slug):
    """Her offices in this convening; the only one at once."""
    convening = Convening.objects.filter(slug=slug).first()
    mine = selectors.offices_for(request.user, convening) if convening else []
    if not mine:
        raise Http404
    if len(mine) == 1:
        return redirect("nominations_office", slug=slug, office=mine[0].slug)
    return render(request, "participants/offices.html", {"convening": convening, "offices": mine})


@require_safe
def office(request, slug, office):
    office = office_of(request, slug, office)
    view = selectors.nominations_for(request.user, office)
    counted_apart = any(one.quota.group or one.quota.category for one in view.counted)
    start = start_of(request.GET.get("from", ""), len(view.listed), A_PAGE)
    labels = [_("Name"), _("State"), _("Nominated on"), *([_("Seats for")] if counted_apart else []), "", "", ""]
    context = {
        "convening": office.convening,
        "office": office,
        "view": view,
        "may_nominate": office.convening.state != Convening.State.CLOSED,
        "helps": [_help(office, one) for one in view.listed if one.needs],
        "counted": [[one.quota.label, one.quota.seats, one.left] for one in view.counted] if counted_apart else [],
        "counted_columns": [{"label": _("Seats for")}, {"label": _("Seats"), "numeric": True}, {"label": _("Left"), "numeric": True}],
        "caption": _("Your nominations, in their order"),
        "columns": [{"label": label} for label in labels],
        "rows": [_row(request, office, one, counted_apart) for one in view.listed[start : start + A_PAGE]],
        "newer_url": f"?from={start - A_PAGE}" if start else "",
        "older_url": f"?from={start + A_PAGE}" if start + A_PAGE < len(view.listed) else "",
        "note": _("Received: the secretariat has it. Invited: a letter was sent. Closed: it is not followed any further. "
                  "You are not told what people answer; that is theirs to tell you."),
    }  # fmt: skip
    return render(request, "participants/office.html", context)


def _help(office, one):
    """Where the office is asked for something: who, what, and the page on which it answers."""
    to = "nomination_answer" if one.needs == ASKED else "nomination_address"
    return {"name": one.name, "question": one.question, "asked": one.needs == ASKED,
            "url": reverse(to, args=[office.convening.slug, office.slug, one.id])}  # fmt: skip


def _row(request, office, one, counted_apart):
    state = {"value": str(one.state_words)}
    if one.tells:
        state["note"] = _("tells you that they take part")
    elif one.needs:
        state["note"] = _("needs your help")
    elif one.reserve:
        state["note"] = _("reserve, number %(place)s") % {"place": numeral(one.reserve)}
    day = writing.day(one.made_on, request.LANGUAGE_CODE, "plain")
    return [_name(one), state, day, *([{"value": one.quota.label}] if counted_apart else []), *_ways_on(office, one)]


def _ways_on(office, one):
    """What the office can do with a nomination as long as its list says "received"."""
    ways = (("nomination_edit", _("Correct")), ("nomination_substitute", _("Send somebody else")), ("nomination_withdraw", _("Withdraw")))
    if not one.may_withdraw:
        return [{"blank": ""}] * len(ways)
    args = [office.convening.slug, office.slug, one.id]
    return [{"value": words, "url": reverse(name, args=args)} for name, words in ways]


def _name(one):
    if not one.name:
        return {"blank": ERASED}
    original = one.name_original if one.name_original != one.name else ""
    return {"value": one.name, "note": original}


@require_http_methods(["GET", "HEAD", "POST"])
def withdraw(request, slug, office, pk):
    office = office_of(request, slug, office)
    among = Nomination.objects.select_related("office", "convening").filter(office=office)
    nomination = policy.access(request.user, "participants.withdraw_nomination", among, pk=pk)
    error = ""
    if request.method == "POST":
        try:
            services.withdraw_nomination(nomination, by=request.user)
        except Refused as refused:
            error = refused.message
        else:
            messages.success(request, _("The nomination is withdrawn."))
            return redirect("nominations_office", slug=slug, office=office.slug)
    context = {
        "convening": office.convening, "office": office, "name": name_in(nomination.particulars),
        "released_on": _released_on(office), "form": DeedForm(), "error": error,
    }  # fmt: skip
    return render(request, "participants/withdraw.html", context, status=409 if error else 200)


def _released_on(office):
    admission = getattr(office.convening, "admission", None)
    return admission.released_on if admission else None
