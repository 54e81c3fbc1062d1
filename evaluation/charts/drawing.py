"""What all drawings share: the frame with its words, the hatch of what is withheld, ink and measures."""

import textwrap
from html import escape
from unicodedata import bidirectional

from django.utils.translation import gettext as _

GREEN, CLAY, INK, SOFT, HAIRLINE = "#12505b", "#b4541f", "#1d2a2e", "#4d5b60", "#dcd6ca"
WIDTH = 420
RIGHT_TO_LEFT_MARK = "\u200f"
LONGEST_LINE = 46  # of letters as large as a telephone draws them
LEADING = 18


def framed(chart, height, strokes, font, hatched=False):
    """The SVG document of a chart: title and description, the hatch where something is withheld, then the strokes."""
    lines = [
        f'<svg xmlns="http://www.w3.org/2000/svg" class="chart" viewBox="0 0 {WIDTH} {height}" width="{WIDTH}" '
        f'height="{height}" role="img" direction="ltr" aria-labelledby="{chart.name}-title {chart.name}-desc"'
        + (f' font-family="{escape(font)}">' if font else ">"),
        f'<title id="{chart.name}-title">{escape(str(chart.title))}</title>',
        f'<desc id="{chart.name}-desc">{escape(chart.description)}</desc>',
    ]
    if hatched:
        lines.append(
            f'<defs><pattern id="{chart.name}-hatch" width="6" height="6" patternUnits="userSpaceOnUse" '
            f'patternTransform="rotate(45)"><path class="chart-hatch" d="M0 0V6" stroke="{SOFT}" stroke-width="1.4"/>'
            "</pattern></defs>"
        )
    return "\n".join([*lines, *strokes, "</svg>"])


def withheld_box(chart, x, y, width, height):
    """A hatched box: its place and its measures say nothing of the number, which the drawing never had."""
    return (
        f'<rect class="chart-withheld" x="{x:g}" y="{y:g}" width="{width:g}" height="{height:g}" '
        f'fill="url(#{chart.name}-hatch)" stroke="{SOFT}" stroke-width="0.8"/>'
    )


def label(words, x, y, anchor="start", size=12.5, kind="label"):
    """A text: "label" in soft ink, "number" in ink and bold."""
    ink, weight = (INK, ' font-weight="bold"') if kind == "number" else (SOFT, "")
    return f'<text class="chart-{kind}" x="{x:g}" y="{y:g}" font-size="{size:g}" text-anchor="{anchor}"{weight} fill="{ink}">{escape(str(words))}</text>'


def wrapped(words, longest=LONGEST_LINE):
    """`words` in one line or two, cut between words; what does not fit in two ends in dots, at the end of its own direction."""
    lines = textwrap.wrap(str(words), longest, break_on_hyphens=False) or [""]
    if len(lines) > 2:
        rest = RIGHT_TO_LEFT_MARK if bidirectional(lines[1][-1]) in {"R", "AL"} else ""
        lines = [lines[0], lines[1].rstrip(" ,;:") + "…" + rest]
    return lines


def labels(lines, x, y, anchor="start", size=12.5):
    """Lines of a text beneath each other, the first at `y`."""
    return [label(line, x, y + LEADING * place, anchor, size) for place, line in enumerate(lines)]


def mirrored(x, right_to_left, width=0):
    """Where something stands that begins at `x` and is `width` wide, when lines begin at the right."""
    return WIDTH - x - width if right_to_left else x


def in_words(name, value):
    """ "Opening: 167", or that it is withheld: `value` is a text already, or None."""
    return _("%(label)s: withheld") % {"label": name} if value is None else f"{name}: {value}"
