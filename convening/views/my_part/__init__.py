"""Her own pages: what is next, how she is shown, how she signs in, what is held about her, and the end of it."""

from .care import care
from .erasure import erase
from .keeping import held, held_file
from .overview import PARTS, REMEMBERED, my_part, sign_out_everywhere
from .recently import sign_in_anew
from .without_account import ask_for_a_link, by_link

__all__ = [
    "PARTS", "REMEMBERED", "ask_for_a_link", "by_link", "care", "erase", "held", "held_file", "my_part", "sign_in_anew", "sign_out_everywhere",
]  # fmt: skip
