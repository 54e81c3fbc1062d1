"""Annex B as a tagged PDF (PDF/UA-1), set with Typst from the sections of `annex_b`.

The same report gives the same bytes: no clock, no path, no font of the machine goes into the file.
"""

import json
import unicodedata
from datetime import UTC, datetime
from pathlib import Path

import fontpkg_amiri
import fontpkg_noto_sans
import typst

from .annex_b import annex_b_drawings

TEMPLATE = Path(__file__).with_name("annex_b.typ")
FONTS = [str(package.ROOT / "files") for package in (fontpkg_amiri, fontpkg_noto_sans)]
# what the fonts above can write; one glyph that none of them has would make the whole export fail
WRITABLE = (
    (0x20, 0x24F),
    (0x2BC, 0x2C7),
    (0x300, 0x304),
    (0x370, 0x3FF),
    (0x400, 0x45F),
    (0x600, 0x603),
    (0x606, 0x6FF),
    (0x1E00, 0x1EFF),
    (0x2010, 0x2015),
    (0x2018, 0x2022),
    (0x2026, 0x2026),
    (0x202F, 0x202F),
    (0x2039, 0x203A),
    (0x20AC, 0x20AC),
    (0x2190, 0x2193),
    (0x2212, 0x2212),
    (0x2264, 0x2265),
)
REPLACEMENT = "?"
# Arabic vowel marks: a reader does not need them, and programs that read the text layer aloud or search it get words
# with marks out of order or twice (seen with poppler and pypdf), while words without them come out whole
MARKS = range(0x64B, 0x653)


def annex_b_pdf(report, language):
    """The annex in `language` as the bytes of a PDF. Dated by the report's own release, or its compilation."""
    context = annex_b_drawings(report, language, font="Amiri" if language == "ar" else "Noto Sans")
    meta = report["meta"]
    dated = datetime.fromisoformat(meta["released_on"] or meta["compiled_on"]).replace(tzinfo=UTC)
    return typst.compile(
        str(TEMPLATE),
        root=str(TEMPLATE.parent),
        format="pdf",
        font_paths=FONTS,
        ignore_system_fonts=True,
        sys_inputs={"annex": json.dumps(_writable(context), ensure_ascii=False)},
        pdf_standards=["ua-1"],
        timestamp=int(dated.timestamp()),
    )


def _writable(value):
    """The same with every text in characters that the fonts have and the text layer keeps whole."""
    if isinstance(value, str):
        return "".join(_letter(letter) for letter in unicodedata.normalize("NFC", value))
    if isinstance(value, list):
        return [_writable(entry) for entry in value]
    if isinstance(value, dict):
        return {key: _writable(entry) for key, entry in value.items()}
    return value


def _letter(letter):
    if ord(letter) in MARKS or ord(letter) == 0x670:
        return ""
    if letter == "\n" or any(first <= ord(letter) <= last for first, last in WRITABLE):
        return letter
    if unicodedata.category(letter) in ("Cc", "Cf"):  # marks of direction and the like: not seen, not needed here
        return ""
    return REPLACEMENT
