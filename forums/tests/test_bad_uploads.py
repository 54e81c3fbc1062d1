"""Files that tell who made them, or that attack whoever opens them; by their numbers in the catalogue of attacks (UPL 87–98, 103).

A cleaner that forgets something is planted for each kind of file, and the reading afterwards finds it.
"""

import io
import subprocess
import sys
import zipfile

import pikepdf
import pytest
from django.utils.translation import override
from PIL import Image

from convening.errors import Refused
from convening.workbook import read_workbook
from convening import cleaning
from convening.cleaning import apart, archive, kinds, markup, marks, office, opendocument, pdf, pictures

from . import bad_files
from .bad_files import WHO

NAME = (WHO.encode(), WHO.split()[0].encode(), WHO.split()[1].encode(), b"evil.example")


def refused(data):
    with pytest.raises(marks.NotTaken) as fault:
        kinds.clean_here(data)
    return fault.value.code


def leaked(cleaned):
    """Which of her names still stand in it, also inside an archive."""
    told = bad_files.unzipped(cleaned.content) if cleaned.content.startswith(b"PK") else cleaned.content
    return [name for name in NAME if name in told]


SVG = b"<svg xmlns='http://www.w3.org/2000/svg'>%s</svg>"


@pytest.mark.parametrize("inside", [
    b"<script>alert(1)</script>", b"<foreignObject><body onload='x'/></foreignObject>", b"<image href='http://evil.example/x'/>",
])  # fmt: skip
def test_87_drawings_that_run_are_not_taken(inside):
    assert refused(SVG % inside) == "unknown"
    assert refused(b"<?xml version='1.0'?>" + SVG % inside) == "unknown"


def test_88_what_is_two_kinds_of_file_at_once_comes_out_as_one():
    script, page, whole = b"/*alert(1)*/", b"<html><script>alert(1)</script></html>", bad_files.zipped({"x.html": "<script>"})
    assert refused(b"GIF89a" + script) == "unknown"
    behind = kinds.clean_here(bad_files.picture(exif=False) + whole)
    assert b"PK\x03\x04" not in behind.content and behind.removed == ["hidden"]
    assert b"<html" not in kinds.clean_here(bad_files.pdf() + page).content
    assert refused(page + bad_files.pdf()) == "unknown"


@pytest.mark.parametrize("data", [b"<html><script>alert(1)</script></html>", b"MZ\x90\0", b"\x7fELF", b"#!/bin/sh\n", b"{\\rtf1}", b"GIF89a", b"BM", b"just words"])
def test_89_a_kind_is_known_by_its_bytes_and_never_by_a_name(data):
    with pytest.raises(Refused) as told, override("en"):
        raise cleaning.refused(refused(data))
    assert told.value.message == "This kind of file is not taken. You can add pictures (JPEG, PNG, WebP), PDF, and documents (DOCX, XLSX, PPTX, ODT)."
    assert refused(b"\x89PNG\r\n\x1a\n" + data) == "damaged"


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_90_a_photograph_tells_neither_where_nor_who_nor_when(kind):
    sent = bad_files.picture(kind)
    cleaned = kinds.clean_here(bad_files.with_xmp(sent) if kind == "JPEG" else sent)
    assert leaked(cleaned) == []
    assert {"place", "author", "device", "time"} <= set(cleaned.removed)
    assert (cleaned.width, cleaned.height) == (40, 60), "it stands upright without being told to"
    assert set(Image.open(io.BytesIO(cleaned.content)).info) <= {"jfif", "jfif_version", "jfif_unit", "jfif_density", "loop", "background", "timestamp", "duration"}
    assert dict(Image.open(io.BytesIO(cleaned.small)).getexif()) == {}
    assert [name for name in NAME if name in sent] != [], "something could leak"


def test_90_pictures_behind_a_picture_go():
    cleaned = kinds.clean_here(bad_files.with_xmp(bad_files.picture()))
    assert "more_pictures" in cleaned.removed and cleaned.content.count(b"\xff\xd8\xff") == 1


@pytest.mark.parametrize("make", [bad_files.word, bad_files.sheets, bad_files.slides, bad_files.odt], ids=lambda make: make.__name__)
def test_91_93_a_document_tells_nothing_of_who_made_it(make):
    cleaned = kinds.clean_here(make())
    assert leaked(cleaned) == []
    assert b"mall groups" in bad_files.unzipped(cleaned.content)
    assert {"author", "comments", "outside"} <= set(cleaned.removed)
    assert kinds.clean_here(make()).content == cleaned.content, "the same bytes each time"
    again = kinds.clean_here(cleaned.content)
    assert {"author", "comments", "changes", "place", "outside"} & set(again.removed) == set(), "there is nothing left to take out"
    with zipfile.ZipFile(io.BytesIO(cleaned.content)) as archive_:
        assert {entry.date_time for entry in archive_.infolist()} == {archive.WHEN}


