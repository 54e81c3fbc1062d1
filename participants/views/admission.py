"""How people get in, and how many: the settings of admission, seats by group and category, the waiting list."""

from django.contrib import messages
from django.db import transaction
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_http_methods, require_safe

from convening import once, policy
from convening.errors import Refused
from convening.models import Convening
from convening.templatetags.look import numeral

from .. import selectors, services
from ..forms.seats import AdmissionForm, NamedForm, QuotaForm, SeatForm
from ..models import Admission, Category, Group, Nomination, Office
from ..selectors.order import by_name, name_in
from .nominations import start_of

A_PAGE = 50


def _mine(request, slug, right):
    return policy.access(request.user, right, Convening.objects.select_related("admission"), slug=slug)


@require_http_methods(["GET", "HEAD", "POST"])
def admission(request, slug):
    convening = _mine(request, slug, "participants.set_admission")
    now = Admission.of(convening)
    names = ("seats_released_on", "days_valid", "reminder_days", "asks_per_session", "phrase")
    initial = {name: getattr(now, name) for name in names} | {"reminder_days": ", ".join(map(str, now.reminder_days))}
    form = AdmissionForm(request.POST or None, initial=initial)

    def deed(told):
        services.set_admission(convening, **{name: told[name] for name in names}, by=request.user)
        return _("This is how people get in from now on.")

    return _page(request, convening, form, deed, "admission", [slug], template="participants/admission.html", released_on=now.released_on)


@require_safe
def seats(request, slug):
    convening = _mine(request, slug, "participants.set_seats")
    offices = selectors.offices_with_quotas(convening)
    context = {"convening": convening, "offices": offices, "groups": _things(Group, convening), "categories": _things(Category, convening)}
    return render(request, "participants/seats.html", context)


def _things(model, convening):
    return by_name(model.objects.filter(convening=convening), lambda thing: thing.name)


@require_http_methods(["GET", "HEAD", "POST"])
def seats_office(request, slug, office):
    convening = _mine(request, slug, "participants.set_seats")
    office = Office.objects.select_related("convening").filter(convening=convening, slug=office).first()
    if office is None:
        raise Http404
    groups, categories = ({thing.slug: thing for thing in _things(model, convening)} for model in (Group, Category))
    quotas = selectors.quotas_of(office)
    counted_apart = bool(groups or categories or len(quotas) > 1)
    initial = request.GET if counted_apart or not quotas else {"seats": quotas[0].seats}
    form = QuotaForm(request.POST or None, groups=list(groups.values()), categories=list(categories.values()), initial=initial)

    def deed(told):
        group, category = groups.get(told.get("group")), categories.get(told.get("category"))
        services.set_quota(office, told["seats"], group=group, category=category, by=request.user)
        return _("The office has these seats now.")

    return _page(
        request, convening, form, deed, "seats", [slug],
        template="participants/seats_office.html", office=office, quotas=quotas, counted_apart=counted_apart,
    )  # fmt: skip


NAMED = {
    "group": (gettext_lazy("Add a group of sessions"), services.add_group),
    "category": (gettext_lazy("Add a category of seats"), services.add_category),
}


@require_http_methods(["GET", "HEAD", "POST"])
def seats_named(request, slug, kind):
    convening = _mine(request, slug, "participants.set_seats")
    heading, add = NAMED[kind]
    form = NamedForm(request.POST or None)

    def deed(told):
        add(convening, slug=told["slug"], name=form.texts("name"), by=request.user)
        return _("It can be chosen now where an office’s seats are set.")

    return _page(request, convening, form, deed, "seats", [slug], template="participants/seats_named.html", heading=heading)


def _page(request, convening, form, deed, onward, args, *, template, **more):
    """Show the form, or do the deed once and go on; what is refused stands in the form with what was typed."""
    if request.method == "POST" and form.is_valid():
        try:
            with transaction.atomic():  # what is refused does not spend the form's key: it may be sent again, corrected
                if once.first_time(form.cleaned_data["client_key"]):
                    messages.success(request, deed(form.cleaned_data))
        except Refused as refused:
            refuse(form, refused)
        else:
            return redirect(onward, *args)
    return render(request, template, {"convening": convening, "form": form, **more})


def refuse(form, refused):
    """The sentences of a refusal, beside the fields they belong to."""
    for field, sentence in (refused.fields or {None: refused.message}).items():
        form.add_error(field if field in form.fields else None, str(sentence))


@require_safe
def waiting_list(request, slug):
    convening = _mine(request, slug, "participants.release_seats")
    line = selectors.waiting_list(convening)
    start = start_of(request.GET.get("from", ""), len(line), A_PAGE)
    shown = [one.opened() for one in line[start : start + A_PAGE]]
    free = selectors.free_seats(convening)
    admission = getattr(convening, "admission", None) or Admission()
    context = {
        "convening": convening,
        "admission": admission,
        "free": free,
        "free_words": _free_words(free),
        "found": len(line),
        "columns": [{"label": label} for label in (_("Place"), _("Name"), _("Office"), _("Moves up"), "")],
        "rows": [_waiting_row(request, convening, at, one, free) for at, one in enumerate(shown, start + 1)],
        "caption": _("In the order in which seats go to them"),
        "gave_back": [
            [{"value": name_in(one.words)}, {"value": one.nomination.office.name}, _give(convening, one, free)]
            for one in selectors.gave_back(convening)
        ],
        "gave_back_columns": [{"label": label} for label in (_("Name"), _("Office"), "")],
        "newer_url": f"?from={start - A_PAGE}" if start else "",
        "older_url": f"?from={start + A_PAGE}" if start + A_PAGE < len(line) else "",
    }
    return render(request, "participants/waiting_list.html", context)


def _free_words(free):
    if free < 1:
        return _("No seat is free at present.")
    return ngettext("One seat is free.", "%(n)s seats are free.", free) % {"n": numeral(free)}


def _waiting_row(request, convening, at, one, free):
    name = {"value": name_in(one.words), "url": reverse("clearance_nomination", args=[convening.slug, one.nomination.pk])}
    number = _("number %(n)s of its reserve") % {"n": numeral(one.number)} if one.number else _("before all others")
    office = {"value": one.nomination.office.name, "note": number}
    hindrance = _("Not yet: %(why)s") % {"why": one.hindrance_words} if one.hindrance else _("when a seat is free")
    return [at, name, office, {"value": str(hindrance)}, _give(convening, one, free)]


def _give(convening, one, free):
    if free < 1 or not one.may_have_a_seat:
        return {"blank": ""}
    return {"value": _("Give a seat now"), "url": reverse("waiting_list_give", args=[convening.slug, one.nomination.pk])}




@require_http_methods(["GET", "HEAD", "POST"])
def waiting_list_give(request, slug, pk):
    convening = _mine(request, slug, "participants.release_seats")
    nominations = Nomination.objects.select_related("office", "convening", "person").filter(convening=convening)
    nomination = nominations.filter(pk=pk).first()
    if nomination is None:
        raise Http404
    form = SeatForm(request.POST or None)
    status = 200
    if request.method == "POST" and form.is_valid():
        try:
            services.give_seat(nomination, form.cleaned_data["reason"], by=request.user, key=form.cleaned_data["client_key"])
        except Refused as refused:
            refuse(form, refused)
            status = 409
        else:
            messages.success(request, _("This person has a seat now, and the invitation is on its way."))
            return redirect("waiting_list", slug)
    context = {"convening": convening, "name": name_in(nomination.particulars), "office": nomination.office, "form": form}
    return render(request, "participants/waiting_list_give.html", context, status=status)
