"""Fields that several forms of the rooms share: a text in each language, the risk and what follows from it."""

from django import forms
from django.conf import settings
from django.utils.translation import gettext as _, gettext_lazy

from sessions.forms import CalmForm
from sessions.models import Naming, Rule

from ..models import Question, Room

YES, NO = "yes", "no"
_YES_NO = [(YES, gettext_lazy("Yes, or I do not know")), (NO, gettext_lazy("No"))]
RULES = [
    (Rule.ON_THE_RECORD, gettext_lazy("On the record: what is said may be quoted with names")),
    (Rule.CHATHAM_HOUSE, gettext_lazy("The Chatham House Rule: what is said may be used, never who said it or who was there")),
    (Rule.OFF_THE_RECORD, gettext_lazy("Off the record: nothing that is said may be used")),
]
NAMINGS = [
    (Naming.VOICES, gettext_lazy("By voices: a label instead of a name")),
    (Naming.NAMED, gettext_lazy("By name; whoever wants may still speak as a voice")),
]
SCOPES = [
    (Room.Scope.ROOM, gettext_lazy("One voice for the whole room")),
    (Room.Scope.QUESTION, gettext_lazy("Another voice at each question, so that answers cannot be joined")),
]
MODERATIONS = [
    (Room.Moderation.BEFORE, gettext_lazy("Each post is read before others see it")),
    (Room.Moderation.AFTER, gettext_lazy("Posts appear at once, and the moderation reads along")),
]
TYPES = [
    (Question.Type.OPEN, gettext_lazy("Open")),
    (Question.Type.TRADE_OFFS, gettext_lazy("Trade-offs: what had to be weighed against what")),
    (Question.Type.EXPERIENCES, gettext_lazy("Experiences: what worked, what did not, and why")),
    (Question.Type.RECOMMENDATIONS, gettext_lazy("Recommendations: what others should do")),
]


def text_in(code, label, *, most, rows=0, required=False, help_text=""):
    """A field for one language's text, written in its direction; `rows` for a text of several lines."""
    attributes = {"lang": code, "dir": "rtl" if code == "ar" else "ltr"}
    widget = forms.Textarea(attrs={"rows": rows, **attributes}) if rows else forms.TextInput(attrs=attributes)
    return forms.CharField(label=label, max_length=most, required=required, help_text=help_text, widget=widget)


def ask_in_all_languages(form, name, label, *, most, rows=0, required=True, help_text=""):
    """Fields `name_en`, `name_ar` …; `label` has a place for the language. Only English is `required`. Returns their names."""
    for code, language in settings.LANGUAGES:
        form.fields[f"{name}_{code}"] = text_in(
            code, label % {"language": language}, most=most, rows=rows, required=required and code == "en", help_text=help_text
        )
    return [f"{name}_{code}" for code in ("en", *(code for code, _language in settings.LANGUAGES if code != "en"))]


def first_then_translations(form, names, between=()):
    """Put in order the texts in the language that is written first, then the fields `between`, then the texts in the others. `names` are the
    fields of one text each, as `ask_in_all_languages` gives them."""
    first = form.data.get("language") or form.initial.get("language") or "en"
    pairs = [name for pair in zip(*names, strict=True) for name in pair]
    hers = [name for name in pairs if name.endswith(f"_{first}")]
    form.order_fields([*hers, *between, *(name for name in pairs if name not in hers)])


def in_all_languages(given, name):
    """{language: text} from a form's cleaned data."""
    return {code: given[f"{name}_{code}"] for code, _language in settings.LANGUAGES}


class RiskForm(CalmForm):
    """Three questions about risk, and after them the rule and the naming: both are decisions, and neither has a default."""

    words_harm = forms.ChoiceField(
        label=gettext_lazy("Could somebody be harmed if it became known what she said here?"),
        choices=_YES_NO, widget=forms.RadioSelect,
    )
    presence_harms = forms.ChoiceField(
        label=gettext_lazy("Could somebody be harmed if it became known that she takes part?"),
        choices=_YES_NO, widget=forms.RadioSelect,
    )
    strangers = forms.ChoiceField(
        label=gettext_lazy("Do people meet here who do not know and trust each other yet?"),
        choices=_YES_NO, widget=forms.RadioSelect,
    )
    rule = forms.ChoiceField(
        label=gettext_lazy("Rule"), widget=forms.RadioSelect, choices=RULES,
        help_text=gettext_lazy("After the first post it can only become stricter."),
    )
    naming = forms.ChoiceField(
        label=gettext_lazy("How members see each other inside"), widget=forms.RadioSelect, choices=NAMINGS,
        help_text=gettext_lazy("Voices cannot become names later."),
    )
    scope = forms.ChoiceField(
        label=gettext_lazy("How far a voice reaches"), widget=forms.RadioSelect, initial=Room.Scope.ROOM, choices=SCOPES,
    )

    RISK, PROMISE = ("words_harm", "presence_harms", "strangers"), ("rule", "naming", "scope")

    def clean(self):
        given = super().clean()
        if given.get("words_harm") == YES and given.get("naming") == Naming.NAMED:
            self.add_error("naming", _("You answered that words could harm somebody here. Then members speak as voices."))
        if given.get("words_harm") == YES and given.get("rule") == Rule.ON_THE_RECORD:
            self.add_error("rule", _("You answered that words could harm somebody here. Then they cannot be quoted with names."))
        if given.get("presence_harms") == YES and given.get("naming") == Naming.NAMED and "naming" not in self.errors:
            self.add_error("naming", _("You answered that taking part could harm somebody. Then members speak as voices."))
        return given
