"""Set up or change a session."""

from datetime import datetime

from django import forms
from django.conf import settings
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from convening.forms import DayField, NumberField

from ..models import Naming, Rule, Session
from ..services.cancelling import REASONS
from .fields import CalmForm, ClockForm, HourField

# (heading, what to know, fields, folded until somebody needs it)
PARTS = (
    (gettext_lazy("What it is"), "", ("title_en", "description_en", "kind", "slug", "languages"), False),
    (gettext_lazy("When"), "", ("day", "start", "fold", "zone", "city", "minutes"), False),
    (gettext_lazy("Door and rule"), "", ("door", "groups", "rule", "naming", "recorded"), False),
    (
        gettext_lazy("Where"),
        gettext_lazy("For a session online the platform is enough; in person, the place; for both at once, say both."),
        ("mode", "venue_en", "platform", "platform_url", "dial_in", "breakouts"), False,
    ),
    (
        gettext_lazy("On the day"),
        gettext_lazy("These stand as most sessions need them. Leave them if you are not sure."),
        ("door_minutes", "stage_minutes", "floor_seconds"), True,
    ),
    (
        gettext_lazy("In other languages"),
        gettext_lazy("Where a text is missing, people read the English one."),
        tuple(f"{text}_{code}" for code in ("ar", "es", "fr") for text in ("title", "description", "venue")), True,
    ),
)  # fmt: skip


class Part:
    """One part of the form: its heading, what to know of it, its fields. `folded`: it opens on a click, or when something in it is wrong."""

    def __init__(self, form, heading, note, names, folded):
        self.heading, self.note, self.folded = heading, note, folded
        self.fields = [form[name] for name in names if name in form.fields]
        self.open = any(field.errors for field in self.fields)


