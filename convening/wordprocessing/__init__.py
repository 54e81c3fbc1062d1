"""Word documents (DOCX) with real styles, headings and tables, made with python-docx on a frame of our own.

The frame (the XML files beside this one) is small, names no program, person or day, and carries Word's own names of styles, so
that what is pasted from a document takes the looks of the one it is pasted into. The same content gives the same bytes.
In a language that is written from the right every paragraph, run and table says so itself: a piece that is pasted elsewhere stays
readable.
"""

import io
import re
import zipfile
from dataclasses import dataclass
from functools import lru_cache
from html import escape
from pathlib import Path

from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Mm
from docx.table import _Cell

from convening import officefiles

FRAME = Path(__file__).parent
LOCALES = {"ar": "ar-SA", "en": "en-GB", "es": "es-ES", "fr": "fr-FR"}
RIGHT_TO_LEFT = {"ar"}
_NOT_IN_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
TEXT_WIDTH = 9070  # of a page of A4 between its margins, in twentieths of a point
SHORT = 14  # rows: a table of no more stands on one page
NOT_LISTED = 9  # the level of a heading that the contents leave out
_AFTER_BIDI = tuple(
    f"w:{name}"
    for name in (
        "adjustRightInd snapToGrid spacing ind contextualSpacing mirrorIndents suppressOverlap jc textDirection textAlignment "
        "textboxTightWrap outlineLvl divId cnfStyle rPr sectPr pPrChange"
    ).split()
)
_AFTER_BORDERS = (
    *(f"w:{name}" for name in "shd tabs suppressAutoHyphens kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE autoSpaceDN bidi".split()),
    *_AFTER_BIDI,
)
# the line beside a quotation: Word draws borders where they are said to be, whichever way the words run
_LINE_ON_THE_RIGHT = '<w:pBdr {}><w:left w:val="nil"/><w:right w:val="single" w:sz="12" w:space="10" w:color="{}"/></w:pBdr>'


@dataclass(frozen=True)
class Cell:
    """What stands in a cell: a text, beneath it a smaller one; `style` is one of the styles for characters, `language` that of the text
    where it is another than the document's."""

    text: str
    detail: str = ""
    style: str = ""
    numeric: bool = False
    language: str | None = None


