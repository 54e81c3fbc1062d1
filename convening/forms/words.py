"""Forms of the ground floor. A text in several languages is one field a language; English is needed, the others fall back to it. Days and
numbers may be typed in whichever digits."""

import hashlib
import unicodedata

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from ..models import Convening
from ..once import DeedForm

LONGEST_NUMBER = 100


def tell(form, refused):
    """Write a refusal into the form: beside the fields that it names, else on top."""
    for name, sentence in refused.fields.items():
        form.add_error(name if name in form.fields else None, sentence)
    if not refused.fields:
        form.add_error(None, refused.message)


def _plain_digits(text):
    """Arabic-Indic, Persian and other digits as 0–9: a keyboard decides which of them arrive. What is too long for a number stays as it is."""
    if len(text) > LONGEST_NUMBER:
        return text
    return "".join(str(unicodedata.digit(sign)) if sign.isdigit() else sign for sign in unicodedata.normalize("NFKC", text))


class PlainDigits:
    """For fields of numbers, days and hours."""

    def to_python(self, value):
        return super().to_python(_plain_digits(value).strip() if isinstance(value, str) else value)


class DayField(PlainDigits, forms.DateField):
    widget = forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})
    default_error_messages = {"invalid": _("Write the day as year, month and day: 2021-07-15.")}

    def __init__(self, **kwargs):
        super().__init__(input_formats=["%Y-%m-%d"], **kwargs)


class NumberField(PlainDigits, forms.IntegerField):
    default_error_messages = {"invalid": _("Write a whole number.")}


class InLanguages(DeedForm):
    """A deed with texts in four languages. `TEXTS` is {name: (label, longest, needed)}; `texts(name)` gives {"en": …, …}."""

    TEXTS: dict = {}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for name, (label, longest, needed) in self.TEXTS.items():
            for code, language in sorted(settings.LANGUAGES, key=lambda pair: pair[0] != "en"):
                long = longest is None
                self.fields[f"{name}_{code}"] = forms.CharField(
                    label=_("%(what)s, in %(language)s") % {"what": label, "language": language},
                    max_length=longest or 8_000,
                    required=needed and code == "en",
                    widget=forms.Textarea(attrs={"rows": 5, "lang": code, "dir": "auto"})
                    if long
                    else forms.TextInput(attrs={"lang": code, "dir": "auto"}),
                )

    def texts(self, name):
        return {code: self.cleaned_data.get(f"{name}_{code}", "") for code, _language in settings.LANGUAGES}


class Warned:
    """For forms of words that are looked at before they are kept (`convening.warnings`). Its field `despite` is the box with which she keeps
    what the page warned her of; it counts for these words only: its value is their digest."""

    warned_of = ()

    def warn(self, found):
        """Show what was `found`, with a box for exactly this. True if she has not ticked it yet."""
        digest = hashlib.sha256("\n".join(one.text for one in found).encode()).hexdigest()[:32]
        if not found or self.data.get("despite") == digest:
            return False
        self.warned_of = found
        self.fields["despite"].widget.attrs["value"] = digest
        return True

    def visible_fields(self):
        return [field for field in super().visible_fields() if field.name != "despite" or self.warned_of]


class TextsForm(InLanguages):
    TEXTS = {
        "title": (_("Title"), 200, True),
        "tagline": (_("One line under the title"), 300, False),
        "description": (_("About"), None, False),
    }

    @classmethod
    def of(cls, convening):
        names = [f"{name}_{code}" for name in cls.TEXTS for code, _language in settings.LANGUAGES]
        return {name: getattr(convening, name) for name in names}


class StateForm(DeedForm):
    state = forms.ChoiceField(label=_("The convening is"), choices=Convening.State.choices, widget=forms.RadioSelect)
