"""A document as page to keep, PDF and Word: whole in each, the same bytes each time, and nothing in any that must not get out."""

import io
import re
import zipfile
from functools import lru_cache
from html import unescape

import pytest
from docx import Document
from pypdf import PdfReader

from convening.tests.office_order import out_of_order
from convening.wordprocessing.long import LongDocument

from .outcome_sources import FILES, LANGUAGES, REFUSED, WITHOUT_ANNEXES, contents, piece, sources, written
from .reading import paragraphs_of

SHAPES = ("html", "pdf", "docx")


@lru_cache(maxsize=8)
def text_of(made, shape):
    """All the words of a file, with those for people who do not see its pictures."""
    if shape == "pdf":
        reader = PdfReader(io.BytesIO(made))
        alternatives = re.findall(rb"/Alt ?\((.*?)\)", made)
        return " ".join(page.extract_text() for page in reader.pages) + " ".join(words.decode("latin-1") for words in alternatives)
    if shape == "docx":
        parts = zipfile.ZipFile(io.BytesIO(made))
        return " ".join(unescape(re.sub(r"</w:p>|<w:br/>", " ", parts.read(name).decode())) for name in parts.namelist() if name.endswith((".xml", ".rels")))
    return unescape(made.decode())


@pytest.fixture(scope="module")
def made():
    """{(shape, language): bytes}, made once: of the whole report in English, without its long annexes in the others."""
    whole = {(shape, "en"): written(shape) for shape in SHAPES}
    others = {(shape, language): written(shape, language, pieces=WITHOUT_ANNEXES) for shape in SHAPES for language in LANGUAGES if language != "en"}
    return whole | others


def squeezed(text):
    return re.sub(r"\s+", " ", text)


@pytest.mark.parametrize("shape", SHAPES)
def test_every_piece_is_in_every_shape(made, shape):
    told = squeezed(re.sub(r"<[^>]+>", "", text_of(made[shape, "en"], shape)))
    for words in (
        "Thanks", "United Nations", "324", "section 1.1", "Only here", "Before it began", "House/R. Brown", "Two terms", "The first paragraph, with italics.",
        "Reach", "Who pays?", "We read it aloud.", "Small groups kept trust.", "Publish yours.", "Posts of 10 people or more support it.", "Cleared words.",
        "Opening", "H.E. Amal Example", "Convened by House, exactly so", "A paper", "Annex B: Post-conference evaluation",
        "Purpose and method", "Annex D: Engagement summary", "Participants: Different people", "A note of ours",
    ):  # fmt: skip
        assert words in told, words


@pytest.mark.parametrize("shape", SHAPES)
def test_who_took_back_her_yes_and_a_picture_without_consent_are_in_no_shape(made, shape):
    told = text_of(made[shape, "en"], shape)
    assert "Amal Example" in told and "Chairs in a hall" in told
    again = text_of(written(shape, pieces=WITHOUT_ANNEXES, names={}, pictures={key: one for key, one in FILES.items() if key != "hall"}), shape)
    assert "Amal Example" not in again and "Chairs in a hall" not in again
    for words in (REFUSED, "A face that nobody may see", "22222222-2222"):
        assert words not in told and words not in again


@pytest.mark.parametrize("shape", SHAPES)
def test_a_withheld_figure_is_in_no_shape_but_as_withheld(shape):
    held = sources()["report"]
    told = {**held, "rooms": {**held["rooms"], "posters": None}, "engagement": {}}
    pieces = [piece(1, "came", "text", title={"en": "Who wrote"}, text={"en": "{posters} people wrote. {participants} came."})]
    shown = squeezed(re.sub(r"<[^>]+>", "", text_of(written(shape, pieces=pieces, report=told), shape)))
    assert "[withheld]" in shown and "This figure is withheld" in shown and "324" in shown
    clear = squeezed(re.sub(r"<[^>]+>", "", text_of(written(shape, pieces=pieces, report=held), shape)))
    assert str(held["rooms"]["posters"]) in clear  # it could have been told


