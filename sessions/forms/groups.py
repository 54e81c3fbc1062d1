"""Make, rename and fill groups."""

from django import forms
from django.utils.translation import gettext_lazy

from ..services.groups import LONGEST_NAME
from .fields import CalmForm


class GroupForm(CalmForm):
    name = forms.CharField(
        label=gettext_lazy("Name of the group"), max_length=LONGEST_NAME,
        help_text=gettext_lazy("Only the secretariat reads it, and each of its people on the page of what we hold about her."),
        widget=forms.TextInput(attrs={"dir": "auto", "autocomplete": "off"}),
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.say_what_is_missing()


class FillForm(CalmForm):
    """Many people at once, one a line. `people` is a `selectors.groups.People`; `parts` are those who were found."""

    lines = forms.CharField(
        label=gettext_lazy("People to add, one a line"), max_length=20_000,
        help_text=gettext_lazy("A name or a handle on each line, such as P-482113. Lines that fit nobody, or several people, stay here for another look."),
        widget=forms.Textarea(attrs={"rows": 5, "dir": "auto", "autocomplete": "off"}),
    )

    def __init__(self, *args, people=None, **kwargs):
        super().__init__(*args, **kwargs)
        self.people, self.parts, self.unclear = people, [], []
        self.say_what_is_missing()

    def clean_lines(self):
        for line in dict.fromkeys(" ".join(line.split()) for line in self.cleaned_data["lines"].splitlines()):
            if line:
                found = self.people.find(line)
                (self.parts if found.part else self.unclear).append(found.part or found)
        return self.cleaned_data["lines"]
