"""Workbooks: what other programs write is read, what we write comes back the same and says nothing of who made it."""

import io
import re
import zipfile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from convening import workbook
from convening.errors import Refused

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
RELATED = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def made(sheet, *, texts="", styles="", properties="", prefix=""):
    """A workbook as another program makes it, from the inner XML of its sheet."""
    p, space = (f"{prefix}:", f"xmlns:{prefix}") if prefix else ("", "xmlns")
    parts = {
        "[Content_Types].xml": "<Types/>",
        "xl/workbook.xml": f'<{p}workbook {space}="{MAIN}" xmlns:rel="{RELATED}">{properties}<{p}sheets><{p}sheet name="List" sheetId="3" rel:id="rId9"/></{p}sheets></{p}workbook>',
        "xl/_rels/workbook.xml.rels": '<Relationships><Relationship Id="rId9" Target="/xl/worksheets/list.xml"/></Relationships>',
        "xl/worksheets/list.xml": f'<{p}worksheet {space}="{MAIN}"><{p}sheetData>{sheet}</{p}sheetData></{p}worksheet>',
    }
    if texts:
        parts["xl/sharedStrings.xml"] = f"<sst>{texts}</sst>"
    if styles:
        parts["xl/styles.xml"] = f"<styleSheet>{styles}</styleSheet>"
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return out.getvalue()


def read(data, **bounds):
    return [cells for _line, cells in workbook.read_workbook(data, **bounds).lines]


def test_shared_and_inline_texts_numbers_and_yes_or_no():
    texts = "<si><t>Amal</t></si><si><r><t>Had</t></r><r><rPr/><t>dad</t></r><rPh><t>spoken</t></rPh></si><si><t>two_x000A_lines</t></si><si/>"
    sheet = (
        '<row r="2"><c r="A2" t="s"><v>0</v></c><c r="C2" t="s"><v>1</v></c><c r="D2" t="s"><v>2</v></c><c r="E2" t="s"><v>3</v></c></row>'
        '<row r="5" hidden="1"><c r="A5"><v>447911123456</v></c><c r="B5"><v>1.50</v></c><c r="C5" t="b"><v>1</v></c><c r="D5" t="e"><v>#N/A</v></c>'
        '<c r="E5" t="inlineStr"><is><t>in line</t></is></c><c r="F5" t="str"><v>made</v></c></row><row r="6"><c r="A6"/></row>'
    )
    found = workbook.read_workbook(made(sheet, texts=texts))
    assert found.lines == [
        (2, ["Amal", "", "Haddad", "two\nlines"]),
        (5, ["447911123456", "1.50", "true", "#N/A", "in line", "made"]),
    ]
    assert (found.formulas, found.hidden_rows, found.others) == (0, 1, [])


@pytest.mark.parametrize("prefix", ["", "x"])
def test_cells_without_their_place_and_tags_with_a_prefix(prefix):
    p = f"{prefix}:" if prefix else ""
    sheet = f"<{p}row><{p}c><{p}v>1</{p}v></{p}c><{p}c><{p}v>2</{p}v></{p}c></{p}row><{p}row><{p}c><{p}v>3</{p}v></{p}c></{p}row>"
    assert workbook.read_workbook(made(sheet, prefix=prefix)).lines == [(1, ["1", "2"]), (2, ["3"])]


@pytest.mark.parametrize("code, shown", [("dd/mm/yyyy", "2026-02-01"), ("0.00", "46054"), ('0 "days"', "46054"), ("[Red]0", "46054"), ("mmm\\ yy", "2026-02-01")])
def test_a_number_shown_as_a_day_is_a_day(code, shown):
    styles = f"<numFmts><numFmt numFmtId='170' formatCode='{code}'/></numFmts><cellStyleXfs><xf numFmtId='14'/></cellStyleXfs><cellXfs><xf/><xf numFmtId='170'/></cellXfs>"
    sheet = '<row><c s="1"><v>46054</v></c><c s="0"><v>46054</v></c></row>'
    assert read(made(sheet, styles=styles)) == [[shown, "46054"]]


