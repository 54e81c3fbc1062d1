"""Files from outside are read within bounds or refused with the line; our own never run as formulas."""
import csv
import io
import random
import re
import time
import zipfile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from convening import tabular
from convening.errors import Refused

ROWS = [["Name", "Office"], ["Núñez, Ana", "Bogotá"], ["سلمى الحسيني", "تونس"]]


def read(data, **bounds):
    return [cells for _line, cells in tabular.read_csv(data, **bounds)]


def refusal(data, **bounds):
    started = time.process_time()
    with pytest.raises(Refused) as caught:
        tabular.read_csv(data, **bounds)
    assert time.process_time() - started < 1
    return caught.value


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("ending", ["\r\n", "\n", "\r"])
def test_one_table_in_every_encoding_delimiter_and_line_end(encoding, delimiter, ending):
    text = io.StringIO()
    csv.writer(text, delimiter=delimiter, lineterminator=ending).writerows(ROWS)
    assert read(text.getvalue().encode(encoding)) == ROWS


def test_utf_16_with_the_big_endian_mark_is_read():
    assert read(b"\xfe\xff" + "Name,Office\nسلمى,تونس\n".encode("utf-16-be")) == [["Name", "Office"], ["سلمى", "تونس"]]


@pytest.mark.parametrize("text, encoding", [
    ("Nombre,Duración (minutos)\nNúñez,5\nÉ. Dupont,6\n", "cp1252"),
    ("Nom,Heure d’arrivée\nZoë,5\n", "cp1252"),
    ("الاسم,المكتب\nسلمى الحسيني,تونس\nAli Hassan,بيروت\n", "cp1256"),
])
def test_the_older_western_and_arabic_encodings_are_told_apart(text, encoding):
    assert read(text.encode(encoding)) == [line.split(",") for line in text.splitlines()]


def test_a_file_put_together_from_three_encodings_is_read_line_by_line():
    data = b"Name,Office\n" + "سلمى,تونس\n".encode() + "ليلى,بيروت\n".encode("cp1256") + "Núñez,Bogotá\n".encode("cp1252")
    assert read(data) == [["Name", "Office"], ["سلمى", "تونس"], ["ليلى", "بيروت"], ["Núñez", "Bogotá"]]


def test_nul_is_dropped_and_blank_rows_keep_their_number():
    assert tabular.read_csv(b"Na\0me,B\r\n\r\n,\r\nx,\0y\r\n") == [(1, ["Name", "B"]), (4, ["x", "y"])]


def test_a_cell_over_several_lines_counts_from_its_first():
    assert tabular.read_csv(b'a,b\n"one\ntwo",x\nc,d\n') == [(1, ["a", "b"]), (2, ["one\ntwo", "x"]), (4, ["c", "d"])]


def test_decimal_commas_and_commas_in_names_do_not_pass_for_delimiters():
    assert read(b"a;b;c\n1,5;2,5;3,5\nDoe, Jane;x;y\n") == [["a", "b", "c"], ["1,5", "2,5", "3,5"], ["Doe, Jane", "x", "y"]]


def test_the_line_that_excel_writes_for_itself_is_obeyed_and_counted():
    assert tabular.read_csv(b"sep=;\r\na,b;c\r\n") == [(2, ["a,b", "c"])]


@pytest.mark.parametrize("data, line", [
    (b'a,b\n"open,2\nc,d\n', 2),
    (b'a,b\nc,d\n"Jane "Jo" Doe",2\n', 3),
    (b'a,b\n\n\nx,"' + b"y\n" * 3000, 4),
])
def test_an_unbalanced_quotation_mark_is_refused_with_its_line(data, line):
    refused = refusal(data)
    assert refused.code in {"file.quotes", "file.cell_too_long"}
    assert refused.message.startswith(f"Line {line}: ")


def workbook():
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("xl/workbook.xml", "<workbook/>" * 1000)
    return out.getvalue()


