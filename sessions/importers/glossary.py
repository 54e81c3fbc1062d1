"""A glossary as people keep it in a spreadsheet: a column for each language, a note, and the session it belongs to.

Pure reading: nothing is stored. The first line names the columns, by the codes of languages (ar, en, es, fr) or by their names.
"""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from convening.errors import Refused
from convening.tabular import read_csv

from . import LineProblem

LANGUAGES = ("en", "ar", "es", "fr")
COLUMNS = (*LANGUAGES, "note", "session")
LONGEST = {**dict.fromkeys(LANGUAGES, 120), "note": 300}
MOST_LINES = 1000
_CALLED = {
    "en": ("english", "anglais", "inglés", "الإنكليزية", "الإنجليزية"),
    "ar": ("arabic", "arabe", "árabe", "العربية"),
    "es": ("spanish", "espagnol", "español", "الإسبانية"),
    "fr": ("french", "français", "francés", "الفرنسية"),
    "note": ("notes", "nota", "remarque", "ملاحظة"),
    "session": ("sesión", "séance", "الجلسة"),
}
_ALIASES = {name: column for column, names in _CALLED.items() for name in (column, *names)}


@dataclass(frozen=True)
class Line:
    """One term of a file: {column: text} of the columns that the file has; `session` is a short name, "" for the whole convening."""

    line: int
    texts: dict
    session: str

    @property
    def key(self):
        """What makes two lines the same term: the first language that it has, in the same session."""
        code = next(code for code in LANGUAGES if self.texts.get(code))
        return self.session, code, self.texts[code].casefold()


def read_glossary(data, sessions):
    """([Line], [LineProblem]) of the bytes of a file. `sessions` are the short names that may stand in its last column.

    A file that cannot be read at all is refused.
    """
    rows = read_csv(data, max_bytes=1_000_000, max_rows=MOST_LINES + 1, max_columns=20)
    columns = _columns(rows[0][1])
    lines, problems, seen = [], [], {}
    for number, cells in rows[1:]:
        texts = {column: " ".join(cells[place].split()) if place < len(cells) else "" for column, place in columns.items()}
        line = Line(number, texts, texts.pop("session", ""))
        wrong = _what_is_wrong(line, sessions)
        if wrong is None and line.key in seen:
            wrong = _("This term stands in line %(line)s already.") % {"line": seen[line.key]}
        if wrong:
            problems.append(LineProblem(number, "glossary", wrong))
        else:
            seen[line.key] = number
            lines.append(line)
    return lines, problems


def _columns(heading):
    columns = {}
    for place, cell in enumerate(heading):
        column = _ALIASES.get(" ".join(cell.split()).casefold())
        if column and column not in columns:
            columns[column] = place
    if not set(columns) & set(LANGUAGES):
        raise Refused("glossary.heading", _(
            "The first line must name the columns: en, ar, es, fr, note, session. At least one language must be among them."))
    return columns


def _what_is_wrong(line, sessions):
    if not any(line.texts.get(code) for code in LANGUAGES):
        return _("There is no term in any language.")
    for column, most in LONGEST.items():
        if len(line.texts.get(column, "")) > most:
            return _("The column “%(column)s” is longer than %(most)s characters.") % {"column": column, "most": most}
    if line.session and line.session not in sessions:
        return _("There is no session with the short name “%(name)s”.") % {"name": line.session[:60]}
    return None