def test_91_tracked_changes_are_made_and_open_links_stay():
    told = bad_files.unzipped(kinds.clean_here(bad_files.word()).content).decode("latin-1")
    for kept in ("This was added.", "This was moved here.", "an open link", "a file of hers", "A row that stays", 'descr="A well."', "https://www.un.org/", "Bold."):
        assert kept in told
    for gone in ("struck out", "00AB12CD", "1A2B3C4D", "INCLUDEPICTURE", "paraId", "file:", "customXml", "w:ins", "rsid"):
        assert gone not in told


def test_91_a_workbook_keeps_its_cells_and_what_its_formulas_gave():
    cleaned = kinds.clean_here(bad_files.sheets())
    assert [cells for _line, cells in read_workbook(cleaned.content).lines] == [["Small groups", "7", "=SUM(B1)", "1"]]
    assert [refused(bad_files.sheets(state)) for state in ("hidden", "veryHidden")] == ["hidden", "hidden"]


def test_91_macros_are_refused_under_any_name():
    for kind in ("application/vnd.ms-word.document.macroEnabled.main+xml", bad_files.OFFICE + "wordprocessingml.document.main+xml"):
        assert refused(bad_files.word(kind=kind, parts={"word/vbaProject.bin": "x"})) == "macros"
    assert refused(bad_files.sheets(kind="application/vnd.ms-excel.sheet.macroEnabled.main+xml")) == "macros"
    assert refused(bad_files.odt(**{"Basic/script.xml": "x"})) == "macros"
    assert refused(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600) == "old_or_locked"


@pytest.mark.parametrize("entity", ["<!DOCTYPE x [<!ENTITY a 'b'>]>", "<!DOCTYPE x SYSTEM 'file:///etc/passwd'>"])
def test_91_markup_that_fetches_or_multiplies_is_refused(entity):
    parts = {"word/styles.xml": f"{entity}<w:styles xmlns:w='{bad_files.W}'/>"}
    assert refused(bad_files.word(parts=parts)) == "damaged"
    assert refused(bad_files.word(parts={"../../etc/x": "x"})) == "damaged"
    assert refused(bad_files.word(parts={"word/styles.xml": "<x>" * 5_000})) == "damaged"


def test_92_a_pdf_keeps_its_page_and_its_open_link():
    sent = bad_files.saved_again(bad_files.pdf())
    cleaned = kinds.clean_here(sent)
    assert leaked(cleaned) == []
    assert {"author", "comments", "files", "forms", "scripts", "outside", "time", "changes"} <= set(cleaned.removed)
    with pikepdf.open(io.BytesIO(cleaned.content)) as made:
        page = made.pages[0]
        assert b"We met in small groups." in page.Contents.read_bytes()
        assert [str(note.A.URI) for note in page.Annots if "/A" in note] == ["https://www.un.org/"]
        assert set(made.Root.keys()) == {"/Type", "/Pages", "/Names"} and dict(made.Root.Names) == {} and "/Info" not in made.trailer
        photo = page.Resources.XObject.Im0.read_raw_bytes()
    assert dict(Image.open(io.BytesIO(photo)).getexif()) == {}
    assert kinds.clean_here(sent).content == cleaned.content
    assert WHO.encode() in sent


def test_92_a_locked_pdf_is_refused():
    for password in ("", "secret"):
        assert refused(bad_files.pdf(encryption=pikepdf.Encryption(user=password, owner="x"))) == "locked"
    assert refused(b"%PDF-1.7\nnothing") == "damaged"


def test_94_archives_that_swell_are_not_unpacked():
    assert refused(bad_files.zipped({"x.txt": b"\0" * 9_000_000})) == "too_large_inside"
    assert refused(bad_files.word(parts={"word/styles.xml": b" " * 30_000_000})) == "too_large_inside"
    assert refused(bad_files.zipped({f"{n}.xml": "" for n in range(3_001)})) == "too_large_inside"
    assert refused(bad_files.zipped({"inner.zip": bad_files.zipped({"x": "y"})})) == "unknown"
    lying = bad_files.word().replace(b"word/media/image1.jpeg", b"word/media/image2.jpeg", 1)  # headings that contradict each other
    assert refused(lying) == "damaged"


