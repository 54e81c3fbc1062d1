"""Forms of the end of a room, and of veils."""

from django import forms
from django.utils.translation import gettext_lazy

from convening.once import DeedForm

from ..models import VeilRequest
from ..services.removing import REASONS


CHOOSE = {"required": gettext_lazy("Choose one.")}


class ConfirmSealForm(forms.Form):
    """The second custodian types the room's short name: nobody seals by a slip of the hand."""

    short_name = forms.CharField(
        label=gettext_lazy("Type the short name of the room, as it stands in its address"), max_length=60,
        widget=forms.TextInput(attrs={"dir": "ltr", "autocomplete": "off", "spellcheck": "false"}),
        error_messages={"required": gettext_lazy("Type the short name of the room.")},
    )  # fmt: skip
    understood = forms.BooleanField(
        label=gettext_lazy("I have read what is destroyed, and I know that nobody can undo it."),
        error_messages={"required": gettext_lazy("Please tick the box first.")},
    )


class RemoveForm(forms.Form):
    reason = forms.ChoiceField(label=gettext_lazy("Why is it removed?"), widget=forms.RadioSelect, choices=list(REASONS.items()), error_messages=CHOOSE)
    understood = forms.BooleanField(
        label=gettext_lazy("I know that the words are erased for everybody, and that nobody can bring them back."),
        error_messages={"required": gettext_lazy("Please tick the box first.")},
    )


class AskVeilForm(DeedForm):
    """A moderator asks who wrote a post."""

    kind = forms.ChoiceField(label=gettext_lazy("What is it about?"), widget=forms.RadioSelect, choices=VeilRequest.Kind.choices, error_messages=CHOOSE)
    reason = forms.CharField(
        label=gettext_lazy("Why must somebody know who wrote this?"), max_length=2_000, strip=False,
        help_text=gettext_lazy("The custodians read it, and nobody else. Say what is threatened or what was done, who is in danger, and what would be done with the answer."),
        widget=forms.Textarea(attrs={"rows": 6, "dir": "auto"}),
        error_messages={"required": gettext_lazy("Please say why.")},
    )  # fmt: skip
    understood = forms.BooleanField(
        label=gettext_lazy("I know that I shall not learn the answer, that the person is told, and that the number of lifted veils is published."),
        error_messages={"required": gettext_lazy("Please tick the box first.")},
    )


class SeeVeilForm(forms.Form):
    """The officer is about to see the result; when is the person told?"""

    later = forms.ChoiceField(
        label=gettext_lazy("When is the person told?"), widget=forms.RadioSelect, initial="no", error_messages=CHOOSE,
        choices=[("no", gettext_lazy("At once")), ("yes", gettext_lazy("Later, because it would bring somebody into danger now"))],
    )  # fmt: skip
    notice_from = forms.DateField(
        label=gettext_lazy("From which day?"), required=False, widget=forms.DateInput(attrs={"type": "date"}),
        help_text=gettext_lazy("Only if later. Within 90 days. The room cannot be sealed before."),
    )
    deferral = forms.CharField(
        label=gettext_lazy("Why later?"), required=False, max_length=1_000, strip=False,
        widget=forms.Textarea(attrs={"rows": 3, "dir": "auto"}),
    )  # fmt: skip
    understood = forms.BooleanField(
        label=gettext_lazy("I am ready: the answer is shown once, and never again."),
        error_messages={"required": gettext_lazy("Please tick the box first.")},
    )
