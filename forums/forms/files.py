"""Files that go with a post: three at most, never under their own names, each with a line for those who do not see it."""

from django import forms
from django.utils.translation import gettext_lazy

from convening.files import FilesField, TakesFiles

from .. import wording
from ..services.attaching import MOST

LONGEST_DESCRIPTION = 300


def _described(line):
    words = " ".join("".join(line).split())
    return wording.honest(words)[:LONGEST_DESCRIPTION] if words else ""


class WithFiles(TakesFiles):
    """A form to which files may be added."""

    files_chosen = FilesField(
        most=MOST, too_many=gettext_lazy("You chose %(count)s files, and a post takes %(most)s at most."),
        required=False, label=gettext_lazy("Pictures or documents"),
        help_text=gettext_lazy(
            "Three at most, 8 megabytes each: JPEG, PNG, WebP, PDF, DOCX, XLSX, PPTX, ODT. Their names, and what they tell of who made them, "
            "where and when, are taken out before anybody sees them. What is written or shown in them stays."
        ),
    )  # fmt: skip
    shown = forms.CharField(
        required=False, max_length=(LONGEST_DESCRIPTION + 2) * MOST, label=gettext_lazy("What the pictures show"),
        help_text=gettext_lazy("For those who do not see them: one line for each file."),
        widget=forms.Textarea(attrs={"rows": 2, "dir": "auto", "autocomplete": "off"}),
    )  # fmt: skip
    too_large = gettext_lazy("These files are too large together. Please send them with several posts.")

    def describe(self, cleaned, number):
        cleaned.description = _described(self.cleaned_data["shown"].splitlines()[number - 1 : number])
