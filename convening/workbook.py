"""Workbooks (XLSX): reading those that come from outside, and writing ours without a word about who made them.

The reader is our own because of what it must promise: every step is bounded, and what it does not need it never opens. Of
a sheet it keeps the cells that are there; other readers lay out every cell up to the last one, so that a single cell in a
far corner fills the memory, or show what a formula gave when somebody last looked.
"""

import io
import re
import zipfile
import zlib
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from posixpath import join, normpath
from xml.parsers import expat

from django.utils.translation import gettext as _

from .errors import Refused
from .tabular import MEGABYTE, guarded, unguarded

MAX_PARTS = 300
MAX_UNPACKED = 30 * MEGABYTE
MAX_RATIO = 150  # of a part of more than a megabyte; sheets of empty cells reach 60
MAX_ELEMENTS = 1_500_000  # of the parts that are read, together: a second's work
CHUNK = 65_536

_DIRECTORY_ENTRY = b"PK\x01\x02"
_ARCHIVES = (".zip", ".xlsx", ".xlsm", ".xlsb", ".docx", ".docm", ".pptx", ".7z", ".rar", ".gz", ".jar")
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")
_TO_ESCAPE = re.compile("_x(?=[0-9A-Fa-f]{4}_)|[\x00-\x08\x0b-\x1f\ud800-\udfff\ufffe\uffff]")
_REFERENCE = re.compile(r"([A-Z]{1,3})([0-9]{1,7})")
_DATE_FORMATS = frozenset({14, 15, 16, 17, 22, 27, 28, 29, 30, 31, 36, 50, 51, 52, 53, 54, 55, 56, 57, 58})
_DAY = re.compile(r"\[[^\]]*\]|\"[^\"]*\"|\\.")


@dataclass
class Sheet:
    """The first visible sheet: `lines` [(line, cells)] of the rows that are not blank, as `tabular.read_csv` gives them.

    What somebody who only looks at the file might not expect: `formulas` cells were taken as the text of their formula,
    `hidden_rows` of the lines are hidden, `others` are the names of further sheets that hold something.
    """

    lines: list = field(default_factory=list)
    formulas: int = 0
    hidden_rows: int = 0
    others: list = field(default_factory=list)


def is_workbook(data):
    """True for what opens like a zip, or like the old or locked files of the same programs."""
    return data.startswith((b"PK\x03\x04", b"PK\x05\x06", b"\xd0\xcf\x11\xe0"))


def read_workbook(data, *, max_bytes=5 * MEGABYTE, max_rows=20_000, max_columns=60, max_cell=2_000):
    """Return the `Sheet` in `data` (bytes). Formulas are text. Refuses with a `file.…` code, never another exception."""
    if len(data) > max_bytes:
        raise Refused(
            "file.too_large",
            _("This file is larger than %(limit)s megabytes. Divide it, or remove what is not needed.")
            % {"limit": f"{max_bytes / MEGABYTE:g}"},
        )
    if data.startswith(b"\xd0\xcf\x11\xe0"):
        raise Refused(
            "file.locked",
            _("This workbook is locked with a password, or of the old kind (XLS). Save it as XLSX without a password."),
        )
    try:
        with _opened(data) as parts:
            return _first_sheet(parts, max_rows, max_columns, max_cell)
    except (zipfile.BadZipFile, zlib.error, expat.ExpatError, EOFError, LookupError, ValueError, NotImplementedError, OSError):
        raise Refused(
            "file.damaged", _("This workbook cannot be read. Open it, save it as XLSX again, and send that file.")
        ) from None


def write_workbook(rows, *, right_to_left=False):
    """Return the bytes of a workbook of one sheet: `rows` of texts, numbers and None; the first row heads the others.

    It holds no author, date or program. Texts that a spreadsheet might run are guarded as in `tabular.write_csv`, for
    somebody may save it as CSV; `read_workbook` gives the same texts back.
    """
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in (*_FRAME.items(), ("xl/worksheets/sheet1.xml", _sheet_of(rows, right_to_left))):
            archive.writestr(zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), content, zipfile.ZIP_DEFLATED)
    return out.getvalue()


class _Archive(zipfile.ZipFile):
    elements = 0  # read so far


