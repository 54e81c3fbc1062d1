"""What the rapporteur makes of rooms and sessions: `paragraphs` with what backs them, `recommending`, the list of `addressing`, questions
`left_open`; `varying` is how a recommendation is worded for one addressee. `texts` is what they share: words in four languages, and
the check that they must pass to be ready.
"""

from .addressing import DEFAULTS, add_addressee, begin_list, move_addressee, name_addressee, remove_addressee
from .left_open import leave_open, remove_open, reword_open
from .paragraphs import (
    MOST_BACKINGS, MOST_PARAGRAPHS, change_paragraph, lay_beside, mark_again, move_paragraph, remove_paragraph, take_away, write_paragraph,
)  # fmt: skip
from .recommending import change_recommendation, move_recommendation, recommend, remove_recommendation, word_for
from .texts import LONGEST, LONGEST_SHORT, findings, findings_while_writing

__all__ = [
    "DEFAULTS", "LONGEST", "LONGEST_SHORT", "MOST_BACKINGS", "MOST_PARAGRAPHS", "add_addressee", "begin_list", "change_paragraph",
    "change_recommendation", "findings", "findings_while_writing", "lay_beside", "leave_open", "mark_again", "move_addressee", "move_paragraph", "move_recommendation",
    "name_addressee", "recommend", "remove_addressee", "remove_open", "remove_paragraph", "remove_recommendation", "reword_open",
    "take_away", "word_for", "write_paragraph",
]  # fmt: skip
