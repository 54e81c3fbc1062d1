"""Forms about what staff add to the figures: words of a section, figures of an earlier convening."""

from django import forms
from django.utils.translation import gettext_lazy as _

from convening.forms import InLanguages, Warned
from convening.once import DeedForm

from ..indicators import COMPARABLE, INDICATORS


class WordsForm(Warned, InLanguages):
    """One section in four languages. What it may tell by mistake is shown first; the box keeps it all the same."""

    TEXTS = {"text": (_("What it says"), None, False)}
    despite = forms.BooleanField(label=_("Keep it all the same"), required=False)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            if isinstance(field.widget, forms.Textarea):
                field.widget.attrs["rows"] = 7


class EarlierFigureForm(DeedForm):
    indicator = forms.ChoiceField(label=_("Which figure"))
    value = forms.IntegerField(label=_("The number that was published"), min_value=0, max_value=10_000_000)
    whole = forms.IntegerField(
        label=_("Of how many, if that was said"), min_value=1, max_value=10_000_000, required=False,
        help_text=_("The number of which it was a part, such as the people registered."),
    )  # fmt: skip
    stated = forms.DecimalField(
        label=_("The percentage that stood beside it, if one did"), min_value=0, max_value=100, max_digits=4, decimal_places=1, required=False,
        help_text=_("As it was printed, even where it looks wrong: the report will say so."),
    )  # fmt: skip
    source = forms.CharField(
        label=_("Where it was published"), max_length=200, help_text=_("The document and its page. It is printed in the annex.")
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["indicator"].choices = [(code, INDICATORS[code].name) for code in COMPARABLE]
