"""Documents that a convening leaves behind, made from their pieces: `gather` what they draw, set it as `content` in a language, `write` it.

`frozen` is what a release keeps. Named people are ids in it: `write` is handed their names, so that whoever takes back her yes is in no file
that is made afterwards.
"""

from .contents import content, frozen, preview
from .gathering import gather

__all__ = ["content", "frozen", "gather", "preview"]
