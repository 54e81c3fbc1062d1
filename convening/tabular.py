"""Tables as text: reading comma-separated files that come from outside, and writing ours so that no spreadsheet
runs them.

Reading is bounded at every step (bytes, lines, columns, length of a cell) and refuses with the line and what to
do about it.
"""
import csv
import io
import re
from collections import Counter

from django.utils.translation import gettext as _

from .errors import Refused

MEGABYTE = 1_000_000
SAMPLE_LINES = 200
DELIMITERS = (",", ";", "\t")

# A cell that begins like this is a formula to some spreadsheet, also behind blanks and signs that are not seen; and what
# stands behind a semicolon begins a cell where they divide columns.
_UNSEEN = r"\s\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff"
_FORMULA = rf"(?:[\t\r\n]|[{_UNSEEN}]*[=+\-@＝＋－＠])"
_TO_GUARD = re.compile(rf"(?:\A|(?<=;))(?='*{_FORMULA})")
_GUARD = re.compile(rf"(?:\A|(?<=;))'(?='*{_FORMULA})")

_CONTROLS = re.compile(r"[\x01-\x08\x0b\x0c\x0e-\x1f]")

_OTHER_KINDS = (
    (b"PK\x03\x04", "zip"), (b"PK\x05\x06", "zip"), (b"\xd0\xcf\x11\xe0", "office"), (b"%PDF", "pdf"),
    (b"\x1f\x8b", "archive"),
    (b"7z\xbc\xaf\x27\x1c", "archive"), (b"Rar!\x1a", "archive"), (b"BZh91AY", "archive"), (b"\xfd7zXZ", "archive"),
    (b"\x89PNG", "picture"), (b"GIF8", "picture"), (b"\xff\xd8\xff", "picture"), (b"{\\rtf", "document"),
    (b"MZ\x90\0", "program"), (b"\x7fELF", "program"),
)
_MARKUP = re.compile(rb"\s*<(?:!doctype|html|\?xml|head|body|table|script|svg)\b", re.IGNORECASE)


def read_csv(data, *, max_bytes=5 * MEGABYTE, max_rows=20_000, max_columns=60, max_cell=2_000, delimiter=None):
    """Return [(line, cells)] for the rows of `data` (bytes) that are not blank; `line` counts from 1, as an
    editor does.

    Takes UTF-8, UTF-16, Windows-1252 and Windows-1256; commas, semicolons or tabs (or the `delimiter` given);
    any line ends. NUL is dropped and the apostrophe of `guarded` taken off again. Refuses with a `file.…` code,
    never another exception.
    """
    if len(data) > max_bytes:
        raise Refused(
            "file.too_large",
            _("This file is larger than %(limit)s megabytes. Export one session at a time, or remove what is not needed.")
            % {"limit": f"{max_bytes / MEGABYTE:g}"},
        )
    _refuse_other_kinds(data)
    text = decoded(data).lstrip("\ufeff").replace("\0", "")
    if not text.strip():
        raise Refused("file.empty", _("This file is empty. Export it again and check that it shows rows."))
    lines = io.StringIO(text, newline="")
    skipped = 0
    if declared := re.match(r"sep=([,;\t])[ \t,;]*\r?\n?", text, re.IGNORECASE):  # what Excel writes for itself
        delimiter, skipped = delimiter or declared[1], 1
        lines.readline()
    start = lines.tell()
    delimiter = delimiter or _delimiter([lines.readline(max_columns * max_cell) for _line in range(SAMPLE_LINES)])
    lines.seek(start)
    return list(_rows(lines, delimiter, skipped, max_rows, max_columns, max_cell))


def write_csv(rows):
    """Return `rows` as comma-separated text with CRLF that a spreadsheet shows and never runs; None is an empty
    cell.

    `read_csv` of the result, with delimiter=",", gives back the same texts. Encode as "utf-8-sig" for
    spreadsheets.
    """
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    for row in rows:
        writer.writerow([guarded(cell) if isinstance(cell, str) else _plain(cell) for cell in row])
    return out.getvalue()


def guarded(text):
    """Return `text` with an apostrophe before whatever in it a spreadsheet might take for a formula."""
    return _TO_GUARD.sub("'", text.replace("\0", ""))


def unguarded(text):
    """Return what `guarded` was given: unguarded(guarded(text)) == text for every text without NUL."""
    return _GUARD.sub("", text)