@pytest.mark.parametrize("shape", SHAPES)
def test_the_same_gives_the_same_bytes(made, shape):
    assert written(shape, "ar", pieces=WITHOUT_ANNEXES) == made[shape, "ar"]


def test_a_pdf_is_tagged_says_its_language_and_names_no_program_and_no_person(made):
    reader = PdfReader(io.BytesIO(made["pdf", "ar"]))
    root = reader.trailer["/Root"]
    assert (str(root["/Lang"]), bool(root["/MarkInfo"]["/Marked"])) == ("ar", True)
    assert not {key for key, value in (reader.metadata or {}).items() if str(value).strip()} - {"/Title", "/ModDate", "/CreationDate"}
    assert b"pdfuaid:part" in made["pdf", "ar"] and b"Typst" not in made["pdf", "ar"]


def test_a_pdf_is_one_document_with_one_list_of_contents(made):
    reader = PdfReader(io.BytesIO(made["pdf", "en"]))
    titles = [entry["/Title"] for entry in _flat(reader.outline)]
    assert [title for title in titles if title.startswith("Annex")] == [
        "Annex A: Useful links", "Annex B: Post-conference evaluation", "Annex C: Live sketches and graphic recordings", "Annex D: Engagement summary",
    ]  # fmt: skip
    assert squeezed(reader.pages[1].extract_text()).count("Contents") == 1
    assert reader.pages[0].extract_text().count("The report") == 1
    numbered = [title for title in titles if title[0].isdigit()]
    assert numbered and [title for title in numbered if not re.match(r"[\d.]+ \S", title)] == []  # not "1Introduction"


def test_the_mark_of_a_footnote_is_no_digit_of_the_figure_before_it(made):
    for language, figure in (("en", "324"), ("ar", "٣٢٤")):
        text = " ".join(page.extract_text() for page in PdfReader(io.BytesIO(made["pdf", language])).pages)
        assert figure in text and not re.search(rf"{figure}\d", text)
    page, word = made["html", "ar"].decode(), zipfile.ZipFile(io.BytesIO(made["docx", "ar"])).read("word/document.xml").decode()
    assert re.search(r'٣٢٤<sup><a [^>]*><bdi>[٠-٩]+</bdi></a></sup>', page)  # apart, else it would stand before the figure
    assert re.search(r"٣٢٤</w:t></w:r><w:r>(?:(?!</w:r>).)*>\u200f</w:t></w:r><w:bookmarkStart", word)


def _flat(entries):
    for entry in entries:
        if isinstance(entry, list):
            yield from _flat(entry)
        else:
            yield entry


def test_word_has_real_footnotes_headings_contents_and_words_for_pictures(made):
    parts = zipfile.ZipFile(io.BytesIO(made["docx", "en"]))
    body, notes = parts.read("word/document.xml").decode(), parts.read("word/footnotes.xml").decode()
    assert len(re.findall("<w:footnoteReference ", body)) == len(re.findall("<w:footnoteRef/>", notes)) == len(contents()["footnotes"])
    assert 'TOC \\o "1-2"' in unescape(body) and 'descr="Chairs in a hall"' in body
    assert "https://example.org/" in parts.read("word/_rels/footnotes.xml.rels").decode()
    document = Document(io.BytesIO(made["docx", "en"]))
    styles = [paragraph.style.name for paragraph in document.paragraphs]
    assert {"Title", "Heading 1", "Heading 2", "Heading 3", "Box Title", "Caption"} <= set(styles)
    assert set(re.findall(r'w:anchor="([^"]+)"', body)) <= set(re.findall(r'w:bookmarkStart [^>]*w:name="([^"]+)"', body))
    assert not re.search(r"<dc:creator>|<cp:lastModifiedBy>", parts.read("docProps/core.xml").decode())


