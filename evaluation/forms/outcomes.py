"""Forms of documents: begin one, its cover, a piece with its words and its place, remarks, signatures; and naming people on the record."""

from django import forms
from django.conf import settings
from django.utils.translation import gettext as _, gettext_lazy

from convening.forms import InLanguages, NumberField
from convening.models import Audience
from convening.once import DeedForm

from ..models import Document
from ..services.outcomes import LONGEST, LONGEST_REASON, LONGEST_REMARK

AUDIENCES = [
    (Audience.PUBLIC, gettext_lazy("Everybody: it stands on the public page")), (Audience.MEMBERS, gettext_lazy("Members: they read it when they are signed in")),
]  # fmt: skip
KINDS = [
    (Document.Kind.BACKGROUND, gettext_lazy("Background note: what the sessions are about, with questions to guide them")),
    (Document.Kind.OUTCOME, gettext_lazy("Outcome document: the recommendations, by whom they address")),
    (Document.Kind.SUMMARY, gettext_lazy("Moderator’s summary: what was said, in numbered paragraphs")),
    (Document.Kind.REPORT, gettext_lazy("Meeting report: all of it, with its summary, figures and annexes")),
]
LEVELS = [(1, gettext_lazy("A chapter")), (2, gettext_lazy("A section of a chapter")), (3, gettext_lazy("A part of a section"))]


def _written_in(code, rows=0, **attributes):
    """A widget for words in one language, in their direction."""
    attributes |= {"lang": code, "dir": "rtl" if code == "ar" else "ltr"}
    return forms.Textarea(attrs={"rows": rows, **attributes}) if rows else forms.TextInput(attrs=attributes)


def _choose(field, choices):
    field.choices = choices
    field.error_messages["required"] = field.error_messages["invalid_choice"] = _("Choose one.")


class NewDocumentForm(DeedForm):
    kind = forms.ChoiceField(label=gettext_lazy("What kind of document"), widget=forms.RadioSelect)
    language = forms.ChoiceField(label=gettext_lazy("Written first in"), choices=settings.LANGUAGES)
    title = forms.CharField(
        label=gettext_lazy("Title"), max_length=LONGEST[Document, "title"], widget=forms.TextInput(attrs={"dir": "auto"}),
        help_text=gettext_lazy("In the language in which you write it first. Translations come later."),
    )  # fmt: skip
    languages = forms.MultipleChoiceField(
        label=gettext_lazy("It is to appear in"), choices=settings.LANGUAGES, widget=forms.CheckboxSelectMultiple, required=False,
        help_text=gettext_lazy("You can change this until it is released. Where nothing is ticked: the languages of the convening."),
    )  # fmt: skip
    template = forms.BooleanField(
        label=gettext_lazy("Begin with the pieces that such a document usually has"), required=False, initial=True,
        help_text=gettext_lazy("Chapters for your rooms, their questions and paragraphs, recommendations and annexes. You can take any of them out."),
    )  # fmt: skip

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        _choose(self.fields["kind"], KINDS)


class CoverForm(InLanguages):
    TEXTS = {
        "title": (gettext_lazy("Title"), 200, False), "subtitle": (gettext_lazy("Subtitle"), 300, False),
        "imprint": (gettext_lazy("Place and month"), 200, False),
    }  # fmt: skip
    language = forms.ChoiceField(label=gettext_lazy("Written first in"), choices=settings.LANGUAGES)
    languages = forms.MultipleChoiceField(label=gettext_lazy("It is to appear in"), choices=settings.LANGUAGES, widget=forms.CheckboxSelectMultiple)
    audience = forms.ChoiceField(label=gettext_lazy("Who reads it once it is released"), choices=AUDIENCES, widget=forms.RadioSelect)
    cover = forms.ChoiceField(
        label=gettext_lazy("Picture on the cover"), required=False, help_text=gettext_lazy("Pictures that may be printed. Others wait until everybody on them has agreed.")
    )
    report = forms.ChoiceField(
        label=gettext_lazy("Figures come from"), required=False, help_text=gettext_lazy("It has to be released before this document is.")
    )

    def __init__(self, *args, pictures, reports, **kwargs):
        """`pictures` and `reports` are [(id, words)]."""
        super().__init__(*args, **kwargs)
        _choose(self.fields["cover"], [("", _("none")), *pictures])
        _choose(self.fields["report"], [("", _("no report yet")), *reports])
        first = self.data.get("language") or self.initial.get("language") or "en"
        appears = [first, *(code for code in self.initial.get("languages", ()) if code != first)]
        words = [f"{name}_{code}" for code in appears for name in self.TEXTS]
        self.order_fields([*words[: len(self.TEXTS)], "language", "languages", "audience", "cover", "report", *words[len(self.TEXTS) :]])


NO_NAMES = gettext_lazy(
    "Type no name of anybody who took part: once the document is released it cannot be taken out again. Whoever spoke on the record, and "
    "agreed, is named by the piece “people on the record”; a name there goes as soon as she takes back her yes."
)  # fmt: skip


class PieceForm(DeedForm):
    """The words of one piece in one language. `edition` is that of the document when she began to write."""

    edition = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args, code, words, title_label, text_label, rows=14, **kwargs):
        super().__init__(*args, **kwargs)
        most = {name: LONGEST[words, name] for name in ("title", "text")}
        if title_label:
            self.fields[f"title_{code}"] = forms.CharField(label=title_label, max_length=most["title"], required=False, widget=_written_in(code))
        if text_label:
            self.fields[f"text_{code}"] = forms.CharField(
                label=text_label, max_length=most["text"], required=False, strip=False, widget=_written_in(code, rows), help_text=NO_NAMES
            )