class WordDocument:
    """A document in one `language`, which grows from its beginning to its end; `saved()` gives its bytes. `colours` {"brand", "accent"}
    (#rrggbb) stand in the place of the house's own."""

    def __init__(self, *, title, language, running_title, colours=None):
        self.language = language
        self.right_to_left = language in RIGHT_TO_LEFT
        self._docx = Document(io.BytesIO(_frame(title, language, colours)))
        self._accent = colours["accent"].removeprefix("#").upper() if colours else "A3481A"
        self._pictures = self._anchors = 0
        self._section(running_title)

    # ── Text ──────────────────────────────────────────────────────────────────────────────────────────────────────────
    def paragraph(self, text="", style="Normal", language=None):
        """A paragraph in the style of this id; `language` where its words are in another than the document's."""
        made = self._docx.add_paragraph()
        self._set(made, style, language)
        if text:
            self._say(made, text, language=language)
        return made

    def labelled(self, label, text, style="Normal", language=None):
        """A paragraph that begins with a word or two in bold."""
        made = self.paragraph(style=style, language=language)
        self._say(made, label, "Strong")
        self._say(made, f" {text}", language=language)
        return made

    def quotation(self, text, credit="", language=None):
        """Words of somebody's in `language`, and beneath them, in the document's own, whose they are."""
        made = self.paragraph(text, "Quote", language)
        if credit:
            self._say(made, f"\n{credit}", "Soft")

    def heading(self, text, level, *, style="", language=None, breaks=False):
        """A heading of level 1 to 3, with the anchor that the list of contents leads to; `style` where it is not that of the level.
        One that `breaks` begins a page. Its paragraph."""
        self._anchors += 1
        made = self.paragraph(style=style or f"Heading{level}", language=language)
        if breaks:
            made.paragraph_format.page_break_before = True
        start, end = OxmlElement("w:bookmarkStart"), OxmlElement("w:bookmarkEnd")
        for mark in (start, end):
            mark.set(qn("w:id"), str(self._anchors))
        start.set(qn("w:name"), _anchor(self._anchors))
        made._p.append(start)
        self._say(made, text, language=language)
        made._p.append(end)
        return made

    def bullets(self, texts):
        for text in texts:
            self.paragraph(text, "ListBullet")

    def contents(self, heading, headings, levels=1, breaks=False):
        """The field of contents, with its entries in it already. Pages are known to nobody but the program that lays the document out: the
        field says that it is not up to date, so that Word offers to fill them in when it opens the file; other programs show the entries.

        `headings` are all that follow, [(text, level)]; those to level `levels` are listed. It `breaks` where it begins a page.
        """
        title = self.paragraph(heading, "TOCHeading")
        title.paragraph_format.page_break_before = breaks or None
        entries = [(text, level, place) for place, (text, level) in enumerate(headings, self._anchors + 1) if level <= levels]
        lines = [self.paragraph(style=f"TOC{level}") for _text, level, _place in entries] or [self.paragraph()]
        self._field_begins(lines[0], f' TOC \\o "1-{levels}" \\h \\z ', stale=True)
        for line, (text, _level, place) in zip(lines, entries):
            link = OxmlElement("w:hyperlink")
            link.set(qn("w:anchor"), _anchor(place))
            link.set(qn("w:history"), "1")
            line._p.append(link)
            self._say(line, text, within=link)
        self._field_ends(lines[-1])
        self._as_building_block([title, *lines])

    # ── Tables and pictures ───────────────────────────────────────────────────────────────────────────────────────────
    def table(self, columns, rows, total=None, caption="", notes=(), first_share=0.4):
        """A table of `Cell`s under a row of headings, which is repeated on every page that the table reaches.

        `first_share` of the width is the first column's; `total` is a row that is set off at the foot; `notes` stand beneath.
        """
        if caption:
            self.paragraph(caption, "Caption")
        lines = [columns, *rows, *([total] if total else [])]
        made = self._docx.add_table(len(lines), len(columns))
        widths = _widths(len(columns), first_share)
        self._table_looks(made._tbl, widths, bool(total), caption)
        last = len(lines) - 1
        for place, (tr, line) in enumerate(zip(made._tbl.tr_lst, lines)):
            # a short table stays on one page, and no total stands on one by itself
            kept = place < last and (len(lines) <= SHORT or place == last - 1)
            row_properties = tr.get_or_add_trPr()
            row_properties.append(OxmlElement("w:cantSplit"))
            if place == 0:
                row_properties.append(OxmlElement("w:tblHeader"))
            strong = total is not None and place == last
            for tc, cell, width in zip(tr.tc_lst, line, widths):
                tc.width = width * 635
                self._fill(_Cell(tc, made).paragraphs[0], cell, "TableHeading" if place == 0 else "TableText", strong, kept)
        for note in notes or [""]:  # two tables with nothing between them would become one
            self.paragraph(note, "Note")
        return made

    def figures(self, items):
        """Figures side by side [(label, number, note)], as a table: what they are called, how many, out of what."""
        share = 1 / len(items)
        columns = [Cell(label) for label, _number, _note in items]
        made = self.table(columns, [[Cell(number) for _label, number, _note in items], [Cell(note) for _label, _number, note in items]], first_share=share)
        for tc in made._tbl.tr_lst[1].tc_lst:
            _Cell(tc, made).paragraphs[0]._p.pPr.style = "Figure"

    def picture(self, png, *, caption, words, width_mm):
        """A picture under its caption; `words` say it to those who do not see it."""
        self.paragraph(caption, "Caption")
        made = self.paragraph(style="Picture")
        self._pictures += 1
        shape = made.add_run().add_picture(io.BytesIO(png), width=Mm(width_mm))
        for about in (shape._inline.docPr, shape._inline.graphic.graphicData.pic.nvPicPr.cNvPr):
            about.set("name", f"Picture {self._pictures}")
            about.set("descr", _NOT_IN_XML.sub("", words))
        shape._inline.docPr.set("id", str(self._pictures))

    def saved(self):
        """The bytes of the document."""
        out = io.BytesIO()
        self._docx.save(out)
        return officefiles.settled(out.getvalue(), keep_properties=True)  # ours hold the title and the language alone

    # ── Pieces ────────────────────────────────────────────────────────────────────────────────────────────────────────
    def _section(self, running_title):
        section = self._docx.sections[0]
        section.different_first_page_header_footer = True
        head, foot = section.header, section.footer
        section.first_page_header.is_linked_to_previous = section.first_page_footer.is_linked_to_previous = False
        for part in (section.first_page_header, section.first_page_footer):
            self._set(part.paragraphs[0], "Footer")
        self._set(head.paragraphs[0], "Header")
        self._say(head.paragraphs[0], running_title)
        number = foot.paragraphs[0]
        self._set(number, "Footer")
        self._field_begins(number, " PAGE ")
        self._say(number, "1")
        self._field_ends(number)
        if self.right_to_left:
            properties = section._sectPr
            properties.insert_element_before(OxmlElement("w:bidi"), "w:rtlGutter", "w:docGrid", "w:printerSettings", "w:sectPrChange")

    def _set(self, paragraph, style, language=None):
        properties = paragraph._p.get_or_add_pPr()
        properties.style = style
        if (language or self.language) in RIGHT_TO_LEFT:
            properties.insert_element_before(OxmlElement("w:bidi"), *_AFTER_BIDI)
            if style == "Quote":
                properties.insert_element_before(parse_xml(_LINE_ON_THE_RIGHT.format(nsdecls("w"), self._accent)), *_AFTER_BORDERS)
        elif self.right_to_left:  # words of another language within: they run from the left
            off = OxmlElement("w:bidi")
            off.set(qn("w:val"), "0")
            properties.insert_element_before(off, *_AFTER_BIDI)

    def _say(self, paragraph, text, style="", language=None, within=None):
        run = paragraph.add_run(_NOT_IN_XML.sub("", text))
        self._speaks(run._r, style, language or self.language)
        if within is not None:
            within.append(run._r)
        return run

    def _speaks(self, run, style, language):
        """Of a run (its element): the style, the language, and that it runs from the right where it does."""
        properties = run.get_or_add_rPr()
        if style:
            properties.style = style
        if language in RIGHT_TO_LEFT:
            properties.append(OxmlElement("w:rtl"))
        tongue = OxmlElement("w:lang")
        tongue.set(qn("w:bidi" if language in RIGHT_TO_LEFT else "w:val"), LOCALES.get(language, language))
        properties.append(tongue)

    def _field_begins(self, paragraph, instruction, style="", stale=False):
        """Everything of a field before its result. What Word works out takes its looks and its digits from these runs."""
        told = OxmlElement("w:instrText")
        told.set(qn("xml:space"), "preserve")
        told.text = instruction
        begins = _field_char("begin")
        if stale:
            begins.set(qn("w:dirty"), "true")
        for part in (begins, told, _field_char("separate")):
            self._in_a_run(paragraph, part, style)

    def _field_ends(self, paragraph, style=""):
        self._in_a_run(paragraph, _field_char("end"), style)

    def _in_a_run(self, paragraph, part, style):
        run = OxmlElement("w:r")
        self._speaks(run, style, self.language)
        run.append(part)
        paragraph._p.append(run)

    def _as_building_block(self, paragraphs):
        """Contents as Word itself keeps them: whoever clicks on them is offered to bring them up to date."""
        block = parse_xml(
            f'<w:sdt {nsdecls("w")}><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/><w:docPartUnique/></w:docPartObj></w:sdtPr>'
            "<w:sdtContent/></w:sdt>"
        )
        paragraphs[0]._p.addprevious(block)
        for paragraph in paragraphs:
            block[-1].append(paragraph._p)

    def _fill(self, paragraph, cell, style, strong, kept):
        self._set(paragraph, style, cell.language)
        if cell.numeric:
            paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT  # Word means the far side, in Arabic the left
        if kept:
            paragraph.paragraph_format.keep_with_next = True
        self._say(paragraph, cell.text, cell.style or ("Strong" if strong else ""), cell.language)
        if cell.detail:
            paragraph.add_run().add_break()
            self._say(paragraph, cell.detail, "Soft")

    def _table_looks(self, table, widths, has_total, caption):
        """Everything that stands before the rows, in the order that Word insists on."""
        turned = "<w:bidiVisual/>" if self.right_to_left else ""
        named = f'<w:tblCaption w:val="{escape(_NOT_IN_XML.sub("", caption))}"/>' if caption else ""
        table.replace(table.tblPr, parse_xml(
            f'<w:tblPr {nsdecls("w")}><w:tblStyle w:val="HouseTable"/>{turned}<w:tblW w:w="5000" w:type="pct"/><w:tblLayout w:type="fixed"/>'
            f'<w:tblLook w:val="{"0460" if has_total else "0420"}" w:firstRow="1" w:lastRow="{int(has_total)}" w:firstColumn="0" '
            f'w:lastColumn="0" w:noHBand="0" w:noVBand="1"/>{named}</w:tblPr>'
        ))  # fmt: skip
        for column, width in zip(table.tblGrid.gridCol_lst, widths):
            column.set(qn("w:w"), str(width))


