"""Sub-themes, their tables, and what a table reports."""

from django import forms
from django.conf import settings
from django.utils.translation import gettext as _, gettext_lazy

from convening.once import DeedForm
from sessions.forms import CalmForm, NumberField

from ..services.tables import FEWEST_PLACES, MOST_PLACES
from .fields import ask_in_all_languages, in_all_languages


class SubThemeForm(CalmForm):
    """A sub-theme in each language."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        titles = ask_in_all_languages(self, "title", _("Title in %(language)s"), most=200)
        texts = ask_in_all_languages(self, "text", _("What it is about, in %(language)s"), most=2_000, rows=2, required=False)
        self.say_what_is_missing()
        self.order_fields([name for pair in zip(titles, texts, strict=True) for name in pair])

    def texts(self):
        return {name: in_all_languages(self.cleaned_data, name) for name in ("title", "text")}


class TableForm(CalmForm):
    """A table: its language, its places, who facilitates it."""

    language = forms.ChoiceField(label=gettext_lazy("Language at this table"), choices=settings.LANGUAGES)
    places = NumberField(
        label=gettext_lazy("Places"), min_value=FEWEST_PLACES, max_value=MOST_PLACES, initial=12,
        help_text=gettext_lazy("Five at least. Members are told whether places are free, not how many are taken."),
    )
    facilitator = forms.ChoiceField(
        label=gettext_lazy("Who facilitates it"), required=False,
        help_text=gettext_lazy("She welcomes, keeps the time and writes what the table reports back."),
    )

    handle = forms.CharField(
        label=gettext_lazy("Or a participant, by her number"), required=False, max_length=20,
        help_text=gettext_lazy("Each participant finds it on her own page, as in P-4821. Ask her for it."),
        widget=forms.TextInput(attrs={"dir": "ltr", "autocomplete": "off"}),
    )

    def __init__(self, *args, facilitators, **kwargs):
        """`facilitators` are those who may be chosen: [(participation's id, name)]."""
        super().__init__(*args, **kwargs)
        self.fields["facilitator"].choices = [("", _("nobody yet")), *facilitators]
        self.say_what_is_missing()

    def clean(self):
        given = super().clean()
        if given.get("facilitator") and given.get("handle"):
            self.add_error("handle", _("Choose somebody above, or write a number here; not both."))
        return given


class ReportForm(forms.Form):
    """What a table reports back. It has no key of its own: the same words kept twice are kept once."""

    text = forms.CharField(
        label=gettext_lazy("What the table reports back"), strip=False, required=False,
        help_text=gettext_lazy("The points the table made, without saying who made them. Leave it empty to take the report away."),
        widget=forms.Textarea(attrs={"rows": 10, "dir": "auto", "autocomplete": "off"}),
    )
    language = forms.ChoiceField(label=gettext_lazy("Language you write in"), choices=settings.LANGUAGES)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["text"].validators = []  # length and content are judged by `wording`, with its own sentences


class RemoveForm(DeedForm):
    """The box before something is taken away."""

    understood = forms.BooleanField(
        label=gettext_lazy("I want it to be taken away"), error_messages={"required": gettext_lazy("Please tick the box first.")}
    )
