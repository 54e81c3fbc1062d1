"""Reads the documents of an annex back, layer by layer, as somebody would who looks for what nobody sees."""

import csv
import io
import json
import re
import zipfile
from html import unescape
from xml.etree import ElementTree

from docx.text.paragraph import Paragraph
from pypdf import PdfReader

MARKS = re.compile("[\u200b-\u200f\u202a-\u202e\u2066-\u2069]")
ARABIC = str.maketrans("٠١٢٣٤٥٦٧٨٩٫", "0123456789.", "٬")
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
S = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"


def layers(format, document):
    """[(layer, text)] of every layer of a document, digits as digits, one space between words."""
    return [(layer, plain(text)) for layer, text in _LAYERS[format](document)]


def plain(text):
    return re.sub(r"\s+", " ", MARKS.sub("", text).translate(ARABIC)).strip()


def of_pdf(document):
    reader = PdfReader(io.BytesIO(document))
    titles = [entry.title for entry in outline(reader.outline)]
    for page in reader.pages:
        text = without_its_number(page.extract_text())
        for title in titles:  # nor the numbers of pages in the list of contents
            text = re.sub(re.escape(title).replace(r"\ ", r"\s+") + r"\s*[\d٠-٩]+\s*$", title, text, flags=re.M)
        yield "text", text
    yield from (("outline", title) for title in titles)
    yield from (("alternative text", text) for text in alternatives(reader.trailer["/Root"]["/StructTreeRoot"]["/K"]))
    yield from (("properties", str(text)) for text in (reader.metadata or {}).values())


def without_its_number(page):
    """A page's text without the number at its foot, which comes last."""
    return re.sub(r"\s*[\d٠-٩]+\s*\Z", "", page)


def outline(entries):
    for entry in entries:
        yield from outline(entry) if isinstance(entry, list) else [entry]


def alternatives(node):
    node = node.get_object() if hasattr(node, "get_object") else node
    if isinstance(node, list):
        for entry in node:
            yield from alternatives(entry)
    elif isinstance(node, dict):
        if "/Alt" in node:
            yield str(node["/Alt"])
        if "/K" in node:
            yield from alternatives(node["/K"])


def of_word(document):
    with zipfile.ZipFile(io.BytesIO(document)) as parts:
        for name in parts.namelist():
            if not name.endswith(".xml") or name in ("[Content_Types].xml", "word/styles.xml", "word/numbering.xml", "word/settings.xml"):
                continue
            root = ElementTree.fromstring(parts.read(name))
            layer = "properties" if name.startswith("docProps/") else "text"
            paragraphs = list(root.iter(W + "p")) or [root]
            yield from ((layer, " ".join(piece for piece in paragraph.itertext() if "TOC" not in piece)) for paragraph in paragraphs)
            for element in root.iter():
                for about in ("descr", "title", W + "descr"):
                    if element.get(about):
                        yield "alternative text", element.get(about)
                if element.tag == W + "tblCaption":
                    yield "alternative text", element.get(W + "val")


def paragraphs_of(word):
    """Every paragraph of the body of a document of python-docx, those in its contents, too."""
    return [Paragraph(one, word._body) for one in word.element.body.xpath("./w:p | ./w:sdt/w:sdtContent/w:p")]


def sheets(document):
    """{name: (hidden, right to left, [[cell, …]])} of every sheet, numbers as numbers."""
    found = {}
    with zipfile.ZipFile(io.BytesIO(document)) as parts:
        book = ElementTree.fromstring(parts.read("xl/workbook.xml"))
        relations = ElementTree.fromstring(parts.read("xl/_rels/workbook.xml.rels"))
        targets = {relation.get("Id"): relation.get("Target") for relation in relations}
        for entry in book.iter(S + "sheet"):
            root = ElementTree.fromstring(parts.read("xl/" + targets[entry.get(R + "id")]))
            view = root.find(f"{S}sheetViews/{S}sheetView")
            rows = [[_cell(cell) for cell in row.iter(S + "c")] for row in root.iter(S + "row")]
            hidden = entry.get("state", "visible") != "visible"
            found[entry.get("name")] = (hidden, view.get("rightToLeft") == "1", rows)
    return found


def _cell(cell):
    if cell.get("t") == "inlineStr":
        return "".join(cell.itertext())
    value = cell.find(S + "v")
    return None if value is None else float(value.text)


def of_workbook(document):
    for name, (_hidden, _turned, rows) in sheets(document).items():
        yield "name of a sheet", name
        for row in rows:
            yield "cells", " | ".join(_shown(cell) for cell in row if cell is not None)
    with zipfile.ZipFile(io.BytesIO(document)) as parts:
        for name in parts.namelist():
            if not name.startswith("xl/worksheets/sheet"):
                continue
            notes = re.findall(rb"<(?:oddHeader|oddFooter|comment)[^>]*>[^<]*", parts.read(name))
            yield from (("notes", note.decode()) for note in notes)


def _shown(cell):
    return f"{cell:.10g}" if isinstance(cell, float) else cell


def of_csv(document):
    for row in csv.reader(io.StringIO(document.decode("utf-8-sig"))):
        yield "cells", " | ".join(row)


def of_json(document):
    def told(value):
        if isinstance(value, dict):
            for name, entry in value.items():
                if name != "meta":
                    yield from told(entry)
        elif isinstance(value, list):
            for entry in value:
                yield from told(entry)
        else:
            yield str(value)

    return (("values", text) for text in told(json.loads(document)))


def of_html(document):
    page = re.sub(r"<style>.*?</style>", " ", document.decode(), flags=re.S)
    for about in re.findall(r'(?:alt|title|aria-label)="([^"]*)"', page):
        yield "alternative text", unescape(about)
    page = re.sub(r"<(?:br|/?(?:span|b|bdi|small|i))\b[^>]*>", " ", page)
    yield from (("text", unescape(text)) for text in re.split(r"<[^>]*>", page) if text.strip())


_LAYERS = {"pdf": of_pdf, "docx": of_word, "xlsx": of_workbook, "csv": of_csv, "json": of_json, "html": of_html}
