"""Forms about reports: comment on a draft, choose two to compare, correct a release, hold a file against the log."""

from django import forms
from django.utils.translation import gettext as _, gettext_lazy

from convening.once import DeedForm

from ..recognising import MOST_BYTES


class CommentForm(DeedForm):
    section = forms.ChoiceField(label=gettext_lazy("About"), required=False)
    text = forms.CharField(
        label=gettext_lazy("Your comment"),
        help_text=gettext_lazy("Those who run the evaluation read it, with your name. Name nobody else. It goes when the draft goes."),
        max_length=4000, widget=forms.Textarea(attrs={"rows": 4}),
    )  # fmt: skip

    def __init__(self, data=None, *, sections):
        """`sections`: [(id, title)] of the annex."""
        super().__init__(data)
        self.fields["section"].choices = [("", _("the whole report")), *sections]


class CorrectionForm(DeedForm):
    correction = forms.CharField(
        label=gettext_lazy("What this corrects"),
        help_text=gettext_lazy(
            "One or two sentences for everybody who has read the other report: which figures were wrong, and why. It stands in the report, "
            "in the words and the language in which you write it."
        ),
        max_length=1000, widget=forms.Textarea(attrs={"rows": 4}),
    )  # fmt: skip
    understood = forms.BooleanField(
        label=gettext_lazy("I have read the draft, and I release it"),
        error_messages={"required": gettext_lazy("Tick the box if you want to release this report.")},
    )


class CompareForm(forms.Form):
    """Two reports out of those that there are; asked for in the address."""

    former = forms.ChoiceField(label=gettext_lazy("Compare"))
    later = forms.ChoiceField(label=gettext_lazy("with"))

    def __init__(self, data=None, *, choices):
        super().__init__(data)
        for field in self.fields.values():
            field.choices = choices


class FileForm(forms.Form):
    file = forms.FileField(
        label=gettext_lazy("The file"),
        help_text=gettext_lazy("An annex in any format, as it was downloaded, 10 MB at most. Nothing of it is kept."),
        allow_empty_file=True,
        error_messages={"required": gettext_lazy("Choose a file.")},
    )

    def clean_file(self):
        sent = self.cleaned_data["file"]
        if sent.size > MOST_BYTES:
            raise forms.ValidationError(_("This file is larger than any report. Nothing of it was read."))
        return sent
