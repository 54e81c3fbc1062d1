"""The secretariat opens offices with their seats, names who nominates for them, and gives people their roles."""

from django import forms
from django.conf import settings
from django.contrib import messages
from django.db import transaction
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from convening import once, policy
from convening.errors import Refused
from convening.forms import InLanguages
from convening.models import Convening, Profile
from convening.models.people import Role

from ..selectors import offices_with_people, staff
from ..services import add_nominator, appoint, open_office

WARNINGS = {
    "participants.moderator_and_custodian": gettext_lazy(
        "Whoever moderates asks for a veil to be lifted; a custodian agrees to it. One person should not do both."
    ),
    "participants.secretariat_and_custodian": gettext_lazy(
        "The secretariat runs the convening; a custodian keeps watch over it. One person should not do both."
    ),
    "participants.moderator_and_help_desk": gettext_lazy(
        "The help desk gets people in and sees no content. One person should not do both."
    ),
}


class OfficeForm(InLanguages):
    TEXTS = {"name": (gettext_lazy("Name"), 200, True)}
    slug = forms.SlugField(label=gettext_lazy("Short name for addresses"), help_text=gettext_lazy("Such as west-africa."))
    seats = forms.IntegerField(label=gettext_lazy("Seats"), min_value=0, max_value=10_000)


class PersonForm(once.DeedForm):
    name = forms.CharField(label=gettext_lazy("Name"), max_length=120)
    email = forms.EmailField(label=gettext_lazy("E-mail address"), widget=forms.EmailInput(attrs={"dir": "ltr"}))
    language = forms.ChoiceField(label=gettext_lazy("Language of letters"), choices=settings.LANGUAGES, initial="en")

    def profile(self):
        return Profile(**{name: self.cleaned_data[name] for name in ("name", "email", "language")})


class NominatorForm(PersonForm):
    office = forms.ChoiceField(label=gettext_lazy("Nominates for"))

    def __init__(self, *args, offices, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["office"].choices = [(office.slug, office.name) for office in offices]


class RolesForm(PersonForm):
    roles = forms.MultipleChoiceField(
        label=gettext_lazy("Roles"),
        choices=[(role.value, role.label) for role in Role if role not in (Role.NOMINATOR, Role.PARTICIPANT)],
        widget=forms.CheckboxSelectMultiple,
    )
    member = forms.BooleanField(
        label=gettext_lazy("The private space is open to this person"),
        required=False,
        help_text=gettext_lazy("Moderators and rapporteurs need it; interpreters, help desk and custodians do not."),
    )


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
            convening, form.profile(), form.cleaned_data["roles"], by=request.user, member=form.cleaned_data["member"]
        )
        for code in warnings:
            messages.warning(request, WARNINGS[code])
        return _("This person has the roles now, and can sign in by a code.")

    return _page(request, convening, _("Give roles"), RolesForm(request.POST or None), deed)


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
    return render(request, "participants/people_form.html", {"convening": convening, "heading": heading, "form": form})
