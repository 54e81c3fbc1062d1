"""Lists of nominations as files that somebody takes away: under the same columns as lists that are brought."""

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from convening import tabular, workbook

from .columns import COLUMNS
from .wording import written

CSV, XLSX = "csv", "xlsx"
KINDS = {
    CSV: "text/csv; charset=utf-8",
    XLSX: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
NEVER = ("risk_note",)  # sealed apart: for the eyes of the clearance, and in no file
OF_AN_OFFICE = tuple(column for column in COLUMNS if column.key not in NEVER)


def empty_list(kind, reader):
    """The headings alone, to begin a list with."""
    return _file([[str(column.label) for column in COLUMNS]], kind, reader)


def list_of_office(listed, kind, reader):
    """What an office wrote itself, and received, invited or closed. `listed` are (nomination, words for its state)."""
    rows = [[*(str(column.label) for column in OF_AN_OFFICE), pgettext("column", "State")]]
    for nomination, state in listed:
        if words := nomination.particulars:  # empty where somebody has been erased
            rows.append([*_cells(words, reader), str(state)])
    return _file(rows, kind, reader)


def list_of_clearance(waiting, kind, reader):
    """Every nomination as the secretariat sees it; `waiting` as `selectors.clearance_queue` gives them."""
    head = [pgettext("column", "Office"), pgettext("column", "Stage")]
    rows = [[*head, *(str(column.label) for column in OF_AN_OFFICE), pgettext("column", "Also nominated by")]]
    for row in waiting:
        others = _(", ").join(office.name for office in row.also_named_by)
        rows.append([row.nomination.office.name, str(row.stage_words), *_cells(row.words, reader), others])
    return _file(rows, kind, reader)


def _cells(words, reader):
    return [written(column.key, words.get(column.key), reader) for column in OF_AN_OFFICE]


def _file(rows, kind, reader):
    """The bytes; nothing in them runs, and nothing tells who made them."""
    if kind == XLSX:
        return workbook.write_workbook(rows, right_to_left=reader == "ar")
    return tabular.write_csv(rows).encode("utf-8-sig")
