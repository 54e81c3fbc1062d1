"""A translation that somebody proposes, and what the moderation decides on it."""

from django import forms
from django.utils.translation import gettext as _, gettext_lazy

from ..models import Translation


class TranslationForm(forms.Form):
    """`of` is the edition of the post that stood beside the field. Length and content are judged by the service."""

    of = forms.CharField(widget=forms.HiddenInput, max_length=64, required=False)
    text = forms.CharField(
        label=gettext_lazy("Your translation"), strip=False, widget=forms.Textarea(attrs={"rows": 12, "autocomplete": "off"}),
        error_messages={"required": gettext_lazy("There is no translation yet. Please write it first.")},
    )  # fmt: skip

    def __init__(self, *args, language, direction, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["text"].validators = []  # a NUL is answered by the service too
        self.fields["text"].widget.attrs |= {"lang": language, "dir": direction}


class TranslationDecisionForm(forms.Form):
    """`decision` is "accept", "correct" (with `text`) or "decline" (with `reason`); `seen` is the edition that was read."""

    proposal = forms.UUIDField(widget=forms.HiddenInput)
    seen = forms.CharField(widget=forms.HiddenInput, max_length=64)
    decision = forms.ChoiceField(choices=[(name, name) for name in ("accept", "correct", "decline")], widget=forms.HiddenInput)
    text = forms.CharField(label=gettext_lazy("The translation, put right"), strip=False, required=False, widget=forms.Textarea(attrs={"rows": 10}))
    reason = forms.ChoiceField(label=gettext_lazy("Why it is not accepted"), required=False, widget=forms.RadioSelect)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["text"].validators = []
        self.fields["reason"].choices = [(reason.value, reason.label) for reason in Translation.READY]

    def clean(self):
        given = super().clean()
        if given.get("decision") == "decline" and not given.get("reason"):
            self.add_error("reason", _("Please choose why: whoever translated it will read it."))
        return given