def test_word_in_arabic_runs_from_the_right_and_what_is_not_translated_from_the_left(made):
    body = zipfile.ZipFile(io.BytesIO(made["docx", "ar"])).read("word/document.xml").decode()
    assert body.count("<w:bidi/>") > 20 and '<w:bidi w:val="0"/>' in body
    marks = re.findall(r"<w:r><w:rPr>((?:(?!</w:rPr>).)*)</w:rPr><w:footnoteReference", body)
    assert marks and {re.sub(r'<w:rStyle [^>]*/>', "", looks) for looks in marks} == {'<w:rtl/><w:lang w:bidi="ar-SA"/>'}


@pytest.mark.parametrize("language", ["ar", "en"])
def test_what_word_insists_on_stands_in_its_order(made, language):
    assert out_of_order(made["docx", language]) == []


def test_word_begins_annexes_on_a_page_and_lists_no_more_than_their_names(made):
    word = Document(io.BytesIO(made["docx", "en"]))
    headings = {paragraph.text: paragraph for paragraph in word.paragraphs if paragraph.style.name in ("heading 1", "Heading 1", "Annex Heading")}
    annexes = [text for text in headings if text.startswith("Annex ")]
    assert annexes and all(headings[text].paragraph_format.page_break_before for text in annexes)
    assert headings["1 Purpose and method"].style.name == "Annex Heading" and headings["1 Purpose and method"].style.base_style.name == "Heading 2"
    listed = {paragraph.text for paragraph in paragraphs_of(word) if paragraph.style.name in ("toc 1", "toc 2")}
    assert set(annexes) <= listed and "1 Purpose and method" not in listed


def test_a_page_to_keep_fetches_nothing_and_leads_from_footnotes_back(made):
    page = made["html", "ar"].decode()
    assert '<html lang="ar" dir="rtl">' in page
    assert re.findall(r'(?:src|href)="((?!#|data:|https://|mailto:|http://127)[^"]*)"', page) == []
    assert re.findall(r"<script|<link|@import|url\(", page) == []
    marks, notes = set(re.findall(r'href="#(note-\d+)"', page)), set(re.findall(r'<li id="(note-\d+)"', page))
    assert marks == notes and set(re.findall(r'href="#(mark-\d+)"', page)) == set(re.findall(r'id="(mark-\d+)"', page))
    assert set(re.findall(r'href="#([^"]+)"', page)) <= set(re.findall(r'id="([^"]+)"', page))


@pytest.mark.parametrize("language", LANGUAGES)
def test_ids_stand_once_and_headings_leave_none_out(made, language):
    page = made["html", language].decode()
    ids = re.findall(r' id="([^"]+)"', page)
    assert len(ids) == len(set(ids))
    levels = [int(level) for level in re.findall(r"<h([1-6])", page)]
    assert all(after - before <= 1 for before, after in zip(levels, levels[1:]))


def test_a_draft_says_so_on_every_page():
    pieces = [one for one in WITHOUT_ANNEXES if one["kind"] != "picture"]
    pages = PdfReader(io.BytesIO(written("pdf", pieces=pieces, draft="Draft, edition 12"))).pages
    assert [("Draft, edition 12" in page.extract_text()) for page in pages] == [True] * len(pages)
    for shape in ("html", "docx"):
        assert "Draft, edition 12" in text_of(written(shape, pieces=pieces, draft="Draft, edition 12"), shape)


def test_text_of_somebody_is_text_in_every_shape():
    words = "<script>x</script> #set page() $x$ \\u{0} & “q” *"
    pieces = [piece(1, "odd", "text", title={"en": "<b>Odd</b> #x"}, text={"en": words.replace("*", "\\*")})]
    for shape in SHAPES:
        told = text_of(written(shape, pieces=pieces, kind="summary"), shape)
        assert "<script>x</script>" in squeezed(told) or "<script>x</script>" in unescape(told)
    assert "<script>" not in written("html", pieces=pieces).decode()


def test_a_long_word_document_without_footnotes_has_none():
    document = LongDocument(title="T", language="en", running_title="R", notes=[])
    document.runs([{"text": "Hello"}])
    assert "word/footnotes.xml" not in zipfile.ZipFile(io.BytesIO(document.saved())).namelist()
