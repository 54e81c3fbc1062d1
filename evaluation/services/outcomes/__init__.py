"""How documents are written, by journey: `starting` one, `writing` its pieces, `arranging` them, `remarking`, `signing` for the conveners,
`releasing` once; and `withdrawing` what endangers somebody; `naming` people who spoke on the record. `keeping` is what every change has in common, `texts` the words in four
languages, `checking` what is looked at while they are written, `sources` what a piece can draw on.
"""

from .arranging import DRAWN, LEVELS, MOST_PIECES, add_piece, bring_back, move_piece, set_piece, take_out
from .checking import findings, name_of
from .naming import answer_about_being_named, ask_no_longer, ask_to_be_named, move_named
from .releasing import Missing, missing, release_document
from .keeping import as_it_was
from .remarking import LONGEST as LONGEST_REMARK, delete_remark, remark_on, settle_remark
from .signing import organisations_that_sign, send_to_conveners, sign, spare, take_back_from_conveners, take_back_signature, unsigned
from .sources import DRAWS_ON_ONE, Sources
from .starting import SLUGS, begin_correction, give_up, start_document
from .texts import LANGUAGES, LONGEST, state_of, words_of
from .withdrawing import LONGEST_REASON, withdraw_document
from .writing import cover_still_right, describe_document, still_right, write_piece

__all__ = [
    "DRAWN", "DRAWS_ON_ONE", "LANGUAGES", "LEVELS", "LONGEST", "LONGEST_REASON", "LONGEST_REMARK", "MOST_PIECES", "Missing", "SLUGS", "Sources", "add_piece",
    "as_it_was", "answer_about_being_named", "ask_no_longer", "ask_to_be_named", "begin_correction", "bring_back", "cover_still_right", "delete_remark", "describe_document",
    "findings", "give_up", "missing", "move_named", "move_piece", "name_of", "organisations_that_sign", "release_document", "remark_on",
    "send_to_conveners", "set_piece", "settle_remark", "sign", "spare", "start_document", "state_of", "still_right", "take_back_from_conveners",
    "take_back_signature", "take_out", "unsigned", "withdraw_document", "words_of", "write_piece",
]  # fmt: skip