@pytest.mark.parametrize("data, code, words", [
    (b"", "file.empty", "empty"),
    (b"\xef\xbb\xbf", "file.empty", "empty"),
    (b"\r\n \r\n", "file.empty", "empty"),
    (b"\0\0\0\0", "file.not_text", "not text"),
    (b"PK\x03\x04nested.zip", "file.not_csv", "a compressed archive"),
    (b"%PDF-1.7\n", "file.not_csv", "a PDF document"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "file.not_csv", "an old Office file"),
    (b"\x89PNG\r\n\x1a\n", "file.not_csv", "a picture"),
    (b"\x1f\x8b\x08\0", "file.not_csv", "a compressed archive"),
    (b"\xef\xbb\xbf  <!DOCTYPE html><html>", "file.not_csv", "a web page"),
    (b"\xff\xfe\x00\xd8\x00\xd8", "file.not_text", "not text"),
    (bytes(range(256)) * 40, "file.not_text", "not text"),
    (random.Random(7).randbytes(200_000), "file.not_text", "not text"),
])
def test_foreign_files_are_refused_by_name(data, code, words):
    refused = refusal(data)
    assert (refused.code, words in refused.message) == (code, True)


def test_a_workbook_renamed_to_csv_is_refused_as_a_workbook():
    assert "a spreadsheet workbook" in refusal(workbook()).message


@pytest.mark.parametrize("data, code, line", [
    (b"a" * 5_000_001, "file.too_large", None),
    (b"a" * 5_000_000, "file.line_too_long", 1),
    (b"a,b\n" + b"," * 1_000_000, "file.line_too_long", 2),
    (b"a,b\n" + b"x," * 60 + b"x\n", "file.too_many_columns", 2),
    (b"a,b\n" * 1_000_000, "file.too_many_rows", 20_001),
    (b"\n" * 5_000_000, "file.empty", None),
    (b"x" + b"\n" * 4_999_999, "file.too_many_rows", 20_001),
    (b"a,b\nc," + b"d" * 2_001, "file.cell_too_long", 2),
    (b'a,b\n"' + b"d\n" * 200_000 + b'",x', "file.cell_too_long", 2),
])
def test_huge_files_are_refused_quickly(data, code, line):
    refused = refusal(data)
    assert refused.code == code
    assert line is None or f"Line {line}" in refused.message


@settings(deadline=None)
@given(st.binary(max_size=300))
def test_any_bytes_are_a_table_or_a_refusal(data):
    try:
        rows = tabular.read_csv(data)
    except Refused as refused:
        assert refused.code.startswith("file.")
    else:
        assert all("\0" not in cell for _line, cells in rows for cell in cells)


@pytest.mark.parametrize("text", [
    "=HYPERLINK(\"http://evil.example\")", "=cmd|' /C calc'!A0", "+1", "-1", "@x", "\tx", "\rx", "\nx", "＝1", "＋1", "－1", "＠x",
    " =1", "\u200b=1", "'=1", "''-2",
])
def test_what_a_spreadsheet_would_run_is_written_behind_an_apostrophe(text):
    assert tabular.guarded(text) == f"'{text}"
    assert tabular.unguarded(tabular.guarded(text)) == text


@pytest.mark.parametrize("text", ["x;=cmd|' /C calc'!A0;y", "x; =1", "x;'=1", "=1;=2", ";@x", "a;\tb", "a;+1"])
def test_nor_does_it_run_where_semicolons_divide_columns(text):
    """As in the Spanish and French settings of spreadsheet programs, which open a file with commas all the same."""
    guarded = tabular.guarded(text)
    assert not any(re.match(r"\s*[=+@-]|\t", column) for column in guarded.split(";"))
    assert tabular.unguarded(guarded) == text


@pytest.mark.parametrize("text", ["", "a", "a=b", "'", "'quoted'", "1-2", "سلمى", "a@x.org"])
def test_other_text_is_written_as_it_is(text):
    assert tabular.guarded(text) == text


def test_numbers_are_written_as_numbers_and_nothing_as_nothing():
    assert tabular.write_csv([["a", None, -5, 0.5, "-5"]]) == "a,,-5,0.5,'-5\r\n"


cells = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=20)


@settings(deadline=None)
@given(st.lists(st.lists(cells, min_size=1, max_size=5).filter(lambda row: any(map(str.strip, row))), min_size=1, max_size=6))
def test_what_is_written_reads_back_the_same(rows):
    assert read(tabular.write_csv(rows).encode("utf-8-sig"), delimiter=",") == rows


@settings(deadline=None)
@given(st.text())
def test_the_guard_comes_off_again(text):
    text = text.replace("\0", "")
    assert tabular.unguarded(tabular.guarded(text)) == text
    assert tabular.guarded(text)[:1] not in tuple("=+-@\t\r＝＋－＠")
