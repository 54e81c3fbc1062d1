"""Set up or change a session."""

from datetime import datetime

from django import forms
from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ..models import Naming, Rule, Session
from .fields import ClockForm, DayField, HourField, NumberField


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
