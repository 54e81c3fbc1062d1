"""Forms of those who write in a room and of those who look after it."""

import uuid

from django import forms
from django.conf import settings
from django.utils.translation import gettext as _, gettext_lazy

from convening.once import DeedForm
from sessions.models import Naming

from ..models import Post
from ..services.moderation import LONGEST_REASON

NOT_SAID = "und"


class PostForm(forms.Form):
    """What she writes. `client_key` is new for each form shown, so that the same form sent twice is one post."""

    client_key = forms.UUIDField(widget=forms.HiddenInput, initial=uuid.uuid4)
    reply_to = forms.UUIDField(widget=forms.HiddenInput, required=False)
    question = forms.ChoiceField(label=gettext_lazy("Which question do you answer?"))
    text = forms.CharField(
        label=gettext_lazy("What do you want to say?"),
        # Length and content are judged by `wording`, with its own sentences.
        strip=False, error_messages={"required": gettext_lazy("There is nothing to post yet. Please write something first.")},
        widget=forms.Textarea(attrs={"rows": 6, "dir": "auto", "autocomplete": "off"}),
    )  # fmt: skip
    mode = forms.ChoiceField(label=gettext_lazy("How do you want to appear?"), widget=forms.RadioSelect)
    language = forms.ChoiceField(label=gettext_lazy("Language you write in"))

    agrees = forms.BooleanField(
        label=gettext_lazy("I have read the code of conduct, and I keep to it."),
        error_messages={"required": gettext_lazy("Please read the code of conduct, then tick this box. Your text is kept.")},
    )  # fmt: skip

    def __init__(self, *args, room, ways, reading, asks_conduct=False, **kwargs):
        """`ways` are the modes she may choose from, [(mode, words)]; `reading` is the language of her pages."""
        super().__init__(*args, **kwargs)
        if not asks_conduct:
            del self.fields["agrees"]
        self.fields["text"].validators = []  # a NUL is answered by `wording` too
        self.fields["question"].choices = [
            (str(question.position), f"{question.position}. {question.text}") for question in room.questions_asked
        ]
        self.fields["mode"].choices = ways
        self.fields["mode"].initial = ways[0][0]
        if len(ways) == 1:
            self.fields["mode"].widget = forms.HiddenInput()
        names = dict(settings.LANGUAGES)
        codes = [code for code in room.languages if code in names] + [code for code in names if code not in room.languages]
        self.fields["language"].choices = [(code, names[code]) for code in codes] + [(NOT_SAID, _("another language"))]
        self.fields["language"].initial = reading

    def ask_at(self, question):
        """The question is settled by the page: it is not asked again."""
        self.fields["question"].widget = forms.HiddenInput()
        self.fields["question"].initial = str(question.position)


def ways_to_appear(room, *, role, label, name):
    """The modes she may choose from, the safest first; whoever looks after the room speaks in that role first."""
    ways = [(Post.Mode.VEILED, _("as %(label)s") % {"label": label} if label else _("as a voice"))]
    if room.naming == Naming.NAMED:
        ways.append((Post.Mode.NAMED, _("by name, inside this room: %(name)s") % {"name": name}))
    if role:
        ways.insert(0, (Post.Mode.ROLE, role))
    return [(str(mode), words) for mode, words in ways]


class DeclineForm(DeedForm):
    reason = forms.CharField(
        label=gettext_lazy("Why it is not published"),
        help_text=gettext_lazy("The voice that wrote it will read this, and nobody else."),
        max_length=LONGEST_REASON,
        error_messages={"required": gettext_lazy("Please say why: the voice that wrote this will read it.")},
        widget=forms.Textarea(attrs={"rows": 2, "dir": "auto"}),
    )
