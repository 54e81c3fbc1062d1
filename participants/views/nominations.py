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


def _office(request, slug, office, right="participants.view_nominations"):
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
    office = _office(request, slug, office)
    view = selectors.nominations_for(request.user, office)
    context = {
        "convening": office.convening,
        "office": office,
        "view": view,
        "may_nominate": office.convening.state != Convening.State.CLOSED,
        "caption": _("Your nominations, in their order"),
        "columns": [{"label": label} for label in (_("Name"), _("State"), _("Nominated on"), "")],
        "rows": [_row(request, office, one) for one in view.listed],
        "note": _("Received: the secretariat has it. Invited: a letter was sent. Closed: it is not followed any further. "
                  "You are not told what people answer; that is theirs to tell you."),
    }  # fmt: skip
    return render(request, "participants/office.html", context)


def _row(request, office, one):
    state = {"value": str(one.state_words)}
    if one.reserve:
        state["note"] = _("reserve, number %(place)s") % {"place": numeral(one.reserve)}
    back = {"blank": ""}
    if one.may_withdraw:
        url = reverse("nomination_withdraw", args=[office.convening.slug, office.slug, one.id])
        back = {"value": _("Withdraw"), "url": url}
    day = writing.day(one.made_on, request.LANGUAGE_CODE, "plain")
    return [_name(one), state, day, back]


def _name(one):
    if not one.name:
        return {"blank": _("erased")}
    original = one.name_original if one.name_original != one.name else ""
    return {"value": one.name, "note": original}


@require_http_methods(["GET", "HEAD", "POST"])
def withdraw(request, slug, office, pk):
    office = _office(request, slug, office)
    among = Nomination.objects.select_related("office", "convening").filter(office=office)
    nomination = policy.access(request.user, "participants.withdraw_nomination", among, pk=pk)
    error = ""
    if request.method == "POST":
        try:
            services.withdraw_nomination(nomination, by=request.user)
        except Refused as refused:
            error = refused.message
        else:
            messages.success(request, _("The nomination is withdrawn. Its seat is free again."))
            return redirect("nominations_office", slug=slug, office=office.slug)
    context = {
        "convening": office.convening, "office": office, "name": nomination.particulars.get("name", ""),
        "form": DeedForm(), "error": error,
    }  # fmt: skip
    return render(request, "participants/withdraw.html", context, status=409 if error else 200)
