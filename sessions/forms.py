"""Forms of the programme. They keep what was typed, and say beside the field what needs another look."""

import unicodedata
from datetime import datetime

from django import forms
from django.conf import settings
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from convening import writing, zones
from convening.errors import Refused
from convening.geography import countries
from convening.once import DeedForm

from .models import Naming, Rule, Session


def tell(form, refused):
    """Write a refusal into the form: beside the fields that it names, else on top."""
    for name, sentence in refused.fields.items():
        form.add_error(name if name in form.fields else None, sentence)
    if not refused.fields:
        form.add_error(None, refused.message)


LONGEST_NUMBER = 100


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
    default_error_messages = {"invalid": gettext_lazy("Write the day as year, month and day: 2021-07-15.")}

    def __init__(self, **kwargs):
        super().__init__(input_formats=["%Y-%m-%d"], **kwargs)


class HourField(PlainDigits, forms.TimeField):
    widget = forms.TimeInput(format="%H:%M", attrs={"type": "time"})
    default_error_messages = {"invalid": gettext_lazy("Write the hour and the minutes from 00:00 to 23:59: 16:30.")}

    def __init__(self, **kwargs):
        super().__init__(input_formats=["%H:%M", "%H:%M:%S"], **kwargs)


class NumberField(PlainDigits, forms.IntegerField):
    default_error_messages = {"invalid": gettext_lazy("Write a whole number.")}


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


