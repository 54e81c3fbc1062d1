"""What the forms of the programme share: hours and clocks as people type them, and sentences beside the field."""

from django import forms
from django.utils.translation import gettext_lazy
from django.utils.translation import gettext as _

from convening import writing, zones
from convening.errors import Refused
from convening.forms import PlainDigits
from convening.once import DeedForm


class HourField(PlainDigits, forms.TimeField):
    widget = forms.TimeInput(format="%H:%M", attrs={"type": "time"})
    default_error_messages = {"invalid": gettext_lazy("Write the hour and the minutes from 00:00 to 23:59: 16:30.")}

    def __init__(self, **kwargs):
        super().__init__(input_formats=["%H:%M", "%H:%M:%S"], **kwargs)


class CalmForm(DeedForm):
    """Says of a field that was left empty what to do with it."""

    def say_what_is_missing(self):
        for field in self.fields.values():
            if isinstance(field, forms.ChoiceField):
                sentence = _("Choose one.")
            elif isinstance(field, forms.FileField):
                sentence = _("Choose a file.")
            else:
                sentence = _("This is still empty.")
            field.error_messages["required"] = sentence


class ClockForm(CalmForm):
    """A form that asks for a clock. An abbreviation is answered with the cities that it may stand for, to choose from."""

    zone = forms.CharField(
        label=gettext_lazy("City whose clock counts"), max_length=zones.LONGEST_NAME,
        help_text=gettext_lazy("A region and a city, such as America/New_York or Africa/Tunis. “EST” or “GMT+3” would not do: "
                               "they mean different hours in different places and seasons."),
        widget=forms.TextInput(attrs={"list": "cities", "dir": "ltr", "autocomplete": "off"}),
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        offered = zones.cities_for(self.data.get("zone", "")) if self.is_bound else ()
        if offered:
            language = writing.language_here()
            self.fields["city"] = forms.ChoiceField(
                label=_("Which city’s clock do you mean?"), widget=forms.RadioSelect,
                choices=[(name, f"{writing.city(name, language)} ({name})") for name in offered],
            )
            names = list(self.fields)
            names.insert(names.index("zone") + 1, names.pop())
            self.order_fields(names)
        self.say_what_is_missing()

    def clean(self):
        """Tell why a clock is refused together with whatever else is wrong, in one go."""
        given = super().clean()
        if "zone" in given and not given.get("city"):
            try:
                zones.zone_named(given["zone"])
            except Refused as refused:
                self.add_error("zone", refused.message)
        return given

    @property
    def zone_name(self):
        """What she chose from the cities offered, else what she typed."""
        return self.cleaned_data.get("city") or self.cleaned_data["zone"]
