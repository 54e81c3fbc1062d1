"""Documents as tagged PDF (PDF/UA-1), set with Typst from a template of the app that writes them, and charts as pictures.

The same content gives the same bytes: no clock, no path, no font of the machine goes into the file, nor the name of the
program that made it.
"""

import json
import re
import shutil
import tempfile
import unicodedata
from functools import lru_cache
from pathlib import Path

import fontpkg_amiri
import fontpkg_noto_sans
import typst

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

# Where a PDF names the program that made it. Blanks of the same length leave every other byte in its place.
_PROGRAM = re.compile(rb'/Creator\(Typst[^()]*\)(?=\s*>>)|<xmp:CreatorTool>[^<]*</xmp:CreatorTool>|(?<= )x:xmptk="[^"]*"')
_PICTURES = b"""
#set page(width: auto, height: auto, margin: 0pt, fill: white)
#for drawing in json(bytes(sys.inputs.drawings)) { page(image(bytes(drawing), format: "svg")) }
"""


def font_for(language):
    return "Amiri" if language == "ar" else "Noto Sans"


def pdf(template, content, *, dated, files=None):
    """`template` (path of a .typ file, which reads `sys.inputs.content`, a JSON text) as the bytes of a PDF.

    `dated` (aware datetime) is the document's own date. `files` {name: bytes} are pictures that it opens beside itself, by these names.
    """
    if not files:
        return _compiled(Path(template), content, dated)
    template = Path(template)
    with tempfile.TemporaryDirectory() as folder:
        for source in template.parent.glob("*.typ"):
            shutil.copyfile(source, Path(folder, source.name))
        for name, picture in files.items():
            Path(folder, name).write_bytes(picture)
        return _compiled(Path(folder, template.name), content, dated)


def _compiled(template, content, dated):
    made = typst.compile(
        str(template),
        root=str(template.parent),
        format="pdf",
        font_paths=FONTS,
        ignore_system_fonts=True,
        sys_inputs={"content": json.dumps(writable(content), ensure_ascii=False)},
        pdf_standards=["ua-1"],
        timestamp=int(dated.timestamp()),
    )
    return _PROGRAM.sub(lambda found: b" " * len(found[0]), made)


def pictures(drawings, ppi=200):
    """SVG documents (texts) as the bytes of PNG pictures, each as large as it says of itself."""
    if not drawings:
        return []
    made = typst.compile(
        _PICTURES,
        format="png",
        ppi=ppi,
        font_paths=FONTS,
        ignore_system_fonts=True,
        sys_inputs={"drawings": json.dumps(writable(drawings), ensure_ascii=False)},
    )
    return made if isinstance(made, list) else [made]


def writable(value):
    """The same with every text in characters that the fonts have and the text layer keeps whole."""
    if isinstance(value, str):
        return "".join(_letter(letter) for letter in unicodedata.normalize("NFC", value))
    if isinstance(value, list):
        return [writable(entry) for entry in value]
    if isinstance(value, dict):
        return {key: writable(entry) for key, entry in value.items()}
    return value


@lru_cache(maxsize=5000)
def _letter(letter):
    if ord(letter) in MARKS or ord(letter) == 0x670:
        return ""
    if letter == "\n" or any(first <= ord(letter) <= last for first, last in WRITABLE):
        return letter
    if unicodedata.category(letter) in ("Cc", "Cf"):  # marks of direction and the like: not seen, not needed here
        return ""
    return REPLACEMENT
