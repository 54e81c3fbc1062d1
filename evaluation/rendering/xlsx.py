"""An annex as a spreadsheet: its definitions, its figures, one sheet for each table, and what is said of them.

Numbers are numbers, and what is withheld is the word, with a note beneath its table.
"""

import io
import re

import xlsxwriter
from django.utils import translation
from django.utils.translation import gettext as _

from convening import officefiles
from convening.tabular import guarded

LONGEST_NAME = 31  # of a sheet, as Excel has it
NOT_IN_NAMES = re.compile(r"[\[\]:*?/\\']")
LONGEST_TEXT = 32_767
NARROW, WIDE, WIDEST = 14, 34, 90
LINE = 15  # points: rows say how high they are, for programs that do not work it out when they open a file


def write(annex, report, language):
    """`annex` of `report` in `language` as the bytes of an XLSX."""
    context = annex.context(report, language)
    with translation.override(language):
        return _Workbook(context).saved()


def _said_in(block):
    if block["kind"] in ("note", "missing"):
        return [block["text"]]
    return [*([block["intro"]] if block["intro"] else []), *block["items"]] if block["kind"] == "list" else []


class _Workbook:
    def __init__(self, context):
        self.context = context
        self.right_to_left = context["direction"] == "rtl"
        self.out = io.BytesIO()
        # row by row to the disk, so that a long table needs no more memory than a short one
        self.book = xlsxwriter.Workbook(
            self.out,
            {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False},
        )
        self.formats, self.names = {}, {"history"}  # which Excel keeps for itself

    def saved(self):
        blocks = [block for section in self.context["sections"] for block in section["blocks"]]
        self._definitions([block for block in blocks if block["kind"] == "definitions"])
        self._figures([block for block in blocks if block["kind"] == "figures"])
        for block in blocks:
            if block["kind"] == "table":
                self._table(block)
        self._notes()
        self.book.close()
        return officefiles.settled(self.out.getvalue())

    # ── Sheets ────────────────────────────────────────────────────────────────────────────────────────────────────────
    def _definitions(self, boxes):
        sheet = self._sheet(_("Definitions"), [WIDE, WIDEST, WIDEST])
        self._head(sheet, _("What the figures mean"), [_("Figure"), _("What it means"), _("How it is counted")])
        lines = [item for box in boxes for item in box["items"]]
        for place, item in enumerate(lines, 2):
            parts = "; ".join(f"{part['label']}: {part['text']}" for part in item["parts"])
            self._room(sheet, place, (item["name"], WIDE), (item["formula"], WIDEST), (parts, WIDEST))
            for column, text in enumerate((item["name"], item["formula"], parts)):
                self._text(sheet, place, column, text, wrapped=True, strong=column == 0)
        context = self.context
        told = [f"{context['kicker']}: {context['name']}", context["title"], *context["credit_lines"], context["period"], context["status"]]
        for place, text in enumerate(told, len(lines) + 3):
            self._text(sheet, place, 0, text)

    def _figures(self, rows):
        sheet = self._sheet(_("Figures"), [WIDE, NARROW, WIDEST])
        self._head(sheet, _("The figures that people ask for first"), [_("Figure"), _("Number"), _("Out of what")], right=(1,))
        items = [*self.context["headline"], *(item for row in rows for item in row["items"])]
        for place, item in enumerate(items, 2):
            self._room(sheet, place, (item["label"], WIDE))
            self._text(sheet, place, 0, item["label"], strong=True, wrapped=True)
            self._cell(sheet, place, 1, item["value"])
            self._text(sheet, place, 2, item["note"], inset=True)

    def _table(self, block):
        details = any(line["detail"] for line in block["rows"])
        columns = [block["columns"][0], *([_("More about it")] if details else []), *block["columns"][1:]]
        first = 2 if details else 1
        widths = [WIDE, *([WIDE] if details else []), *(max(NARROW, min(len(label) + 2, WIDE)) for label in columns[first:])]
        sheet = self._sheet(block["caption"], widths)
        self._head(sheet, block["caption"], columns, widths, right=range(first, len(columns)))
        lines = [*block["rows"], *([block["totals"]] if block["totals"] else [])]
        for place, line in enumerate(lines, 2):
            total = line is block["totals"]
            self._room(sheet, place, (line["label"], WIDE), (line["detail"], WIDE))
            self._text(sheet, place, 0, line["label"], strong=total, wrapped=True)
            if details:
                self._text(sheet, place, 1, line["detail"], wrapped=True)
            for column, cell in enumerate(line["cells"], first):
                self._cell(sheet, place, column, cell, strong=total)
        for place, remark in enumerate(block["notes"], len(lines) + 3):
            self._text(sheet, place, 0, remark)

    def _notes(self):
        """What stands beside the tables: what was not collected, what is withheld and why."""
        sheet = self._sheet(_("Notes"), [WIDE, WIDEST])
        self._head(sheet, _("What is to be known beside the tables"), [_("Section"), _("Note")])
        lines = [(section["title"], text) for section in self.context["sections"] for block in section["blocks"] for text in _said_in(block)]
        for place, (title, text) in enumerate(lines, 2):
            self._room(sheet, place, (title, WIDE), (text, WIDEST))
            self._text(sheet, place, 0, title, wrapped=True)
            self._text(sheet, place, 1, text, wrapped=True)

    # ── Cells ─────────────────────────────────────────────────────────────────────────────────────────────────────────
    def _sheet(self, name, widths):
        sheet = self.book.add_worksheet(self._name(name))
        if self.right_to_left:
            sheet.right_to_left()
        for column, width in enumerate(widths):
            sheet.set_column(column, column, width)
        sheet.freeze_panes(2, 1)
        sheet.set_landscape()
        sheet.set_paper(9)  # A4
        sheet.fit_to_pages(1, 0)
        sheet.repeat_rows(0, 1)
        return sheet

    def _name(self, wanted):
        """A name that Excel takes and that no other sheet has."""
        plain = NOT_IN_NAMES.sub(" ", wanted).strip()[:LONGEST_NAME].strip() or "–"
        name, number = plain, 2
        while name.casefold() in self.names:
            tail = f" {number}"
            name, number = plain[: LONGEST_NAME - len(tail)] + tail, number + 1
        self.names.add(name.casefold())
        return name

    def _head(self, sheet, caption, columns, widths=(), right=()):
        """The first two rows; the headings of the columns in `right` stand above numbers."""
        self._room(sheet, 0)
        self._text(sheet, 0, 0, caption, strong=True)
        self._room(sheet, 1, *zip(columns, widths))
        for column, label in enumerate(columns):
            self._text(sheet, 1, column, label, head=True, right=column in right)

    def _room(self, sheet, row, *cells):
        """As much room as the longest of these (text, width in letters) needs; before anything is written into the row."""
        lines = max((sum(-(-len(part) // width) or 1 for part in text.split("\n")) for text, width in cells), default=1)
        if lines > 1 or row < 2:
            sheet.set_row(row, LINE * lines + (4 if row < 2 else 0))

    def _text(self, sheet, row, column, text, **looks):
        if text:
            sheet.write_string(row, column, guarded(str(text))[:LONGEST_TEXT], self._looks(**looks))

    def _cell(self, sheet, row, column, cell, strong=False):
        if cell["state"] == "shown" and cell["value"] is not None:
            form = "0" if cell.get("unit") == "share" else "#,##0"
            form += "." + "0" * cell["decimals"] if cell.get("decimals") else ""
            form += "%" if cell.get("unit") == "share" else ""
            sheet.write_number(row, column, cell["value"], self._looks(strong=strong, form=form))
        else:
            self._text(sheet, row, column, cell["text"], strong=strong, aside=True)

    def _looks(self, strong=False, head=False, wrapped=False, aside=False, right=False, inset=False, form=""):
        """One format for each of the looks, made when it is first needed."""
        key = (strong, head, wrapped, aside, right, inset, form)
        if key not in self.formats:
            looks = {"valign": "top", "reading_order": 2 if self.right_to_left else 1}
            if self.right_to_left:
                looks["font_name"] = "Arial"  # has the Arabic letters and digits that the usual font of a sheet borrows
            if strong or head:
                looks["bold"] = True
            if head:
                looks |= {"bottom": 1, "text_wrap": True}
            if wrapped:
                looks["text_wrap"] = True
            if right:
                looks["align"] = "right"
            if inset:
                looks["indent"] = 1
            if aside:
                looks |= {"italic": not self.right_to_left, "align": "right", "font_color": "#4D5B60"}
            if form:
                looks["num_format"] = form
            self.formats[key] = self.book.add_format(looks)
        return self.formats[key]
