"""Every form that writes carries a key of its own; a form sent twice does its deed once."""

import uuid

from django import forms
from django.db import connection
from django.utils.translation import gettext_lazy

from . import clock


def first_time(key):
    """True if `key` (a UUID) was not spent yet; spends it in the caller's transaction. Posts have their own way."""
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO convening_spentkey (key, day) VALUES (%s, %s) ON CONFLICT DO NOTHING", [key, clock.now().date()]
        )
        return cursor.rowcount == 1


class DeedForm(forms.Form):
    """A form that writes. `client_key` is new for each form shown and kept when a refused form is shown again."""

    client_key = forms.UUIDField(widget=forms.HiddenInput, initial=uuid.uuid4)

    def full_clean(self):
        for field in self.fields.values():  # a field that says nothing better of itself
            if field.error_messages["required"] == forms.Field.default_error_messages["required"]:
                several = isinstance(field, forms.MultipleChoiceField)
                field.error_messages["required"] = gettext_lazy("Tick at least one.") if several else gettext_lazy("Fill this in.")
        super().full_clean()
