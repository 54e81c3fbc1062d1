import json
import re
import shutil
import subprocess
from io import BytesIO

import pytest
from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from django.utils import translation
from pypdf import PdfReader

from evaluation import prose
from evaluation.disclosure import Table, protect_figures
from evaluation.indicators import INDICATORS
from evaluation.rendering import ANNEX_B, annex_b_context, annex_b_tables, csv as csv_writer, docx as docx_writer, pdf as pdf_writer, xlsx as xlsx_writer
from evaluation.tests.sample import sample_raw, sample_report

LANGUAGES = ("ar", "en", "es", "fr")


def as_pdf(report, language):
    return pdf_writer.write(ANNEX_B, report, language)


@pytest.fixture(scope="module")
def report():
    return sample_report()


@pytest.fixture(scope="module")
def pdfs(report):
    return {language: as_pdf(report, language) for language in LANGUAGES}


def text_layer(pdf):
    """The text as a reader extracts it, without the marks of direction and with one space between words."""
    pages = " ".join(page.extract_text() for page in PdfReader(BytesIO(pdf)).pages)
    return re.sub(r"\s+", " ", re.sub("[\u200e\u200f\u202a-\u202e\u2066-\u2069]", "", pages))


# ---- sections


def test_a_session_by_group_is_told_of_without_a_rate(report):
    session = report["meta"]["sessions"][1]
    door = session["door"]
    try:
        session["door"] = "group"
        assert "by group, under the Chatham House Rule" in json.dumps(annex_b_context(report, "en")["sections"])
    finally:
        session["door"] = door


def test_the_annex_has_its_twelve_sections_in_order(report):
    context = annex_b_context(report, "en")
    assert [section["id"] for section in context["sections"]] == [f"section-{place}" for place in range(1, 13)]
    assert all(section["title"] and section["blocks"] for section in context["sections"])
    assert (context["language"], context["direction"]) == ("en", "ltr")
    assert annex_b_context(report, "ar")["direction"] == "rtl"


def test_the_headline_gives_each_figure_with_its_denominator(report):
    headline = annex_b_context(report, "en")["headline"]
    assert [(item["value"]["text"], item["label"], item["note"]) for item in headline] == [
        ("324", "participants", "from 70 countries and territories, declared by 291"),
        ("405", "attendances", "over 5 live sessions"),
        ("138", "logged on", "45% of 307 registered"),
        ("90", "posts", "by 28 people, in 2 rooms"),
    ]


def test_the_box_of_definitions_is_the_registry(report):
    blocks = annex_b_context(report, "en")["sections"][1]["blocks"]
    box = next(block for block in blocks if block["kind"] == "definitions")
    assert [item["code"] for item in box["items"]] == [*INDICATORS]
    assert all(item["formula"] for item in box["items"])


def test_every_chart_shows_the_numbers_of_the_table_beneath_it(report):
    for language in LANGUAGES:
        for section in annex_b_context(report, language)["sections"]:
            for place, block in enumerate(section["blocks"]):
                if block["kind"] != "chart":
                    continue
                table = section["blocks"][place + 1]
                rows = [row for row in table["rows"] if row["cells"][0]["state"] != "none"]
                drawn = re.findall(r'class="chart-number"[^>]*>([^<]+)<', block["svg"])
                assert drawn == [row["cells"][0]["text"] for row in rows]


def test_a_source_that_was_not_collected_is_named_and_nothing_stands_for_it(report):
    sections = annex_b_context(report, "en")["sections"]
    for place in (7, 8, 10, 11):
        assert {block["kind"] for block in sections[place - 1]["blocks"]} == {"missing"}
    assert "No survey was collected" in sections[6]["blocks"][0]["text"]


def test_withheld_cells_are_explained_where_they_stand(report):
    rooms = annex_b_context(report, "en")["sections"][4]["blocks"]
    table = next(block for block in rooms if block["kind"] == "table")
    assert [row["cells"][1] for row in table["rows"]] == [
        {"text": "withheld", "value": None, "state": "withheld"}
    ] * 2
    assert table["totals"]["cells"][1]["value"] == 28
    assert any("Withheld: a figure so small" in text for text in table["notes"])


def test_the_last_section_lists_what_is_withheld_and_states_the_rule(report):
    blocks = annex_b_context(report, "en")["sections"][11]["blocks"]
    assert blocks[0]["text"].startswith("All sessions and all rooms were held under the Chatham House Rule")
    listed = next(block for block in blocks if block["kind"] == "list")
    assert listed["items"] == [
        "people who posted in the room “Building and nurturing a constituency”",
        "people who posted in the room “Constituencies and formal processes”",
    ]
    veils = next(block for block in blocks if block["kind"] == "figures")
    assert [(item["value"]["text"], item["label"]) for item in veils["items"]] == [("0", "veils lifted")]


