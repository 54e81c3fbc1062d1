"""What an office says of a person whom it names."""

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy

from convening.errors import Refused
from convening.once import DeedForm

from ..addresses import clean_address
from ..models import KindOfActor, Region
from .fields import UNKNOWN, YES_OR_NO, VisibleField


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
