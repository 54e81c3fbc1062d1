"""The form of whoever answers a survey. It is made from the questions, shown without scripts, and loses nothing that was typed."""

from django import forms
from django.utils.translation import gettext as _

from convening import warnings, writing
from convening.errors import Refused
from convening.forms import Warned
from convening.once import DeedForm

from .. import questionnaire
from ..models import Item
from ..models.surveys import text_of
from ..questionnaire import codes

Kind = Item.Kind
NONE = "-"  # the button with which a choice is taken back; it stands there once there is one
MOST_LETTERS = 40_000  # of what is typed in one field and kept in a draft


class SurveyForm(Warned, DeedForm):
    """The questions of `survey` as fields.

    `data` is a form that was sent, `typed` what a draft holds: {name of a field: [what was typed]}. Without either it is empty.
    A branch is shown once an earlier answer calls for it: the server decides. `seen` (hidden) names the items that stood on the page;
    a form whose answers call for others `has_grown`, and is shown again before it is sent. What was typed in a branch that is not
    called for any more travels along hidden.

    `parts` are [{"heading", "items": [...]}] for templates/evaluation/answer/_items.html. After `is_valid`, `answers` are as services
    take them.
    """

    seen = forms.CharField(widget=forms.HiddenInput, required=False, max_length=2_000)
    despite = forms.BooleanField(required=False)

    def __init__(self, survey, data=None, *, items=None, typed=None, language=None, **kwargs):
        super().__init__(data, **kwargs)
        self.survey, self.language = survey, language or writing.language_here()
        self.fields["despite"].label = _("Send it all the same")
        self.every = list(survey.items.all()) if items is None else list(items)
        self.typed = _typed(self.every, data) if data is not None else dict(typed or {})
        self.items = questionnaire.asked(self.every, {item.code: _ticked(item, self.typed) for item in self.every})
        stood_there = set((data.get("seen") or "").split(",")) if data is not None else set()
        self.new = [item for item in self.items if data is not None and str(item.position) not in stood_there]
        self.has_branches = questionnaire.has_branches(self.every)
        for item in self.items:
            _add_fields(self, item)
        self.initial["seen"] = ",".join(str(item.position) for item in self.items)

    @property
    def has_grown(self):
        """True if its answers call for questions that she has not seen yet."""
        return bool(self.new)

    def again(self):
        """The same form with all that was typed, not judged: for a draft that was kept, and for a branch that comes in."""
        form = type(self)(self.survey, items=self.every, typed=self.typed, language=self.language)
        form.new = self.new
        return form

    def clean(self):
        self.answers = {item.code: _answer(item, self.cleaned_data) for item in self.items}
        for item in self.items:
            if item.kind == Kind.RANKING and self.answers[item.code] is None:
                self.add_error(_first(item), _("Two of them have the same place. Give each place once."))
        try:
            accepted = questionnaire.accepted(self.every, self.answers)
        except Refused as refused:  # with all that is wrong at once, each thing said once
            if refused.fields or not self.errors:
                self.refuse(refused)
        else:
            if not self.errors:
                self.answers = accepted

    def refuse(self, refused):
        """Show what a service or the questions themselves refuse, beside the items it names."""
        by_code = {item.code: item for item in self.items}
        for code, sentence in refused.fields.items():
            if code not in by_code:
                self.add_error(None, sentence)
            elif not any(field in self.errors for field in names(by_code[code])):
                self.add_error(_first(by_code[code]), sentence)
        if not refused.fields:
            self.add_error(None, refused.message)

    def warn_of_words(self):
        """True if what she wrote in her own words may tell more than she means, and she has not said that it shall."""
        written = [self.typed.get(name(item), [""])[0] for item in self.items if item.kind == Kind.TEXT]
        return self.warn([found for text in written for found in warnings.found_in(text)])

    @property
    def parts(self):
        parts = []
        for item in self.items:
            if item.section or not parts:
                parts.append({"heading": item.section, "items": []})
            parts[-1]["items"].append(_shown(self, item))
        return parts

    @property
    def put_by(self):
        """[(name, what was typed)] of branches that are not asked now."""
        there = {item.position for item in self.items}
        return [(field, value) for item in self.every if item.position not in there for field in names(item) for value in self.typed.get(field, [])]


def name(item):
    return f"q{item.position}"


def names(item):
    """The names of all fields of an item: an order has one for each option, a matrix one for each row."""
    parts = {Kind.RANKING: item.options, Kind.MATRIX: item.rows}.get(item.kind)
    return [name(item)] if parts is None else [f"{name(item)}-{place}" for place in range(len(parts))]


