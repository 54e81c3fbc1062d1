"""Every format says the same: the figures of the reference convening are read back from each, in each language."""

import io
import json
import re
import zipfile
from datetime import date
from html import unescape
from importlib import import_module
from xml.etree import ElementTree

import pytest
from django.conf import settings
from docx import Document
from docx.oxml.ns import qn
from docx.table import _Cell
from pypdf import PdfReader

from convening.cleaning.kinds import clean_here
from convening.tabular import read_csv
from convening.tests.office_order import out_of_order
from evaluation.documents import CONTENT_TYPES, document
from evaluation.models import Report
from evaluation.rendering import ANNEX_B, ANNEX_D
from evaluation.rendering.annexes import charts_of

from . import test_annex_d
from .reading import S, layers, paragraphs_of, plain, sheets
from .sample import sample_report

LANGUAGES = [code for code, _name in settings.LANGUAGES]
WRITTEN = ("pdf", "docx", "xlsx", "csv")
FIGURES = (307, 324, 70, 138, 43, 405, 167, 46, 39, 34, 119, 28, 90, 52, 38)


@pytest.fixture(scope="module")
def shape():
    return sample_report()


@pytest.fixture(scope="module")
def made(shape):
    """{(format, language): bytes}, each made once."""
    report = Report(state=Report.State.DRAFT, figures=shape, released_on=date.fromisoformat(shape["meta"]["released_on"]))  # nothing is kept
    return {(format, language): document(report, "B", format, language) for format in CONTENT_TYPES for language in LANGUAGES}


def numbers(format, whole):
    """Every number in it; of a PDF in Arabic also as its text layer is read from the left."""
    found = set(re.findall(r"(?<![\d.,])\d+(?:[.,]\d+)*(?![\d])", whole))
    return found | {number[::-1] for number in found} if format == "pdf" else found


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("format", CONTENT_TYPES)
def test_every_format_tells_the_reference_figures(made, format, language):
    whole = " ".join(text for _layer, text in layers(format, made[format, language]))
    found = numbers(format, whole)
    assert [figure for figure in FIGURES if str(figure) not in found] == []
    share = {"json": "0.4495", "csv": "0.4495", "xlsx": "0.4495"}.get(format)
    if (format, language) == ("pdf", "ar"):  # pypdf reads a line of Arabic from its left, and cells as one
        assert "45.0"[::-1] in whole
    else:
        assert share in found if share else {"45.0", "45,0"} & found


@pytest.mark.parametrize("format", WRITTEN)
def test_the_same_report_gives_the_same_bytes(made, shape, format):
    writer = import_module(f"evaluation.rendering.{format}")
    for language in ("ar", "en"):
        assert writer.write(ANNEX_B, shape, language) == made[format, language]


def test_no_two_charts_share_a_name(shape):
    for language in LANGUAGES:
        charts = charts_of(ANNEX_B.context(shape, language))
        named = [name for chart in charts for name in re.findall(r'\bid="([^"]+)"', chart["svg"])]
        assert len(charts) >= 3 and len(named) == len(set(named))


# ── Nothing about who made it ────────────────────────────────────────────────────────────────────────────────────────