def test_95_vast_and_moving_pictures_are_refused_before_they_are_decoded():
    assert refused(bad_files.vast_png()) == "too_many_pixels"
    assert refused(bad_files.vast_png(40_000, 900)) == "too_many_pixels"
    assert refused(bad_files.moving_png()) == "moving"
    large = kinds.clean_here(bad_files.picture("PNG", (3_000, 30), exif=False))
    assert (large.width, large.height, large.removed) == (2_400, 24, ["smaller"])


def test_97_sizes_at_the_limit():
    picture = bad_files.picture(exif=False)
    assert refused(b"") == "empty"
    assert kinds.clean_here(picture + b"x" * (cleaning.MOST_BYTES - len(picture))).removed == ["hidden"]
    assert refused(picture + b"x" * (cleaning.MOST_BYTES - len(picture) + 1)) == "too_large"


def test_98_the_test_virus_is_not_taken():
    assert refused(b"X5O!P%@AP[4\\PZX54(P^)7CC)7}$" + b"EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*") == "unknown"


# ── The process apart ─────────────────────────────────────────────────────────────────────────────────────────────────
def test_a_file_is_cleaned_in_a_process_of_its_own():
    cleaned = cleaning.clean(bad_files.picture())
    assert (cleaned.media_type, cleaned.width, leaked(cleaned)) == ("image/jpeg", 40, [])
    assert Image.open(io.BytesIO(cleaned.small)).format == "WEBP"
    with pytest.raises(Refused) as told:
        cleaning.clean(SVG)
    assert told.value.code == "forums.file_unknown"


def test_a_process_that_dies_or_takes_too_long_is_a_refusal(monkeypatch):
    monkeypatch.setattr(cleaning, "HOME", "/nowhere")  # it dies before it has begun
    with pytest.raises(Refused) as told:
        cleaning.clean(bad_files.picture())
    assert told.value.code == "forums.file_too_much"
    monkeypatch.undo()
    monkeypatch.setattr(cleaning, "SECONDS", 0.01)
    with pytest.raises(Refused) as told:
        cleaning.clean(bad_files.picture())
    assert told.value.code == "forums.file_too_much"


def test_the_process_may_use_little_and_make_no_file(tmp_path):
    for deed in ("bytearray(2_000_000_000)", f"open({str(tmp_path / 'made')!r}, 'w').write('x' * 10_000)"):
        code = f"from convening.cleaning import apart; apart.limit(); {deed}"
        done = subprocess.run([sys.executable, "-c", code], cwd=cleaning.HOME, capture_output=True, check=False)
        assert done.returncode != 0
    assert apart.SECONDS < cleaning.SECONDS


def test_words_for_what_was_taken_out_are_never_values():
    with override("en"):
        assert cleaning.words_for(["author", "place", "smaller"]) == ["the place where it was taken", "the author’s name"]
    assert set(marks.REMOVED) >= {code for make in (bad_files.word, bad_files.sheets, bad_files.pdf) for code in kinds.clean_here(make()).removed}


# ── What reads afterwards finds a cleaner that forgets ────────────────────────────────────────────────────────────────
def test_a_cleaner_of_pictures_that_forgets_is_found(monkeypatch):
    for kind in ("JPEG", "PNG", "WEBP"):
        monkeypatch.setattr(pictures, "encoded", lambda pixels, kind: bad_files.picture(kind))
        assert refused(bad_files.picture(kind)) == "left_over"


def test_a_cleaner_of_pdf_that_forgets_is_found(monkeypatch):
    for forgotten in ("_only_links", "_strip_one", "_bare_pixels", "_strip"):
        with monkeypatch.context() as patch:
            patch.setattr(pdf, forgotten, lambda *told: set())
            assert refused(bad_files.pdf()) == "left_over", forgotten


def test_a_cleaner_of_office_documents_that_forgets_is_found(monkeypatch):
    for forgotten, what in ((markup._OPENED, (markup.W, "ins")), (markup._GOES, (markup.W, "del"))):
        with monkeypatch.context() as patch:
            patch.delitem(forgotten, what)
            assert refused(bad_files.word()) == "left_over", what
    for target, name in ((markup, "_attributes"), (office, "inner")):
        with monkeypatch.context() as patch:
            patch.setattr(target, name, lambda *told: set() if len(told) > 1 else marks.Cleaned("image/jpeg", "jpg", told[0]))
            assert refused(bad_files.word()) == "left_over", name


def test_a_cleaner_of_open_documents_that_forgets_is_found(monkeypatch):
    monkeypatch.setattr(opendocument, "inner", lambda data: marks.Cleaned("image/jpeg", "jpg", data))
    assert refused(bad_files.odt()) == "left_over"
    monkeypatch.undo()
    monkeypatch.setattr(opendocument, "_scrub", lambda *told: None)
    assert refused(bad_files.odt()) == "left_over"
