"""The secretariat's forms about seats: groups, categories, quotas, a seat out of turn, and how people get in."""

from django import forms
from django.utils.translation import gettext_lazy

from convening.forms import InLanguages
from convening.once import DeedForm

from .fields import VisibleField


class NamedForm(InLanguages):
    """A group of sessions or a category of seats."""

    TEXTS = {"name": (gettext_lazy("Name"), 200, True)}
    slug = forms.SlugField(label=gettext_lazy("Short name for addresses"), help_text=gettext_lazy("Such as group-1."))


class QuotaForm(DeedForm):
    """Seats of an office for one group and category; what does not exist in the convening is not asked."""

    group = forms.ChoiceField(label=gettext_lazy("For which group of sessions?"), required=False)
    category = forms.ChoiceField(label=gettext_lazy("For which category?"), required=False)
    seats = forms.IntegerField(label=gettext_lazy("Seats"), min_value=0, max_value=10_000)

    def __init__(self, *args, groups, categories, **kwargs):
        super().__init__(*args, **kwargs)
        for name, things in (("group", groups), ("category", categories)):
            self.fields[name].choices = [("", gettext_lazy("not counted apart")), *((t.slug, t.name) for t in things)]
            if not things:
                del self.fields[name]


class SeatForm(DeedForm):
    reason = VisibleField(
        label=gettext_lazy("Why does this person move up now?"),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=gettext_lazy("It is sealed with the nomination, for the secretariat only. Do not write what others answered."),
        error_messages={"required": gettext_lazy("Say why this person moves up now.")},
    )


class AdmissionForm(DeedForm):
    """How people get in."""

    MOST_DAYS = 180

    seats_released_on = forms.DateField(
        label=gettext_lazy("Unused seats are released on"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date", "dir": "ltr"}),
        help_text=gettext_lazy("On this day they go to those who wait, in their order. Leave it blank to release them by hand."),
    )
    days_valid = forms.IntegerField(
        label=gettext_lazy("Days to answer an invitation"), min_value=1, max_value=MOST_DAYS,
        help_text=gettext_lazy("Who has not answered by then loses the seat to somebody who waits."),
    )  # fmt: skip
    reminder_days = forms.CharField(
        label=gettext_lazy("Days before the last one on which a reminder goes out"),
        required=False, max_length=60, widget=forms.TextInput(attrs={"dir": "ltr", "inputmode": "numeric"}),
        help_text=gettext_lazy("Numbers with commas between them, such as 7, 2. Leave it blank to send none."),
    )  # fmt: skip
    asks_per_session = forms.BooleanField(
        label=gettext_lazy("Ask for which sessions they come"), required=False,
        help_text=gettext_lazy("Whoever accepts is asked session by session."),
    )  # fmt: skip
    phrase = VisibleField(
        label=gettext_lazy("Agreed phrase"), required=False, max_length=60,
        help_text=gettext_lazy(
            "It stands in every letter of invitation. Tell it to people by another way, so that they know the letter is genuine."
        ),
    )  # fmt: skip

    def clean_reminder_days(self):
        words = self.cleaned_data["reminder_days"].replace("،", ",").replace(",", " ").split()
        if not all(word.isdecimal() and 1 <= int(word) <= self.MOST_DAYS for word in words) or len(words) > 5:
            raise forms.ValidationError(gettext_lazy("Write at most five numbers of days, with commas between them, such as 7, 2."))
        return sorted({int(word) for word in words}, reverse=True)


class NarrowForm(forms.Form):
    """The ledger of one group and category only; asks for what the offices' quotas tell apart."""

    group = forms.ChoiceField(label=gettext_lazy("Group of sessions"), required=False)
    category = forms.ChoiceField(label=gettext_lazy("Category"), required=False)

    def __init__(self, *args, offices, **kwargs):
        super().__init__(*args, **kwargs)
        for name in ("group", "category"):
            things = {thing.slug: thing for office in offices for quota in office.quotas.all() if (thing := getattr(quota, name))}
            self.fields[name].choices = [("", gettext_lazy("all")), *((slug, thing.name) for slug, thing in sorted(things.items()))]
            if not things:
                del self.fields[name]

    def chosen(self):
        """{"group", "category"}: slugs, "" where nothing or nothing known was chosen."""
        told = self.cleaned_data if self.is_valid() else {}
        return {name: told.get(name, "") for name in ("group", "category")}