def parts_of(package):
    with zipfile.ZipFile(io.BytesIO(package)) as parts:
        return {entry.filename: (entry.date_time, parts.read(entry)) for entry in parts.infolist()}


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_pdf_names_its_title_author_and_language_and_nothing_else(made, shape, language):
    """Neither the program nor a day nor a path: security.md, REP 168."""
    pdf = made["pdf", language]
    reader = PdfReader(io.BytesIO(pdf))
    assert {**reader.metadata} == {
        "/Title": reader.metadata.title, "/Author": shape["meta"]["credit"][language],
    }  # fmt: skip
    told = reader.trailer["/Root"]["/Metadata"].get_data().decode()
    assert re.search(r"CreatorTool|xmptk|CreateDate|ModifyDate|Producer|Typst|typst", told) is None
    assert re.search(rb"Typst|xmp-writer|/Producer|/CreationDate|/ModDate", pdf) is None


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_word_document_has_a_title_and_no_other_property(made, language):
    parts = parts_of(made["docx", language])
    assert {day for day, _content in parts.values()} == {(1980, 1, 1, 0, 0, 0)}
    assert [name for name in parts if not name.startswith(("word/", "_rels/", "[Content_Types]"))] == ["docProps/core.xml"]
    root = ElementTree.fromstring(parts["docProps/core.xml"][1])
    assert [element.tag.rpartition("}")[2] for element in root] == ["title", "language"]
    everything = b"".join(content for _day, content in parts.values())
    assert re.search(rb"rsid|python-docx|w:author|w:date=|lastModifiedBy|docId|/(?:home|root|tmp|usr)/", everything) is None


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_spreadsheet_has_no_properties_at_all(made, language):
    parts = parts_of(made["xlsx", language])
    assert {day for day, _content in parts.values()} == {(1980, 1, 1, 0, 0, 0)}
    assert not [name for name in parts if "docProps" in name or "comment" in name or "custom" in name]
    assert b"docProps" not in parts["_rels/.rels"][1] + parts["[Content_Types].xml"][1]


@pytest.mark.parametrize("language", ["ar", "en"])
def test_the_cleaner_of_uploads_finds_nothing_to_take_out(made, language):
    """It opens what people bring, part by part; ours go through whole."""
    assert clean_here(made["xlsx", language]).removed == []
    # of Word the title, and the settings that ask it not to put names and days into what is saved again
    assert set(clean_here(made["docx", language]).removed) == {"author", "settings"}


def test_pictures_hold_nothing_but_the_picture(made):
    pictures = [content for name, (_day, content) in parts_of(made["docx", "en"]).items() if name.startswith("word/media/")]
    assert len(pictures) == len(charts_of(ANNEX_B.context(sample_report(), "en")))
    for picture in pictures:
        kinds, place = [], 8
        while place < len(picture):
            length = int.from_bytes(picture[place : place + 4])
            kinds.append(picture[place + 4 : place + 8])
            place += length + 12
        assert {*kinds} <= {b"IHDR", b"pHYs", b"IDAT", b"IEND", b"sRGB", b"gAMA"}


# ── Word ─────────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_word_has_real_headings_captions_lists_and_contents(made, shape):
    word = Document(io.BytesIO(made["docx", "en"]))
    context = ANNEX_B.context(shape, "en")
    by_style = {}
    for paragraph in paragraphs_of(word):
        by_style.setdefault(paragraph.style.name, []).append(paragraph.text)
    assert by_style["Title"] == ["Post-conference evaluation"]
    assert by_style["Heading 1"] == [f"{section['number']} {section['title']}" for section in context["sections"]]
    assert by_style["toc 1"] == by_style["Heading 1"]
    assert [instruction.text for instruction in word.element.iter(qn("w:instrText"))][0].startswith(" TOC ")
    blocks = [block for section in context["sections"] for block in section["blocks"]]
    named = [block["caption"] if block["kind"] == "table" else block["title"] for block in blocks if block["kind"] in ("table", "chart")]
    assert by_style["Caption"] == named
    assert set(by_style["List Bullet"]) == {item for block in blocks if block["kind"] == "list" for item in block["items"]}


def test_the_contents_of_word_are_a_building_block_that_says_that_it_wants_pages(made):
    block = Document(io.BytesIO(made["docx", "es"])).element.body.find(qn("w:sdt"))
    assert [mark.get(qn("w:dirty")) for mark in block.iter(qn("w:fldChar"))] == ["true", None, None]
    assert block.find(f"./{qn('w:sdtPr')}/{qn('w:docPartObj')}/{qn('w:docPartGallery')}").get(qn("w:val")) == "Table of Contents"


