"""Who is heard so far: distinct people by region, kind of actor, first convening and gender, as their offices told it."""

from collections import Counter, defaultdict
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from ..models import KindOfActor, Region
from .clearance import COMING, WAITING

TRAITS = {
    "region": _("Region"),
    "kind_of_actor": _("Kind of actor"),
    "first_timer": _("First convening of this kind"),
    "gender": _("Gender"),
}
_CHOICES = {"region": Region, "kind_of_actor": KindOfActor}


@dataclass(frozen=True)
class Line:
    """How many people of one kind: `coming` are cleared and not known to stay away, `waiting` are not decided on, `then` will be
    cleared once the decision that is looked at is made (None where none is)."""

    label: str | None  # None: not told
    coming: int
    waiting: int
    then: int | None
    share: float  # of all who are coming
    share_then: float


@dataclass(frozen=True)
class Trait:
    label: str
    lines: list


@dataclass(frozen=True)
class Balance:
    """`coming`, `waiting` and `then` are distinct people: somebody whom two offices named counts once, as far as she came."""

    traits: list
    coming: int
    waiting: int
    then: int | None


def balance(rows, words, *, picked=(), deed=""):
    """The `Balance` of a convening's `rows` (`clearance_queue`); with `picked` nominations (ids) that would be decided on by `deed`.

    `words(trait, value)` says a stored value in the reader's language.
    """
    people = defaultdict(list)
    for row in rows:
        people[row.nomination.person_id].append(row)
    picked = set(picked)

    def comes(own, deed):
        return any(deed == "clear" if deed and row.nomination.pk in picked else row.stage in COMING for row in own)

    groups = {
        "coming": [own for own in people.values() if comes(own, "")],
        "waiting": [own for own in people.values() if not comes(own, "") and any(row.stage in WAITING for row in own)],
        "then": [own for own in people.values() if comes(own, deed)] if deed else None,
    }
    traits = [Trait(label, _lines(name, groups, words)) for name, label in TRAITS.items()]
    sizes = {name: None if group is None else len(group) for name, group in groups.items()}
    return Balance([trait for trait in traits if any(line.label for line in trait.lines)], **sizes)


def _lines(name, groups, words):
    counted = {group: None if people is None else Counter(_of(own, name) for own in people) for group, people in groups.items()}
    values = list(_CHOICES[name].values) if name in _CHOICES else [True, False] if name == "first_timer" else []
    told = set().union(*(tally or () for tally in counted.values()))
    values += sorted(told - {*values, None})
    if name == "first_timer" and told <= {None}:
        values = []
    if None in told:
        values.append(None)
    return [_line(None if value is None else words(name, value), counted, value) for value in values]


def _line(label, counted, value):
    numbers = {group: None if tally is None else tally[value] for group, tally in counted.items()}
    shares = {group: tally[value] / tally.total() if tally else 0.0 for group, tally in counted.items()}
    return Line(label, **numbers, share=shares["coming"], share_then=shares["then"])


def _of(own, name):
    """What was told of her: by the nomination that was cleared first of all."""
    for row in sorted(own, key=lambda row: row.stage not in COMING):
        if (value := row.words.get(name)) not in ("", None):
            return value
    return None

