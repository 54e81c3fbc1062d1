"""Opening a room: what it is about and asks, its days, the risk, and only then what is promised."""

from django import forms
from django.conf import settings
from django.utils.translation import gettext as _, gettext_lazy, pgettext

from convening import writing
from sessions.forms import DayField

from ..models import Question, Room
from ..services.rooms import MOST_QUESTIONS
from .fields import MODERATIONS, TYPES, YES, RiskForm, ask_in_all_languages, in_all_languages, text_in

RESERVED = {"new"}  # addresses of our own beside those of rooms
ROWS = 5
OTHERS = [code for code, _language in settings.LANGUAGES if code != "en"]


class RoomForm(RiskForm):
    """A new room with its guiding questions and those who look after it. Filled in from a starting point, or empty."""

    rows = forms.IntegerField(widget=forms.HiddenInput, min_value=1, max_value=MOST_QUESTIONS, initial=ROWS, required=False)
    slug = forms.SlugField(
        label=gettext_lazy("Short name in addresses"), max_length=50,
        help_text=gettext_lazy("Small letters, digits and hyphens. It cannot be changed later."),
        error_messages={"invalid": gettext_lazy("Use only small letters without accents, digits and hyphens.")},
        widget=forms.TextInput(attrs={"dir": "ltr"}),
    )
    session = forms.ChoiceField(
        label=gettext_lazy("Session of the programme that it belongs to"), required=False,
        help_text=gettext_lazy("The page of the room leads there."),
    )
    notes_go_on = forms.BooleanField(
        label=gettext_lazy("The footnotes go on from the note of the room before this one"), required=False,
        help_text=gettext_lazy("Otherwise they begin at 1."),
    )
    languages = forms.MultipleChoiceField(
        label=gettext_lazy("Languages of the room"), choices=settings.LANGUAGES, widget=forms.CheckboxSelectMultiple,
        help_text=gettext_lazy("Members may write in others too."),
    )
    sub_themes = forms.MultipleChoiceField(
        label=gettext_lazy("Sub-themes to set up with tables"), required=False, widget=forms.CheckboxSelectMultiple,
    )
    opens_on = DayField(label=gettext_lazy("First day on which members may write"))
    closes_on = DayField(label=gettext_lazy("Last day, whole, by the clocks of the convening"))
    moderation = forms.ChoiceField(label=gettext_lazy("Moderation"), widget=forms.RadioSelect, choices=MODERATIONS)
    moderators = forms.MultipleChoiceField(
        label=gettext_lazy("Who looks after the room"), required=False, widget=forms.CheckboxSelectMultiple,
        help_text=gettext_lazy("They see voices, never the people behind them, and write in their role."),
    )

    def __init__(self, *args, moderators, sessions, start=None, **kwargs):
        """`moderators` and `sessions` are those who and which may be chosen: [(id, name)]; `start` is a `StartingPoint` or None."""
        self.start = start.in_languages() if start else {"title": {}, "background": {}, "questions": [], "sub_themes": []}
        kwargs["initial"] = {**self._started(), **kwargs.get("initial", {})}
        super().__init__(*args, **kwargs)
        self.fields["moderators"].choices = moderators
        self.fields["session"].choices = [("", pgettext("belongs to", "none")), *sessions]
        ask_in_all_languages(self, "title", _("Title in %(language)s"), most=200)
        ask_in_all_languages(self, "working_group", _("Working group that it belongs to, in %(language)s"), most=200, required=False)
        ask_in_all_languages(self, "background", _("Background note in %(language)s"), most=20_000, rows=8, required=False)
        self.fields["background_en"].help_text = _(
            "“## ” before a line makes it a heading. A footnote is [^1] in the text, and a line at the end that begins with [^1]: and says it."
        )
        self._ask_for_questions()
        self._offer_sub_themes(start)
        self.say_what_is_missing()
        others = [f"{name}_{code}" for code in OTHERS for name in ("title", "working_group", "background", "questions")]
        self.order_fields([*(name for _heading, names in self._parts() for name in names), *others])

    def _started(self):
        start = self.start
        texts = {f"{name}_{code}": text for name in ("title", "background") for code, text in start[name].items()}
        for number, (kind, text) in enumerate(start["questions"], 1):
            texts |= {f"type_{number}": kind, f"question_{number}": text["en"]}
        for code in OTHERS:
            if start["questions"] and all(code in text for _kind, text in start["questions"]):
                texts[f"questions_{code}"] = "\n".join(text[code] for _kind, text in start["questions"])
        return {**texts, "sub_themes": [str(index) for index, _titles in enumerate(start["sub_themes"])]}

    def _ask_for_questions(self):
        told = self.data.get(self.add_prefix("rows"), "") if self.is_bound else str(self.initial.get("rows") or "")
        wanted = int(told) if told.isascii() and told.isdigit() and len(told) < 4 else ROWS
        self.row_count = min(max(wanted, ROWS, len(self.start["questions"])), MOST_QUESTIONS)
        self.initial["rows"] = self.row_count
        for number in range(1, self.row_count + 1):
            place = {"number": writing.number_here(number)}
            self.fields[f"question_{number}"] = text_in(
                "en", _("Guiding question %(number)s in English") % place, most=1_000, rows=2, required=number == 1
            )
            self.fields[f"type_{number}"] = forms.ChoiceField(
                label=_("What question %(number)s asks for") % place, choices=TYPES, required=False,
                initial=Question.Type.OPEN,
            )  # fmt: skip
        for code in OTHERS:
            language = dict(settings.LANGUAGES)[code]
            self.fields[f"questions_{code}"] = text_in(
                code, _("Guiding questions in %(language)s") % {"language": language}, most=8_000, rows=4,
                help_text=_("One on each line, in their order."),
            )  # fmt: skip

    def _offer_sub_themes(self, start):
        if start is None or not start.sub_themes:
            del self.fields["sub_themes"]
            return
        self.fields["sub_themes"].choices = [(str(index), str(title)) for index, title in enumerate(start.sub_themes)]
        self.fields["sub_themes"].help_text = _(
            "Each gets a table of 12 places in every language of the room. All of it can be changed afterwards."
        )

    def _parts(self):
        rows = [name for number in range(1, self.row_count + 1) for name in (f"question_{number}", f"type_{number}")]
        return (
            (_("What it is about"), ["title_en", "slug", "working_group_en", "session", "languages", "background_en", "notes_go_on"]),
            (_("What it asks"), rows),
            *([(_("Sub-themes"), ["sub_themes"])] if "sub_themes" in self.fields else []),
            (_("When"), ["opens_on", "closes_on"]),
            (_("First, three questions about risk"), list(self.RISK)),
            (_("What is promised"), list(self.PROMISE)),
            (_("Who reads along"), ["moderation", "moderators"]),
        )

    @property
    def parts(self):
        """[(heading, fields, whether one more question may be asked for beneath)] for the page."""
        asks = self.row_count < MOST_QUESTIONS
        return [(heading, [self[name] for name in names], asks and "question_1" in names) for heading, names in self._parts()]

    @property
    def other_languages(self):
        """[(language, fields, whether they are shown unfolded: where something is written or wrong)]."""
        told = []
        for code in OTHERS:
            fields = [self[f"{name}_{code}"] for name in ("title", "working_group", "background", "questions")]
            told.append((dict(settings.LANGUAGES)[code], fields, any(field.value() or field.errors for field in fields)))
        return told

    def clean_slug(self):
        if self.cleaned_data["slug"] in RESERVED:
            raise forms.ValidationError(_("This address is taken. Please choose another one."))
        return self.cleaned_data["slug"]

    def clean(self):
        given = super().clean()
        if given.get("strangers") == YES and given.get("moderation") == Room.Moderation.AFTER:
            self.add_error("moderation", _("Where people do not know each other yet, each post is read before others see it."))
        self._check_questions(given)
        return given

    def _check_questions(self, given):
        first = self._asked(given)
        for code in OTHERS:
            lines = _lines(given.get(f"questions_{code}"))
            if lines and len(lines) != len(first):
                place = {"count": writing.number_here(len(lines)), "first": writing.number_here(len(first))}
                sentence = _("Here are %(count)s questions, and %(first)s in English. Each needs its line, in the same order.")
                self.add_error(f"questions_{code}", sentence % place)

    def _asked(self, given):
        """[(type, English text)] of the rows that are not empty."""
        rows = range(1, self.row_count + 1)
        return [
            (given.get(f"type_{number}") or Question.Type.OPEN, given[f"question_{number}"])
            for number in rows if given.get(f"question_{number}")
        ]  # fmt: skip

    def columns(self, places):
        """What the service takes. `places` is how many each table of a chosen sub-theme has."""
        given = self.cleaned_data
        asked, other = self._asked(given), {code: _lines(given[f"questions_{code}"]) for code in OTHERS}
        tables = [(language, places) for language in given["languages"]]
        return {
            **{name: in_all_languages(given, name) for name in ("title", "background", "working_group")},
            "questions": [
                (kind, {"en": text, **{code: lines[index] for code, lines in other.items() if lines}})
                for index, (kind, text) in enumerate(asked)
            ],
            "sub_themes": [(self.start["sub_themes"][int(index)], {}, tables) for index in given.get("sub_themes", ())],
            "key": given["client_key"],
            **{
                name: given[name]
                for name in ("slug", "opens_on", "closes_on", "languages", "notes_go_on", "rule", "naming", "scope", "moderation")
            },
        }


def _lines(text):
    return [line.strip() for line in (text or "").splitlines() if line.strip()]
