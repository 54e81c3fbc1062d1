"""A guest registers; a reader chooses her clock."""

from django import forms
from django.utils.translation import gettext_lazy
from django.utils.translation import gettext as _

from convening import writing, zones
from convening.geography import countries

from .fields import CalmForm


class RegistrationForm(CalmForm):
    """A guest registers for a public session."""

    name = forms.CharField(
        label=gettext_lazy("The name that you will use in the session"), max_length=120,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
    email = forms.EmailField(
        label=gettext_lazy("Your e-mail address"), max_length=254,
        help_text=gettext_lazy("We send one letter with your way in. Nobody else is told the address."),
        widget=forms.EmailInput(attrs={"autocomplete": "email", "dir": "ltr"}),
        error_messages={"invalid": gettext_lazy("This does not look like an e-mail address. Compare it with name@example.org.")},
    )
    country = forms.ChoiceField(
        label=gettext_lazy("Your country or territory"), required=False,
        help_text=gettext_lazy("You need not say. It is only counted, together with others."),
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["country"].choices = [("", _("I prefer not to say")), *countries(writing.language_here())]
        self.say_what_is_missing()


class ZoneForm(forms.Form):
    """By whose clock to show the programme. A search, not a deed: nothing is written but a cookie."""

    zone = forms.CharField(
        label=gettext_lazy("A city that keeps your time"), max_length=zones.LONGEST_NAME,
        widget=forms.TextInput(attrs={"list": "cities", "dir": "auto", "autocomplete": "off"}),
    )
