"""What the live page is made of. Each part shows everybody the same words in a language; what is hers alone stands beside it.

A part's own module fills one `Part` and adds it to `PARTS` (see `sessions.floor.pages`). The shared words travel in frames to
all who listen, so they hold nothing that depends on the reader but her language, and no form token: write `{{ csrf_place }}` in forms.
"""

from collections.abc import Callable
from dataclasses import dataclass

from django.template.loader import get_template
from django.utils import translation
from django.utils.safestring import mark_safe

CSRF_PLACE = mark_safe('<input type="hidden" name="csrfmiddlewaretoken" value="" data-csrf>')  # noqa: S308  ours
NO_CHANNEL = "-"


def _nothing_of_hers(seat, floor, forms):
    return {}


def _no_counts(floor):
    return {}


def _nothing_left(floor):
    return []


@dataclass(frozen=True)
class Part:
    """One part of the live page.

    `sections` of the state on which it depends; `template` of the shared words, with `context(floor)` (or, where `by_channel`,
    `context(floor, channel)`); `mine` is the template of what is hers, with `mine_context(seat, floor, forms)`, "" for nothing.
    `shown_to(seat)`: who has this part on her page. What `mine_context` returns as `concerned` (bool) says whether hers can
    change when the shared part does.

    At the end `counts(floor)` is asked what is kept, {what: whole number}, and `left_over(floor)` what the room may take up:
    [(anything that tells this one from the others, language, text)].
    """

    name: str
    sections: frozenset
    template: str
    context: Callable
    mine: str = ""
    mine_context: Callable = _nothing_of_hers
    by_channel: bool = False
    shown_to: Callable = lambda seat: True
    counts: Callable = _no_counts
    left_over: Callable = _nothing_left


PARTS: list[Part] = []


def named(changed):
    """The parts that show one of the `changed` sections."""
    return [part for part in PARTS if not part.sections.isdisjoint(changed)]


def shared(part, floor, language, channel=NO_CHANNEL):
    """The words of a part that everybody sees in this language (and, where it has channels, on this one)."""
    with translation.override(language):
        context = part.context(floor, channel) if part.by_channel else part.context(floor)
        return get_template(part.template).render(
            {**context, "session": floor.session, "convening": floor.session.convening, "csrf_place": CSRF_PLACE})