class RegistrationForm(CalmForm):
    """A guest registers for a public session."""

    name = forms.CharField(
        label=gettext_lazy("The name that you will use in the session"), max_length=120,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
    email = forms.EmailField(
        label=gettext_lazy("Your e-mail address"), max_length=254,
        help_text=gettext_lazy("We send one letter with your way in. Nobody else is told the address."),
        widget=forms.EmailInput(attrs={"autocomplete": "email", "dir": "ltr"}),
        error_messages={"invalid": gettext_lazy("This does not look like an e-mail address. Compare it with name@example.org.")},
    )
    country = forms.ChoiceField(
        label=gettext_lazy("Your country or territory"), required=False,
        help_text=gettext_lazy("You need not say. It is only counted, together with others."),
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["country"].choices = [("", _("I prefer not to say")), *countries(get_language())]
        self.say_what_is_missing()


class ZoneForm(forms.Form):
    """By whose clock to show the programme. A search, not a deed: nothing is written but a cookie."""

    zone = forms.CharField(
        label=gettext_lazy("A city that keeps your time"), max_length=zones.LONGEST_NAME,
        widget=forms.TextInput(attrs={"list": "cities", "dir": "auto", "autocomplete": "off"}),
    )


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
            language = get_language()
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


class SessionForm(ClockForm):
    """Set up or change a session. Neither the rule nor the naming has a default: both are decisions."""

    slug = forms.SlugField(
        label=gettext_lazy("Short name in addresses"), max_length=50,
        help_text=gettext_lazy("Small letters, digits and hyphens. It cannot be changed later."),
        error_messages={"invalid": gettext_lazy("Use only small letters without accents, digits and hyphens.")},
        widget=forms.TextInput(attrs={"dir": "ltr"}),
    )
    day = DayField(label=gettext_lazy("Day"))
    start = HourField(label=gettext_lazy("It starts at"))
    minutes = NumberField(label=gettext_lazy("It lasts, in minutes"), min_value=1, max_value=1440)
    door = forms.ChoiceField(label=gettext_lazy("Door"), widget=forms.RadioSelect, choices=[
        (Session.Door.PUBLIC, gettext_lazy("Public: everybody may see it and register")),
        (Session.Door.INVITATION, gettext_lazy("By invitation: for members and for those who work in it")),
    ])
    rule = forms.ChoiceField(
        label=gettext_lazy("Rule"), widget=forms.RadioSelect, choices=[
            (Rule.ON_THE_RECORD, gettext_lazy("On the record: what is said may be quoted with names")),
            (Rule.CHATHAM_HOUSE, gettext_lazy("The Chatham House Rule: what is said may be used, never who said it or who was there")),
            (Rule.OFF_THE_RECORD, gettext_lazy("Off the record: nothing that is said may be used")),
        ],
        help_text=gettext_lazy("Later it can only become stricter."),
    )
    naming = forms.ChoiceField(
        label=gettext_lazy("How members see each other inside"), widget=forms.RadioSelect, choices=[
            (Naming.NAMED, gettext_lazy("By name")),
            (Naming.VOICES, gettext_lazy("By voices: a label instead of a name")),
        ],
        help_text=gettext_lazy("Ask what happens to somebody if it becomes known that she was there. Voices cannot become names later."),
    )
    languages = forms.MultipleChoiceField(
        label=gettext_lazy("Languages spoken and interpreted"), choices=settings.LANGUAGES, widget=forms.CheckboxSelectMultiple,
    )
    platform_url = forms.URLField(
        label=gettext_lazy("Link to the platform"), required=False, assume_scheme="https",
        help_text=gettext_lazy("It appears to those who may join, from fifteen minutes before the start; never in a letter."),
        error_messages={"invalid": gettext_lazy("This does not look like a link. It begins with https://.")},
        widget=forms.URLInput(attrs={"dir": "ltr"}),
    )

    def __init__(self, *args, changing=False, **kwargs):
        super().__init__(*args, **kwargs)
        for code, name in settings.LANGUAGES:
            place = {"language": name}
            direction = "rtl" if code == "ar" else "ltr"
            self.fields[f"title_{code}"] = forms.CharField(
                label=_("Title in %(language)s") % place, max_length=200, required=code == "en",
                widget=forms.TextInput(attrs={"lang": code, "dir": direction}),
            )
            self.fields[f"description_{code}"] = forms.CharField(
                label=_("What it is about, in %(language)s") % place, max_length=4000, required=False,
                widget=forms.Textarea(attrs={"rows": 3, "lang": code, "dir": direction}),
            )
        if changing:
            del self.fields["slug"]
        if self.is_bound and self.data.get("fold"):
            self.ask_which_hour()
        self.say_what_is_missing()
        self.order_fields([name for _heading, names in self._PARTS for name in names])

    _PARTS = (
        (gettext_lazy("What it is"), ("title_en", "description_en", "slug", "languages")),
        (gettext_lazy("When"), ("day", "start", "fold", "zone", "city", "minutes")),
        (gettext_lazy("Door and rule"), ("door", "rule", "naming")),
        (gettext_lazy("The way in"), ("platform_url",)),
        (gettext_lazy("In other languages"), ("title_ar", "description_ar", "title_es", "description_es", "title_fr", "description_fr")),
    )

    @property
    def parts(self):
        """[(heading, fields)] for the page."""
        return [(heading, [self[name] for name in names if name in self.fields]) for heading, names in self._PARTS]

    def ask_which_hour(self):
        """For an hour that the clock shows twice, in the night when it is set back."""
        self.fields["fold"] = forms.ChoiceField(
            label=_("The clock shows this hour twice that night"), required=False, widget=forms.RadioSelect,
            choices=[("0", _("The first time")), ("1", _("The second time, an hour later"))],
        )

    def columns(self):
        """What the services take."""
        given = self.cleaned_data
        fold = given.get("fold")
        return {
            "title": {code: given[f"title_{code}"] for code, _name in settings.LANGUAGES},
            "description": {code: given[f"description_{code}"] for code, _name in settings.LANGUAGES},
            "door": given["door"], "rule": given["rule"], "naming": given["naming"],
            "local_start": datetime.combine(given["day"], given["start"]),
            "zone_name": self.zone_name,
            "fold": int(fold) if fold else None,
            "minutes": given["minutes"],
            "languages": given["languages"],
            "platform_url": given["platform_url"],
            "key": given["client_key"],
        }


class ReportForm(ClockForm):
    """A platform's report of who was there."""

    report = forms.FileField(
        label=gettext_lazy("The platform’s report"),
        help_text=gettext_lazy("The list of participants as a CSV file, as Zoom exports it."),
        error_messages={"empty": gettext_lazy("This file is empty. Export it again and check that it shows rows.")},
        widget=forms.FileInput(attrs={"accept": ".csv,.txt,.tsv"}),
    )
    field_order = ["report", "zone", "city"]


class ConfirmForm(DeedForm):
    """Take in the report that was looked at."""

    token = forms.CharField(widget=forms.HiddenInput, max_length=80)
