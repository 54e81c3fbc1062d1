"""A list that an office brings: the file, and what its columns mean."""

from django import forms
from django.utils.translation import gettext, gettext_lazy, pgettext_lazy

from convening.once import DeedForm
from convening.templatetags.look import numeral

from ..columns import COLUMNS

OUT = "-"
LEAVE_OUT = (OUT, pgettext_lazy("a column", "leave out"))


class BringForm(forms.Form):
    """The file; and for which seats, where the office has several kinds."""

    file = forms.FileField(
        label=gettext_lazy("Your list"),
        help_text=gettext_lazy("A workbook (XLSX) or a CSV file of at most 5 megabytes and 5,000 rows. It is kept sealed, for a day at most."),
        error_messages={
            "required": gettext_lazy("Choose the file."),
            "empty": gettext_lazy("This file is empty. Export it again and check that it shows rows."),
        },
        widget=forms.FileInput(attrs={"accept": ".xlsx,.csv,.tsv,.txt"}),
    )

    def __init__(self, *args, quotas=(), **kwargs):
        super().__init__(*args, **kwargs)
        self.quotas = {str(quota.pk): quota for quota in quotas}
        if len(self.quotas) > 1:
            self.fields["quota"] = forms.ChoiceField(
                label=gettext("Seats for"), choices=[(key, quota.label) for key, quota in self.quotas.items()]
            )

    @property
    def quota(self):
        return self.quotas.get(self.cleaned_data.get("quota"))


class ColumnsForm(DeedForm):
    """One choice for each column of a table that has a heading or something in it."""

    def __init__(self, *args, table, columns, **kwargs):
        super().__init__(*args, **kwargs)
        meant = {at: key for key, at in columns.items()}
        choices = [LEAVE_OUT, *((column.key, column.label) for column in COLUMNS)]
        self.positions = [at for at, heading in enumerate(table.headings) if heading or any(table.cells(at))]
        for at in self.positions:
            samples = [words if len(words) < 40 else words[:39] + "…" for words in _first(table.cells(at), 3)]
            self.fields[f"column_{at}"] = forms.ChoiceField(
                label=table.headings[at] or gettext("Column %(number)s, without a heading") % {"number": numeral(at + 1)},
                choices=choices,
                initial=meant.get(at, OUT),
                help_text=gettext("For example: %(words)s") % {"words": " · ".join(f"\u2068{sample}\u2069" for sample in samples)} if samples else gettext("This column is empty."),
            )

    def columns(self):
        told = {at: self.cleaned_data[f"column_{at}"] for at in self.positions}
        return {at: "" if key == OUT else key for at, key in told.items()}


def _first(things, most):
    return [thing for _number, thing in zip(range(most), things)]