def test_a_short_table_of_word_stays_on_one_page_and_no_total_stands_on_one_by_itself(made):
    kept = {}
    for table in Document(io.BytesIO(made["docx", "en"])).tables:
        rows = [all(paragraph.pPr.find(qn("w:keepNext")) is not None for paragraph in tr.iter(qn("w:p"))) for tr in table._tbl.tr_lst]
        kept.setdefault(len(rows) > 14, []).append(rows)
    assert all(rows == [True] * (len(rows) - 1) + [False] for rows in kept[False])
    assert all(rows == [False] * (len(rows) - 2) + [True, False] for rows in kept[True])


def test_word_leads_from_its_contents_to_each_heading(made):
    word = Document(io.BytesIO(made["docx", "fr"]))
    anchors = [link.get(qn("w:anchor")) for link in word.element.iter(qn("w:hyperlink"))]
    marks = [mark.get(qn("w:name")) for mark in word.element.iter(qn("w:bookmarkStart"))]
    assert anchors and set(anchors) <= set(marks) and len(marks) == len(set(marks))


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_tables_of_word_are_those_of_the_annex(made, shape, language):
    context = ANNEX_B.context(shape, language)
    wanted = [block for section in context["sections"] for block in section["blocks"] if block["kind"] == "table"]
    captioned = []
    for table in Document(io.BytesIO(made["docx", language])).tables:
        named = table._tbl.tblPr.find(qn("w:tblCaption"))
        if named is not None:
            captioned.append((named.get(qn("w:val")), table))
        assert table._tbl.tr_lst[0].trPr.find(qn("w:tblHeader")) is not None
    assert [caption for caption, _table in captioned] == [block["caption"] for block in wanted]
    for block, (_caption, table) in zip(wanted, captioned):
        rows = [[_Cell(tc, table).text for tc in tr.tc_lst] for tr in table._tbl.tr_lst]
        assert rows[0] == block["columns"]
        lines = [*block["rows"], *([block["totals"]] if block["totals"] else [])]
        assert [row[1:] for row in rows[1:]] == [[cell["text"] for cell in line["cells"]] for line in lines]
        assert [row[0].split("\n")[0] for row in rows[1:]] == [line["label"] for line in lines]


def test_every_chart_is_a_picture_with_words(made, shape):
    word = Document(io.BytesIO(made["docx", "en"]))
    said = [shape._inline.docPr.get("descr") for shape in word.inline_shapes]
    assert said == [f"{chart['title']}. {chart['description']}" for chart in charts_of(ANNEX_B.context(shape, "en"))]
    ids = [shape._inline.docPr.get("id") for shape in word.inline_shapes]
    assert len(ids) == len(set(ids))


def test_word_in_arabic_runs_from_the_right(made):
    word = Document(io.BytesIO(made["docx", "ar"]))
    body = word.element.body
    turned = {}
    for paragraph in body.iter(qn("w:p")):
        direction = paragraph.pPr.find(qn("w:bidi")).get(qn("w:val")) != "0"
        for run in paragraph.iter(qn("w:r")):
            if run.find(qn("w:t")) is not None:
                turned.setdefault(direction, set()).add((run.rPr.find(qn("w:rtl")) is not None, *run.rPr.find(qn("w:lang")).values()))
    assert turned == {True: {(True, "ar-SA")}}
    assert all(table._tbl.tblPr.find(qn("w:bidiVisual")) is not None for table in word.tables)
    assert body.sectPr.find(qn("w:bidi")) is not None
    english = Document(io.BytesIO(made["docx", "en"])).element.body
    assert not [*english.iter(qn("w:bidi"))] and not [*english.iter(qn("w:rtl"))] and not [*english.iter(qn("w:bidiVisual"))]


@pytest.mark.parametrize("language", ["ar", "en"])
def test_what_word_insists_on_stands_in_its_order(made, language):
    assert out_of_order(made["docx", language]) == []


