"""A segment of the running order; a rehearsal."""

from datetime import datetime

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from convening.forms import DayField, InLanguages, NumberField

from .fields import CalmForm, HourField


class SegmentForm(InLanguages):
    """`speakers` are pairs of a SessionRole and what to call her."""

    minutes = NumberField(label=gettext_lazy("Minutes"), min_value=1, max_value=1440)
    speaker = forms.ChoiceField(
        label=gettext_lazy("Who speaks"), required=False,
        help_text=gettext_lazy("Those who have a role in this session. Leave it open where everybody speaks, or the chair alone leads."),
    )
    on_the_record = forms.BooleanField(
        label=gettext_lazy("What she says here is on the record"), required=False,
        help_text=gettext_lazy(
            "In a session under the Chatham House Rule: she may then be asked whether documents name her for it. It is shown in the running order, "
            "and can only be said before the session begins."
        ),
    )  # fmt: skip
    TEXTS = {"title": (gettext_lazy("What it is"), 200, True)}

    def __init__(self, *args, speakers=(), labels=None, **kwargs):
        super().__init__(*args, **kwargs)
        self._speakers = {str(role.pk): role for role, _called in speakers}
        labels = labels or {}
        self.fields["speaker"].choices = [("", _("nobody in particular"))] + [
            (str(role.pk), f"{called} ({labels.get(role.role, role.role)})") for role, called in speakers
        ]
        for code in ("ar", "es", "fr"):
            self.fields[f"title_{code}"].required = False
        self.order_fields(["client_key", "title_en", "minutes", "speaker", "on_the_record", "title_ar", "title_es", "title_fr"])

    @property
    def told(self):
        """What the services take."""
        given = self.cleaned_data
        return {
            "title": self.texts("title"), "minutes": given["minutes"], "speaker": self._speakers.get(given["speaker"]),
            "on_the_record": given["on_the_record"],
        }  # fmt: skip


class RehearsalForm(CalmForm):
    day = DayField(label=gettext_lazy("Day"))
    start = HourField(label=gettext_lazy("It starts at"))
    minutes = NumberField(label=gettext_lazy("It lasts, in minutes"), min_value=1, max_value=1440, initial=30)

    def __init__(self, *args, city="", **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["start"].help_text = _("By the clock of %(city)s, like the session.") % {"city": city}
        self.say_what_is_missing()

    @property
    def told(self):
        given = self.cleaned_data
        return {"local_start": datetime.combine(given["day"], given["start"]), "minutes": given["minutes"], "key": given["client_key"]}