def _first(item):
    return names(item)[0]


def _typed(items, data):
    values = data.getlist if hasattr(data, "getlist") else lambda field: data[field] if isinstance(data[field], list) else [data[field]]
    return {field: [str(value)[:MOST_LETTERS] for value in values(field)] for item in items for field in names(item) if field in data}


def _ticked(item, typed):
    """What decides on a branch: the ticks of one item, as far as there are any."""
    values = typed.get(name(item), [])
    return list(values) if item.kind == Kind.CHOICES else next(iter(values), "")


def _add_fields(form, item):
    form_fields, begun = form.fields, form.typed
    for place, field_name in enumerate(names(item)):
        field = _FIELDS[item.kind](form, item, place)
        field.required = False  # the questions themselves judge, with sentences of their own
        form_fields[field_name] = field
        if field_name in begun and not form.is_bound:
            values = begun[field_name]
            form.initial[field_name] = values if item.kind == Kind.CHOICES else next(iter(values), "")


def _choices(form, item, options):
    choices = [(option["code"], text_of(option["texts"], form.language)) for option in options]
    return choices if item.required else [*choices, (NONE, _("No answer"))]


def _one_of(form, item, place):
    return _radios(form, item, item.question)


def _row(form, item, place):
    return _radios(form, item, text_of(item.rows[place]["texts"], form.language))


def _radios(form, item, label):
    wrong = {"invalid_choice": _("This is none of the answers that can be chosen. Please choose again.")}
    field = forms.ChoiceField(label=label, choices=_choices(form, item, item.options), widget=forms.RadioSelect, error_messages=wrong)
    field.initial = None
    return field


def _any_of(form, item, place):
    choices = [(option["code"], text_of(option["texts"], form.language)) for option in item.options]
    wrong = {"invalid_choice": _("This is none of the answers that can be chosen. Please choose again.")}
    return forms.MultipleChoiceField(label=item.question, choices=choices, widget=forms.CheckboxSelectMultiple, error_messages=wrong)


def _place(form, item, place):
    numbers = [(str(number), writing.number(number, form.language)) for number in range(1, len(item.options) + 1)]
    wrong = {"invalid_choice": _("This is none of the places. Please choose again.")}
    label = text_of(item.options[place]["texts"], form.language)
    return forms.ChoiceField(label=label, choices=[("", _("No place")), *numbers], error_messages=wrong)


def _number(form, item, place):
    attributes = {"inputmode": "numeric", "autocomplete": "off"}
    return forms.CharField(label=item.question, max_length=12, widget=forms.TextInput(attrs=attributes))


def _text(form, item, place):
    attributes = {"rows": 4, "dir": "auto", "autocomplete": "off"}
    return forms.CharField(label=item.question, strip=False, widget=forms.Textarea(attrs=attributes))


_FIELDS = {
    Kind.SCALE: _one_of, Kind.CHOICE: _one_of, Kind.CHOICES: _any_of, Kind.RANKING: _place, Kind.MATRIX: _row, Kind.NUMBER: _number,
    Kind.TEXT: _text,
}  # fmt: skip


def _answer(item, cleaned):
    """The value of `item` as services take it; None for an order in which a place was given twice."""
    values = ["" if cleaned.get(field) == NONE else cleaned.get(field) or "" for field in names(item)]
    if item.kind == Kind.RANKING:
        places = sorted((int(place), code) for code, place in zip(codes(item.options), values, strict=True) if place)
        return [code for _place, code in places] if len({place for place, _code in places}) == len(places) else None
    if item.kind == Kind.MATRIX:
        return {row: code for row, code in zip(codes(item.rows), values, strict=True) if code}
    if item.kind == Kind.NUMBER:
        return _whole(values[0].strip())
    return values[0]


def _whole(text):
    """A whole number in whichever digits; anything else as it is, for the questions to refuse."""
    plain = text.removeprefix("-")
    return int(text) if plain.isdecimal() else text


def _shown(form, item):
    """One item for the template: its fields with what was typed."""
    fields = [form[field] for field in names(item)]
    return {
        "item": item, "kind": item.kind, "field": fields[0], "fields": fields, "id": fields[0].auto_id, "is_new": item in form.new,
        "errors": [error for field in fields for error in field.errors], "longest": questionnaire.longest(item) if item.kind == Kind.TEXT else None,
    }  # fmt: skip
