"""Forms of the synthesis: a paragraph, a recommendation, a question left open, somebody to address. Texts in four languages."""

from django import forms
from django.conf import settings
from django.utils.translation import gettext as _, gettext_lazy

from sessions.forms import CalmForm

from ..models import Insight
from ..services.synthesis import LONGEST, LONGEST_SHORT
from .fields import ask_in_all_languages, first_then_translations, in_all_languages

GENERAL = "general"
KINDS = [
    (Insight.Kind.CONVERGENCE, gettext_lazy("Convergence: what many agreed on")),
    (Insight.Kind.DIVERGENCE, gettext_lazy("Divergence: where they did not agree")),
    (Insight.Kind.MINORITY, gettext_lazy("Minority view: what few said, and what should not be lost")),
]


class WrittenForm(CalmForm):
    """What every text has: its first language."""

    language = forms.ChoiceField(
        label=gettext_lazy("Written first in"), choices=settings.LANGUAGES,
        help_text=gettext_lazy("The others are its translations. Where one is missing, readers are shown this one, and told so."),
    )


class ParagraphForm(WrittenForm):
    kind = forms.ChoiceField(label=gettext_lazy("What kind of paragraph"), choices=KINDS, widget=forms.RadioSelect)
    question = forms.ChoiceField(label=gettext_lazy("Where it stands"))

    def __init__(self, *args, questions, **kwargs):
        """`questions` are (id, words) to choose from."""
        super().__init__(*args, **kwargs)
        self.fields["question"].choices = [*questions, (GENERAL, _("On the room as a whole, after all questions"))]
        if not questions:
            del self.fields["question"]
        names = ask_in_all_languages(self, "text", _("In %(language)s"), most=LONGEST, rows=5, required=False)
        self.say_what_is_missing()
        first_then_translations(self, (names,), ("language",))
        self.order_fields(["kind", "question"])

    def texts(self):
        return in_all_languages(self.cleaned_data, "text")


class OpenQuestionForm(WrittenForm):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        names = ask_in_all_languages(self, "text", _("The question in %(language)s"), most=1_000, rows=2, required=False)
        self.say_what_is_missing()
        first_then_translations(self, (names,), ("language",))

    def texts(self):
        return in_all_languages(self.cleaned_data, "text")


class RecommendationForm(WrittenForm):
    addressees = forms.MultipleChoiceField(label=gettext_lazy("Whom it addresses"), widget=forms.CheckboxSelectMultiple)
    insights = forms.MultipleChoiceField(
        label=gettext_lazy("Paragraphs from which it follows"), required=False, widget=forms.CheckboxSelectMultiple,
        help_text=gettext_lazy("The people behind them are counted together; a number is printed only where it tells of nobody."),
    )

    def __init__(self, *args, addressees, insights, **kwargs):
        """`addressees` are (code, name), `insights` (id, words) to choose from."""
        super().__init__(*args, **kwargs)
        self.fields["addressees"].choices = addressees
        self.fields["insights"].choices = insights
        if not insights:
            del self.fields["insights"]
        short = ask_in_all_languages(self, "short", _("In short, in %(language)s"), most=LONGEST_SHORT, required=False)
        long = ask_in_all_languages(self, "long", _("In full, in %(language)s"), most=LONGEST, rows=4, required=False)
        self.say_what_is_missing()
        first_then_translations(self, (short, long), ("addressees", "insights", "language"))

    def columns(self):
        """What the service takes."""
        given = self.cleaned_data
        return {
            "short": in_all_languages(given, "short"), "long": in_all_languages(given, "long"), "language": given["language"],
            "addressees": given["addressees"], "insights": given.get("insights", []),
        }  # fmt: skip


class AddresseeForm(CalmForm):
    parent = forms.ChoiceField(label=gettext_lazy("Stands beneath"), required=False)

    def __init__(self, *args, parents, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["parent"].choices = [("", _("nobody: it stands by itself")), *parents]
        names = ask_in_all_languages(self, "name", _("Name in %(language)s"), most=200)
        self.say_what_is_missing()
        self.order_fields([*names, "parent"])

    def names(self):
        return in_all_languages(self.cleaned_data, "name")


class NamedForm(CalmForm):
    """Whether the report may name her."""

    named = forms.ChoiceField(
        label=gettext_lazy("May the report name you?"), widget=forms.RadioSelect,
        choices=[("no", gettext_lazy("No, it says only that the room was looked after")), ("yes", gettext_lazy("Yes, it may say that I looked after this room"))],
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.say_what_is_missing()
