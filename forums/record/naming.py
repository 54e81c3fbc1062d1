"""Where free words may name somebody who takes part: lent to those who read answers to a survey before they are used.

It takes a text and gives places in it; no name leaves.
"""

from .. import named
from ..selectors.moderation import names_in


def finder_of_names(convening_id):
    """A function from a text to [(start, end)] of words that may name somebody who takes part in the convening. Two queries; what it
    knows lives as long as the function, and is stored nowhere."""
    return named.Names(names_in(convening_id)).found_in
