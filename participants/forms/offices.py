"""What an office tells when the secretariat needs its help, and whom it sends instead."""

from django import forms
from django.utils.translation import gettext_lazy

from convening.errors import Refused
from convening.once import DeedForm

from ..addresses import clean_address
from .fields import VisibleField
from .nominating import NominateForm


class SubstituteForm(NominateForm):
    why = VisibleField(
        label=gettext_lazy("Why does somebody else come?"),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=gettext_lazy("A sentence for the secretariat. Only its clearance reads it."),
        error_messages={"required": gettext_lazy("Say why somebody else comes.")},
    )
    PARTS = ((gettext_lazy("The reason"), "", ("why",), False), *NominateForm.PARTS)


class AnswerForm(DeedForm):
    text = VisibleField(
        label=gettext_lazy("Your answer"),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text=gettext_lazy("Only the secretariat’s clearance reads it."),
        error_messages={"required": gettext_lazy("Write an answer.")},
    )


class AddressForm(DeedForm):
    address = forms.CharField(
        label=gettext_lazy("Another e-mail address of this person"),
        max_length=320,
        widget=forms.TextInput(attrs={"inputmode": "email", "autocomplete": "off", "dir": "ltr", "spellcheck": "false"}),
        help_text=gettext_lazy("Ask this person which address is safe."),
        error_messages={"required": gettext_lazy("Write the e-mail address.")},
    )

    def clean_address(self):
        try:
            return clean_address(self.cleaned_data["address"])
        except Refused as refused:
            raise forms.ValidationError(str(refused.message), code=refused.code) from None
