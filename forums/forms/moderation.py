"""Forms of those who look after a room, and of members who ask them to look."""

from django import forms
from django.utils.translation import gettext_lazy

from convening import writing
from convening.once import DeedForm
from sessions.forms import PlainDigits

from ..models import Flag, Reason
from ..services.moderation import LONGEST_REASON
from ..services.mutes import DAYS, MOST_MINUTES


class DeclineForm(forms.Form):
    """A ready reason, words of the moderator's own, or both. `edition` is of the words that she decides on."""

    code = forms.ChoiceField(
        label=gettext_lazy("Why it is not published"), choices=Reason.choices, widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("Please choose a reason."), "invalid_choice": gettext_lazy("Please choose a reason.")},
        help_text=gettext_lazy("The voice that wrote it reads this in its own language, and nobody else does."),
    )  # fmt: skip
    reason = forms.CharField(
        label=gettext_lazy("In your own words"), required=False, max_length=LONGEST_REASON,
        widget=forms.TextInput(attrs={"dir": "auto", "autocomplete": "off"}),
    )  # fmt: skip

    def __init__(self, data=None, *args, **kwargs):
        """Words alone are a reason of their own."""
        if data is not None and data.get("reason") and not data.get("code"):
            data = {**data.dict(), "code": Reason.OTHER}
        super().__init__(data, *args, **kwargs)


class FlagForm(forms.Form):
    reason = forms.ChoiceField(
        label=gettext_lazy("Why should the moderation look at it?"), choices=Flag.Reason.choices, widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("Please choose a reason."), "invalid_choice": gettext_lazy("Please choose a reason.")},
    )  # fmt: skip


class MergeForm(forms.Form):
    """Which post says the same. `others` are [(id, words)] of the same question."""

    into = forms.ChoiceField(
        label=gettext_lazy("Which post says the same?"), widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("Choose a post."), "invalid_choice": gettext_lazy("This post is not there any more. Choose another one.")},
    )  # fmt: skip

    def __init__(self, *args, others, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["into"].choices = others


class MuteForm(forms.Form):
    """`ends` are the last days in words, for each of `mutes.DAYS`."""

    days = forms.ChoiceField(
        label=gettext_lazy("Until when should this voice pause?"), widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("Please say for how long."), "invalid_choice": gettext_lazy("Please say for how long.")},
    )  # fmt: skip
    understood = forms.BooleanField(
        label=gettext_lazy("I have read what this does, and want it"),
        error_messages={"required": gettext_lazy("Please tick the box first.")},
    )  # fmt: skip

    def __init__(self, *args, ends, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["days"].choices = ends

    @property
    def chosen(self):
        return next((days for days in DAYS if str(days) == self.cleaned_data["days"]), None)


class _Minutes(PlainDigits, forms.IntegerField):
    """In the digits of any script."""


class PaceForm(forms.Form):
    minutes = _Minutes(
        label=gettext_lazy("Minutes between two posts of one person"), min_value=0, max_value=MOST_MINUTES,
        help_text=gettext_lazy("0: everybody writes as she likes. Whoever is too soon is told how many minutes are left; her text is kept."),
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
    )  # fmt: skip


class RelayForm(DeedForm):
    """What somebody said on the telephone. First she is looked up; what was typed stays."""

    who = forms.CharField(
        label=gettext_lazy("Who spoke?"), max_length=200,
        help_text=gettext_lazy("Her handle, such as P-482113, or her whole name. Part of a name finds nobody."),
        error_messages={"required": gettext_lazy("Write a handle or a whole name.")},
        widget=forms.TextInput(attrs={"autocomplete": "off", "dir": "auto"}),
    )  # fmt: skip
    person = forms.ChoiceField(
        label=gettext_lazy("Is this the person?"), widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("Please choose who spoke."), "invalid_choice": gettext_lazy("Please choose who spoke.")},
    )  # fmt: skip
    question = forms.ChoiceField(label=gettext_lazy("Which question does she answer?"))
    language = forms.ChoiceField(label=gettext_lazy("Language of her words"))
    text = forms.CharField(
        label=gettext_lazy("Her words"), strip=False, widget=forms.Textarea(attrs={"rows": 8, "dir": "auto", "autocomplete": "off"}),
        help_text=gettext_lazy("As she said them. Others read them as those of a voice."),
        error_messages={"required": gettext_lazy("Write what she said.")},
    )  # fmt: skip
    read_back = forms.BooleanField(
        label=gettext_lazy("I have read these words back to her, and she wants them to be read in this room."),
        error_messages={"required": gettext_lazy("Without her yes to these very words nothing can be entered.")},
    )  # fmt: skip
    conduct = forms.BooleanField(
        label=gettext_lazy("She knows the code of conduct, and keeps to it."),
        error_messages={"required": gettext_lazy("Tell her the code of conduct first. Without her yes to it nothing can be entered.")},
    )  # fmt: skip

    def __init__(self, *args, room, languages, found=None, **kwargs):
        """`found` are [(id, words)] of whoever `who` may mean; None before she was looked for."""
        super().__init__(*args, **kwargs)
        self.fields["text"].validators = []  # a NUL is answered by `wording`
        reads = writing.language_here()
        self.fields["question"].choices = [
            (str(one.position), f"{writing.own_digits(str(one.position), reads)}. {one.text}") for one in room.questions_asked
        ]
        if len(room.questions_asked) == 1:
            self.fields["question"].widget = forms.HiddenInput()
            self.fields["question"].initial = str(room.questions_asked[0].position)
        self.fields["language"].choices = languages
        if found:
            self.fields["person"].choices = found
            self.fields["person"].initial = found[0][0] if len(found) == 1 else None
        else:
            del self.fields["person"]
