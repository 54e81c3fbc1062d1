"""A chart in a convening's own two colours, as its documents have them."""

import re

from convening import colours

from .drawing import CLAY, GREEN
from .steps import INKS

_COLOUR = re.compile(r"#[0-9a-f]{6}\b")
_TINT = 0.4  # of a colour on white: dark ink on it can be read, whichever colour that can be read it is


def recoloured(svg, brand, accent):
    """`svg` with what the house draws in its own two colours, and in tints of them, drawn in these."""
    lowest, low, _middle, high, highest = INKS
    instead = {
        GREEN: brand, CLAY: accent, lowest: accent, highest: brand, low: colours.on_white(accent, _TINT), high: colours.on_white(brand, _TINT),
    }  # fmt: skip
    return _COLOUR.sub(lambda found: instead.get(found[0], found[0]), svg)
