"""The help desk of a session finds one person; she types the code that it read out to her."""

from django import forms
from django.utils.translation import gettext_lazy

from convening.once import DeedForm


class WhoForm(forms.Form):
    who = forms.CharField(
        label=gettext_lazy("Handle, whole name or e-mail address"), max_length=254,
        help_text=gettext_lazy("Such as P-482113; or the whole name, or the address, exactly as the secretariat has it. Part of it finds nobody."),
        error_messages={"required": gettext_lazy("Write a handle, a whole name or an address.")},
        widget=forms.TextInput(attrs={"autocomplete": "off", "dir": "auto"}),
    )


class AdmitForm(DeedForm):
    person = forms.CharField(max_length=20, widget=forms.HiddenInput)


class CodeForm(forms.Form):
    code = forms.CharField(
        label=gettext_lazy("The code that the help desk read to you"), max_length=60,
        help_text=gettext_lazy("Ten letters and digits. Capitals, blanks and hyphens do not matter."),
        error_messages={"required": gettext_lazy("Write the code that was read to you.")},
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false", "dir": "ltr"}),
    )
