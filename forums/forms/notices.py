"""The officer for incidents writes to a voice: which room, which label, what."""

from django import forms
from django.utils.translation import gettext_lazy

from convening import writing
from convening.labels import OBJECTS
from convening.once import DeedForm


class NoticeForm(DeedForm):
    room = forms.ChoiceField(label=gettext_lazy("In which room?"))
    object = forms.TypedChoiceField(label=gettext_lazy("What is the voice called?"), coerce=int)
    number = forms.IntegerField(
        label=gettext_lazy("And its number"), min_value=1, max_value=9999, widget=forms.TextInput(attrs={"inputmode": "numeric"}),
        error_messages={"required": gettext_lazy("Write the number of the voice."), "invalid": gettext_lazy("Write the number of the voice.")},
    )  # fmt: skip
    question = forms.TypedChoiceField(
        label=gettext_lazy("At which question?"), required=False, coerce=int, empty_value=None,
        help_text=gettext_lazy("Only where a voice has another label at each question."),
    )  # fmt: skip
    text = forms.CharField(
        label=gettext_lazy("What do you want to say to it?"), strip=False, widget=forms.Textarea(attrs={"rows": 5, "dir": "auto"}),
        error_messages={"required": gettext_lazy("Please write something first.")},
    )  # fmt: skip

    def __init__(self, *args, rooms, **kwargs):
        """`rooms` are those of the convening, each with its questions."""
        super().__init__(*args, **kwargs)
        self.fields["room"].choices = [(room.slug, room.title) for room in rooms]
        self.fields["object"].choices = sorted(enumerate(str(name) for name in OBJECTS), key=lambda pair: pair[1].casefold())
        most = max((len(room.questions.all()) for room in rooms), default=0)
        self.fields["question"].choices = [("", "—"), *((number, writing.own_digits(str(number), writing.language_here())) for number in range(1, most + 1))]
