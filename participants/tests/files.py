"""Files as offices bring them, and as somebody makes them who means harm."""

import io
import zipfile

from convening import tabular, workbook
from participants.importers import check, read_table

HEAD = ["Name", "E-mail", "Knows and agrees"]
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"


def rows(*people, head=HEAD):
    return [head, *people]


def as_csv(table, **more):
    """The bytes of a CSV as somebody else's program writes it: nothing is guarded."""
    sign = more.get("sign", ",")
    return "\r\n".join(sign.join(_quoted(cell, sign) for cell in row) for row in table).encode(more.get("encoding", "utf-8"))


def _quoted(cell, sign):
    return '"' + cell.replace('"', '""') + '"' if any(c in cell for c in f'{sign}"\r\n') else cell


def as_xlsx(table):
    return workbook.write_workbook(table)


def parts_of(data):
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def zipped(parts):
    """The bytes of an archive of {name: content}, as they are, whatever the names."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(zipfile.ZipInfo(name), content, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def doctored(table, changes=None, **more):
    """A workbook of `table` in which parts are replaced or added: {name: content, or a function of what is there}."""
    parts = parts_of(as_xlsx(table))
    for name, content in {**(changes or {}), **more}.items():
        parts[name] = content(parts[name].decode()) if callable(content) else content
    return zipped(parts)


def with_sheets(table, *others):
    """A workbook with further sheets: (name, state, table)."""
    parts = parts_of(as_xlsx(table))
    entries, relations = "", ""
    for number, (name, state, rows_of_it) in enumerate(others, 7):
        entries += f'<sheet name="{name}" sheetId="{number}" state="{state}" r:id="rId{number}"/>'
        relations += f'<Relationship Id="rId{number}" Type="x/worksheet" Target="worksheets/sheet{number}.xml"/>'
        parts[f"xl/worksheets/sheet{number}.xml"] = parts_of(as_xlsx(rows_of_it))["xl/worksheets/sheet1.xml"]
    parts["xl/workbook.xml"] = parts["xl/workbook.xml"].replace(b"</sheets>", f"{entries}</sheets>".encode())
    parts["xl/_rels/workbook.xml.rels"] = parts["xl/_rels/workbook.xml.rels"].replace(
        b"</Relationships>", f"{relations}</Relationships>".encode()
    )
    return zipped(parts)


def understood(data):
    """What a file holds, as the importer reads it: the `NominationFile`."""
    table = read_table(data)
    return check(table.lines, table.columns()[0])


def codes(data):
    return [(problem.line, problem.code) for problem in understood(data).refused]


def exported(table, kind):
    """A table written by the house, and read back: the cells."""
    if kind == "xlsx":
        return [cells for _line, cells in workbook.read_workbook(as_xlsx(table)).lines]
    return [cells for _line, cells in tabular.read_csv(tabular.write_csv(table).encode("utf-8-sig"), delimiter=",")]