def test_what_would_stop_word_is_found():
    told = {"document": "<w:pPr><w:jc/><w:spacing/></w:pPr>", "settings": "<w:settings><w:compat/><w:zoom/><w:odd/></w:settings>", "header1": "<w:r><w:t/><w:rPr/></w:r>"}
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        for name, content in told.items():
            package.writestr(f"word/{name}.xml", f'<w:x xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">{content}</w:x>')
    assert out_of_order(out.getvalue()) == [
        "word/document.xml: pPr: spacing after jc", "word/settings.xml: settings: zoom after compat", "word/settings.xml: settings: odd is not known there",
        "word/header1.xml: r: rPr after t",
    ]  # fmt: skip


# ── Spreadsheet and tidy table ───────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_spreadsheet_has_definitions_figures_a_sheet_for_each_table_and_notes(made, shape, language):
    context = ANNEX_B.context(shape, language)
    tables = [block for section in context["sections"] for block in section["blocks"] if block["kind"] == "table"]
    found = sheets(made["xlsx", language])
    assert len(found) == 3 + len(tables) and all(len(name) <= 31 for name in found)
    assert not any(hidden for hidden, _turned, _rows in found.values())
    assert {turned for _hidden, turned, _rows in found.values()} == {language == "ar"}
    (_hidden, _turned, definitions), (_hidden, _turned, figures), *others, (_hidden, _turned, notes) = found.values()
    box = next(block for section in context["sections"] for block in section["blocks"] if block["kind"] == "definitions")
    assert [row[0] for row in definitions[2 : 2 + len(box["items"])]] == [item["name"] for item in box["items"]]
    assert [row[:2] for row in figures[2:6]] == [[item["label"], item["value"]["value"]] for item in context["headline"]]
    for block, (_hidden, _turned, rows) in zip(tables, others):
        assert rows[0] == [block["caption"]]
        wanted = [cell["value"] if cell["value"] is not None else cell["text"] for cell in block["rows"][0]["cells"]]
        assert rows[2][-len(wanted) :] == wanted
    listed = next(block for block in context["sections"][-1]["blocks"] if block["kind"] == "list")
    assert [row for row in notes if row[-1] in listed["items"]] == [[context["sections"][-1]["title"], item] for item in listed["items"]]


def test_a_sheet_keeps_its_head_in_sight_and_withheld_cells_are_words(made):
    parts = parts_of(made["xlsx", "en"])
    for name, (_day, content) in parts.items():
        if name.startswith("xl/worksheets/sheet"):
            pane = ElementTree.fromstring(content).find(f"{S}sheetViews/{S}sheetView/{S}pane")
            assert (pane.get("ySplit"), pane.get("state")) == ("2", "frozen")
    rooms = next(rows for name, (_hidden, _turned, rows) in sheets(made["xlsx", "en"]).items() if name.startswith("Posts and people"))
    assert [row[-1] for row in rooms[2:4]] == ["withheld", "withheld"]
    assert any("Withheld: a figure so small" in str(row[0]) for row in rooms)


def test_the_tidy_table_has_one_line_for_each_figure(made, shape):
    rows = [cells for _line, cells in read_csv(made["csv", "en"], delimiter=",")]
    assert rows[0] == ["Annex", "Section", "Table", "Row", "Column", "Figure", "Unit"]
    assert made["csv", "ar"].startswith(b"\xef\xbb\xbf")
    told = {tuple(row[2:5]): tuple(row[5:]) for row in rows}
    assert told["Live sessions", "High-level opening", "Attendances"] == ("167", "number")
    assert told["From invitation to participation", "Logged on", "Share"] == ("0.4495", "share")
    assert told["Posts and people who posted, by room", "Constituencies and formal processes", "People who posted"] == ("", "withheld")