class SessionForm(ClockForm):
    """Set up or change a session. Neither the rule nor the naming has a default: both are decisions."""

    kind = forms.ChoiceField(label=gettext_lazy("Kind"), choices=Session.Kind.choices, initial=Session.Kind.PLENARY)
    slug = forms.SlugField(
        label=gettext_lazy("Short name in addresses"), max_length=50, required=False,
        help_text=gettext_lazy("Small letters, digits and hyphens; left empty, it is made from the title. It cannot be changed later."),
        error_messages={"invalid": gettext_lazy("Use only small letters without accents, digits and hyphens.")},
        widget=forms.TextInput(attrs={"dir": "ltr"}),
    )
    day = DayField(label=gettext_lazy("Day"))
    start = HourField(label=gettext_lazy("It starts at"))
    minutes = NumberField(label=gettext_lazy("It lasts, in minutes"), min_value=1, max_value=1440)
    door = forms.ChoiceField(label=gettext_lazy("Door"), widget=forms.RadioSelect, choices=[
        (Session.Door.PUBLIC, gettext_lazy("Public: everybody may see it and register")),
        (Session.Door.INVITATION, gettext_lazy("By invitation: for members and for those who work in it")),
        (Session.Door.GROUP, gettext_lazy("By group: for the people of the groups that you choose, and for those who work in it")),
    ])
    groups = forms.MultipleChoiceField(
        label=gettext_lazy("Groups that are let in"), required=False, widget=forms.CheckboxSelectMultiple,
        help_text=gettext_lazy("They count where the door is by group. Nobody else is told their names."),
    )
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
    recorded = forms.BooleanField(
        label=gettext_lazy("It is recorded"), required=False,
        help_text=gettext_lazy(
            "Only a session on the record can be: under the other rules nobody could take back what a recording tells. Everybody is told before she comes in."
        ),
    )
    languages = forms.MultipleChoiceField(
        label=gettext_lazy("Languages spoken and interpreted"), choices=settings.LANGUAGES, widget=forms.CheckboxSelectMultiple,
    )
    mode = forms.ChoiceField(
        label=gettext_lazy("How it is held"), widget=forms.RadioSelect, choices=Session.Mode.choices, initial=Session.Mode.ONLINE
    )
    platform = forms.ChoiceField(
        label=gettext_lazy("Platform for picture and sound"), choices=Session.Platform.choices, initial=Session.Platform.LINK,
        help_text=gettext_lazy("Once it is saved, we say here what this platform can and cannot do."),
    )
    platform_url = forms.URLField(
        label=gettext_lazy("Link to the platform"), required=False, assume_scheme="https",
        help_text=gettext_lazy("It appears to those who may join, shortly before the start; never in a letter or a calendar. "
                               "Leave it empty where this installation makes the way in itself."),
        error_messages={"invalid": gettext_lazy("This does not look like a link. It begins with https://.")},
        widget=forms.URLInput(attrs={"dir": "ltr"}),
    )
    dial_in = forms.CharField(
        label=gettext_lazy("Dial-in"), required=False, max_length=500,
        help_text=gettext_lazy("Numbers by country, and the code: for those whose line carries no picture."),
        widget=forms.Textarea(attrs={"rows": 3, "dir": "auto"}),
    )
    breakouts = forms.BooleanField(
        label=gettext_lazy("Smaller rooms are planned"), required=False,
        help_text=gettext_lazy("Most platforms interpret nothing there."),
    )
    door_minutes = NumberField(
        label=gettext_lazy("The way in opens before the start, in minutes"), required=False, min_value=0, max_value=1440, initial=15,
    )
    stage_minutes = NumberField(
        label=gettext_lazy("For those with a role it opens, in minutes"), required=False, min_value=0, max_value=1440, initial=45,
        help_text=gettext_lazy("Speakers and interpreters try their sound before the others come."),
    )
    floor_seconds = NumberField(
        label=gettext_lazy("Time for each who has the floor, in seconds"), required=False, min_value=30, max_value=1800, initial=180,
        help_text=gettext_lazy("A clock shows it to the speaker and to the chair. Nobody is cut off."),
    )

    def __init__(self, *args, changing=False, groups=(), **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["groups"].choices = [(str(group.pk), group.name) for group in groups]
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
            self.fields[f"venue_{code}"] = forms.CharField(
                label=_("Place, in %(language)s") % place, max_length=300, required=False,
                help_text=_("Building, street and city, as somebody finds it who has never been there.") if code == "en" else "",
                widget=forms.TextInput(attrs={"lang": code, "dir": direction}),
            )
        if changing:
            del self.fields["slug"]
        if not self.fields["groups"].choices:
            del self.fields["groups"]
        if self.is_bound and self.data.get("fold"):
            self.ask_which_hour()
        self.say_what_is_missing()
        self.order_fields([name for _heading, _note, names, _folded in PARTS for name in names])

    def clean(self):
        given = super().clean()
        if "slug" in self.fields and not given.get("slug") and "slug" not in self.errors and given.get("title_en"):
            given["slug"] = slugify(given["title_en"])[:50].strip("-")
            if not given["slug"]:
                self.add_error("slug", _("No short name can be made from this title. Write one."))
        return given

    @property
    def parts(self):
        """The parts of the form, for the page."""
        return [Part(self, *part) for part in PARTS]

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
        way = ("kind", "door", "rule", "naming", "recorded", "minutes", "languages", "mode", "platform", "platform_url", "dial_in", "breakouts")
        numbers = ("door_minutes", "stage_minutes", "floor_seconds")
        return {
            **{text: {code: given[f"{text}_{code}"] for code, _name in settings.LANGUAGES} for text in ("title", "description", "venue")},
            **{name: given[name] for name in way},
            **{name: self.fields[name].initial if given[name] is None else given[name] for name in numbers},
            "groups": given.get("groups", ()),
            "local_start": datetime.combine(given["day"], given["start"]),
            "zone_name": self.zone_name,
            "fold": int(fold) if fold else None,
            "key": given["client_key"],
        }


class CancelForm(CalmForm):
    """Cancel a session: why, for the record of the secretariat alone, and a box for the second asking."""

    reason = forms.ChoiceField(
        label=gettext_lazy("Why"), required=False, widget=forms.RadioSelect, choices=list(REASONS.items()), initial="",
        help_text=gettext_lazy("For the secretariat’s own record. Nobody is told."),
    )
    understood = forms.BooleanField(
        label=gettext_lazy("Yes, cancel this session and tell everybody who has it in her calendar"),
        error_messages={"required": gettext_lazy("Tick the box if you want to cancel the session.")},
    )


class ReinstateForm(CalmForm):
    """The session takes place after all."""
