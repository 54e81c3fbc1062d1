"""Files with nominations: everything is checked first, line by line; nothing is taken in by halves."""

from .nominations import LineProblem, NominationFile, preview, read_nominations, take_in

__all__ = ["LineProblem", "NominationFile", "preview", "read_nominations", "take_in"]