def decoded(data):
    """Return the text of `data`, by its byte order mark, else by what it can be; refuses what is not text.

    Without a mark: UTF-16 if the zero bytes stand on one side of the pairs; else UTF-8, line by line; a line
    that is not UTF-8 is Arabic (Windows-1256) when its high bytes make words by themselves, and Western
    (Windows-1252) when they touch plain letters, as in "Núñez", or stand alone. Files put together from two
    sources have both.
    """
    for mark, encoding in ((b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be")):
        if data.startswith(mark):
            return _utf16(data[2:], encoding)
    if encoding := _unmarked_utf16(data):
        return _utf16(data, encoding)
    if data.count(b"\0") > len(data) // 10:
        raise _not_text()
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        text = "".join(_decoded_line(line) for line in data.splitlines(keepends=True))
    if len(_CONTROLS.findall(text[:100_000])) * 100 > min(len(text), 100_000):
        raise _not_text()
    return text


def _plain(cell):
    """Numbers are not text and need no guard; anything else is guarded as the text it prints."""
    if cell is None or isinstance(cell, (int, float)):
        return cell
    return guarded(str(cell))


def _rows(lines, delimiter, skipped, max_rows, max_columns, max_cell):
    reader = csv.reader(_short_lines(lines, skipped, max_columns * max_cell), delimiter=delimiter, strict=True)
    count = 0
    while True:
        line = skipped + reader.line_num + 1
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as fault:
            if "field limit" in str(fault):
                raise _cell_too_long(line, max_cell) from None
            raise Refused(
                "file.quotes",
                _("Line %(line)s: a quotation mark opens and does not close where the cell ends. Put the whole cell "
                  "between quotation marks, double those inside it, or take them out.") % {"line": line},
            ) from None
        count += 1
        if count > max_rows:
            raise Refused(
                "file.too_many_rows",
                _("Line %(line)s: this file has more than %(limit)s rows. Divide it into smaller files.")
                % {"line": line, "limit": max_rows},
            )
        if len(cells) > max_columns:
            raise Refused(
                "file.too_many_columns",
                _("Line %(line)s has %(count)s columns, and at most %(limit)s can be read. Check that this is the right "
                  "file.")
                % {"line": line, "count": len(cells), "limit": max_columns},
            )
        if any(len(cell) > max_cell for cell in cells):
            raise _cell_too_long(line, max_cell)
        if any(cell.strip() for cell in cells):
            yield line, [unguarded(cell) for cell in cells]


def _short_lines(lines, skipped, longest):
    """The lines one by one, so that a single line of many megabytes is refused before it is taken apart."""
    number = skipped
    while line := lines.readline(longest + 1):
        number += 1
        if len(line) > longest:
            raise Refused(
                "file.line_too_long",
                _("Line %(line)s is longer than %(limit)s characters. Check that this is the right file.")
                % {"line": number, "limit": longest},
            )
        yield line


def _cell_too_long(line, max_cell):
    return Refused(
        "file.cell_too_long",
        _("Line %(line)s: a cell is longer than %(limit)s characters. Shorten it, or look for a quotation mark that is "
          "not closed.") % {"line": line, "limit": max_cell},
    )


def _delimiter(lines):
    """The sign that divides most lines into the same number of columns; a decimal comma or a comma in a name
    does not."""
    best, best_score = ",", 0
    unquoted = [re.sub(r'"[^"]*"', "", line) for line in lines if line.strip()]
    for sign in DELIMITERS:
        columns = Counter(line.count(sign) for line in unquoted if sign in line)
        score = max((dividers * times for dividers, times in columns.items()), default=0)
        if score > best_score:
            best, best_score = sign, score
    return best


def _decoded_line(line):
    try:
        return line.decode("utf-8")
    except UnicodeDecodeError:
        pass
    words = re.findall(rb"[A-Za-z\xc0-\xff]*[\xc0-\xff][A-Za-z\xc0-\xff]*", line)
    arabic = sum(len(word) > 1 and re.search(rb"[A-Za-z]", word) is None for word in words)
    if arabic * 2 <= len(words):
        try:
            return line.decode("cp1252")
        except UnicodeDecodeError:
            pass
    return line.decode("cp1256")


def _utf16(data, encoding):
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        raise _not_text() from None


def _unmarked_utf16(data):
    """Spaces, digits, separators and line ends have a zero byte on one side in UTF-16, whatever the language.

    The line ends must have it too: a few stray zero bytes in an ordinary file are not enough.
    """
    sample = data[:4096]
    pairs = len(sample) // 2
    if len(data) % 2 or not pairs:
        return None
    first, second = sample[0::2].count(0), sample[1::2].count(0)
    ends = sample.count(b"\n") + sample.count(b"\r")
    if second * 10 >= pairs and second > 10 * first and 2 * (sample.count(b"\n\0") + sample.count(b"\r\0")) >= ends:
        return "utf-16-le"
    if first * 10 >= pairs and first > 10 * second and 2 * (sample.count(b"\0\n") + sample.count(b"\0\r")) >= ends:
        return "utf-16-be"
    return None


def _refuse_other_kinds(data):
    kind = next((kind for opening, kind in _OTHER_KINDS if data.startswith(opening)), None)
    if kind == "zip":
        kind = "workbook" if b"xl/" in data or b"oasis.opendocument.spreadsheet" in data else "archive"
    if kind is None and _MARKUP.match(data[:200].removeprefix(b"\xef\xbb\xbf")):
        kind = "page"
    if kind:
        raise Refused(
            "file.not_csv",
            _("This is %(kind)s, not a CSV file. Export the report as CSV, or open it and save it as “CSV UTF-8”.")
            % {"kind": _kind_name(kind)},
        )


def _kind_name(kind):
    return {
        "workbook": _("a spreadsheet workbook"),
        "office": _("an old Office file"),
        "pdf": _("a PDF document"),
        "archive": _("a compressed archive"),
        "picture": _("a picture"),
        "document": _("a text document"),
        "program": _("a program"),
        "page": _("a web page"),
    }[kind]


def _not_text():
    return Refused(
        "file.not_text",
        _("This file is not text that can be read. Export the report again as CSV and send it unchanged."),
    )