def _anchor(place):
    return f"_Toc{place:08d}"


def _widths(columns, first_share):
    if columns == 1:
        return [TEXT_WIDTH]
    first = round(TEXT_WIDTH * first_share)
    return [first] + [(TEXT_WIDTH - first) // (columns - 1)] * (columns - 1)


def _field_char(kind):
    mark = OxmlElement("w:fldChar")
    mark.set(qn("w:fldCharType"), kind)
    return mark


# ── The frame ─────────────────────────────────────────────────────────────────────────────────────────────────────────
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_PARTS = ("styles", "numbering", "settings", "fontTable")


@lru_cache(maxsize=1)
def _parts():
    return {name: (FRAME / f"{name}.xml").read_text(encoding="utf-8") for name in _PARTS}


def _coloured(xml, colours):
    """Styles in a convening's own two colours, if there are any."""
    for name, houses in (("brand", "12505B"), ("accent", "A3481A")) if colours else ():
        xml = xml.replace(f'"{houses}"', f'"{colours[name].removeprefix("#").upper()}"')
    return xml


def _frame(title, language, colours=None):
    """An empty document of our own, with its title and language as its only properties."""
    locale = LOCALES.get(language, language)
    parts = {name: _coloured(part, colours) for name, part in _parts().items()}
    parts["styles"] = parts["styles"].replace(
        '<w:lang w:val="en-GB" w:eastAsia="en-GB" w:bidi="ar-SA"/>',
        f'<w:lang w:val="{"en-GB" if language in RIGHT_TO_LEFT else locale}" w:eastAsia="en-GB" w:bidi="ar-SA"/>',
    )
    files = {
        "[Content_Types].xml": f'{_HEAD}<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/><Default Extension="png" ContentType="image/png"/>'
        f'<Override PartName="/word/document.xml" ContentType="{_WORD}.document.main+xml"/>'
        + "".join(f'<Override PartName="/word/{name}.xml" ContentType="{_WORD}.{name}+xml"/>' for name in _PARTS)
        + '<Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/></Types>',
        "_rels/.rels": f'{_HEAD}<Relationships xmlns="{_PACKAGE}/relationships">'
        f'<Relationship Id="rId1" Type="{_OFFICE}/officeDocument" Target="word/document.xml"/>'
        f'<Relationship Id="rId2" Type="{_PACKAGE}/relationships/metadata/core-properties" Target="docProps/core.xml"/></Relationships>',
        "docProps/core.xml": f'{_HEAD}<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties" '
        f'xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>{escape(_NOT_IN_XML.sub("", title))}</dc:title><dc:language>{locale}</dc:language></cp:coreProperties>',
        "word/_rels/document.xml.rels": f'{_HEAD}<Relationships xmlns="{_PACKAGE}/relationships">'
        + "".join(f'<Relationship Id="rId{place}" Type="{_OFFICE}/{name}" Target="{name}.xml"/>' for place, name in enumerate(_PARTS, 1))
        + "</Relationships>",
        "word/document.xml": f'{_HEAD}<w:document {nsdecls("w", "r")}><w:body><w:sectPr><w:pgSz w:w="11906" w:h="16838"/>'
        '<w:pgMar w:top="1531" w:right="1418" w:bottom="1361" w:left="1418" w:header="709" w:footer="709" w:gutter="0"/></w:sectPr></w:body></w:document>',
        **{f"word/{name}.xml": part for name, part in parts.items()},
    }
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return out.getvalue()
