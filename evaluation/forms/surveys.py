"""Forms of those who make surveys. Each text in four languages; nothing that was typed is lost when something is refused."""

from django import forms
from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext

from convening import writing
from convening.forms import DayField, InLanguages
from convening.forms import NumberField as WholeNumber
from convening.once import DeedForm

from ..models import LONGEST_ANSWER, Item, Survey, text_of
from ..services.surveys import options
from ..services.surveys.asking import BRANCHING, WITH_DONT_KNOW, WITH_OPTIONS, WITH_STEPS
from ..services.surveys.locking import texts_of
from ..services.surveys.templates import I_DO_NOT_KNOW, SATISFIED, said

Kind = Item.Kind
LANGUAGES = sorted(settings.LANGUAGES, key=lambda pair: pair[0] != "en")
SAME_AS = "same-as-"

STARTS = [
    (Survey.Kind.POST_CONFERENCE, gettext_lazy("After the convening: how it was, what it gave, what got in the way, who could take part")),
    (Survey.Kind.SESSION, gettext_lazy("After a session: short, to those who were there")),
    (Survey.Kind.THREE_MONTHS, gettext_lazy("Three months later: what became of it")),
    (Survey.Kind.SIX_MONTHS, gettext_lazy("Six months later: what became of it, and what lasts")),
    (Survey.Kind.OWN, gettext_lazy("With nothing: your own questions")),
]
KINDS = [
    (Kind.SCALE, gettext_lazy("On a scale of five")),
    (Kind.CHOICE, gettext_lazy("One of several answers")),
    (Kind.CHOICES, gettext_lazy("Any of several answers")),
    (Kind.RANKING, gettext_lazy("Several things put in order")),
    (Kind.MATRIX, gettext_lazy("Several things, each on a scale of five")),
    (Kind.NUMBER, gettext_lazy("A number")),
    (Kind.TEXT, gettext_lazy("Free words")),
]
FEEDS = [
    (Item.Feeds.SATISFACTION, gettext_lazy("Satisfaction")),
    (Item.Feeds.OUTCOMES, gettext_lazy("Learning, networking, follow-up")),
    (Item.Feeds.PROBLEMS, gettext_lazy("Problems")),
    (Item.Feeds.ACCESS, gettext_lazy("Access and equity")),
    (Item.Feeds.NOTHING, gettext_lazy("None: it stands with the instrument only")),
]


class NumberField(WholeNumber):
    widget = forms.TextInput(attrs={"inputmode": "numeric", "dir": "ltr", "autocomplete": "off"})


class NewSurveyForm(DeedForm):
    """What a survey starts from; about which session; and a title, where it starts with nothing."""

    start = forms.ChoiceField(label=gettext_lazy("Start from"), widget=forms.RadioSelect)
    session = forms.ChoiceField(
        label=gettext_lazy("Session that it is about"), required=False, help_text=gettext_lazy("Only for a survey after a session."),
    )  # fmt: skip
    title_en = forms.CharField(
        label=gettext_lazy("Title, in English"), max_length=200, required=False, widget=forms.TextInput(attrs={"lang": "en", "dir": "auto"}),
        help_text=gettext_lazy("Only where it starts with nothing. The other languages come on the next page."),
    )  # fmt: skip

    def __init__(self, *args, surveys, sessions, **kwargs):
        """`surveys` are those that can be copied: [(id, words)]; `sessions` are [(id, words)]."""
        super().__init__(*args, **kwargs)
        self.fields["start"].choices = [*STARTS, *((f"{SAME_AS}{pk}", words) for pk, words in surveys)]
        self.fields["start"].error_messages["required"] = _("Choose one.")
        self.fields["session"].choices = [("", pgettext("belongs to", "none")), *sessions]

    @property
    def copied(self):
        """The id of the survey whose questions are taken, or "" """
        start = self.cleaned_data["start"]
        return start.removeprefix(SAME_AS) if start.startswith(SAME_AS) else ""


