"""Taking in who was there."""

from django import forms
from django.utils.translation import gettext_lazy

from convening.once import DeedForm

from .fields import ClockForm


class ReportForm(ClockForm):
    """A platform's report of who was there."""

    report = forms.FileField(
        label=gettext_lazy("The platform’s report"),
        help_text=gettext_lazy("The list of participants as a CSV file, as Zoom exports it."),
        error_messages={"empty": gettext_lazy("This file is empty. Export it again and check that it shows rows.")},
        widget=forms.FileInput(attrs={"accept": ".csv,.txt,.tsv"}),
    )
    field_order = ["report", "zone", "city"]


class ConfirmForm(DeedForm):
    """Take in the report that was looked at."""

    token = forms.CharField(widget=forms.HiddenInput, max_length=80)
