"""Days and numbers as people type them, in whichever digits; and a refusal written into a form."""

import unicodedata

from django import forms
from django.utils.translation import gettext_lazy

LONGEST_NUMBER = 100


def plain_digits(text):
    """Arabic-Indic, Persian and other digits as 0–9. What is too long for a number stays as it is."""
    if len(text) > LONGEST_NUMBER:
        return text
    return "".join(str(unicodedata.digit(sign)) if sign.isdigit() else sign for sign in unicodedata.normalize("NFKC", text))


class PlainDigits:
    def to_python(self, value):
        return super().to_python(plain_digits(value).strip() if isinstance(value, str) else value)


class DayField(PlainDigits, forms.DateField):
    widget = forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})
    default_error_messages = {"invalid": gettext_lazy("Write the day as year, month and day: 2021-07-15.")}

    def __init__(self, **kwargs):
        super().__init__(input_formats=["%Y-%m-%d"], **kwargs)


class NumberField(PlainDigits, forms.IntegerField):
    widget = forms.TextInput(attrs={"inputmode": "numeric", "dir": "ltr", "autocomplete": "off"})
    default_error_messages = {"invalid": gettext_lazy("Write a whole number.")}


def tell(form, refused):
    """Write a refusal into the form: beside the fields that it names, else on top."""
    for name, sentence in refused.fields.items():
        form.add_error(name if name in form.fields else None, sentence)
    if not refused.fields:
        form.add_error(None, refused.message)
