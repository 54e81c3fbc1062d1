"""Questions in writing: asking one, and what a moderator decides."""

from django import forms
from django.conf import settings
from django.utils.translation import gettext as _, gettext_lazy

from convening import honesty, warnings, writing
from convening.errors import Refused
from convening.forms import Warned

from ..floor import questions
from .fields import CalmForm


def _words(label, rows=3):
    return forms.CharField(
        label=label, strip=False, widget=forms.Textarea(attrs={"rows": rows, "dir": "auto", "autocomplete": "off", "maxlength": questions.LONGEST}),
    )


def languages_of(session):
    """All languages to choose from, those of the session first."""
    names = dict(settings.LANGUAGES)
    codes = [code for code in session.languages if code in names]
    return [(code, names[code]) for code in [*codes, *(code for code in names if code not in codes)]]


class _TextForm(CalmForm):
    """A text and its language; its length and content are judged by the service, with its own sentences."""

    text = _words("")
    language = forms.ChoiceField(label=gettext_lazy("Language you write in"))

    def __init__(self, *args, session, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["text"].validators = []  # a NUL is answered by the service too
        self.fields["language"].choices = languages_of(session)
        self.fields["language"].initial = writing.language_here()
        self.say_what_is_missing()


class AskForm(Warned, _TextForm):
    """What she asks in writing."""

    by_name = forms.BooleanField(label=gettext_lazy("Show my name beside it"), required=False)
    consent = forms.BooleanField(
        label=gettext_lazy("If there is no time, the room may take it up, without saying whose it is"), required=False,
        help_text=gettext_lazy("Then it stays when the session is over. Otherwise nothing of it is kept."),
    )
    despite = forms.BooleanField(label=gettext_lazy("Send it all the same"), required=False)

    def __init__(self, *args, may_be_named, takes_up, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["text"].label = _("Your question")
        if not may_be_named:
            del self.fields["by_name"]
        if not takes_up:
            del self.fields["consent"]

    def is_warned(self):
        """True if the words tell something that she may not have meant to tell, and she has not said that she does."""
        try:
            found = warnings.found_in(honesty.honest(self.cleaned_data["text"], questions.LONGEST))
        except Refused:
            return False  # the service says so, with its sentence
        return self.warn(found)

    def visible_fields(self):
        """All but the box, which stands beside the warning."""
        return [field for field in super().visible_fields() if field.name != "despite"]


class DeclineForm(CalmForm):
    """Why: whoever asked will read it."""

    reason = forms.ChoiceField(
        label=gettext_lazy("Why? Whoever asked will read this."), choices=list(questions.REASONS.items()), widget=forms.RadioSelect,
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.say_what_is_missing()


class JoinForm(CalmForm):
    """With which question that everybody reads."""

    into = forms.ChoiceField(label=gettext_lazy("Which question says the same?"), widget=forms.RadioSelect)

    def __init__(self, *args, others, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["into"].choices = [(one["id"], one["text"]) for one in others]
        self.say_what_is_missing()


class AnswerForm(_TextForm):
    """A few words that everybody reads beneath the question."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["text"].label = _("Your answer")