# ── The archive ───────────────────────────────────────────────────────────────────────────────────────────────────────
def _opened(data):
    """The archive, after a look at its directory alone: nothing is unpacked that would be too much."""
    if data.count(_DIRECTORY_ENTRY) > MAX_PARTS:  # before the directory is read: its entries cost memory too
        raise _strange()
    archive = _Archive(io.BytesIO(data))
    parts = archive.infolist()
    names = [part.filename for part in parts]
    lower = [name.lower() for name in names]
    if any(part.flag_bits & 1 for part in parts):
        raise Refused("file.locked", _("This workbook is locked with a password. Save it without one."))
    if sum(part.file_size for part in parts) > MAX_UNPACKED or any(
        part.file_size > MEGABYTE and part.file_size > MAX_RATIO * part.compress_size for part in parts
    ):
        raise Refused(
            "file.unpacks_too_large",
            _("This workbook holds far more than its size tells. Copy the rows that you need into a new one."),
        )
    if any(name.startswith(("/", "\\")) or ".." in name or "\\" in name or ":" in name for name in names) or len(set(lower)) < len(lower):
        raise _strange()
    if any(name.endswith(_ARCHIVES) for name in lower):
        raise Refused("file.archive_within", _("There is another file inside this workbook. Copy the rows into a new one."))
    if any("vbaproject" in name or "macrosheets" in name for name in lower):
        raise _with_macros()
    if any(name.startswith(("xl/externallinks/", "xl/querytables/")) or name == "xl/connections.xml" for name in lower):
        raise Refused(
            "file.external_links",
            _("This workbook takes values from other files. Copy the rows into a new one, as values only."),
        )
    if "xl/workbook.xml" not in lower:
        raise Refused("file.not_a_workbook", _("This is an archive and not a workbook. Send the workbook itself, as XLSX, or a CSV file."))
    return archive


def _strange():
    return Refused("file.strange_parts", _("This workbook is not put together as workbooks are. Copy the rows into a new one."))


def _with_macros():
    return Refused("file.macros", _("There are programs (macros) inside this workbook. Save it as XLSX, which has none."))


def _parse(archive, name, start, end=None, text=None):
    """Read one part piece by piece; handlers get tags without their prefix. Entities are refused, so nothing is fetched."""
    parser = expat.ParserCreate()
    parser.buffer_text = True

    def forbidden(*_args):
        raise Refused("file.entities", _("This workbook has parts that no spreadsheet program writes. Copy the rows into a new one."))

    def counted(tag, told):
        archive.elements += 1
        if archive.elements > MAX_ELEMENTS:
            raise Refused("file.too_large", _("There is too much in this workbook. Copy the rows that you need into a new one."))
        start(tag.rpartition(":")[2], told)

    parser.StartDoctypeDeclHandler = parser.EntityDeclHandler = parser.ExternalEntityRefHandler = forbidden
    parser.StartElementHandler = counted
    if end:
        parser.EndElementHandler = lambda tag: end(tag.rpartition(":")[2])
    parser.CharacterDataHandler = text
    with archive.open(name) as part:
        while chunk := part.read(CHUNK):
            parser.Parse(chunk, False)
    parser.Parse(b"", True)


# ── The workbook ──────────────────────────────────────────────────────────────────────────────────────────────────────
def _first_sheet(archive, max_rows, max_columns, max_cell):
    _refuse_macro_types(archive)
    sheets, since = _contents(archive)
    shown = next((path for path, _name, hidden in sheets if not hidden), None)
    if shown is None:
        raise Refused("file.empty", _("This file is empty. Export it again and check that it shows rows."))
    reader = _SheetReader(_texts(archive, max_cell), _date_styles(archive), since, max_rows, max_columns, max_cell)
    _parse(archive, shown, reader.start, reader.end, reader.text)
    if not reader.sheet.lines:
        raise Refused("file.empty", _("This file is empty. Export it again and check that it shows rows."))
    reader.sheet.others = [name for path, name, _hidden in sheets if path != shown and _holds_something(archive, path)]
    return reader.sheet


def _refuse_macro_types(archive):
    def start(tag, told):
        if "macroenabled" in told.get("ContentType", "").lower():
            raise _with_macros()

    _parse(archive, "[Content_Types].xml", start)


def _contents(archive):
    """([(path, name, hidden)] of the sheets in their order, the day from which this workbook counts)."""
    targets, found, since = {}, [], [datetime(1899, 12, 30)]

    def relation(tag, told):
        if tag == "Relationship" and told.get("TargetMode") != "External":
            targets[told["Id"]] = normpath(join("/xl", told["Target"])).lstrip("/")

    def sheet(tag, told):
        if tag == "sheet":
            relation_id = next((value for name, value in told.items() if name.endswith(":id")), None)
            found.append((targets.get(relation_id), told.get("name", ""), told.get("state", "visible") != "visible"))
        elif tag == "workbookPr" and told.get("date1904") in ("1", "true"):
            since[0] = datetime(1904, 1, 1)

    _parse(archive, "xl/_rels/workbook.xml.rels", relation)
    _parse(archive, "xl/workbook.xml", sheet)
    names = set(archive.namelist())
    return [one for one in found if one[0] in names and "chartsheet" not in one[0]], since[0]


