"""Opening a room: three questions about risk come before the rule, and the naming has no default."""

from django import forms
from django.conf import settings
from django.utils.translation import gettext as _, gettext_lazy

from sessions.forms import CalmForm, DayField
from sessions.models import Naming, Rule

from ..models import Room

YES, NO = "yes", "no"
_YES_NO = [(YES, gettext_lazy("Yes, or I do not know")), (NO, gettext_lazy("No"))]
RESERVED = {"new"}  # addresses of our own beside those of rooms
MOST_QUESTIONS = 20


class RoomForm(CalmForm):
    """A new room with its guiding questions and those who look after it."""

    slug = forms.SlugField(
        label=gettext_lazy("Short name in addresses"), max_length=50,
        help_text=gettext_lazy("Small letters, digits and hyphens. It cannot be changed later."),
        error_messages={"invalid": gettext_lazy("Use only small letters without accents, digits and hyphens.")},
        widget=forms.TextInput(attrs={"dir": "ltr"}),
    )
    opens_on = DayField(label=gettext_lazy("First day on which members may write"))
    closes_on = DayField(label=gettext_lazy("Last day, whole, by the clocks of the convening"))
    languages = forms.MultipleChoiceField(
        label=gettext_lazy("Languages of the room"), choices=settings.LANGUAGES, widget=forms.CheckboxSelectMultiple,
        help_text=gettext_lazy("Members may write in others too."),
    )
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
        label=gettext_lazy("Rule"), widget=forms.RadioSelect, choices=[
            (Rule.ON_THE_RECORD, gettext_lazy("On the record: what is said may be quoted with names")),
            (Rule.CHATHAM_HOUSE, gettext_lazy("The Chatham House Rule: what is said may be used, never who said it or who was there")),
            (Rule.OFF_THE_RECORD, gettext_lazy("Off the record: nothing that is said may be used")),
        ],
        help_text=gettext_lazy("After the first post it can only become stricter."),
    )
    naming = forms.ChoiceField(
        label=gettext_lazy("How members see each other inside"), widget=forms.RadioSelect, choices=[
            (Naming.VOICES, gettext_lazy("By voices: a label instead of a name")),
            (Naming.NAMED, gettext_lazy("By name; whoever wants may still speak as a voice")),
        ],
        help_text=gettext_lazy("Voices cannot become names later."),
    )
    scope = forms.ChoiceField(
        label=gettext_lazy("How far a voice reaches"), widget=forms.RadioSelect, initial=Room.Scope.ROOM, choices=[
            (Room.Scope.ROOM, gettext_lazy("One voice for the whole room")),
            (Room.Scope.QUESTION, gettext_lazy("Another voice at each question, so that answers cannot be joined")),
        ],
    )
    moderation = forms.ChoiceField(
        label=gettext_lazy("Moderation"), widget=forms.RadioSelect, choices=[
            (Room.Moderation.BEFORE, gettext_lazy("Each post is read before others see it")),
            (Room.Moderation.AFTER, gettext_lazy("Posts appear at once, and the moderation reads along")),
        ],
    )
    moderators = forms.MultipleChoiceField(
        label=gettext_lazy("Who looks after the room"), required=False, widget=forms.CheckboxSelectMultiple,
        help_text=gettext_lazy("They see voices, never the people behind them, and write in their role."),
    )

    _PARTS = (
        (gettext_lazy("What it is about"), ("title_en", "background_en", "questions_en", "slug", "languages")),
        (gettext_lazy("When"), ("opens_on", "closes_on")),
        (gettext_lazy("First, three questions about risk"), ("words_harm", "presence_harms", "strangers")),
        (gettext_lazy("What is promised"), ("rule", "naming", "scope")),
        (gettext_lazy("Who reads along"), ("moderation", "moderators")),
        (
            gettext_lazy("In other languages"),
            tuple(f"{name}_{code}" for code in ("ar", "es", "fr") for name in ("title", "background", "questions")),
        ),
    )

    def __init__(self, *args, moderators, **kwargs):
        """`moderators` are those who may be chosen: [(participation's id, name)]."""
        super().__init__(*args, **kwargs)
        self.fields["moderators"].choices = moderators
        for code, name in settings.LANGUAGES:
            self._ask_in(code, {"language": name})
        self.say_what_is_missing()
        self.order_fields([name for _heading, names in self._PARTS for name in names])

    def _ask_in(self, code, place):
        attributes = {"lang": code, "dir": "rtl" if code == "ar" else "ltr"}
        self.fields[f"title_{code}"] = forms.CharField(
            label=_("Title in %(language)s") % place, max_length=200, required=code == "en", widget=forms.TextInput(attrs=attributes)
        )
        self.fields[f"background_{code}"] = forms.CharField(
            label=_("Background note in %(language)s") % place, max_length=20_000, required=False,
            widget=forms.Textarea(attrs={"rows": 6, **attributes}),
        )  # fmt: skip
        self.fields[f"questions_{code}"] = forms.CharField(
            label=_("Guiding questions in %(language)s") % place, max_length=8_000, required=code == "en",
            help_text=_("One on each line, in their order."), widget=forms.Textarea(attrs={"rows": 4, **attributes}),
        )  # fmt: skip

    @property
    def parts(self):
        """[(heading, fields)] for the page."""
        return [(heading, [self[name] for name in names]) for heading, names in self._PARTS]

    def clean_slug(self):
        if self.cleaned_data["slug"] in RESERVED:
            raise forms.ValidationError(_("This address is taken. Please choose another one."))
        return self.cleaned_data["slug"]

    def clean(self):
        given = super().clean()
        if given.get("words_harm") == YES and given.get("naming") == Naming.NAMED:
            self.add_error("naming", _("You answered that words could harm somebody here. Then members speak as voices."))
        if given.get("words_harm") == YES and given.get("rule") == Rule.ON_THE_RECORD:
            self.add_error("rule", _("You answered that words could harm somebody here. Then they cannot be quoted with names."))
        if given.get("presence_harms") == YES and given.get("naming") == Naming.NAMED and "naming" not in self.errors:
            self.add_error("naming", _("You answered that taking part could harm somebody. Then members speak as voices."))
        if given.get("strangers") == YES and given.get("moderation") == Room.Moderation.AFTER:
            self.add_error("moderation", _("Where people do not know each other yet, each post is read before others see it."))
        self._check_questions(given)
        return given

    def _check_questions(self, given):
        first = _lines(given.get("questions_en"))
        if len(first) > MOST_QUESTIONS:
            self.add_error("questions_en", _("A room has %(most)s questions at most.") % {"most": MOST_QUESTIONS})
        for code in ("ar", "es", "fr"):
            lines = _lines(given.get(f"questions_{code}"))
            if lines and len(lines) != len(first):
                place = {"count": len(lines), "first": len(first)}
                sentence = _("Here are %(count)s questions, and %(first)s in English. Each needs its line, in the same order.")
                self.add_error(f"questions_{code}", sentence % place)

    def columns(self):
        """What the service takes."""
        given = self.cleaned_data
        codes = dict(settings.LANGUAGES)
        asked = {code: _lines(given[f"questions_{code}"]) for code in codes}
        return {
            "title": {code: given[f"title_{code}"] for code in codes},
            "background": {code: given[f"background_{code}"] for code in codes},
            "questions": [
                {code: lines[index] for code, lines in asked.items() if lines} for index in range(len(asked["en"]))
            ],
            "key": given["client_key"],
            **{name: given[name] for name in ("slug", "opens_on", "closes_on", "languages", "rule", "naming", "scope", "moderation")},
        }


def _lines(text):
    return [line.strip() for line in (text or "").splitlines() if line.strip()]