def test_days_of_a_workbook_that_counts_from_1904():
    styles = "<cellXfs><xf numFmtId='14'/></cellXfs>"
    assert read(made('<row><c s="0"><v>44592</v></c></row>', styles=styles, properties='<workbookPr date1904="1"/>')) == [["2026-02-01"]]


def test_a_formula_is_its_own_words_whatever_it_gave():
    assert read(made('<row><c t="str"><f>A1&amp;B1</f><v>gave</v></c><c><f t="shared" si="0"/><v>2</v></c></row>')) == [["=A1&B1", "="]]


@pytest.mark.parametrize(
    "data, code",
    [
        (b"PK\x03\x04" + b"\0" * 100, "file.damaged"),
        (made("<row><c t='s'><v>7</v></c></row>"), "file.damaged"),
        (made("<row><c><v>ten</v></c></row>"), "file.damaged"),
        (made("<row r='1'><c>"), "file.damaged"),
        (made("<row r='x'/>"), "file.damaged"),
        (made(""), "file.empty"),
        (made("<row><c/></row>" * 1_000), "file.empty"),
        (made("<row><c/></row>" * 800_000), "file.unpacks_too_large"),
        (made("<row><c><v>1</v></c></row>" * 21), "file.too_many_rows"),
        (made("<row>" + "<c><v>1</v></c>" * 6 + "</row>"), "file.too_many_columns"),
        (made(f"<row><c t='inlineStr'><is><t>{'x' * 101}</t></is></c></row>"), "file.cell_too_long"),
        (made(f"<row><c t='inlineStr'><is><t>{'x' * 100_000}</t></is></c></row>"), "file.cell_too_long"),
        (made("<row><c t='s'><v>0</v></c></row>", texts=f"<si><t>{'x' * 101}</t></si>"), "file.cell_too_long"),
    ],
    ids=["noise", "no-such-text", "no-number", "cut-off", "no-line", "nothing", "empty-cells", "bomb", "rows", "columns", "cell", "long-cell", "shared-text"],
)
def test_what_cannot_be_read_is_refused_with_a_sentence(data, code):
    with pytest.raises(Refused) as refused:
        workbook.read_workbook(data, max_rows=20, max_columns=5, max_cell=100)
    assert refused.value.code == code
    assert str(refused.value.message).endswith(".")


def test_a_workbook_that_would_take_too_long_is_refused(monkeypatch):
    monkeypatch.setattr(workbook, "MAX_ELEMENTS", 5_000)
    with pytest.raises(Refused) as refused:
        workbook.read_workbook(made("<row><c/></row>" * 5_000))
    assert refused.value.code == "file.too_large"


TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=12) | st.sampled_from(["=1", "'=1", "_x0041_", "a\rb", "\t-", "]]>", "\ufffe", "\x0b", " x "])


@settings(max_examples=25, deadline=None)
@given(st.lists(st.lists(TEXTS, min_size=1, max_size=4), min_size=1, max_size=4))
def test_what_we_write_is_read_as_the_same(table):
    table = [["head"], *([cell.replace("\0", "") for cell in row] for row in table)]
    expected = [row for row in ([*row] for row in table) if any(cell.strip() for cell in row)]
    for row in expected:
        while row and not row[-1]:
            row.pop()
    assert read(workbook.write_workbook(table)) == expected


def test_what_we_write_tells_nothing_of_who_made_it_or_when():
    data = workbook.write_workbook([["Name", "Number"], ["=1+1", 5], [None, 0.5]], right_to_left=True)
    assert data == workbook.write_workbook([["Name", "Number"], ["=1+1", 5], [None, 0.5]], right_to_left=True)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert not any("docProps" in name for name in archive.namelist())
        assert {info.date_time for info in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        sheet = archive.read("xl/worksheets/sheet1.xml").decode()
    assert 'rightToLeft="1"' in sheet and "<f>" not in sheet
    assert re.findall(r"<t[^>]*>([^<]*)", sheet) == ["Name", "Number", "'=1+1"]
    assert read(data) == [["Name", "Number"], ["=1+1", "5"], ["", "0.5"]]