class AboutForm(InLanguages):
    """What a draft is called, what is said before its questions, whom it asks and when."""

    TEXTS = {"title": (gettext_lazy("Title"), 200, True), "introduction": (gettext_lazy("What is said before the questions"), None, False)}
    audience = forms.ChoiceField(label=gettext_lazy("Who is asked"), choices=Survey.Audience.choices, widget=forms.RadioSelect)
    opens_on = DayField(label=gettext_lazy("First day on which it can be answered"), help_text=gettext_lazy("Letters go out that morning."))
    closes_on = DayField(label=gettext_lazy("Last day, whole, by the clocks of the convening"))
    seen = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args, survey, seen, **kwargs):
        initial = {name: getattr(survey, name) for name in ("audience", "opens_on", "closes_on")} | {"seen": seen}
        for name in self.TEXTS:
            initial |= {f"{name}_{language}": text for language, text in texts_of(survey, name).items()}
        super().__init__(*args, initial=initial, **kwargs)
        if survey.session is None:
            self.fields["audience"].choices = [pair for pair in Survey.Audience.choices if pair[0] == Survey.Audience.MEMBERS]


class LastDayForm(DeedForm):
    closes_on = DayField(label=gettext_lazy("Last day, whole, by the clocks of the convening"))


class UnderstoodForm(DeedForm):
    """The box before something that cannot be undone, or that others see."""

    understood = forms.BooleanField(
        label=gettext_lazy("I have read this, and I want it"), error_messages={"required": gettext_lazy("Please tick the box first.")}
    )


class WordsForm(DeedForm):
    """A text as it may be used, without what could point to somebody."""

    text = forms.CharField(
        label=gettext_lazy("As it may be used"), strip=False, widget=forms.Textarea(attrs={"rows": 6, "dir": "auto", "autocomplete": "off"}),
        help_text=gettext_lazy("Take out names, places, offices and events that could point to somebody. Write […] where something is missing."),
    )  # fmt: skip

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["text"].validators = []  # its length is judged by the service, with a sentence of its own


