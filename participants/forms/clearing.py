"""The clearance queue: which are shown, which are picked."""

from django import forms
from django.utils.translation import gettext_lazy

from convening.once import DeedForm


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
