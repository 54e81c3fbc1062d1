"""Texts, paragraphs and addresses as the pages of the synthesis show them."""

from itertools import groupby
from uuid import UUID

from django.urls import reverse
from django.utils.text import Truncator
from django.utils.translation import gettext as _, pgettext

from convening import writing

from ... import selectors, wording
from ...models import Insight, Room

SHORT = 80  # characters of a paragraph where it stands in a list to choose from
KINDS = Insight.Kind.values
REFLECTED = {
    "none": lambda: _("none of it"), "some": lambda: _("a small part"), "half": lambda: _("about half"), "most": lambda: _("most of it"),
    "all": lambda: _("all of it"),
}  # fmt: skip
STATES = {
    "first": lambda: pgettext("a translation", "written first"), "done": lambda: pgettext("a translation", "there"),
    "behind": lambda: pgettext("a translation", "older than the text"), "missing": lambda: pgettext("a translation", "missing"),
}  # fmt: skip


def address_of(place):
    """Where the synthesis of a room or a session stands."""
    name = "synthesis_room" if isinstance(place, Room) else "synthesis_session"
    return reverse(name, args=[place.convening.slug, place.slug])


def by_question(paragraphs):
    """[(the question or None, its paragraphs as they are shown)], those without one left out."""
    return [(question, [written(one) for one in ones]) for question, ones in groupby(paragraphs, lambda one: one.question)]


def written(thing):
    """Ready for the page: its words in the reader's language, their direction, where it can be moved."""
    thing.words, thing.code, thing.is_other = selectors.in_her_language(thing, "text")
    thing.direction = wording.direction(thing.code)
    thing.number_here = writing.number_here(thing.number)
    return thing


def translations(thing):
    return [{"code": code, "state": state, "words": STATES[state]()} for code, state in selectors.translated(thing, "text")]


def with_findings(form, found):
    """[(field, [what the check found in it])]."""
    return [(field, found.get(field.name, [])) for field in form.visible_fields()]


def questions(place):
    """(id, words) of the guiding questions, to choose from."""
    return [
        (str(one.pk), _("%(number)s. %(question)s") % {"number": writing.number_here(one.position), "question": Truncator(one.text).chars(100)})
        for one in place.questions_asked
    ]


def choices(paragraphs):
    """(id, words) of the paragraphs, to choose from."""
    return [
        (str(one.pk), _("%(number)s. %(beginning)s") % {"number": writing.number_here(one.number), "beginning": beginning(one)})
        for one in paragraphs
    ]


def beginning(paragraph):
    return Truncator(selectors.in_her_language(paragraph, "text")[0]).chars(SHORT) or _("(no words yet)")


def ids(values):
    """Those of `values` that are ids."""
    found = []
    for value in values:
        try:
            found.append(UUID(str(value)))
        except ValueError:
            continue
    return found


def kept(ready):
    return _("Kept, and ready.") if ready else _("Kept as a draft. It is not printed before it is ready.")
