"""The questions of a survey, in their order. They change as long as the survey is a draft; their codes stay."""

import hashlib
import json

from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext as _

from convening import audit, once, writing
from convening.errors import Refused

from ...models import LONGEST_ANSWER, STEPS, Item
from . import options
from .locking import draft, item_of, texts_of, write_texts

Kind = Item.Kind
MOST_ITEMS = 60
WITH_OPTIONS = frozenset({Kind.SCALE, Kind.CHOICE, Kind.CHOICES, Kind.RANKING, Kind.MATRIX})
WITH_STEPS = frozenset({Kind.SCALE, Kind.MATRIX})
WITH_DONT_KNOW = frozenset({Kind.SCALE, Kind.CHOICE, Kind.CHOICES, Kind.MATRIX})
BRANCHING = frozenset({Kind.SCALE, Kind.CHOICE, Kind.CHOICES})  # what another item can hang on
FEWEST_OPTIONS = 2
MOST_RANKED = 10  # that somebody can still put in order
LARGEST_NUMBER = 1_000_000


@transaction.atomic
def add_item(survey, kind, *, question, by, key=None, **asked):
    """One more question behind the others. `question`, `section`, `help` and `dont_know` are {language: text}, `options` and `rows`
    {language: [line, …]}, `shown_if` (the code of an earlier item, [codes of its options]) or nothing; `least`, `most`, `required`,
    `feeds` as in the item's columns. Returns the item, None where this form was sent before."""
    survey, _today = draft(survey, by)
    if key and not once.first_time(key):
        return None
    items = list(survey.items.all())
    if len(items) >= MOST_ITEMS:
        raise Refused("evaluation.many_items", _("A survey has %(most)s questions at most.") % {"most": writing.number_here(MOST_ITEMS)})
    if kind not in Kind.values:
        raise _beside("kind", "evaluation.no_such_item", _("Choose how the question is answered."))
    item = Item(survey=survey, kind=kind, position=max((one.position for one in items), default=0) + 1)
    item.code = options.unique_code(question.get("en", ""), {one.code for one in items}, "question")
    _write(item, items, question=question, **asked)
    item.save(force_insert=True)
    audit.record(survey.convening, actor=by, verb="evaluation.item_added", target=item)
    return item


@transaction.atomic
def change_item(item, *, question, by, seen=None, **asked):
    """Ask it otherwise; arguments as for `add_item`. `seen` is the `version_of_item` that the page showed."""
    survey, _today = draft(item.survey, by)
    item = item_of(survey, item)
    if seen and seen != version_of_item(item):
        sentence = _("Somebody else has changed this question meanwhile. What stands there now is shown beneath; yours is kept in the form.")
        raise Refused("evaluation.changed_meanwhile", sentence)
    others = [one for one in survey.items.all() if one.pk != item.pk]
    _write(item, [one for one in others if one.position < item.position], question=question, **asked)
    gone = [later for later in others if later.shown_if.get("item") == item.code and not set(later.shown_if["any"]) <= _codes_of(item)]
    if gone:
        raise _still_needed(gone[0])
    item.save()
    audit.record(survey.convening, actor=by, verb="evaluation.item_changed", target=item)
    return item


@transaction.atomic
def move_item(item, *, to, by):
    """Give a question the place `to` (1 is the first); those between make room. A question stays behind the one that it hangs on."""
    survey, _today = draft(item.survey, by)
    item = item_of(survey, item)
    order = list(survey.items.order_by("position"))
    order.remove(item)
    order.insert(max(to, 1) - 1, item)
    behind = set()
    for one in order:
        if one.shown_if and one.shown_if["item"] not in behind:
            sentence = _("“%(question)s” hangs on the answer to another question, so it stays behind it.") % {"question": one.question}
            raise Refused("evaluation.hangs_on", sentence)
        behind.add(one.code)
    if [one.position for one in order] == sorted(one.position for one in order):
        return item
    for place, one in enumerate(order, 1):  # the constraint is asked at the end of the transaction
        Item.objects.filter(pk=one.pk).exclude(position=place).update(position=place)
    audit.record(survey.convening, actor=by, verb="evaluation.item_moved", target=item)
    return item


