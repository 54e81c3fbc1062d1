"""Long Word documents: footnotes that Word numbers, links and cross-references, words in bold and italics, pictures with their credits.

Text comes as runs: {"text"} and, where it applies, "bold", "italic", "href", "to" (the name of an anchor), or "note" (a footnote's number) with
"first" where its mark stands for the first time.
"""

import io
import re
from html import escape

from docx.enum.text import WD_BREAK
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Mm, Pt
from docx.text.paragraph import Paragraph

from . import _NOT_IN_XML, FRAME, LOCALES, RIGHT_TO_LEFT, WordDocument, _coloured

_FROM_THE_RIGHT = "\u200f"
_STYLE = re.compile(r"<w:style .*?</w:style>", re.S)
_FOOTNOTES = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
_SEPARATORS = (
    '<w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>'
    '<w:footnote w:type="continuationSeparator" w:id="0"><w:p><w:r><w:continuationSeparator/></w:r></w:p></w:footnote>'
)


class LongDocument(WordDocument):
    """A `WordDocument` that also knows runs. `notes` are the footnotes, [{"runs", "language"?}], of which those are kept that are marked."""

    def __init__(self, *, title, language, running_title, notes, colours=None):
        super().__init__(title=title, language=language, running_title=running_title, colours=colours)
        self._notes, self._marked, self._names = notes, [], {}
        styles = _coloured((FRAME / "long.xml").read_text(encoding="utf-8"), colours)
        for style in _STYLE.findall(styles):
            self._docx.styles.element.append(parse_xml(style.replace("<w:style ", f"<w:style {nsdecls('w')} ", 1)))

    # ── Text ──────────────────────────────────────────────────────────────────────────────────────────────────────────
    def runs(self, runs, style="Normal", language=None, label="", anchor=None):
        """A paragraph of runs, after a `label` (a number and a tab); `anchor` is the name by which others lead here."""
        made = self.paragraph(style=style, language=language)
        if label:
            self._say(made, label, "Strong")
        self.go_on(made, runs, language)
        if anchor:
            self._bookmark(made._p, self._name(anchor))
        return made

    def go_on(self, paragraph, runs, language=None):
        for before, run in zip([{}, *runs], runs):
            if "note" in run:
                if self.right_to_left and before.get("text", "")[-1:].isdigit():  # else the mark would be one of its digits, and stand before it
                    self._say(paragraph, _FROM_THE_RIGHT)
                self._mark(paragraph, run["note"], run.get("first", True))
            elif run["text"]:
                self._run(paragraph, run, language)

    def anchored(self, text, level, anchor, **looks):
        """A heading of level 1 to 4 that others lead to, with the `looks` of `heading`."""
        made = self.heading(text, level, **looks)
        if anchor:
            self._bookmark(made._p, self._name(anchor))

    def boxed(self, first, last):
        """What stands between these two paragraphs is a box: room above and beneath it, and none within."""
        first.paragraph_format.space_before, last.paragraph_format.space_after = Pt(12), Pt(16)

    def last_paragraph(self):
        return Paragraph(self._docx.element.body.xpath("./w:p[last()]")[0], self._docx._body)

    def break_page(self):
        self.paragraph().add_run().add_break(WD_BREAK.PAGE)

    # ── Pictures ──────────────────────────────────────────────────────────────────────────────────────────────────────
    def shown(self, picture, *, words, width_mm, height_mm=None, paragraph=None):
        """A picture (PNG or JPEG, bytes) above what is said of it, or within a `paragraph`; `words` say it to those who do not see it. Its paragraph."""
        made = paragraph or self.paragraph(style="Picture")
        if paragraph is None:
            made.paragraph_format.keep_with_next = True
        self._pictures += 1
        size = {"height": Mm(height_mm)} if height_mm else {"width": Mm(width_mm)}
        shape = made.add_run().add_picture(io.BytesIO(picture), **size)
        for about in (shape._inline.docPr, shape._inline.graphic.graphicData.pic.nvPicPr.cNvPr):
            about.set("name", f"Picture {self._pictures}")
            about.set("descr", _NOT_IN_XML.sub("", words))
        shape._inline.docPr.set("id", str(self._pictures))
        return made

    def saved(self):
        if self._marked:
            self._write_notes()
        return super().saved()

    # ── Pieces ────────────────────────────────────────────────────────────────────────────────────────────────────────
    def _run(self, paragraph, run, language):
        link = self._link(self._docx.part, run)
        made = self._say(paragraph, run["text"], "Hyperlink" if link is not None else "", language, within=link)
        if run.get("bold"):
            made.font.bold = made.font.cs_bold = True
        if run.get("italic"):
            made.font.italic = made.font.cs_italic = True
        if link is not None:
            paragraph._p.append(link)

    def _link(self, part, run):
        """The element around words that lead somewhere, or None."""
        if not (run.get("href") or run.get("to")):
            return None
        link = OxmlElement("w:hyperlink")
        if run.get("href"):
            link.set(qn("r:id"), part.relate_to(run["href"], RELATIONSHIP_TYPE.HYPERLINK, is_external=True))
        else:
            link.set(qn("w:anchor"), self._name(run["to"]))
        link.set(qn("w:history"), "1")
        return link

    def _name(self, anchor):
        """A name that Word takes, for an anchor of ours."""
        return self._names.setdefault(anchor, f"_Ref{len(self._names) + 1:08d}")

    def _bookmark(self, paragraph, name):
        self._anchors_of_words = getattr(self, "_anchors_of_words", 100_000) + 1
        start, end = OxmlElement("w:bookmarkStart"), OxmlElement("w:bookmarkEnd")
        for mark in (start, end):
            mark.set(qn("w:id"), str(self._anchors_of_words))
        start.set(qn("w:name"), name)
        properties = paragraph.pPr
        paragraph.insert(0 if properties is None else 1, start)
        paragraph.append(end)

    def _mark(self, paragraph, number, first):
        """The mark of a footnote; where it stood before, a field that repeats its number."""
        name = f"_Note{number:08d}"
        if first:
            self._marked.append(number)
            self._in_a_run(paragraph, parse_xml(f'<w:footnoteReference {nsdecls("w")} w:id="{number}"/>'), "FootnoteReference")
            self._around(paragraph._p[-1], name)
            return
        self._field_begins(paragraph, f" NOTEREF {name} \\h ", "FootnoteReference")
        self._say(paragraph, str(self._marked.index(number) + 1), "FootnoteReference")
        self._field_ends(paragraph, "FootnoteReference")

    def _around(self, run, name):
        self._anchors_of_words = getattr(self, "_anchors_of_words", 100_000) + 1
        start, end = OxmlElement("w:bookmarkStart"), OxmlElement("w:bookmarkEnd")
        for mark in (start, end):
            mark.set(qn("w:id"), str(self._anchors_of_words))
        start.set(qn("w:name"), name)
        run.addprevious(start)
        run.addnext(end)

    def _write_notes(self):
        """The part with the footnotes, which Word shows at the foot of the page and numbers by itself."""
        main = self._docx.part
        part = Part(PackURI("/word/footnotes.xml"), _FOOTNOTES, b"", main.package)
        main.relate_to(part, "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes")
        notes = "".join(self._note(number, self._notes[number - 1], part) for number in self._marked)
        part._blob = (
            f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<w:footnotes {nsdecls("w", "r")}>{_SEPARATORS}{notes}</w:footnotes>'
        ).encode()
        compatibility = self._docx.settings.element.find(qn("w:compat"))
        compatibility.addprevious(parse_xml(f'<w:footnotePr {nsdecls("w")}><w:footnote w:id="-1"/><w:footnote w:id="0"/></w:footnotePr>'))

    def _note(self, number, note, part):
        language = note.get("language") or self.language
        turned = "<w:bidi/>" if language in RIGHT_TO_LEFT else '<w:bidi w:val="0"/>' if self.right_to_left else ""
        # numbers have no digits of their own in Word: in a run of Arabic they are shown in those that the reader chose for it
        digits = f'<w:rtl/><w:lang w:bidi="{LOCALES[self.language]}"/>' if self.right_to_left else ""
        said = "".join(self._in_note(run, language, part) for run in note["runs"] if run.get("text"))
        return (
            f'<w:footnote w:id="{number}"><w:p><w:pPr><w:pStyle w:val="FootnoteText"/>{turned}</w:pPr><w:r><w:rPr><w:rStyle w:val="FootnoteReference"/>{digits}</w:rPr>'
            f'<w:footnoteRef/></w:r><w:r><w:t xml:space="preserve"> </w:t></w:r>{said}</w:p></w:footnote>'
        )

    def _in_note(self, run, language, part):
        rtl = language in RIGHT_TO_LEFT
        properties = (
            ('<w:rStyle w:val="Hyperlink"/>' if run.get("href") else "")
            + ("<w:b/><w:bCs/>" if run.get("bold") else "") + ("<w:i/><w:iCs/>" if run.get("italic") else "") + ("<w:rtl/>" if rtl else "")
            + f'<w:lang w:{"bidi" if rtl else "val"}="{LOCALES.get(language, language)}"/>'
        )  # fmt: skip
        text = escape(_NOT_IN_XML.sub("", run["text"]).replace("\n", " "))
        made = f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'
        if run.get("href"):
            where = part.relate_to(run["href"], RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
            return f'<w:hyperlink r:id="{where}" w:history="1">{made}</w:hyperlink>'
        if run.get("to"):
            return f'<w:hyperlink w:anchor="{self._name(run["to"])}" w:history="1">{made}</w:hyperlink>'
        return made
