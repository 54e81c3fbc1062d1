"""The settings of a room, one form for each part."""

from django import forms
from django.conf import settings
from django.utils.translation import gettext as _, gettext_lazy, pgettext

from convening.once import DeedForm
from sessions.forms import CalmForm, DayField

from ..services.rooms import NAMINGS as FROM_NAMES_TO_VOICES
from ..services.rooms import RULES as FROM_OPEN_TO_STRICT
from .fields import MODERATIONS, NAMINGS, RULES, TYPES, RiskForm, ask_in_all_languages, in_all_languages


class DescribeForm(CalmForm):
    """What the room is called, and where it belongs."""

    session = forms.ChoiceField(label=gettext_lazy("Session of the programme that it belongs to"), required=False)
    languages = forms.MultipleChoiceField(
        label=gettext_lazy("Languages of the room"), choices=settings.LANGUAGES, widget=forms.CheckboxSelectMultiple,
        help_text=gettext_lazy("Members may write in others too."),
    )

    def __init__(self, *args, sessions, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["session"].choices = [("", pgettext("belongs to", "none")), *sessions]
        titles = ask_in_all_languages(self, "title", _("Title in %(language)s"), most=200)
        groups = ask_in_all_languages(
            self, "working_group", _("Working group that it belongs to, in %(language)s"), most=200, required=False
        )
        self.say_what_is_missing()
        self.order_fields([*titles, *groups, "session", "languages"])

    def texts(self):
        return {name: in_all_languages(self.cleaned_data, name) for name in ("title", "working_group")}


class BackgroundForm(CalmForm):
    """The background note in each language."""

    notes_go_on = forms.BooleanField(
        label=gettext_lazy("The footnotes go on from the note of the room before this one"), required=False,
        help_text=gettext_lazy("Otherwise they begin at 1. The room before is the one that opened before it or, on the same day, comes before it "
                               "by the short name in its address."),
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        names = ask_in_all_languages(self, "background", _("Background note in %(language)s"), most=20_000, rows=12, required=False)
        self.fields["background_en"].help_text = _(
            "“## ” before a line makes it a heading. A footnote is [^1] in the text, and a line at the end that begins with [^1]: and says it."
        )
        self.order_fields([*names, "notes_go_on"])


class QuestionForm(CalmForm):
    """A guiding question: what it asks for, and its words in each language."""

    type = forms.ChoiceField(label=gettext_lazy("What it asks for"), choices=TYPES)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        names = ask_in_all_languages(self, "text", _("Guiding question in %(language)s"), most=1_000, rows=2)
        self.say_what_is_missing()
        self.order_fields([*names, "type"])


class DatesForm(CalmForm):
    """The days of a room. What has begun cannot be chosen any more."""

    opens_on = DayField(label=gettext_lazy("First day on which members may write"))
    closes_on = DayField(label=gettext_lazy("Last day, whole, by the clocks of the convening"))
    cools_from = DayField(
        label=gettext_lazy("First day of the cooling"), required=False,
        help_text=gettext_lazy("From then on people may still take back or put right what they wrote, until its days are over. Empty: "
                               "the day after the last."),
    )
    readable_until = DayField(
        label=gettext_lazy("Once the room is sealed, members read it until"), required=False,
        help_text=gettext_lazy("Empty: as long as the convening is kept."),
    )

    def __init__(self, *args, settled, **kwargs):
        """`settled` are the names of those days that stay."""
        super().__init__(*args, **kwargs)
        self.say_what_is_missing()
        for name in settled:
            self.fields[name].disabled = True
            self.fields[name].help_text = _("This is settled.")


class PromiseForm(RiskForm):
    """Before anybody has written: the promise is made anew, after the same three questions."""

    PARTS = (
        (gettext_lazy("First, three questions about risk"), RiskForm.RISK),
        (gettext_lazy("What is promised"), RiskForm.PROMISE),
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.say_what_is_missing()

    @property
    def parts(self):
        return [(heading, [self[name] for name in names]) for heading, names in self.PARTS]


class TightenForm(DeedForm):
    """After the first post: what is as strict as now, or stricter; and a box, because it cannot be undone."""

    rule = forms.ChoiceField(label=gettext_lazy("Rule"), widget=forms.RadioSelect)
    naming = forms.ChoiceField(label=gettext_lazy("How members see each other inside"), widget=forms.RadioSelect)
    understood = forms.BooleanField(
        label=gettext_lazy("I have read that this cannot be undone, and I want it"),
        error_messages={"required": gettext_lazy("Please tick the box first.")},
    )

    def __init__(self, *args, room, **kwargs):
        super().__init__(*args, initial={"rule": room.rule, "naming": room.naming}, **kwargs)
        self.fields["rule"].choices = _not_looser(RULES, FROM_OPEN_TO_STRICT, room.rule)
        self.fields["naming"].choices = _not_looser(NAMINGS, FROM_NAMES_TO_VOICES, room.naming)

    @property
    def has_a_choice(self):
        return any(len(self.fields[name].choices) > 1 for name in ("rule", "naming"))


class LookingAfterForm(CalmForm):
    """Who looks after the room, and how."""

    moderation = forms.ChoiceField(label=gettext_lazy("Moderation"), widget=forms.RadioSelect, choices=MODERATIONS)
    moderators = forms.MultipleChoiceField(
        label=gettext_lazy("Who looks after the room"), required=False, widget=forms.CheckboxSelectMultiple,
        help_text=gettext_lazy("They see voices, never the people behind them, and write in their role."),
    )

    def __init__(self, *args, moderators, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["moderators"].choices = moderators
        self.say_what_is_missing()


def _not_looser(choices, order, now):
    words = dict(choices)
    return [(value, words[value]) for value in order[order.index(now) :]]
