"""Asking for the floor."""

from django import forms
from django.utils.translation import gettext_lazy
from django.utils.translation import gettext as _

from convening import labels, writing
from convening.once import DeedForm

LONGEST_TOPIC = 120


class AskForm(DeedForm):
    """She asks to speak. Her name is asked for only where it may be shown. `before`: her request as it stands, or None."""

    language = forms.ChoiceField(
        label=gettext_lazy("The language in which you will speak"),
        help_text=gettext_lazy("The interpreters see it before you begin."),
        error_messages={"invalid_choice": gettext_lazy("Choose a language of this session, so that the interpreters can prepare.")},
    )
    topic = forms.CharField(
        label=gettext_lazy("What it is about"), required=False, max_length=LONGEST_TOPIC,
        help_text=gettext_lazy("In a few words. Only the chair sees them."), widget=forms.TextInput(attrs={"autocomplete": "off", "dir": "auto"}),
        error_messages={"max_length": gettext_lazy("Say it in fewer words: %(limit_value)d letters at most.")},
    )
    by_name = forms.BooleanField(label=gettext_lazy("Show my name"), required=False)
    point = forms.BooleanField(
        label=gettext_lazy("This is a point of order"), required=False,
        help_text=gettext_lazy(
            "A point of order is about how the session is run: the time, the agenda, the interpretation. It goes before all others. "
            "For everything else, leave this empty."
        ),
    )

    def __init__(self, *args, seat, before=None, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["language"].choices = [(code, writing.language_name_here(code)) for code in seat.session.languages]
        if seat.may_be_named:
            self.fields["by_name"].help_text = _(
                "The one by which other participants know you. Otherwise you appear under a label to everybody, also to the chair: "
                "“%(label)s”, for example."
            ) % {"label": labels.in_words((0, 12))}
            if before:
                self.fields["by_name"].help_text = _(
                    "Whoever has seen your request on the list may remember it: if you change this, your name and your label can be told to be yours.")
        else:
            del self.fields["by_name"]


class ChairForm(DeedForm):
    """What a button of the chair's page sends: the turn that she saw, and whom or what it is about."""

    turn = forms.IntegerField(required=False)
    about = forms.CharField(required=False, max_length=40)