def test_a_draft_says_so_and_a_correction_names_what_it_corrects(report):
    draft = {**report, "meta": {**report["meta"], "released_on": None}}
    assert annex_b_context(draft, "en")["status"] == "Draft, compiled on 2 August 2021. It may still change."
    corrected = {**report, "meta": {**report["meta"], "released_on": "2021-09-01", "corrects": "2021-08-04"}}
    assert annex_b_context(corrected, "en")["status"].endswith("It corrects the release of 4 August 2021.")


def test_sessions_are_told_in_the_time_of_the_convening_and_in_utc(report):
    blocks = annex_b_context(report, "en")["sections"][3]["blocks"]
    table = next(block for block in blocks if block["kind"] == "table")
    assert table["rows"][3]["detail"] == (
        "15 July 2021, 04:00–06:30 in New York (08:00–10:30 UTC); by invitation, under the Chatham House Rule"
    )


def nothing_left():
    """A convening so small that everything about it is withheld."""
    raw = sample_raw()
    raw["people"] = dict.fromkeys(raw["people"], 3)
    raw["live"] = {
        "people": 3,
        "sessions": [{**session, "attendances": 1, "peak": 1} for session in raw["live"]["sessions"]],
    }
    raw["platform"] = {"logged_on": 2, "countries": 2, "country_known": 2}
    raw["rooms"] = {
        "posters": None,
        "posters_staff": 1,
        "posts": None,
        "rooms": [{"slug": slug, "posts": None, "posters": None} for slug in ("wg1", "wg2")],
    }
    raw["dialogue"], raw["moderation"] = None, None
    raw["tables"] = [Table("kinds", ["a", "b"], ["people"], [[2], [1]], of="people.participants")]
    return protect_figures(raw)


@pytest.mark.parametrize("language", ["ar", "en"])
def test_an_annex_without_any_figure_still_reads(language):
    report = nothing_left()
    context = annex_b_context(report, language)
    assert {item["value"]["state"] for item in context["headline"]} == {"withheld"}
    assert as_pdf(report, language).startswith(b"%PDF-")


def test_nothing_that_is_written_depends_on_what_was_withheld():
    """Two convenings that differ only in withheld figures give the same annex, to the byte."""
    one, other = sample_raw(), sample_raw()
    roles = ["speaker", "chair", "participant"]
    one["tables"][2] = Table("participants_by_role", roles, ["people"], [[18], [3], [303]])
    other["tables"][2] = Table("participants_by_role", roles, ["people"], [[18], [4], [303]])
    one["moderation"]["declined"], other["moderation"]["declined"] = 2, 7
    one["people"]["unmatched"], other["people"]["unmatched"] = 1, 4
    reports = protect_figures(one), protect_figures(other)
    assert annex_b_context(reports[0], "en") == annex_b_context(reports[1], "en")
    assert annex_b_tables(reports[0]) == annex_b_tables(reports[1])
    for writer in (pdf_writer, docx_writer, xlsx_writer, csv_writer):
        assert writer.write(ANNEX_B, reports[0], "en") == writer.write(ANNEX_B, reports[1], "en")


# ---- tables for machines


def test_tables_carry_codes_or_texts_and_add_up_where_they_say_so(report):
    tables = {table["name"]: table for table in annex_b_tables(report)}
    assert tables["attendances_by_session"] == {
        "name": "attendances_by_session",
        "rows": ["opening", "key-topics", "working-group-1", "working-group-2", "closing"],
        "columns": ["attendances"],
        "cells": [[167], [46], [39], [34], [119]],
        "row_totals": [167, 46, 39, 34, 119],
        "column_totals": [405],
        "total": 405,
    }
    assert tables["posts_by_room"]["cells"] == [[52], [38]]
    for table in tables.values():
        for line, total in zip(table["cells"], table["row_totals"]):
            assert total is None or total == sum(line)
        if table["total"] is not None and None not in table["column_totals"]:
            assert sum(table["column_totals"]) == table["total"]
    assert json.loads(json.dumps(annex_b_tables(report))) == annex_b_tables(report)
    arabic = {table["name"]: table for table in annex_b_tables(report, "ar")}
    assert arabic["participants_by_kind"]["rows"][0] == "المجتمع المدني"


# ---- the PDF


def test_the_pdf_is_tagged_and_says_its_language_title_and_author(pdfs):
    for language, pdf in pdfs.items():
        reader = PdfReader(BytesIO(pdf))
        root = reader.trailer["/Root"]
        assert root["/MarkInfo"]["/Marked"].value is True
        assert root["/StructTreeRoot"]["/K"]
        assert root["/Lang"] == language
        assert root["/ViewerPreferences"]["/DisplayDocTitle"].value is True
        assert b"pdfuaid:part" in root["/Metadata"].get_data()
        assert sample_report()["meta"]["title"][language] in reader.metadata.title
        assert reader.metadata.author == sample_report()["meta"]["credit"][language]


def structure(node, seen):
    """Counts the kinds of elements in the tree of tags."""
    node = node.get_object() if hasattr(node, "get_object") else node
    if isinstance(node, list):
        for entry in node:
            structure(entry, seen)
    elif isinstance(node, dict):
        if "/S" in node:
            seen[str(node["/S"])] = seen.get(str(node["/S"]), 0) + 1
            if node["/S"] == "/Figure":
                seen.setdefault("alt", []).append(str(node.get("/Alt", "")))
        if "/K" in node:
            structure(node["/K"], seen)
    return seen


