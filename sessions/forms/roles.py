"""Give somebody a role in a session. She is named by her handle, or by a name; where several fit, they are offered to choose from."""

from django import forms
from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext, pgettext_lazy

from convening import writing

from ..services.roles import ROLE_LABELS
from .fields import CalmForm


def shown(part):
    """How somebody is offered to choose: her name and her handle."""
    name = part.person.profile.name
    return f"{name} ({part.handle})" if name else part.handle


class WhoForm(CalmForm):
    """Asks for one person by a handle or a name. `people` is a `selectors.groups.People`."""

    who = forms.CharField(
        label=gettext_lazy("Who"), max_length=160,
        help_text=gettext_lazy("Her name, the beginning of it, or her handle, such as P-482113."),
        widget=forms.TextInput(attrs={"dir": "auto", "autocomplete": "off"}),
    )

    def __init__(self, *args, people=None, **kwargs):
        super().__init__(*args, **kwargs)
        self.part, self.people = None, people
        chosen = self.data.get("part", "") if self.is_bound else ""
        found = people.find(self.data.get("who", "")) if self.is_bound else None
        if found and found.count > 1:
            self.fields["part"] = forms.ChoiceField(
                label=_("Which of them do you mean?"), widget=forms.RadioSelect, required=found.count <= len(found.choices),
                choices=[(part.handle, shown(part)) for part in found.choices],
            )
            names = list(self.fields)
            names.insert(names.index("who") + 1, names.pop())
            self.order_fields(names)
        self.found, self.chosen = found, chosen
        self.say_what_is_missing()
        if "part" in self.fields:
            sentence = ngettext("%(n)s person fits this. Choose.", "%(n)s people fit this. Choose one of them.", found.count)
            self.fields["part"].error_messages |= dict.fromkeys(("required", "invalid_choice"), sentence % {"n": writing.number_here(found.count)})

    def clean(self):
        given = super().clean()
        if "who" not in given or self.found is None:
            return given
        self.part = self.found.part or next((part for part in self.found.choices if part.handle == self.chosen), None)
        if self.part is None and self.found.count > len(self.found.choices):
            self.add_error("who", ngettext(
                "%(n)s person fits this. Write more of the name.", "%(n)s people fit this. Write more of the name.", self.found.count
            ) % {"n": writing.number_here(self.found.count)})
        elif self.part is None and not self.found.count:
            self.add_error("who", _("Nobody in this convening has this name or handle. Somebody who has no part in it yet is invited, or appointed, first."))
        return given


class RoleForm(WhoForm):
    """Give a role; an interpreter's booth and a speaker's language with it."""

    role = forms.ChoiceField(label=gettext_lazy("Role"), choices=list(ROLE_LABELS.items()))
    language = forms.ChoiceField(
        label=gettext_lazy("Language"), required=False, choices=[("", pgettext_lazy("language", "none")), *settings.LANGUAGES],
        help_text=gettext_lazy("The booth of an interpreter; for a speaker, the language that she will speak."),
    )

    def clean(self):
        given = super().clean()
        if given.get("role") == "interpreter" and not given.get("language"):
            self.add_error("language", _("Choose the language into which she interprets: it is her booth."))
        return given