@transaction.atomic
def remove_item(item, *, by):
    """Take a question away. Those after it move up."""
    survey, _today = draft(item.survey, by)
    item = item_of(survey, item)
    hanging = next((one for one in survey.items.all() if one.shown_if.get("item") == item.code), None)
    if hanging:
        raise _still_needed(hanging)
    audit.record(survey.convening, actor=by, verb="evaluation.item_removed", target=item)
    place = item.position
    item.delete()
    survey.items.filter(position__gt=place).update(position=F("position") - 1)


def version_of(thing, texts, columns):
    """What tells one state of `thing` from another: a digest of its texts and columns."""
    said = [[texts_of(thing, name) for name in texts], [getattr(thing, name) for name in columns]]
    return hashlib.sha256(json.dumps(said, default=str, sort_keys=True).encode()).hexdigest()[:32]


def version_of_item(item):
    columns = ("kind", "options", "rows", "least", "most", "required", "shown_if", "feeds")
    return version_of(item, ("section", "question", "help"), columns)


def _write(item, before, *, question, section=None, help=None, options=None, rows=None, dont_know=None, least=None, most=None, required=False,
           shown_if=None, feeds=Item.Feeds.NOTHING):  # fmt: skip
    """All columns of `item`, checked; those that its kind does not have are emptied. `before` are the items that stand before it."""
    if not question.get("en", "").strip():
        raise _beside("question_en", "evaluation.no_question", _("Write the question."))
    write_texts(item, question=question, section=section or {}, help=help or {})
    item.required, item.feeds = required, feeds
    item.options, item.rows = _options(item, options or {}, dont_know), _rows(item, rows or {})
    item.least, item.most = _bounds(item.kind, least, most)
    item.shown_if = _branch(before, *shown_if) if shown_if and shown_if[0] else {}


def _options(item, given, dont_know):
    if item.kind not in WITH_OPTIONS:
        return []
    steps = STEPS if item.kind in WITH_STEPS else None
    found = options.coded("options", given, options.without_dont_know(item.options), fewest=FEWEST_OPTIONS, exactly=steps)
    if item.kind == Kind.RANKING and len(found) > MOST_RANKED:
        sentence = _("Nobody puts more than %(most)s things in order. Leave some out.") % {"most": writing.number_here(MOST_RANKED)}
        raise _beside("options_en", "evaluation.many_ranked", sentence)
    return options.with_dont_know(found, dont_know) if item.kind in WITH_DONT_KNOW else found


def _rows(item, given):
    return options.coded("rows", given, item.rows, fewest=FEWEST_OPTIONS) if item.kind == Kind.MATRIX else []


def _bounds(kind, least, most):
    if kind == Kind.TEXT:
        return None, min(most, LONGEST_ANSWER) if most and most > 0 else None
    if kind != Kind.NUMBER:
        return None, None
    for name, value in (("least", least), ("most", most)):
        if value is not None and abs(value) > LARGEST_NUMBER:
            sentence = _("Write a number up to %(most)s.") % {"most": writing.number_here(LARGEST_NUMBER)}
            raise _beside(name, "evaluation.large_number", sentence)
    if least is not None and most is not None and most < least:
        raise _beside("most", "evaluation.crossed_numbers", _("The largest number lies beneath the smallest."))
    return least, most


def _branch(before, code, chosen):
    """What `shown_if` says, if it is so: an earlier item that can be hung on, and options that it has."""
    item = next((one for one in before if one.code == code), None)
    if item is None or item.kind not in BRANCHING:
        raise _beside("shown_if", "evaluation.no_branch", _("A question can only hang on an earlier one in which something is chosen."))
    if not chosen or not set(chosen) <= _codes_of(item):
        raise _beside("shown_if", "evaluation.no_branch", _("Choose the answers after which this question is asked."))
    return {"item": code, "any": [option["code"] for option in item.options if option["code"] in chosen]}


def _codes_of(item):
    return {option["code"] for option in item.options}


def _still_needed(item):
    return Refused(
        "evaluation.still_needed",
        _("“%(question)s” is only asked after certain answers to this question. Change that first.") % {"question": item.question},
    )


def _beside(field, code, sentence):
    return Refused(code, sentence, fields={field: sentence})
