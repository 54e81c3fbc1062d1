"""The code of conduct, the officer for incidents, and telling of one."""

from django import forms
from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from convening.forms import InLanguages
from convening.once import DeedForm


class ConductForm(InLanguages):
    """Paragraphs, with a blank line between them."""

    TEXTS = {"conduct": (gettext_lazy("Code of conduct"), None, True)}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            if "rows" in field.widget.attrs:
                field.widget.attrs["rows"] = 16


# A text of ours to begin with, in the languages of the house: a convening makes it its own.
_SUGGESTED = (
    gettext_lazy("This code holds wherever we meet: in sessions, in rooms, in messages, and in what surrounds them."),
    gettext_lazy("We speak and listen with respect. We argue about matters and never against a person, her origin, faith, body, age, gender, or whom she loves."),
    gettext_lazy("We harass nobody, by words, pictures, attention that is not wanted, or by going on after a no."),
    gettext_lazy("We threaten nobody, and we put nobody in danger. What could show where somebody lives, whom she knows or that she is here stays with us."),
    gettext_lazy("We keep the Chatham House Rule: what we hear may be used; who said it, whom they speak for and who was there is told to nobody."),
    gettext_lazy("We record nothing, and we take no pictures of people or of screens, unless everybody who is concerned has agreed."),
    gettext_lazy("Whoever sees or suffers a breach can tell the officer for incidents, with her name or without it. Nobody is at a disadvantage for having told."),
    gettext_lazy("Whoever breaks this code may be asked to stop, to leave a session or a room, or to leave the convening."),
)


def suggested():
    """{"conduct_en": text, …}: what stands in the form where there is no code of conduct yet."""
    texts = {}
    for code, _name in settings.LANGUAGES:
        with translation.override(code):
            texts[f"conduct_{code}"] = "\n\n".join(str(paragraph) for paragraph in _SUGGESTED)
    return texts


class OfficerForm(DeedForm):
    officer = forms.ChoiceField(
        label=gettext_lazy("Who hears of incidents"), widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("Choose one person.")},
    )  # fmt: skip

    def __init__(self, *args, people, **kwargs):
        """`people` are those who may be named: [(participation's id, words)]."""
        super().__init__(*args, **kwargs)
        self.fields["officer"].choices = people


class IncidentForm(DeedForm):
    """Telling of something. Only what happened is needed."""

    what = forms.CharField(
        label=gettext_lazy("What happened?"), strip=False, widget=forms.Textarea(attrs={"rows": 7, "dir": "auto"}),
        error_messages={"required": gettext_lazy("Please write what happened, in as few words as you like.")},
    )  # fmt: skip
    about = forms.CharField(
        label=gettext_lazy("Whom or what is it about?"), required=False, max_length=500, widget=forms.Textarea(attrs={"rows": 2, "dir": "auto"}),
        help_text=gettext_lazy("A person, a voice in a room (“Lantern 12”), a session, a letter."),
    )  # fmt: skip
    wishes = forms.CharField(
        label=gettext_lazy("What do you wish to happen, or not to happen?"), required=False, max_length=1_000,
        widget=forms.Textarea(attrs={"rows": 3, "dir": "auto"}),
    )  # fmt: skip
    with_name = forms.ChoiceField(
        label=gettext_lazy("With your name?"), widget=forms.RadioSelect,
        choices=[
            ("no", gettext_lazy("Without. I get words with which I find the answer.")),
            ("yes", gettext_lazy("With my name. The officer can write to me.")),
        ],
        help_text=gettext_lazy("Without your name, nothing in the report says who wrote it. What you tell may still show it: leave out what could."),
        error_messages={"required": gettext_lazy("Choose whether the officer is told your name.")},
    )  # fmt: skip


class ReportMessageForm(DeedForm):
    convening = forms.ChoiceField(label=gettext_lazy("Which convening’s officer shall read it?"), widget=forms.RadioSelect)
    what = forms.CharField(
        label=gettext_lazy("What is wrong with it?"), required=False, max_length=2_000, widget=forms.Textarea(attrs={"rows": 4, "dir": "auto"})
    )
    with_name = IncidentForm.base_fields["with_name"]

    def __init__(self, *args, convenings, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["convening"].choices = [(one.slug, one.title) for one in convenings]
        if len(convenings) == 1:
            self.fields["convening"].initial = convenings[0].slug


class WordsForm(DeedForm):
    """The words that were given instead of a name, and perhaps something more to say."""

    words = forms.CharField(
        label=gettext_lazy("Your words"), max_length=60, widget=forms.TextInput(attrs={"dir": "ltr", "autocomplete": "off", "spellcheck": "false"}),
        error_messages={"required": gettext_lazy("Write the words that you were given.")},
    )  # fmt: skip
    text = forms.CharField(label=gettext_lazy("Do you want to add something?"), required=False, strip=False, widget=forms.Textarea(attrs={"rows": 4, "dir": "auto"}))


class OfficerTextForm(DeedForm):
    text = forms.CharField(
        label=gettext_lazy("What you want to say"), strip=False, widget=forms.Textarea(attrs={"rows": 5, "dir": "auto"}),
        error_messages={"required": gettext_lazy("Please write something first.")},
    )  # fmt: skip


class NoteForm(OfficerTextForm):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["text"].label = _("A note")


class SafeguardForm(OfficerTextForm):
    called = forms.CharField(
        label=gettext_lazy("To whom"), max_length=120, widget=forms.TextInput(attrs={"dir": "auto", "autocomplete": "off"}),
        help_text=gettext_lazy("The whole name, or the number (P-…)."), error_messages={"required": gettext_lazy("Write a name or a number.")},
    )  # fmt: skip
    field_order = ["called", "text"]
