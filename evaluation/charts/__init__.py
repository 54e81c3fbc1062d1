"""Charts as SVG: a few strokes, the numbers of the table beside them, and words for those who do not see them.

The same drawing stands in the page, where the policy forbids style attributes and scripts, and in the documents. So: only
presentation attributes, with classes for a stylesheet to take over (colours in the dark scheme); `direction` is
left to right, or the labels of a right-to-left page would leave the drawing; no font but the one that is asked for.

Every chart has `name` (unique in a document), `title`, `description` (the chart in words, what is withheld included) and
`svg(right_to_left=False, font=None)`. What differs is told apart by its form and its words, never by colour alone. What is withheld is
hatched and looks the same whatever it hides.
"""

from .bars import Bar, Bars
from .curve import Curve
from .drawing import CLAY, GREEN
from .recolouring import recoloured
from .steps import Scale, Steps
from .weeks import Series, Weeks

__all__ = ["CLAY", "GREEN", "Bar", "Bars", "Curve", "Scale", "Series", "Steps", "Weeks", "recoloured"]