def _texts(archive, max_cell):
    """The texts that cells share, by number."""
    if "xl/sharedStrings.xml" not in archive.namelist():
        return []
    texts, pieces, within = [], [], []

    def start(tag, told):
        within.append(tag)
        if tag == "si":
            pieces.clear()

    def end(tag):
        within.pop()
        if tag == "si":
            texts.append("".join(pieces)[: max_cell * 7 + 1])  # a cell that is too long is told with its line; 7 for one escaped

    def text(words):
        if within[-1:] == ["t"] and "rPh" not in within:  # not how it is pronounced
            pieces.append(words)

    _parse(archive, "xl/sharedStrings.xml", start, end, text)
    return texts


def _date_styles(archive):
    """The numbers of the styles that show a number as a day."""
    if "xl/styles.xml" not in archive.namelist():
        return frozenset()
    formats, styles, within = {}, [], []

    def start(tag, told):
        within.append(tag)
        if tag == "numFmt":
            formats[told.get("numFmtId")] = _DAY.sub("", told.get("formatCode", "")).lower()
        elif tag == "xf" and "cellXfs" in within:
            styles.append(told.get("numFmtId", "0"))

    _parse(archive, "xl/styles.xml", start, lambda tag: within.pop())
    return frozenset(
        at for at, number in enumerate(styles)
        if (number.isdigit() and int(number) in _DATE_FORMATS) or "y" in formats.get(number, "") or "d" in formats.get(number, "")
    )  # fmt: skip


class _Something(Exception):
    """A cell with a value was met."""


def _holds_something(archive, path):
    def start(tag, told):
        if tag in ("v", "is", "f"):
            raise _Something

    try:
        _parse(archive, path, start)
    except _Something:
        return True
    return False


class _SheetReader:
    """Takes the cells of one sheet as they come."""

    def __init__(self, texts, date_styles, since, max_rows, max_columns, max_cell):
        self.texts, self.date_styles, self.since = texts, date_styles, since
        self.max_rows, self.max_columns, self.max_cell = max_rows, max_columns, max_cell
        self.sheet, self.line, self.count = Sheet(), 0, 0
        self.cells, self.hidden, self.into = {}, False, None

    def start(self, tag, told):
        if tag == "row":
            self.line = int(told.get("r", self.line + 1))
            self.cells, self.at, self.hidden = {}, -1, told.get("hidden") in ("1", "true")
        elif tag == "c":
            reference = _REFERENCE.fullmatch(told.get("r", ""))
            self.at = _column(reference[1]) if reference else self.at + 1
            self.kind, self.style = told.get("t", "n"), told.get("s", "")
            self.value, self.formula, self.length = [], None, 0
        elif tag == "f":
            self.formula = self.into = []
        elif tag in ("v", "t"):
            self.into = self.value
        elif tag == "rPh":
            self.into = None

    def text(self, words):
        if self.into is not None:
            self.length += len(words)
            if self.length > self.max_cell * 7:
                raise self.too_long()
            self.into.append(words)

    def end(self, tag):
        if tag in ("v", "t", "f"):
            self.into = None
        elif tag == "c":
            self.take_cell()
        elif tag == "row" and any(text.strip() for text in self.cells.values()):
            self.take_row()

    def take_cell(self):
        text = self.shown()
        if not text:
            return
        if self.at >= self.max_columns:
            raise Refused(
                "file.too_many_columns",
                _("Line %(line)s has %(count)s columns, and at most %(limit)s can be read. Check that this is the right "
                  "file.")
                % {"line": self.line, "count": self.at + 1, "limit": self.max_columns},
            )
        if len(text) > self.max_cell:
            raise self.too_long()
        self.cells[self.at] = unguarded(text)

    def take_row(self):
        self.count += 1
        if self.count > self.max_rows:
            raise Refused(
                "file.too_many_rows",
                _("Line %(line)s: this file has more than %(limit)s rows. Divide it into smaller files.")
                % {"line": self.line, "limit": self.max_rows},
            )
        self.sheet.hidden_rows += self.hidden
        self.sheet.lines.append((self.line, [self.cells.get(at, "") for at in range(max(self.cells) + 1)]))

    def shown(self):
        """The words in the cell: of a formula itself, of a day as year-month-day, of a number without what it is stored with."""
        if self.formula is not None:
            self.sheet.formulas += 1
            return "=" + "".join(self.formula)
        told = "".join(self.value)
        if self.kind == "s":
            return _unescaped(self.texts[int(told)]) if told else ""
        if self.kind == "n" and told:
            return self.number(told)
        if self.kind == "b":
            return {"1": "true", "0": "false"}.get(told, "")
        return _unescaped(told)

    def number(self, told):
        value = float(told)
        if self.style.isdigit() and int(self.style) in self.date_styles and 0 < value < 2_958_466:
            return (self.since + timedelta(days=value)).date().isoformat()
        return str(int(value)) if value.is_integer() and abs(value) < 1e15 else told

    def too_long(self):
        return Refused(
            "file.cell_too_long",
            _("Line %(line)s: a cell is longer than %(limit)s characters. Shorten it.")
            % {"line": self.line, "limit": self.max_cell},
        )