class ItemForm(InLanguages):
    """A question of one kind, in four languages; what its kind does not have is not asked. `before` are the items that stand before it."""

    seen = forms.CharField(widget=forms.HiddenInput, required=False)
    TEXTS = {"question": (gettext_lazy("Question"), 400, True)}
    AROUND = {"help": (gettext_lazy("What helps to answer it"), 400, False), "section": (gettext_lazy("A heading above it"), 200, False)}

    def __init__(self, *args, kind, before, item=None, seen="", **kwargs):
        super().__init__(*args, initial=_initial(kind, item) | {"seen": seen}, **kwargs)
        self.kind, self.before = kind, [one for one in before if one.kind in BRANCHING]
        self.groups = {"question": [f"question_{code}" for code, _language in LANGUAGES], "options": [], "branch": [], "around": []}
        if kind == Kind.MATRIX:
            self._ask_lines("rows", _("Things to judge, one a line, in %(language)s"), rows=5)
        if kind in WITH_OPTIONS:
            steps = _("The five steps, the worst first, one a line, in %(language)s")
            self._ask_lines("options", steps if kind in WITH_STEPS else _("Answers to choose from, one a line, in %(language)s"), rows=6)
        if kind in WITH_DONT_KNOW:
            for code, language in LANGUAGES:
                self._put("options", f"dont_know_{code}", forms.CharField(
                    label=_("Answer that is counted apart, in %(language)s") % {"language": language}, max_length=200, required=False,
                    help_text=_("For instance “I do not know”. Empty in English: there is none.") if code == "en" else "",
                    widget=forms.TextInput(attrs={"lang": code, "dir": "auto"}),
                ))  # fmt: skip
        if kind == Kind.NUMBER:
            self._put("options", "least", NumberField(label=_("Smallest number"), required=False))
            self._put("options", "most", NumberField(label=_("Largest number"), required=False))
        if kind == Kind.TEXT:
            words = _("At most, and if this is empty: %(most)s.") % {"most": writing.number_here(LONGEST_ANSWER)}
            self._put("options", "most", NumberField(label=_("Longest answer, in characters"), required=False, min_value=1, help_text=words))
        self._ask_branch()
        for name, (label, longest, _needed) in self.AROUND.items():
            for code, language in LANGUAGES:
                label_here = _("%(what)s, in %(language)s") % {"what": label, "language": language}
                widget = forms.TextInput(attrs={"lang": code, "dir": "auto"})
                self._put("around", f"{name}_{code}", forms.CharField(label=label_here, max_length=longest, required=False, widget=widget))
        self._put("around", "feeds", forms.ChoiceField(label=_("Section of the report that it belongs to"), choices=FEEDS, required=False))
        self._put("around", "required", forms.BooleanField(
            label=_("It must be answered"), required=False, help_text=_("Rarely right: who must answer what she does not want to does not go on."),
        ))  # fmt: skip

    @property
    def parts(self):
        """[(name of a group, its fields, whether it stands open)] for the template, but for the branch."""
        return {name: [self[field] for field in fields] for name, fields in self.groups.items()}

    @property
    def branches(self):
        """[(earlier item, [{"value", "words", "ticked"}])] for the template."""
        ticked = set(self["shown_if"].value() or ()) if self.before else set()
        language, found = writing.language_here(), []
        for item in self.before:
            values = [(f"{item.code}:{option['code']}", option["texts"]) for option in item.options]
            found.append((item, [{"value": value, "words": text_of(texts, language), "ticked": value in ticked} for value, texts in values]))
        return found

    def clean(self):
        given = super().clean()
        if len({value.split(":")[0] for value in given.get("shown_if") or ()}) > 1:
            self.add_error("shown_if", _("Choose answers to one question only."))
        return given

    def asked(self):
        """What `add_item` and `change_item` take."""
        given = self.cleaned_data
        chosen = given.get("shown_if") or []
        texts = {name: self._texts(name) for name in ("question", "help", "section", "dont_know") if f"{name}_en" in self.fields}
        told = {name: self._texts(name) for name in ("options", "rows") if f"{name}_en" in self.fields}
        lines = {name: {code: options.lines(text) for code, text in by_language.items()} for name, by_language in told.items()}
        return {
            **texts, **lines, "required": given["required"], "feeds": given["feeds"],
            **{name: given[name] for name in ("least", "most") if name in self.fields},
            "shown_if": (chosen[0].split(":")[0], [value.split(":")[1] for value in chosen]) if chosen else None,
        }  # fmt: skip

    def _texts(self, name):
        return {code: self.cleaned_data.get(f"{name}_{code}", "") for code, _language in LANGUAGES}

    def _put(self, group, name, field):
        self.fields[name] = field
        self.groups[group].append(name)

    def _ask_lines(self, name, label, *, rows):
        for code, language in LANGUAGES:
            self._put("options", f"{name}_{code}", forms.CharField(
                label=label % {"language": language}, required=code == "en", max_length=20_000,
                widget=forms.Textarea(attrs={"rows": rows, "lang": code, "dir": "auto"}),
                help_text=_("Each line stands for the same in every language.") if code == "en" else "",
            ))  # fmt: skip

    def _ask_branch(self):
        if self.before:
            choices = [(f"{item.code}:{option['code']}", "") for item in self.before for option in item.options]
            self._put("branch", "shown_if", forms.MultipleChoiceField(
                label=_("Only after these answers"), choices=choices, required=False, widget=forms.CheckboxSelectMultiple,
            ))  # fmt: skip


def _initial(kind, item):
    """What stands in the form: the item as it is, or what suits a new one of its kind."""
    if item is None:
        filled = {}
        if kind in WITH_STEPS:
            steps = [said(step) for step in SATISFIED]
            filled |= {f"options_{code}": "\n".join(step[code] for step in steps) for code, _language in LANGUAGES}
        if kind in WITH_DONT_KNOW:
            filled |= {f"dont_know_{code}": text for code, text in said(I_DO_NOT_KNOW).items()}
        return filled
    plain, apart = options.without_dont_know(item.options), options.dont_know_of(item.options)
    filled = {name: getattr(item, name) for name in ("least", "most", "required", "feeds")}
    filled["shown_if"] = [f"{item.shown_if['item']}:{code}" for code in item.shown_if["any"]] if item.shown_if else []
    for code, _language in LANGUAGES:
        filled |= {f"{name}_{code}": texts_of(item, name)[code] for name in ("question", "help", "section")}
        filled |= {f"options_{code}": options.as_lines(plain, code), f"rows_{code}": options.as_lines(item.rows, code)}
        filled[f"dont_know_{code}"] = apart.get(code, "")
    return filled
