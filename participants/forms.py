"""Forms: they ask little, say why, and keep what was typed."""

from django import forms
from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from convening import geography
from convening.errors import Refused
from convening.once import DeedForm
from convening.zones import zone_named

from .addresses import clean_address, visible
from .models import KindOfActor, Region
from .selectors.order import spelling

NOT_SAID = ("", gettext_lazy("I prefer not to say"))
UNKNOWN = ("", gettext_lazy("I do not know"))
YES_OR_NO = (("yes", gettext_lazy("Yes")), ("no", gettext_lazy("No")))


class CityField(forms.CharField):
    """A city, in the reader's language or in English, or a zone by its name; gives the zone's IANA name, or ""."""

    def __init__(self, **kwargs):
        super().__init__(required=False, max_length=64, **kwargs)
        self.language = "en"

    def prepare_value(self, value):
        """What stands in the field: the city of a zone, or what was typed."""
        return dict(geography.zones(self.language)).get(value, value)

    def clean(self, value):
        written = visible(super().clean(value))
        if not written:
            return ""
        for name, city in geography.zones(self.language):
            if spelling(city) == spelling(written):
                return name
        try:
            return zone_named(written).key
        except Refused as refused:
            raise forms.ValidationError(str(refused.message)) from None


class VisibleField(forms.CharField):
    """Words without what cannot be seen."""

    def clean(self, value):
        return visible(super().clean(value))


class AcceptForm(DeedForm):
    """What she tells with her yes. All but the name she goes by and her language can stay blank."""

    name = VisibleField(
        label=gettext_lazy("The name you want to be called by"),
        max_length=120,
        help_text=gettext_lazy("The secretariat sees it. Under the Chatham House Rule it never stands beside your words."),
    )
    language = forms.ChoiceField(label=gettext_lazy("Your language for pages and letters"), choices=settings.LANGUAGES)
    zone = CityField(
        label=gettext_lazy("The city whose clock you follow"),
        help_text=gettext_lazy("Times are shown as this city tells them."),
    )
    affiliation = VisibleField(
        label=gettext_lazy("Your organisation"), required=False, max_length=200, help_text=gettext_lazy("The secretariat sees it.")
    )
    country = forms.ChoiceField(
        label=gettext_lazy("Your country or territory"),
        required=False,
        help_text=gettext_lazy("It is only counted, together with others; it is never shown with your name."),
    )
    region = forms.ChoiceField(
        label=gettext_lazy("Your region"), required=False, choices=(NOT_SAID, *Region.choices),
        help_text=gettext_lazy("Only counted, to see who was heard and who was not."),
    )  # fmt: skip
    kind_of_actor = forms.ChoiceField(
        label=gettext_lazy("Which of these are you?"), required=False, choices=(NOT_SAID, *KindOfActor.choices),
        help_text=gettext_lazy("Only counted, together with others."),
    )  # fmt: skip
    first_timer = forms.ChoiceField(
        label=gettext_lazy("Is this your first convening of this kind?"), required=False, choices=(NOT_SAID, *YES_OR_NO)
    )

    def __init__(self, *args, reader, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["zone"].language = reader
        self.fields["country"].choices = [NOT_SAID, *geography.countries(reader)]

    def choices(self):
        """Her answers, as `services.accept` takes them."""
        told = {name: self.cleaned_data[name] for name in self.fields if name != "client_key"}
        told["first_timer"] = {"yes": True, "no": False}.get(told["first_timer"])
        return told


class NominateForm(DeedForm):
    """One person, named by an office. Asks first whether she knows and agrees."""

    knows_and_agrees = forms.BooleanField(
        label=gettext_lazy("I have asked this person, who knows of the nomination and agrees to it."),
        help_text=gettext_lazy("To be on a list can put people in danger, and only they themselves can judge that."),
        error_messages={"required": gettext_lazy("Please ask first. Then come back and tick this box.")},
    )
    name = VisibleField(
        label=gettext_lazy("Name"), max_length=120, error_messages={"required": gettext_lazy("Write the name.")}
    )
    name_original = VisibleField(label=gettext_lazy("Name in its own letters"), required=False, max_length=120)
    email = forms.CharField(
        label=gettext_lazy("E-mail address"),
        max_length=320,
        widget=forms.TextInput(attrs={"inputmode": "email", "autocomplete": "off", "dir": "ltr", "spellcheck": "false"}),
        help_text=gettext_lazy("Ask which address is safe. The invitation goes there and nowhere else."),
        error_messages={"required": gettext_lazy("Write the e-mail address: the invitation goes there.")},
    )
    language = forms.ChoiceField(label=gettext_lazy("Language to write in"), choices=settings.LANGUAGES)
    affiliation = VisibleField(label=gettext_lazy("Organisation"), required=False, max_length=200)
    region = forms.ChoiceField(label=gettext_lazy("Region"), required=False, choices=(UNKNOWN, *Region.choices))
    kind_of_actor = forms.ChoiceField(
        label=gettext_lazy("Kind of actor"), required=False, choices=(UNKNOWN, *KindOfActor.choices)
    )
    first_timer = forms.ChoiceField(
        label=gettext_lazy("Is this the person’s first convening of this kind?"), required=False, choices=(UNKNOWN, *YES_OR_NO)
    )
    reason = VisibleField(
        label=gettext_lazy("Why this person?"),
        required=False,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=gettext_lazy("One or two sentences for the secretariat. Only its clearance reads them."),
    )
    safe_channel = VisibleField(
        label=gettext_lazy("How can this person be reached safely, if not by e-mail?"), required=False, max_length=200
    )

    def clean_email(self):
        try:
            return clean_address(self.cleaned_data["email"])
        except Refused as refused:
            raise forms.ValidationError(str(refused.message), code=refused.code) from None

    def particulars(self):
        told = {name: self.cleaned_data[name] for name in ("knows_and_agrees", "region", "kind_of_actor", "reason", "safe_channel")}
        return told | {"first_timer": {"yes": True, "no": False}.get(self.cleaned_data["first_timer"])}


class FilterForm(forms.Form):
    """Which nominations of the queue are shown. Every state says how many stand there."""

    stage = forms.ChoiceField(label=gettext_lazy("State"))
    office = forms.ChoiceField(label=gettext_lazy("Office"))

    def __init__(self, *args, stages, offices, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["stage"].choices = stages
        self.fields["office"].choices = [("", gettext_lazy("All offices")), *offices]


class PickForm(DeedForm):
    """Some nominations of the queue, ticked, for a deed that is shown once more before it is done."""

    picked = forms.ModelMultipleChoiceField(
        queryset=None,
        required=True,
        error_messages={
            "required": gettext_lazy("Tick at least one person."),
            "invalid_choice": gettext_lazy("The list has changed. Look at it again."),
            "invalid_pk_value": gettext_lazy("The list has changed. Look at it again."),
        },
    )

    def __init__(self, *args, queryset, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["picked"].queryset = queryset
