"""Charts as SVG: a few strokes, the numbers of the table beside them, and words for those who do not see them.

The same drawing stands in the page, where the policy forbids style attributes and scripts, and in the PDF. So: only
presentation attributes, with classes for a stylesheet to take over (colours in the dark scheme); `direction` is
left to right, or the labels of a right-to-left page would leave the drawing; no font but the one that is asked for.
"""

from dataclasses import dataclass
from html import escape

from django.utils.translation import gettext as _

from . import prose

GREEN, CLAY, INK, SOFT, HAIRLINE = "#12505b", "#b4541f", "#1d2a2e", "#4d5b60", "#dcd6ca"
WIDTH, STEP, BAR = 420, 36, 7
LONGEST_LABEL = 50


@dataclass(frozen=True)
class Bar:
    """One bar: what it is called and how many, None where the number is withheld."""

    label: str
    value: int | None


@dataclass(frozen=True)
class Chart:
    """What is drawn: the numbers of a table, in its order. `name` is unique on a page."""

    name: str
    title: str
    bars: tuple
    accent: str = GREEN

    @property
    def description(self):
        """The chart in words, withheld bars included: for the SVG's <desc> and the PDF's alternative text."""
        said = [
            _("%(label)s: withheld") % {"label": bar.label}
            if bar.value is None
            else f"{bar.label}: {prose.number(bar.value)}"
            for bar in self.bars
        ]
        return "; ".join(said)

    def svg(self, right_to_left=False, font=None):
        return bars_svg(self, right_to_left, font)


def bars_svg(chart, right_to_left=False, font=None):
    """The chart as an SVG document, its bars one beneath the other, each under its label.

    The longest bar is the largest number shown. A withheld number is a hatched bar over the whole width, whatever it
    is, and a word. `font` names the family for a PDF; a page uses its own.
    """
    most = max([bar.value for bar in chart.bars if bar.value] or [1])
    height = STEP * len(chart.bars) + 4
    lines = [
        f'<svg xmlns="http://www.w3.org/2000/svg" class="chart" viewBox="0 0 {WIDTH} {height}" width="{WIDTH}" '
        f'height="{height}" role="img" direction="ltr" aria-labelledby="{chart.name}-title {chart.name}-desc"'
        + (f' font-family="{escape(font)}">' if font else ">"),
        f'<title id="{chart.name}-title">{escape(chart.title)}</title>',
        f'<desc id="{chart.name}-desc">{escape(chart.description)}</desc>',
    ]
    if any(bar.value is None for bar in chart.bars):
        lines.append(
            f'<defs><pattern id="{chart.name}-hatch" width="6" height="6" patternUnits="userSpaceOnUse" '
            f'patternTransform="rotate(45)"><path class="chart-hatch" d="M0 0V6" stroke="{SOFT}" stroke-width="1.4"/>'
            "</pattern></defs>"
        )
    for place, bar in enumerate(chart.bars):
        lines += _bar(chart, bar, STEP * place + 4, most, right_to_left)
    return "\n".join([*lines, "</svg>"])


def _bar(chart, bar, top, most, right_to_left):
    """The strokes of one bar: a hairline to measure against, the bar, the label at its start, the number at its end."""
    rail = top + 20
    near, far = (WIDTH, 0) if right_to_left else (0, WIDTH)
    near_anchor, far_anchor = ("end", "start") if right_to_left else ("start", "end")
    if bar.value is None:
        strokes = [
            f'<rect class="chart-withheld" x="0.5" y="{rail}" width="{WIDTH - 1}" height="{BAR}" '
            f'fill="url(#{chart.name}-hatch)" stroke="{SOFT}" stroke-width="0.8"/>'
        ]
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
        f'<text class="chart-label" x="{near}" y="{top + 13}" font-size="12.5" text-anchor="{near_anchor}" '
        f'fill="{SOFT}">{escape(_short(bar.label))}</text>',
        f'<text class="chart-number" x="{far}" y="{top + 13}" font-size="12.5" text-anchor="{far_anchor}" '
        f'font-weight="{weight}" fill="{colour}">{escape(shown)}</text>',
    ]


def _short(label):
    return label if len(label) <= LONGEST_LABEL else label[: LONGEST_LABEL - 1].rstrip() + "…"
