"""The secretariat opens offices, gives roles, takes them away and hands them over."""

from django import forms
from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from convening import once
from convening.forms import InLanguages
from convening.models import Profile
from convening.models.people import Role

from ..services.roles import roles_to_hand_over

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


GIVEN_HERE = [role for role in Role if role not in (Role.NOMINATOR, Role.PARTICIPANT)]  # the others come with an office, an answer


class DayField(forms.DateField):
    widget = forms.DateInput(attrs={"type": "date", "dir": "ltr"}, format="%Y-%m-%d")


class RolesForm(PersonForm):
    roles = forms.MultipleChoiceField(
        label=gettext_lazy("Roles"),
        choices=[(role.value, role.label) for role in GIVEN_HERE],
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": gettext_lazy("Tick at least one role.")},
    )
    until = DayField(
        label=gettext_lazy("Last day of the contract"),
        required=False,
        help_text=gettext_lazy("From the day after, the roles count no more. Leave it empty if there is no end."),
    )
    member = forms.BooleanField(
        label=gettext_lazy("The private space is open to this person"),
        required=False,
        help_text=gettext_lazy("Moderators and rapporteurs need it; interpreters, help desk and custodians do not."),
    )
    all_the_same = forms.BooleanField(label=gettext_lazy("Give these roles all the same"), required=False)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if "all_the_same" not in self.data:
            self.fields["all_the_same"].widget = forms.HiddenInput()

    def warn(self, codes):
        """Say what is unwise before it is done; to do it all the same takes a tick."""
        for code in codes:
            self.add_error("roles", WARNINGS[code])
        self.fields["all_the_same"].widget = forms.CheckboxInput()


class TakeForm(once.DeedForm):
    roles = forms.MultipleChoiceField(
        label=gettext_lazy("Roles to take away"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": gettext_lazy("Tick at least one role.")},
    )

    def __init__(self, *args, part, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["roles"].choices = [(role, Role(role).label) for role in roles_to_hand_over(part)]


class ContractForm(once.DeedForm):
    until = DayField(
        label=gettext_lazy("Last day of the contract"),
        required=False,
        help_text=gettext_lazy("From the day after, the roles count no more. Leave it empty if there is no end."),
    )


class HandOverForm(TakeForm, PersonForm):
    keeps = forms.ChoiceField(
        label=gettext_lazy("And then?"),
        choices=[("no", gettext_lazy("Only the successor has them")), ("yes", gettext_lazy("Both have them"))],
        widget=forms.RadioSelect,
        initial="no",
    )
    until = DayField(
        label=gettext_lazy("If both have them: the last day of the first one’s contract"), required=False
    )
    understood = forms.BooleanField(label=gettext_lazy("I have read this, and I want it"), required=False)
    field_order = ("roles", "name", "email", "language", "keeps", "until", "understood")

    def __init__(self, *args, part, **kwargs):
        super().__init__(*args, part=part, **kwargs)
        self.fields["roles"].label = _("What is handed over")
        self.fields["roles"].initial = roles_to_hand_over(part)
        self.fields["name"].label = _("Name of the successor")