def test_headings_tables_and_pictures_are_tagged_as_such(pdfs):
    seen = structure(PdfReader(BytesIO(pdfs["en"])).trailer["/Root"]["/StructTreeRoot"]["/K"], {})
    assert seen["/H1"] == 12
    assert seen["/Table"] >= 7
    assert seen["/TH"] >= 14
    assert any("High-level opening: 167; Key topics: 46" in text for text in seen["alt"])
    assert all(seen["alt"])


FIGURES = (324, 405, 307, 138, 90, 28, 167, 46, 39, 34, 119, 52, 38)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_text_layer_holds_the_figures_in_the_readers_digits(pdfs, language):
    text = text_layer(pdfs[language])
    with translation.override(language):
        for figure in FIGURES:
            digits = prose.number(figure)
            # pypdf reads a line of Arabic from its left, figures too; poppler, below, reads it as people do
            written = f"{digits}|{digits[::-1]}" if language == "ar" else rf"(?<!\d){digits}(?!\d)"
            assert re.search(written, text), figure


ARABIC = ("المجتمع المدني", "بدعوة من المعهد الداعي", "الافتتاح الرفيع المستوى", "بناء القواعد الشعبية")


def test_arabic_words_come_out_of_the_pdf_as_they_went_in(pdfs):
    words = text_layer(pdfs["ar"])  # pypdf reads a line from its left: the words are whole, their order is not
    assert [word for phrase in ARABIC for word in phrase.split() if word not in words] == []


needs_poppler = pytest.mark.skipif(
    shutil.which("pdftotext") is None, reason="pdftotext (poppler-utils) is not installed"
)


def read_by_poppler(pdf):
    read = subprocess.run(["pdftotext", "-", "-"], input=pdf, capture_output=True, check=True).stdout.decode()
    return re.sub("[\u200e\u200f\u202a-\u202e\u2066-\u2069]", "", read)


@needs_poppler
def test_arabic_phrases_and_figures_come_out_in_their_order(pdfs):
    text = read_by_poppler(pdfs["ar"])
    assert [phrase for phrase in ARABIC if phrase not in text] == []


def test_the_pdf_tells_nothing_of_the_machine_and_is_the_same_twice(report, pdfs):
    for language, pdf in pdfs.items():
        assert as_pdf(report, language) == pdf
        reader = PdfReader(BytesIO(pdf))
        assert {*reader.metadata} == {"/Title", "/Author"}
        whole = pdf + b"".join(stream(reader))
        assert re.search(rb"/(home|root|tmp|usr|work|var|site-packages)/|annex\.typ|file://", whole) is None


def stream(reader):
    """Every stream of the document but the fonts', unpacked."""
    for number in range(1, len(reader.xref[0]) + 1 if 0 in reader.xref else 1):
        thing = reader.get_object(number)
        if hasattr(thing, "get_data") and "/Length1" not in thing and thing.get("/Subtype") != "/CIDFontType0C":
            yield thing.get_data()


def test_letters_that_no_font_has_do_not_stop_the_annex(report):
    meta = {**report["meta"], "title": {"en": "Peace 🕊 和平 <b>#let x = 1</b> $x$ *y* @z"}}
    text = text_layer(as_pdf({**report, "meta": meta}, "en"))
    assert "Peace ? ?? <b>#let x = 1</b> $x$ *y* @z" in text


# ---- in another language's own words


@pytest.fixture
def some_arabic(settings, tmp_path):
    """A catalogue of a few sentences, as translators will write them."""
    catalogue = Catalog(locale="ar")
    catalogue.add(
        (
            "More than %(number)s person took part, live or on the platform.",
            "More than %(number)s people took part, live or on the platform.",
        ),
        ("", *["شارك أكثر من %(number)s شخصاً في الجلسات أو على المنصة."] * 5),
    )
    catalogue.add("Live sessions", "الجلسات المباشرة")
    catalogue.add("Annex B", "المرفق باء")
    folder = tmp_path / "ar" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    with (folder / "django.mo").open("wb") as file:
        write_mo(file, catalogue)
    settings.LOCALE_PATHS = [tmp_path]
    yield


def test_sentences_are_those_of_the_language(some_arabic, report):
    context = annex_b_context(report, "ar")
    assert context["kicker"] == "المرفق باء"
    assert context["sections"][3]["title"] == "الجلسات المباشرة"
    assert context["sections"][2]["blocks"][0]["text"] == "شارك أكثر من ٣٢٠ شخصاً في الجلسات أو على المنصة."


@needs_poppler
def test_words_with_vowel_marks_come_out_whole_without_them(some_arabic, report):
    text = read_by_poppler(as_pdf(report, "ar"))
    assert [word for word in ("شارك أكثر من", "٣٢٠", "شخصا", "في الجلسات أو على المنصة") if word not in text] == []
    assert "شخصاً" not in text