def _column(letters):
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number - 1


def _unescaped(text):
    """Excel writes what XML cannot carry as "_x000D_"."""
    return _ESCAPED.sub(lambda found: chr(int(found[1], 16)), text) if "_x" in text else text


# ── Writing ───────────────────────────────────────────────────────────────────────────────────────────────────────────
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OF_DOCUMENTS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_OF_PACKAGES = "http://schemas.openxmlformats.org/package/2006"
_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_FRAME = {
    "[Content_Types].xml": f'{_HEAD}<Types xmlns="{_OF_PACKAGES}/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    f'<Override PartName="/xl/workbook.xml" ContentType="{_TYPE}.sheet.main+xml"/>'
    f'<Override PartName="/xl/styles.xml" ContentType="{_TYPE}.styles+xml"/>'
    f'<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{_TYPE}.worksheet+xml"/></Types>',
    "_rels/.rels": f'{_HEAD}<Relationships xmlns="{_OF_PACKAGES}/relationships">'
    f'<Relationship Id="rId1" Type="{_OF_DOCUMENTS}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
    "xl/workbook.xml": f'{_HEAD}<workbook xmlns="{_MAIN}" xmlns:r="{_OF_DOCUMENTS}">'
    '<sheets><sheet name="1" sheetId="1" r:id="rId1"/></sheets></workbook>',
    "xl/_rels/workbook.xml.rels": f'{_HEAD}<Relationships xmlns="{_OF_PACKAGES}/relationships">'
    f'<Relationship Id="rId1" Type="{_OF_DOCUMENTS}/worksheet" Target="worksheets/sheet1.xml"/>'
    f'<Relationship Id="rId2" Type="{_OF_DOCUMENTS}/styles" Target="styles.xml"/></Relationships>',
    # three styles: plain; bold for the heads; text, so that nothing typed over it becomes a number or a formula
    "xl/styles.xml": f'{_HEAD}<styleSheet xmlns="{_MAIN}"><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font>'
    '<font><b/><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill>'
    '<fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border/></borders>'
    '<cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="3"><xf/><xf fontId="1" applyFont="1"/>'
    '<xf numFmtId="49" applyNumberFormat="1"/></cellXfs>'
    '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>',
}


def _sheet_of(rows, right_to_left):
    turned = ' rightToLeft="1"' if right_to_left else ""
    pieces = [
        f'{_HEAD}<worksheet xmlns="{_MAIN}"><sheetViews><sheetView{turned} workbookViewId="0">'
        '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>'
        '<sheetFormatPr defaultRowHeight="15"/><cols><col min="1" max="60" width="24" customWidth="1"/></cols><sheetData>'
    ]
    for line, row in enumerate(rows, 1):
        pieces.append(f'<row r="{line}">')
        for at, cell in enumerate(row):
            pieces.append(_cell(f"{_letters(at)}{line}", cell, 1 if line == 1 else 2))
        pieces.append("</row>")
    pieces.append("</sheetData></worksheet>")
    return "".join(pieces)


def _cell(reference, cell, style):
    if cell is None or cell == "":
        return ""
    if isinstance(cell, int | float):
        return f'<c r="{reference}"><v>{cell}</v></c>'
    text = _TO_ESCAPE.sub(lambda found: _escaped(found[0]), guarded(str(cell)))
    text = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return f'<c r="{reference}" s="{style}" t="inlineStr"><is><t xml:space="preserve">{text}</t></is></c>'


def _escaped(letter):
    return "_x005F_x" if letter == "_x" else f"_x{ord(letter):04X}_"


def _letters(at):
    letters, number = "", at + 1
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(65 + rest) + letters
    return letters