class PlaceForm(DeedForm):
    """Where a piece stands, what it draws on, which picture it shows; fields that its kind does not have are left out."""

    source = forms.ChoiceField(label=gettext_lazy("What it draws on"), required=False)
    picture = forms.ChoiceField(label=gettext_lazy("The picture"), required=False, help_text=gettext_lazy("Pictures that may be printed, from the library."))
    level = forms.TypedChoiceField(label=gettext_lazy("How deep its heading stands"), choices=LEVELS, coerce=int)
    key = forms.CharField(
        label=gettext_lazy("Its short name"), max_length=50, required=False, widget=forms.TextInput(attrs={"dir": "ltr"}),
        help_text=gettext_lazy("Small Latin letters, digits and hyphens. Other pieces refer to it by this name."),
    )  # fmt: skip
    place = NumberField(label=gettext_lazy("Its place in the document"), min_value=1, max_value=200, required=False)
    language = forms.ChoiceField(
        label=gettext_lazy("Written first in"), choices=settings.LANGUAGES,
        help_text=gettext_lazy("The others are its translations. It needs words in this language."),
    )  # fmt: skip

    def __init__(self, *args, sources, figures, pictures, **kwargs):
        """`sources` [(source, words)], [] where it draws on nothing in particular; `figures` True where it names figures; `pictures`
        [(id, words)], None where it shows none."""
        super().__init__(*args, **kwargs)
        if sources:
            _choose(self.fields["source"], sources)
        elif figures:
            self.fields["source"] = forms.CharField(
                label=_("Which figures"), max_length=100, required=False, widget=forms.TextInput(attrs={"dir": "ltr"}),
                help_text=_("Their names with commas between them; empty for the usual ones."),
            )  # fmt: skip
        else:
            del self.fields["source"]
        if pictures is None:
            del self.fields["picture"]
        else:
            _choose(self.fields["picture"], [("", _("none yet")), *pictures])


class NewPieceForm(PlaceForm):
    language = None  # the document's
    title = forms.CharField(label=gettext_lazy("Heading"), max_length=300, required=False, widget=forms.TextInput(attrs={"dir": "auto"}))
    field_order = ["title", "source", "picture", "level", "place", "key"]


class CompareForm(forms.Form):
    """Two editions of a document; asked for in the address."""

    former = NumberField(label=gettext_lazy("Compare edition"), min_value=1, max_value=2_000_000)
    later = NumberField(label=gettext_lazy("with edition"), min_value=1, max_value=2_000_000)


class RemarkForm(DeedForm):
    piece = forms.ChoiceField(label=gettext_lazy("About"), required=False)
    text = forms.CharField(
        label=gettext_lazy("Your remark"), max_length=LONGEST_REMARK, widget=forms.Textarea(attrs={"rows": 4, "dir": "auto"}),
        help_text=gettext_lazy("Those who work on the document read it, with your name. It is never printed."),
    )  # fmt: skip

    def __init__(self, *args, pieces, **kwargs):
        """`pieces` are [(id, what it is called)]."""
        super().__init__(*args, **kwargs)
        _choose(self.fields["piece"], [("", _("the whole document")), *pieces])


class SignForm(DeedForm):
    organisation = forms.ChoiceField(label=gettext_lazy("You sign for"), widget=forms.RadioSelect)
    edition = forms.IntegerField(widget=forms.HiddenInput)
    understood = forms.BooleanField(
        label=gettext_lazy("I have read this edition, and this organisation agrees to its release"),
        error_messages={"required": gettext_lazy("Tick the box if you want to sign.")},
    )

    def __init__(self, *args, organisations, **kwargs):
        super().__init__(*args, **kwargs)
        _choose(self.fields["organisation"], organisations)


class WithdrawForm(DeedForm):
    reason = forms.CharField(
        label=gettext_lazy("Why"), required=False, max_length=LONGEST_REASON, widget=forms.TextInput(attrs={"dir": "auto", "autocomplete": "off"}),
        help_text=gettext_lazy("One line, for those who work on this document. Do not repeat what endangers somebody."),
        error_messages={"max_length": gettext_lazy("One line is enough.")},
    )  # fmt: skip
    understood = forms.BooleanField(
        label=gettext_lazy("I understand that this cannot be undone"), error_messages={"required": gettext_lazy("Please tick the box first.")}
    )


class AskToBeNamedForm(DeedForm):
    """`languages` are those in which her name is asked for; hers is the first."""

    participation = forms.ChoiceField(label=gettext_lazy("Who"))

    def __init__(self, *args, people, languages, **kwargs):
        super().__init__(*args, **kwargs)
        self.languages = languages
        _choose(self.fields["participation"], [("", "–"), *people])
        names = dict(settings.LANGUAGES)
        for code in languages:
            told = {"language": names[code]}
            for name, label, most in (
                ("honorific", _("How she is addressed, in %(language)s"), 60), ("name", _("Her name, in %(language)s"), 150),
                ("function", _("Her function, in %(language)s"), 250),
            ):  # fmt: skip
                needed = name == "name" and code == languages[0]
                self.fields[f"{name}_{code}"] = forms.CharField(label=label % told, max_length=most, required=needed, widget=_written_in(code))

    def words(self):
        given = self.cleaned_data
        return {code: {name: given[f"{name}_{code}"] for name in ("honorific", "name", "function")} for code in self.languages}


class NamingAnswerForm(DeedForm):
    answer = forms.ChoiceField(
        label=gettext_lazy("May documents name you for this?"), widget=forms.RadioSelect,
        choices=[("yes", gettext_lazy("Yes, as it stands above")), ("no", gettext_lazy("No"))],
        error_messages={"required": gettext_lazy("Choose one.")},
    )  # fmt: skip
