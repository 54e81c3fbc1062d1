"""The secretariat opens offices with their seats, names who nominates for them, and gives people their roles."""

from babel.lists import format_list
from django import forms
from django.contrib import messages
from django.db import transaction
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from convening import once, policy, writing
from convening.errors import Refused
from convening.models import Convening, Participation, User
from convening.models.people import Role

from ..forms.people import WARNINGS, ContractForm, HandOverForm, NominatorForm, OfficeForm, RolesForm, TakeForm
from ..selectors import offices_with_people, staff
from ..services import add_nominator, appoint, end_contract, hand_over, open_office, take_roles
from ..services.people import unwise
from ..services.roles import roles_to_hand_over


def _mine(request, slug):
    return policy.access(request.user, "participants.change_roles", Convening.objects.all(), slug=slug)


@require_safe
def people(request, slug):
    convening = _mine(request, slug)
    return render(
        request,
        "participants/people.html",
        {"convening": convening, "offices": offices_with_people(convening), "staff": staff(convening)},
    )


@require_http_methods(["GET", "HEAD", "POST"])
def office_new(request, slug):
    convening = _mine(request, slug)

    def deed(form):
        open_office(
            convening, slug=form.cleaned_data["slug"], name=form.texts("name"), seats=form.cleaned_data["seats"], by=request.user
        )
        return _("The office is open. Now say who nominates for it.")

    return _page(request, convening, _("Open an office"), OfficeForm(request.POST or None), deed)


@require_http_methods(["GET", "HEAD", "POST"])
def nominator_new(request, slug):
    convening = _mine(request, slug)
    offices = {office.slug: office for office in offices_with_people(convening)}

    def deed(form):
        add_nominator(offices[form.cleaned_data["office"]], form.profile(), by=request.user)
        return _("This person can sign in by a code now, and nominate.")

    form = NominatorForm(request.POST or None, offices=offices.values(), initial={"office": request.GET.get("office", "")})
    return _page(request, convening, _("Say who nominates"), form, deed)


@require_http_methods(["GET", "HEAD", "POST"])
def roles_give(request, slug):
    convening = _mine(request, slug)

    def deed(form):
        _part, warnings = appoint(
            convening, form.profile(), form.cleaned_data["roles"], by=request.user, member=form.cleaned_data["member"],
            until=form.cleaned_data["until"],
        )  # fmt: skip
        for code in warnings:
            messages.warning(request, WARNINGS[code])
        return _("This person has the roles now, and can sign in by a code.")

    form = RolesForm(request.POST or None)
    if request.method == "POST" and form.is_valid() and not form.cleaned_data["all_the_same"]:
        known = _part_by_address(convening, form.cleaned_data["email"])
        if codes := unwise({*form.cleaned_data["roles"], *(known.roles if known else ())}):
            form.warn(codes)
            return _form(request, convening, _("Give roles"), form)
    return _page(request, convening, _("Give roles"), form, deed)


def _part_by_address(convening, address):
    person = User.objects.by_address(address)
    return Participation.objects.filter(convening=convening, person=person).first() if person else None


def _part(convening, pk):
    """Somebody's part with a role of hers that can change hands, or 404."""
    part = Participation.objects.filter(convening=convening, pk=pk).select_related("person", "convening").first()
    if part is None or not roles_to_hand_over(part):
        raise Http404
    return part


@require_safe
def person(request, slug, pk):
    convening = _mine(request, slug)
    part = _part(convening, pk)
    return _person_page(request, convening, part)


def _person_page(request, convening, part, take=None, contract=None):
    context = {
        "convening": convening,
        "part": part,
        "warnings": [WARNINGS[code] for code in unwise(part.roles)],
        "take": take or TakeForm(part=part),
        "contract": contract or ContractForm(initial={"until": part.until}),
    }
    return render(request, "participants/person.html", context)


