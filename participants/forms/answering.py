"""Her answer to an invitation."""

from django import forms
from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from convening import geography, writing
from convening.once import DeedForm

from ..models import KindOfActor, Region
from .fields import NOT_SAID, YES_OR_NO, CityField, VisibleField


class CodeForm(forms.Form):
    """The code from the letter, or one on paper."""

    code = forms.CharField(
        label=gettext_lazy("The code"),
        max_length=200,
        help_text=gettext_lazy("From the letter that we have just sent, or from the paper that somebody gave you."),
        error_messages={"required": gettext_lazy("Type the code.")},
        widget=forms.TextInput(
            attrs={"autocomplete": "one-time-code", "dir": "ltr", "autocapitalize": "characters", "spellcheck": "false"}
        ),
    )


class NoForm(DeedForm):
    """No, or not this time. Why, if she wishes to say."""

    reason = forms.CharField(
        label=gettext_lazy("Why, if you wish to say"),
        required=False,
        max_length=1000,
        help_text=gettext_lazy("Only the secretariat reads it."),
        widget=forms.Textarea(attrs={"rows": 3, "dir": "auto"}),
    )

    def reason_or_none(self):
        """None where she was not asked: then what she said before stays."""
        return self.cleaned_data["reason"] if "reason" in self.data else None


class AcceptForm(DeedForm):
    """What she tells with her yes. All but the name she goes by and her language can stay blank.

    `conduct` is the code of conduct (version, text), `meetings` are those ahead; she chooses among them where `per_session`.
    """

    name = VisibleField(
        label=gettext_lazy("The name you want to be called by"),
        max_length=120,
        help_text=gettext_lazy("The secretariat sees it. Under the Chatham House Rule it never stands beside your words."),
    )
    language = forms.ChoiceField(label=gettext_lazy("Your language for pages and letters"), choices=settings.LANGUAGES)
    zone = CityField(
        label=gettext_lazy("The city whose clock you follow"),
        help_text=gettext_lazy("Times are shown as this city tells them."),
    )
    affiliation = VisibleField(
        label=gettext_lazy("Your organisation"), required=False, max_length=200, help_text=gettext_lazy("The secretariat sees it.")
    )
    country = forms.ChoiceField(
        label=gettext_lazy("Your country or territory"),
        required=False,
        help_text=gettext_lazy("It is only counted, together with others; it is never shown with your name."),
    )
    region = forms.ChoiceField(
        label=gettext_lazy("Your region"), required=False, choices=(NOT_SAID, *Region.choices),
        help_text=gettext_lazy("Only counted, to see who was heard and who was not."),
    )  # fmt: skip
    kind_of_actor = forms.ChoiceField(
        label=gettext_lazy("Which of these are you?"), required=False, choices=(NOT_SAID, *KindOfActor.choices),
        help_text=gettext_lazy("Only counted, together with others."),
    )  # fmt: skip
    first_timer = forms.ChoiceField(
        label=gettext_lazy("Is this your first convening of this kind?"), required=False, choices=(NOT_SAID, *YES_OR_NO)
    )
    sessions = forms.MultipleChoiceField(
        label=gettext_lazy("Which sessions will you come to?"), required=False, widget=forms.CheckboxSelectMultiple,
        help_text=gettext_lazy("It helps to plan interpreters. You can change your mind, and come to others too."),
    )  # fmt: skip
    calendar = forms.BooleanField(
        label=gettext_lazy("Put the meetings into my calendar"), required=False,
        help_text=gettext_lazy("One letter for each meeting. The entry says “Online meeting” and nothing else."),
    )  # fmt: skip
    tells_office = forms.BooleanField(
        label=gettext_lazy("Tell the office that named me that I take part"), required=False,
        help_text=gettext_lazy("If you leave this open, the office learns neither what you answered nor whether you came."),
    )  # fmt: skip
    conduct = forms.BooleanField(
        label=gettext_lazy("I have read the code of conduct, and I keep to it"), required=True,
        error_messages={"required": gettext_lazy("Everybody who takes part keeps to the code of conduct. Please read it and tick the box.")},
    )  # fmt: skip

    read = forms.IntegerField(widget=forms.HiddenInput, required=False)  # the version of the code of conduct that she has before her

    def __init__(self, *args, reader, conduct=None, meetings=(), per_session=False, viewer_zone=None, **kwargs):
        super().__init__(*args, **kwargs)
        self.conduct = conduct if conduct and conduct.version else None
        self.fields["zone"].language = reader
        self.fields["country"].choices = [NOT_SAID, *geography.countries(reader)]
        if self.conduct:
            self.fields["read"].initial = self.conduct.version
        else:
            del self.fields["conduct"], self.fields["read"]
        if not meetings:
            del self.fields["calendar"]
        if meetings and per_session:
            self.fields["sessions"].choices = [(one.slug, _told(one, viewer_zone, reader)) for one in meetings]
        else:
            del self.fields["sessions"]

    def clean(self):
        told = super().clean()
        if self.conduct and told.get("read") and told["read"] != self.conduct.version:
            self.add_error("conduct", _("The code of conduct has changed since you opened this page. Please read it once more."))
            self.data = self.data.copy()
            self.data["read"] = self.conduct.version
        return told

    def choices(self):
        """Her answers, as `services.accept` takes them."""
        told = {name: self.cleaned_data[name] for name in self.fields if name not in ("client_key", "conduct", "read")}
        told["first_timer"] = {"yes": True, "no": False}.get(told["first_timer"])
        if self.conduct:
            told["conduct"] = self.conduct.version
        return told


def _told(meeting, viewer_zone, language):
    """A meeting with its day, hour and city, on the reader's clock."""
    zone = viewer_zone or meeting.zone
    start = writing.in_zone(meeting.starts_at, zone)
    return _("%(title)s: %(day)s, %(hour)s in %(city)s") % {
        "title": meeting.title,
        "day": writing.day(start, language, "short"),
        "hour": writing.hour(start, language),
        "city": writing.city(zone, language),
    }
