"""The clearance queue: which are shown, who is sought, which are picked; a question back to an office."""

from collections import Counter

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy
from django.utils.translation import gettext as _

from convening.once import DeedForm
from convening.templatetags.look import numeral

from ..models import KindOfActor, Region
from ..selectors import MARKS, NOT_TOLD, ORDERS, STAGES
from ..selectors.order import by_name

LONGEST_QUESTION = 2000


class FilterForm(forms.Form):
    """Which nominations of the queue are shown, and in what order. Every state says how many stand there.

    `kept` is what was asked for, as far as it exists: for addresses and for forms that come back to the same list.
    """

    use_required_attribute = False  # an empty choice is a choice here

    office = forms.ChoiceField(label=gettext_lazy("Office"), initial="")
    stage = forms.ChoiceField(label=gettext_lazy("State"), initial="nominated")
    mark = forms.ChoiceField(label=gettext_lazy("What stands out"), initial="")
    order = forms.ChoiceField(label=gettext_lazy("Order"), initial="name")
    region = forms.ChoiceField(label=gettext_lazy("Region"), initial="")
    kind = forms.ChoiceField(label=gettext_lazy("Kind of actor"), initial="")
    first = forms.ChoiceField(label=gettext_lazy("First convening of this kind"), initial="")
    language = forms.ChoiceField(label=gettext_lazy("Language to write in"), initial="")
    seat = forms.ChoiceField(label=gettext_lazy("Seat"), initial="")

    def __init__(self, wanted, *, rows):
        super().__init__()
        offices = {row.nomination.office.slug: row.nomination.office.name for row in rows}
        not_told = (NOT_TOLD, _("Not told"))
        choices = {
            "office": [("", _("All offices")), *by_name(offices.items(), lambda pair: pair[1])],
            "stage": _stages(rows),
            "mark": [("", _("Everything")), *MARKS.items()],
            "order": list(ORDERS.items()),
            "region": [("", _("All regions")), *Region.choices, not_told],
            "kind": [("", _("All kinds")), *KindOfActor.choices, not_told],
            "first": [("", _("All")), ("yes", _("Yes")), ("no", _("No")), not_told],
            "language": [("", _("All languages")), *settings.LANGUAGES, not_told],
            "seat": [("", _("All")), ("seat", _("With a seat")), ("reserve", _("In the reserve")), (NOT_TOLD, _("Without either"))],
        }
        self.kept = {}
        for name, offered in choices.items():
            field = self.fields[name]
            field.choices = offered
            value = wanted.get(name, field.initial)
            self.kept[name] = value if value in dict(offered) else field.initial
        self.initial = self.kept

    @property
    def asked(self):
        """What of `kept` is not as it is at first, with the office and the state: short enough for an address."""
        return {name: value for name, value in self.kept.items() if name in ("office", "stage") or value != self.fields[name].initial}

    @property
    def first_fields(self):
        return [self[name] for name in ("stage", "office")]

    @property
    def more_fields(self):
        return [self[name] for name in ("mark", "region", "kind", "first", "language", "seat", "order")]

    @property
    def is_narrow(self):
        """True if one of the fields that are folded away is not as it is at first."""
        return any(self.kept[field.name] != field.field.initial for field in self.more_fields)


def _stages(rows):
    """The states to choose from, each with how many stand there."""
    counts = Counter(row.stage for row in rows)
    named = [(name, words, counts[name]) for name, words in STAGES.items()] + [("all", _("All"), len(rows))]
    return [(name, _("%(state)s (%(n)s)") % {"state": words, "n": numeral(count)}) for name, words, count in named]


class FindForm(forms.Form):
    """Somebody is sought by name. What is typed is never part of an address."""

    sought = forms.CharField(
        label=gettext_lazy("Find a person"),
        max_length=120,
        help_text=gettext_lazy("A name in any script and spelling, an organisation, or an e-mail address."),
        widget=forms.TextInput(attrs={"type": "search", "autocomplete": "off", "spellcheck": "false", "dir": "auto"}),
    )


class PickForm(DeedForm):
    """Some nominations of the queue, ticked, for a deed that is shown once more before it is done."""

    picked = forms.ModelMultipleChoiceField(
        queryset=None,
        required=True,
        error_messages={
            "required": gettext_lazy("Tick at least one person."),
            "invalid_choice": gettext_lazy("The list has changed. Look at it again."),
            "invalid_pk_value": gettext_lazy("The list has changed. Look at it again."),
        },
    )

    def __init__(self, *args, queryset, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["picked"].queryset = queryset


class QuestionForm(DeedForm):
    """A question back to the office."""

    question = forms.CharField(
        label=gettext_lazy("A question to the office"),
        max_length=LONGEST_QUESTION,
        widget=forms.Textarea(attrs={"rows": 3, "dir": "auto"}),
        help_text=gettext_lazy("The office reads it and answers on its own page. It gets a letter that says only that its list needs it."),
        error_messages={"required": gettext_lazy("Write what you want to know.")},
    )
