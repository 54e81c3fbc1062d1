"""A table out of a file that an office brings: comma-separated or a workbook, with its headings found."""

from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from convening import tabular, workbook
from convening.errors import Refused
from convening.tabular import MEGABYTE

from ..addresses import visible
from ..columns import COLUMNS, column_called

MOST_BYTES = 5 * MEGABYTE
MOST_ROWS = 5_000
HEADINGS_WITHIN = 10  # lines: a title may stand above them
BOUNDS = {"max_bytes": MOST_BYTES, "max_rows": MOST_ROWS + HEADINGS_WITHIN, "max_columns": 60, "max_cell": 2_000}


@dataclass
class Table:
    """`lines` are [(line, cells)] beneath `headings`. `formulas`, `hidden_rows` and `others` as in `workbook.Sheet`."""

    headings: list
    lines: list
    formulas: int = 0
    hidden_rows: int = 0
    others: list = field(default_factory=list)

    def columns(self, remembered=None):
        """({column: position}, [position of a heading that is not understood]); `remembered` is {heading: column or ""}.

        Where two headings mean one column neither is taken: somebody has to say which.
        """
        remembered = remembered or {}
        meant = [remembered.get(heading, column_called(heading)) for heading in self.headings]
        columns = {column: meant.index(column) for column in meant if column and meant.count(column) == 1}
        unclear = [at for at, column in enumerate(meant) if column is None or (column and meant.count(column) > 1)]
        return columns, [at for at in unclear if self.headings[at] or any(self.cells(at))]

    def cells(self, at):
        """What stands in one column, from top to bottom, without the empty ones."""
        return (cells[at] for _line, cells in self.lines if at < len(cells) and cells[at].strip())

    def as_json(self):
        return {**self.__dict__}


def read_table(data):
    """The `Table` in `data` (bytes). Refuses what cannot be read, has too many rows, or names no columns."""
    if len(data) > MOST_BYTES:
        raise Refused(
            "file.too_large",
            _("This file is larger than %(limit)s megabytes. Divide it, or remove what is not needed.")
            % {"limit": f"{MOST_BYTES / MEGABYTE:g}"},
        )
    if workbook.is_workbook(data):
        sheet = workbook.read_workbook(data, **BOUNDS)
        told = {"formulas": sheet.formulas, "hidden_rows": sheet.hidden_rows, "others": sheet.others}
        return _with_headings(sheet.lines, **told)
    return _with_headings(tabular.read_csv(data, **BOUNDS))


def _with_headings(lines, **told):
    known = [sum(column_called(cell) is not None for cell in cells) for _line, cells in lines[:HEADINGS_WITHIN]]
    if max(known) < 2:
        raise Refused(
            "nominations.no_headings",
            _("The first line must name the columns, such as “%(first)s” and “%(second)s”. You can begin with our empty list.")
            % {"first": COLUMNS[0].label, "second": COLUMNS[3].label},
        )
    at = known.index(max(known))
    table = Table([visible(cell) for cell in lines[at][1]], lines[at + 1 :], **told)
    if len(table.lines) > MOST_ROWS:
        raise Refused(
            "file.too_many_rows",
            _("Line %(line)s: this file has more than %(limit)s rows. Divide it into smaller files.")
            % {"line": table.lines[MOST_ROWS][0], "limit": MOST_ROWS},
        )
    widest = max((len(cells) for _line, cells in table.lines), default=0)
    table.headings += [""] * (widest - len(table.headings))
    return table
