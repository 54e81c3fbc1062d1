"""What may be answered to which question, and which questions follow from what was answered. Pure: no request, no clock.

Answers are {code of an item: value}: a scale and a choice have an option's code; any of several a list of codes; an order the codes
from the first place on, those without a place left out; a matrix {code of a row: code of an option}; a number a whole number; free
words a text.
"""

from django.utils.translation import gettext as _

from convening import writing
from convening.errors import Refused
from convening.honesty import honest

from .models.surveys import DONT_KNOW, LONGEST_ANSWER, Item

Kind = Item.Kind


def codes(options):
    return [option["code"] for option in options]


def longest(item):
    """Characters that an answer in free words may have."""
    return min(item.most or LONGEST_ANSWER, LONGEST_ANSWER)


def asked(items, answers):
    """Those of `items`, in their order, that are asked of somebody with `answers`: a branch whose condition does not hold is left out,
    and so is one that hangs on it."""
    found = {}
    for item in items:
        condition = item.shown_if or {}
        if not condition or condition["item"] in found and _picked(answers.get(condition["item"])) & set(condition["any"]):
            found[item.code] = item
    return list(found.values())


def has_branches(items):
    return any(item.shown_if for item in items)


def accepted(items, answers):
    """`answers` as they are stored, without what is empty or not asked; `Refused`, with a sentence for each item in `fields`."""
    if not isinstance(answers, dict) or set(answers) - {item.code for item in items}:
        raise Refused("evaluation.unknown_question", _("These answers belong to other questions. Please load the page again."))
    kept, wrong = {}, {}
    for item in asked(items, answers):
        try:
            value = _value(item, answers.get(item.code))
        except Refused as refused:
            wrong[item.code] = refused.message
            continue
        if value in (None, "", [], {}):
            if item.required:
                wrong[item.code] = _("This question needs an answer.")
        elif item.required and item.kind == Kind.MATRIX and len(value) < len(item.rows):
            wrong[item.code] = _("Please answer in every row.")
        else:
            kept[item.code] = value
    if wrong:
        raise Refused("evaluation.answers_not_complete", _("Some answers need another look. Nothing was sent yet."), fields=wrong)
    if not kept:
        raise Refused("evaluation.nothing_answered", _("There is no answer yet. Answer at least one question, then send."))
    return kept


def single_answers(items, answers):
    """[(item, value)] as they are stored one by one: each row of a matrix is an answer of its own."""
    single = []
    for item in items:
        value = answers.get(item.code)
        if value is None:
            continue
        single += [(item, {"row": row, "code": code}) for row, code in value.items()] if item.kind == Kind.MATRIX else [(item, value)]
    return single


def _picked(value):
    return set(value) if isinstance(value, list) else {value}


def _value(item, value):
    if value in (None, "", [], {}):
        return None
    return _VALUES[item.kind](item, value)


def _option(item, value):
    if value not in codes(item.options):
        raise _unknown()
    return value


def _options(item, value):
    picked = [code for code in codes(item.options) if code in _listed(value)]
    if len(picked) != len(value):
        raise _unknown()
    if DONT_KNOW in picked and len(picked) > 1:
        raise Refused("evaluation.both", _("You ticked “I don't know” and something else. Please leave one of the two."))
    return picked


def _order(item, value):
    if len(set(_listed(value))) != len(value) or not set(value) <= set(codes(item.options)):
        raise _unknown()
    return list(value)


def _rows(item, value):
    if not isinstance(value, dict) or not set(value) <= set(codes(item.rows)):
        raise _unknown()
    told = {row: code for row, code in value.items() if code not in (None, "")}
    if not set(told.values()) <= set(codes(item.options)):
        raise _unknown()
    return told


def _number(item, value):
    if type(value) is not int:
        raise Refused("evaluation.no_number", _("Please write a whole number, in digits."))
    if item.least is not None and value < item.least:
        raise Refused("evaluation.too_small", _("Please write a number that is not below %(least)s.") % {"least": writing.number_here(item.least)})
    if item.most is not None and value > item.most:
        raise Refused("evaluation.too_large", _("Please write a number that is not above %(most)s.") % {"most": writing.number_here(item.most)})
    return value


def _words(item, value):
    if not isinstance(value, str):
        raise _unknown()
    try:
        return honest(value, longest(item)).strip()
    except Refused as refused:
        if refused.code == "text.empty":
            return None
        raise


def _listed(value):
    if not isinstance(value, list):
        raise _unknown()
    return value


def _unknown():
    return Refused("evaluation.unknown_answer", _("This is none of the answers that can be chosen. Please choose again."))


_VALUES = {
    Kind.SCALE: _option, Kind.CHOICE: _option, Kind.CHOICES: _options, Kind.RANKING: _order, Kind.MATRIX: _rows, Kind.NUMBER: _number,
    Kind.TEXT: _words,
}  # fmt: skip
