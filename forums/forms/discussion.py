"""Forms of those who write in a room: a post, its draft, other words for it."""

import uuid

from django import forms
from django.conf import settings
from django.utils.html import format_html_join
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _, gettext_lazy

from convening import writing
from convening.forms import Warned
from sessions.models import Naming

from ..models import Post
from .files import WithFiles

NOT_SAID = "und"
MOST_DRAWN = 128
_DRAWN = {}  # {language, name, value and choices of a field: its HTML}


def _text(label):
    return forms.CharField(
        label=label,
        # Length and content are judged by `wording`, with its own sentences.
        strip=False, error_messages={"required": gettext_lazy("There is nothing to post yet. Please write something first.")},
        widget=forms.Textarea(attrs={"rows": 8, "dir": "auto", "autocomplete": "off"}),
    )  # fmt: skip


class _Words(Warned, forms.Form):
    """A text and its language."""

    text = _text(gettext_lazy("What do you want to say?"))
    language = forms.ChoiceField(label=gettext_lazy("Language you write in"))
    despite = forms.BooleanField(label=gettext_lazy("Send it all the same"), required=False)

    def __init__(self, *args, room, reading, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["text"].validators = []  # a NUL is answered by `wording` too
        names = dict(settings.LANGUAGES)
        codes = [code for code in room.languages if code in names] + [code for code in names if code not in room.languages]
        self.fields["language"].choices = [(code, names[code]) for code in codes] + [(NOT_SAID, _("another language"))]
        self.fields["language"].initial = reading


class PostForm(WithFiles, _Words):
    """What she writes. `client_key` is new for each form shown, so that the same form sent twice is one post.

    `kept_at` is the number of the question at which a draft of it lies.
    """

    field_order = ("client_key", "reply_to", "kept_at", "question", "text", "files_chosen", "shown", "mode", "language", "agrees", "despite")

    client_key = forms.UUIDField(widget=forms.HiddenInput, initial=uuid.uuid4)
    reply_to = forms.UUIDField(widget=forms.HiddenInput, required=False)
    kept_at = forms.CharField(widget=forms.HiddenInput, required=False, max_length=5)
    question = forms.ChoiceField(label=gettext_lazy("Which question do you answer?"))
    mode = forms.ChoiceField(label=gettext_lazy("How do you want to appear?"), widget=forms.RadioSelect)
    agrees = forms.BooleanField(
        label=gettext_lazy("I have read the code of conduct, and I keep to it."),
        error_messages={"required": gettext_lazy("Please read the code of conduct, then tick this box. Your text is kept.")},
    )  # fmt: skip

    def __init__(self, *args, room, ways, reading, asks_conduct=False, **kwargs):
        """`ways` are the modes she may choose from, [(mode, words)]; `reading` is the language of her pages."""
        super().__init__(*args, room=room, reading=reading, **kwargs)
        if not asks_conduct:
            del self.fields["agrees"]
        self.fields["question"].choices = [
            (str(question.position), f"{writing.number(question.position, reading)}. {question.text}") for question in room.questions_asked
        ]
        self.fields["mode"].choices = ways
        self.fields["mode"].initial = ways[0][0]
        if len(ways) == 1:
            self.fields["mode"].widget = forms.HiddenInput()

    def hidden(self):
        return format_html_join("\n", '<input type="hidden" name="{}" value="{}" id="{}">', ((f.html_name, f.value() or "", f.auto_id) for f in self.hidden_fields()))

    def visible(self):
        """What she fills in. Where nothing is written yet a field looks alike for everybody, and is drawn once for all; not the ways
        to appear, which may hold her name."""
        fields = [field for field in self.visible_fields() if field.name not in ("shown", "despite")]
        return mark_safe("".join([self._drawn(field) for field in fields]))  # noqa: S308  drawn by templates

    def _drawn(self, field):
        words = field.name == "text" and field.value()
        if self.is_bound or words or field.name == "mode":
            return self._draw(field)
        sort = (writing.language_here(), field.name, field.value(), *getattr(field.field, "choices", ()))
        if sort not in _DRAWN:
            if len(_DRAWN) >= MOST_DRAWN:
                _DRAWN.clear()
            _DRAWN[sort] = self._draw(field)
        return _DRAWN[sort]

    def _draw(self, field):
        return self.renderer.render("forums/_field.html", {"form": self, "field": field})

    def ask_at(self, question):
        """The question is settled by the page: it is not asked again."""
        self.fields["question"].widget = forms.HiddenInput()
        self.fields["question"].initial = str(question.position)

    def begin_with(self, draft, question):
        """What she kept, with what she had chosen, as far as it can still be chosen."""
        self.initial |= {"text": draft["text"], "kept_at": str(question.position), "question": str(question.position)}
        for name in ("mode", "language"):
            if draft.get(name) in dict(self.fields[name].choices):
                self.initial[name] = draft[name]


class DraftForm(forms.Form):
    """The form of a post before it is one: nothing has to be complete but the place where it would stand."""

    client_key = forms.UUIDField()
    reply_to = forms.UUIDField(required=False)
    kept_at = forms.CharField(required=False)
    question = forms.CharField()
    text = forms.CharField(required=False, strip=False)
    mode = forms.CharField(required=False, max_length=10)
    language = forms.CharField(required=False, max_length=5)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["text"].validators = []


class EditForm(_Words):
    """Other words for a post. `was` tells which words she began from, so that two pages do not overwrite each other."""

    was = forms.CharField(widget=forms.HiddenInput, required=False, max_length=64)


def ways_to_appear(room, *, role, label, name):
    """The modes she may choose from, the safest first; whoever looks after the room speaks in that role first."""
    ways = [(Post.Mode.VEILED, _("as %(label)s") % {"label": label} if label else _("as a voice"))]
    if room.naming == Naming.NAMED:
        ways.append((Post.Mode.NAMED, _("by name, inside this room: %(name)s") % {"name": name}))
    if role:
        ways.insert(0, (Post.Mode.ROLE, role))
    return [(str(mode), words) for mode, words in ways]
