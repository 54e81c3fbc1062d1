"""What becomes of recommendations: the `holding` of a round and its `counting`, `endorsing` in it, `committing` and being `reminded`."""

from .committing import address_of, change_commitment, commit, remove_commitment, show_remark, tell_how_it_stands
from .counting import FEWEST, count_rounds, told
from .endorsing import chosen_by, endorse, forget_member
from .holding import call_off, change_days, open_round, tell_of_rounds
from .reminding import commitment_of, link_for, remind
from .scattering import rewrite

__all__ = [
    "FEWEST", "address_of", "call_off", "change_commitment", "change_days", "chosen_by", "commit", "commitment_of", "count_rounds", "endorse",
    "forget_member", "link_for", "open_round", "remind", "remove_commitment", "rewrite", "show_remark", "tell_how_it_stands", "tell_of_rounds", "told",
]  # fmt: skip
