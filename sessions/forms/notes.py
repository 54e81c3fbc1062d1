"""A paragraph of the rapporteur's notes."""

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy

from convening.forms import Warned
from convening.once import DeedForm


class NoteForm(Warned, DeedForm):
    """One paragraph and its language."""

    text = forms.CharField(
        label=gettext_lazy("What was said, without who said it"), strip=False,
        error_messages={"required": gettext_lazy("There is nothing here yet. Please write something first.")},
        widget=forms.Textarea(attrs={"rows": 5, "dir": "auto", "autocomplete": "off"}),
    )
    language = forms.ChoiceField(label=gettext_lazy("Language you write in"))
    despite = forms.BooleanField(label=gettext_lazy("Keep it all the same"), required=False)

    def __init__(self, *args, session, reading, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["text"].validators = []  # length and content are judged by the service, with its own sentences
        names = dict(settings.LANGUAGES)
        self.fields["language"].choices = [(code, names[code]) for code in session.languages if code in names]
        if reading in session.languages:
            self.fields["language"].initial = reading
