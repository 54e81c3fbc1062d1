"""Bars one beneath the other, each under its label: sessions, rooms, the funnel, regions."""

from dataclasses import dataclass
from html import escape

from django.utils.translation import gettext as _

from evaluation import prose

from .drawing import GREEN, HAIRLINE, INK, LEADING, SOFT, WIDTH, framed, in_words, labels, withheld_box, wrapped

STEP, BAR = 36, 7


@dataclass(frozen=True)
class Bar:
    """One bar: what it is called and how many, None where the number is withheld."""

    label: str
    value: int | None


@dataclass(frozen=True)
class Bars:
    """The numbers of a table, in its order. `name` is unique in a document."""

    name: str
    title: str
    bars: tuple
    accent: str = GREEN

    @property
    def description(self):
        """The chart in words, withheld bars included: for the SVG's <desc> and the PDF's alternative text."""
        return prose.series(in_words(bar.label, None if bar.value is None else prose.number(bar.value)) for bar in self.bars)

    def svg(self, right_to_left=False, font=None):
        """The chart as an SVG document.

        The longest bar is the largest number shown. A withheld number is a hatched bar over the whole width, whatever it
        is, and a word. `font` names the family for a PDF; a page uses its own.
        """
        most = max([bar.value for bar in self.bars if bar.value] or [1])
        strokes, top = [], 4
        for bar in self.bars:
            name = wrapped(bar.label)
            strokes += _bar(self, bar, name, top, most, right_to_left)
            top += STEP + LEADING * (len(name) - 1)
        return framed(self, top, strokes, font, hatched=any(bar.value is None for bar in self.bars))


def _bar(chart, bar, name, top, most, right_to_left):
    """The strokes of one bar: a hairline to measure against, the bar, the label at its start, the number at its end."""
    rail = top + 20 + LEADING * (len(name) - 1)
    near, far = (WIDTH, 0) if right_to_left else (0, WIDTH)
    near_anchor, far_anchor = ("end", "start") if right_to_left else ("start", "end")
    if bar.value is None:
        strokes = [withheld_box(chart, 0.5, rail, WIDTH - 1, BAR)]
        shown, colour, weight = _("withheld"), SOFT, "normal"
    else:
        length = round(WIDTH * bar.value / most, 1)
        start = WIDTH - length if right_to_left else 0
        strokes = [
            f'<path class="chart-rail" d="M0 {rail + BAR - 0.5}H{WIDTH}" stroke="{HAIRLINE}" stroke-width="1"/>',
            f'<rect class="chart-bar" x="{start:g}" y="{rail}" width="{length:g}" height="{BAR}" fill="{chart.accent}"/>',
        ]
        shown, colour, weight = prose.number(bar.value), INK, "bold"
    return [
        *strokes,
        *labels(name, near, top + 13, near_anchor),
        f'<text class="chart-number" x="{far}" y="{top + 13}" font-size="12.5" text-anchor="{far_anchor}" '
        f'font-weight="{weight}" fill="{colour}">{escape(shown)}</text>',
    ]