@pytest.mark.parametrize("format", ["xlsx", "csv"])
def test_a_title_that_looks_like_a_formula_stays_words(shape, format):
    sessions = [{**session, "title": {"en": "=HYPERLINK(\"x\")"}} for session in shape["meta"]["sessions"]]
    spoilt = {**shape, "meta": {**shape["meta"], "sessions": sessions}}
    made = import_module(f"evaluation.rendering.{format}").write(ANNEX_B, spoilt, "en")
    cells = [cell for layer, text in layers(format, made) if layer == "cells" for cell in text.split(" | ")]
    assert "'=HYPERLINK(\"x\")" in cells and not [cell for cell in cells if cell.startswith("=")]
    if format == "xlsx":
        assert not any(b"<f>" in content for _day, content in parts_of(made).values())


def test_json_keeps_the_report_as_it_is_and_adds_its_tables(made, shape):
    told = json.loads(made["json", "en"])
    assert {name: told[name] for name in shape if name not in ("tables", "meta")} == {
        name: shape[name] for name in shape if name not in ("tables", "meta")
    }
    named = {table["name"]: table for table in told["tables"]}
    for table in shape["tables"]:
        assert {name: named[table["name"]][name] for name in ("rows", "columns", "cells", "total")} == {
            name: table[name] for name in ("rows", "columns", "cells", "total")
        }


def test_text_is_the_same_in_page_and_word(made):
    """What the page says in a paragraph, the Word document says in the same words."""
    word = {plain(line) for paragraph in Document(io.BytesIO(made["docx", "es"])).paragraphs for line in paragraph.text.split("\n")}
    said = [plain(text) for text in re.findall(r"<p>([^<]{40,})</p>", made["html", "es"].decode())]
    assert said and [text for text in said if unescape(text) not in word] == []


# ── Annex D, by the same writers ─────────────────────────────────────────────────────────────────────────────────────


@pytest.fixture(scope="module")
def summaries():
    """{(format, language): bytes} of Annex D, with a moderator who agreed to be named."""
    shape = test_annex_d.report()
    shape["engagement"] = {**shape["engagement"], "rooms": [{**room, "moderators_named": ["Ana Roca"]} for room in shape["engagement"]["rooms"]]}
    return {
        (format, language): import_module(f"evaluation.rendering.{format}").write(ANNEX_D, shape, language)
        for format in ("pdf", "docx") for language in ("ar", "en")
    }  # fmt: skip


@pytest.mark.parametrize("format", ["pdf", "docx"])
def test_the_engagement_summary_is_written_whole(summaries, format):
    whole = " ".join(text for _layer, text in layers(format, summaries[format, "en"]))
    for said in ("Engagement summary", "Small groups kept trust.", "We read it aloud.", "Ana Roca", "Fund small groups.", "Una voz pidió plazos."):
        assert said in whole
    arabic = " ".join(text for _layer, text in layers(format, summaries[format, "ar"]))
    assert [word for word in "حافظت المجموعات على".split() if word not in arabic] == []


def test_words_in_another_language_say_so_in_word(summaries):
    word = Document(io.BytesIO(summaries["docx", "ar"]))
    spanish = next(paragraph for paragraph in word.paragraphs if "Una voz" in paragraph.text)
    assert spanish._p.pPr.find(qn("w:bidi")).get(qn("w:val")) == "0"
    said = next(run for run in spanish.runs if "Una voz" in run.text)
    assert (said._r.rPr.find(qn("w:lang")).get(qn("w:val")), said._r.rPr.find(qn("w:rtl"))) == ("es-ES", None)
    levels = {paragraph.style.name for paragraph in paragraphs_of(word)}
    assert {"Heading 1", "Heading 2", "Heading 3", "toc 2", "Quote"} <= levels


def test_letters_that_no_format_can_carry_stop_none_of_them(shape):
    spoilt = {**shape, "meta": {**shape["meta"], "title": {"en": "Peace\x0b \x00🕊 <b>&\ufffe"}, "credit_lines": {}}}
    for format in WRITTEN:
        made = import_module(f"evaluation.rendering.{format}").write(ANNEX_B, spoilt, "en")
        if format != "csv":  # which has no place for the title
            assert "Peace" in " ".join(text for _layer, text in layers(format, made))
