"""Files with nominations: everything is checked first, line by line; nothing is taken in by halves."""

from .nominations import LineProblem, NominationFile, check
from .tables import MOST_ROWS, Table, read_table

__all__ = ["MOST_ROWS", "LineProblem", "NominationFile", "Table", "check", "read_table"]
