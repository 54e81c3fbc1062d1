"""Forms of what becomes of recommendations: words for one addressee, the days of a round, a commitment and how it stands."""

from django import forms
from django.conf import settings
from django.utils.translation import gettext as _, gettext_lazy, pgettext_lazy

from sessions.forms import CalmForm, DayField

from ..models import Commitment
from ..services.following.committing import LONGEST, LONGEST_OWNER
from ..services.synthesis import LONGEST as LONGEST_LONG, LONGEST_SHORT
from .fields import ask_in_all_languages, first_then_translations, in_all_languages

HOW_IT_STANDS = [
    (Commitment.State.PLANNED, gettext_lazy("Planned: it has not begun")),
    (Commitment.State.UNDER_WAY, pgettext_lazy("a commitment", "Under way")),
    (Commitment.State.DONE, pgettext_lazy("a commitment", "Done")),
    (Commitment.State.DROPPED, gettext_lazy("Given up: it will not be done")),
]


class OwnWordsForm(CalmForm):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        short = ask_in_all_languages(self, "short", _("In short, in %(language)s"), most=LONGEST_SHORT, required=False)
        long = ask_in_all_languages(self, "long", _("In full, in %(language)s"), most=LONGEST_LONG, rows=4, required=False)
        self.say_what_is_missing()
        self.order_fields([name for pair in zip(short, long, strict=True) for name in pair])

    def columns(self):
        return {name: in_all_languages(self.cleaned_data, name) for name in ("short", "long")}


class RoundForm(CalmForm):
    """The days of a round; of one that is open its last day alone. Opening one is asked twice."""

    opens_on = DayField(label=gettext_lazy("First day"))
    closes_on = DayField(label=gettext_lazy("Last day"), help_text=gettext_lazy("Both days count whole, where the convening is. Two weeks suit most people."))
    understood = forms.BooleanField(label=gettext_lazy("I have read what a round means, and I want it"), required=False)

    def __init__(self, *args, is_new=False, is_open=False, **kwargs):
        super().__init__(*args, **kwargs)
        if is_open:
            del self.fields["opens_on"]
            self.fields["closes_on"].help_text = _("It can only be put off: members were told that they can take their time.")
        if not is_new:
            del self.fields["understood"]
        self.say_what_is_missing()

    def clean_understood(self):
        if not self.cleaned_data["understood"]:
            raise forms.ValidationError(_("Please tick the box first."))
        return True


class CommitmentForm(CalmForm):
    recommendation = forms.ChoiceField(label=gettext_lazy("About which recommendation"))
    owner = forms.CharField(
        label=gettext_lazy("Who undertook it"), max_length=LONGEST_OWNER,
        help_text=gettext_lazy("An organization or an office, as it wants to be named. Never a person."),
    )
    made_on = DayField(label=gettext_lazy("Undertaken on"))
    due_on = DayField(label=gettext_lazy("To be done by"))
    public = forms.BooleanField(
        label=gettext_lazy("Everybody may read it"), required=False,
        help_text=gettext_lazy("It then stands on the public page, with the recommendation. Ask whoever undertook it first."),
    )
    address = forms.EmailField(
        label=gettext_lazy("E-mail address for questions"), required=False, error_messages={"invalid": gettext_lazy("Write an address such as office@example.org.")},
        help_text=gettext_lazy("After six and after twelve months a letter asks there how it stands; answering needs no account. Shown to you alone."),
    )
    language = forms.ChoiceField(label=gettext_lazy("Language of these letters"), choices=settings.LANGUAGES)

    def __init__(self, *args, recommendations, is_new=False, **kwargs):
        """`recommendations` are (id, words) to choose from."""
        super().__init__(*args, **kwargs)
        self.fields["recommendation"].choices = recommendations
        names = ask_in_all_languages(self, "text", _("What was undertaken, in %(language)s"), most=LONGEST, rows=2, required=False)
        if not is_new:
            del self.fields["recommendation"]
        self.say_what_is_missing()
        first_then_translations(self, (names,), ("made_on", "due_on", "public", "address", "language"))
        self.order_fields(["recommendation", "owner"])

    def columns(self):
        given = self.cleaned_data
        return {
            "owner": given["owner"], "text": in_all_languages(given, "text"), "due_on": given["due_on"], "made_on": given["made_on"],
            "public": given["public"], "address": given["address"], "language": given["language"],
        }  # fmt: skip


class StateForm(CalmForm):
    """An officer says how it stands."""

    state = forms.ChoiceField(label=gettext_lazy("How does it stand?"), choices=HOW_IT_STANDS, widget=forms.RadioSelect)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        ask_in_all_languages(self, "remark", _("A remark, in %(language)s"), most=LONGEST, rows=2, required=False)
        self.say_what_is_missing()

    def remark(self):
        return in_all_languages(self.cleaned_data, "remark")


class OwnerForm(CalmForm):
    """Whoever holds the link of a letter says it, in the language of the page."""

    state = forms.ChoiceField(label=gettext_lazy("How does it stand?"), choices=HOW_IT_STANDS, widget=forms.RadioSelect)
    remark = forms.CharField(
        label=gettext_lazy("In a sentence or two"), required=False, max_length=LONGEST, widget=forms.Textarea(attrs={"rows": 3, "dir": "auto"}),
        help_text=gettext_lazy("What was done, what comes next, or why not. Please name no persons. The secretariat reads it before others do."),
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.say_what_is_missing()
