"""The help desk looks for one person, and prints codes."""

from django import forms
from django.utils.translation import gettext_lazy

from convening.once import DeedForm

from ..models import PrintedCode
from ..services import codes


class FindForm(forms.Form):
    who = forms.CharField(
        label=gettext_lazy("Handle or whole name"),
        max_length=200,
        help_text=gettext_lazy("Such as P-482113; or the whole name as the secretariat spells it. Part of a name finds nobody."),
        error_messages={"required": gettext_lazy("Write a handle or a whole name.")},
        widget=forms.TextInput(attrs={"autocomplete": "off", "dir": "auto"}),
    )


class DaysForm(DeedForm):
    days = forms.IntegerField(
        label=gettext_lazy("Days for which the code works"),
        min_value=1,
        max_value=PrintedCode.MOST_DAYS,
        initial=codes.DAYS,
        help_text=gettext_lazy("At most 30. Choose few: paper gets lost."),
    )


class SheetForm(DaysForm):
    people = forms.CharField(
        label=gettext_lazy("People"),
        max_length=6000,
        help_text=gettext_lazy("One a line, at most thirty: a handle, or the whole name."),
        error_messages={"required": gettext_lazy("Write a handle or a whole name.")},
        widget=forms.Textarea(attrs={"rows": 8, "dir": "auto", "autocomplete": "off"}),
    )
    field_order = ("people", "days")

    def lines(self):
        return [line.strip() for line in self.cleaned_data["people"].splitlines() if line.strip()]
