"""Taking in who was there: a platform's report, what its columns and dates mean, and the sheet on paper."""

from datetime import datetime, timedelta

from django import forms
from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from convening import zones
from convening.forms import NumberField
from convening.once import DeedForm

from ..importers import COLUMNS, ORDERS, likely_column
from .fields import CalmForm, ClockForm, HourField

MOST_LINES = 200
NOT_NEEDED = "-"


class ReportForm(ClockForm):
    """A platform's report of who was there."""

    report = forms.FileField(
        label=gettext_lazy("The platform’s report"),
        help_text=gettext_lazy("The list of participants as Zoom, Teams, Google Meet or BigBlueButton exports it: a CSV file, or the JSON of BigBlueButton."),
        error_messages={"empty": gettext_lazy("This file is empty. Export it again and check that it shows rows.")},
        widget=forms.FileInput(attrs={"accept": ".csv,.txt,.tsv,.json"}),
    )
    field_order = ["report", "zone", "city"]


class ConfirmForm(DeedForm):
    """Take in the report that was looked at."""

    token = forms.CharField(widget=forms.HiddenInput, max_length=80)


class DatesForm(ConfirmForm, CalmForm):
    """Which comes first in the dates of a file, where nothing in it tells."""

    step = forms.CharField(widget=forms.HiddenInput, initial="dates")
    dates = forms.ChoiceField(
        label=gettext_lazy("In this file 08/07 means"), widget=forms.RadioSelect,
        choices=[(order, label) for order, label in (
            ("day-first", gettext_lazy("8 July: the day comes first")), ("month-first", gettext_lazy("7 August: the month comes first")),
        ) if order in ORDERS],
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.say_what_is_missing()


class ColumnsForm(ConfirmForm):
    """What stands in each column of a report with headings that nobody told us about."""

    step = forms.CharField(widget=forms.HiddenInput, initial="columns")

    def __init__(self, *args, headings, samples, **kwargs):
        super().__init__(*args, **kwargs)
        self.width = len(headings)
        choices = [(NOT_NEEDED, pgettext_lazy("of a column", "nothing that is needed")), *COLUMNS.items()]
        for number, heading in enumerate(headings):
            seen = " · ".join(f"\u2068{row[number]}\u2069" for row in samples if row[number])
            self.fields[f"column_{number}"] = forms.ChoiceField(
                label=heading or _("a column without a heading"), choices=choices, initial=likely_column(heading) or NOT_NEEDED,
                help_text=_("Beneath it stands, letters hidden: %(seen)s") % {"seen": seen} if seen else "",
            )

    @property
    def columns(self):
        told = [self.cleaned_data[f"column_{number}"] for number in range(self.width)]
        return ["" if column == NOT_NEEDED else column for column in told]


class SheetForm(forms.Form):
    """A sheet to sign at the door."""

    language = forms.ChoiceField(label=gettext_lazy("Language of the sheet"), choices=settings.LANGUAGES)
    people = forms.ChoiceField(
        label=gettext_lazy("Who stands on it"), widget=forms.RadioSelect, initial="handles",
        choices=[("handles", gettext_lazy("everybody expected, by handle")), ("names", gettext_lazy("everybody expected, by name")),
                 ("empty", gettext_lazy("empty lines only"))],
    )

    def __init__(self, *args, may_name, **kwargs):
        super().__init__(*args, **kwargs)
        if not may_name:
            self.fields["people"].choices = [choice for choice in self.fields["people"].choices if choice[0] != "names"]
        else:
            self.fields["people"].help_text = _("A sheet with names tells whoever finds it who was there. Keep it with you, and destroy it once it is noted.")


class ByHandForm(CalmForm):
    """Who signed, and from when to when."""

    who = forms.MultipleChoiceField(
        label=gettext_lazy("Who was there"), required=False, widget=forms.CheckboxSelectMultiple,
        error_messages={"invalid_choice": gettext_lazy("Somebody on this list is not expected any more. Look at the list again.")},
    )
    others = forms.CharField(
        label=gettext_lazy("Handles or names"), required=False, max_length=20_000,
        help_text=gettext_lazy("One on each line, as they stand on the sheet: a handle, or a whole name."),
        widget=forms.Textarea(attrs={"rows": 5, "dir": "auto", "autocomplete": "off", "spellcheck": "false"}),
    )
    span = forms.ChoiceField(
        label=gettext_lazy("How long they were there"), widget=forms.RadioSelect, initial="whole",
        choices=[("whole", gettext_lazy("for the whole session")), ("part", gettext_lazy("from one hour to another"))],
    )
    came = HourField(label=pgettext_lazy("of people in a session", "From"), required=False)
    went = HourField(label=pgettext_lazy("of people in a session", "To"), required=False)
    nameless = NumberField(
        label=gettext_lazy("People whom nobody knows"), required=False, min_value=0, max_value=500,
        help_text=gettext_lazy("How many there were in all. They count in the session’s figures, and apart from the participants."),
        error_messages={"min_value": gettext_lazy("Write a number from 0 to 500."), "max_value": gettext_lazy("Write a number from 0 to 500.")},
    )

    def __init__(self, *args, session, expected, **kwargs):
        super().__init__(*args, **kwargs)
        self.session = session
        self.fields["who"].choices = expected
        self.say_what_is_missing()

    def clean_others(self):
        lines = [line.strip() for line in self.cleaned_data["others"].splitlines() if line.strip()]
        if len(lines) > MOST_LINES:
            raise forms.ValidationError(_("Write two hundred lines at most, and the rest afterwards."))
        return lines

    def clean(self):
        given = super().clean()
        if given.get("span") == "part":
            for name in ("came", "went"):
                if not given.get(name) and name not in self.errors:
                    self.add_error(name, _("Write the hour."))
            if given.get("came") and given.get("went"):
                given["joined"], given["left"] = self._moments(given["came"], given["went"])
        return given

    def _moments(self, came, went):
        """On the session's clock: of the session's day or the one after, what lies nearest to it. Hours outside of it are refused."""
        start, end, zone = self.session.starts_at, self.session.ends_at, self.session.zone
        day = start.astimezone(zone).date()
        near = [
            (joined, left)
            for shift in (-1, 0, 1) for joined in zones.readings(datetime.combine(day + timedelta(days=shift), came), zone)
            for longer in (0, 1) for left in zones.readings(datetime.combine(day + timedelta(days=shift + longer), went), zone)
            if joined < left and joined < end and left > start and left - joined < timedelta(hours=16)
        ]
        if not near:
            self.add_error("came", _("These hours lie outside the session, or end before they begin."))
            return None, None
        return min(near, key=lambda pair: (abs(pair[0] - start), pair[1]))
