"""How often she wants to hear that there is news, and of which rooms."""

from django import forms
from django.utils.translation import gettext_lazy

from ..services.digests import DAILY, NEVER, WEEKLY


class LettersForm(forms.Form):
    """A switch that can be set again and again: it needs no key of its own."""

    news = forms.ChoiceField(
        label=gettext_lazy("How often, at most?"),
        choices=[
            (DAILY, gettext_lazy("Once a day, when there is something new")),
            (WEEKLY, gettext_lazy("Once a week, when there is something new")),
            (NEVER, gettext_lazy("Never: I look for myself")),
        ],
        widget=forms.RadioSelect, error_messages={"required": gettext_lazy("Please choose how often.")},
    )  # fmt: skip
    rooms = forms.MultipleChoiceField(
        label=gettext_lazy("Of which rooms?"), required=False, widget=forms.CheckboxSelectMultiple,
        help_text=gettext_lazy("A room without a tick is silent for you. Nobody else knows."),
    )  # fmt: skip

    def __init__(self, *args, rooms, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["rooms"].choices = [(room.pk.hex, room.title) for room in rooms]
        if not rooms:
            del self.fields["rooms"]