@require_POST
def roles_take(request, slug, pk):
    convening = _mine(request, slug)
    part = _part(convening, pk)
    form = TakeForm(request.POST, part=part)
    if form.is_valid():
        try:
            take_roles(part, form.cleaned_data["roles"], by=request.user)
        except Refused as refused:
            form.add_error(None, refused.message)
        else:
            messages.success(request, _("These roles are taken away, and what went with them."))
            return redirect("people", slug)
    return _person_page(request, convening, part, take=form)


@require_POST
def contract(request, slug, pk):
    convening = _mine(request, slug)
    part = _part(convening, pk)
    form = ContractForm(request.POST)
    if form.is_valid():
        try:
            end_contract(part, form.cleaned_data["until"], by=request.user)
        except Refused as refused:
            form.add_error(None if not refused.fields else "until", refused.message)
        else:
            messages.success(request, _("The end of the contract is kept."))
            return redirect("person", slug, pk)
    return _person_page(request, convening, part, contract=form)


@require_http_methods(["GET", "HEAD", "POST"])
def roles_hand_over(request, slug, pk):
    """What will be so afterwards is said first; the same form, ticked, then does it."""
    convening = _mine(request, slug)
    part = _part(convening, pk)
    form = HandOverForm(request.POST or None, part=part)
    said = []
    if request.method == "POST" and form.is_valid():
        said = _consequences(convening, part, form.cleaned_data)
        if form.cleaned_data["understood"]:
            try:
                hand_over(
                    part, form.profile(), roles=form.cleaned_data["roles"], keeps=form.cleaned_data["keeps"] == "yes",
                    until=form.cleaned_data["until"], by=request.user, key=form.cleaned_data["client_key"],
                )  # fmt: skip
            except Refused as refused:
                form.add_error(None, refused.message)
            else:
                messages.success(request, _("It is handed over. Both hear of it by a letter that names nothing."))
                own = policy.standing(request.user).part_in(convening.pk)
                still = own.pk != part.pk or form.cleaned_data["keeps"] == "yes"
                return redirect("people", slug) if still else redirect("convening", slug)
    if not said:
        form.fields["understood"].widget = forms.HiddenInput()
    context = {"convening": convening, "part": part, "form": form, "said": said}
    return render(request, "participants/hand_over.html", context)


def _consequences(convening, part, chosen):
    """What will be so afterwards, as sentences."""
    listed = format_list([str(Role(role).label) for role in chosen["roles"]], locale=writing.locale_of(writing.language_here()))
    known = _part_by_address(convening, chosen["email"])
    said = [_("%(name)s has these roles from now on: %(roles)s.") % {"name": chosen["name"], "roles": listed}]
    said.append(_("The offices, rooms and sessions that belong to these roles go over with them."))
    if chosen["keeps"] == "yes":
        said.append(
            _("%(name)s keeps them to the end of %(day)s.") % {"name": part.person.profile.name, "day": writing.day(chosen["until"], writing.language_here(), "plain")}
            if chosen["until"]
            else _("%(name)s keeps them as well.") % {"name": part.person.profile.name}
        )
    else:
        said.append(_("%(name)s has them no more, at once.") % {"name": part.person.profile.name})
    return said + [str(WARNINGS[code]) for code in unwise({*chosen["roles"], *(known.roles if known else ())})]


def _page(request, convening, heading, form, deed):
    """Show the form, or do the deed once and go back to the list; what is refused stands in the form with what was typed."""
    if request.method == "POST" and form.is_valid():
        try:
            with transaction.atomic():  # what is refused does not spend the form's key: it may be sent again, corrected
                if once.first_time(form.cleaned_data["client_key"]):
                    messages.success(request, deed(form))
        except Refused as refused:
            form.add_error(None, refused.message)
        else:
            return redirect("people", convening.slug)
    return _form(request, convening, heading, form)


def _form(request, convening, heading, form):
    return render(request, "participants/people_form.html", {"convening": convening, "heading": heading, "form": form})
