"""Word documents and workbooks are archives of parts: the same parts give the same bytes, and tell nothing of their making."""

import io
import re
import shutil
import zipfile

EPOCH = (1980, 1, 1, 0, 0, 0)  # the first day that a zip archive can name
PIECE = 65_536
_FIRST = "[Content_Types].xml"
_PROPERTIES = re.compile(r"docProps/")


def settled(package, keep_properties=False):
    """`package` (bytes) with its parts in one order and without dates; without its document properties, unless they are kept.

    A part passes through piece by piece, so that a long table needs no more memory than a short one.
    """
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(package)) as made, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        names = [name for name in made.namelist() if keep_properties or not _PROPERTIES.match(name)]
        for name in sorted(names, key=lambda name: (name != _FIRST, name)):
            entry = zipfile.ZipInfo(name, EPOCH)
            entry.compress_type = zipfile.ZIP_DEFLATED
            with made.open(name) as part, archive.open(entry, "w") as to:
                if not keep_properties and name in (_FIRST, "_rels/.rels"):
                    to.write(_without_properties(part.read()))
                else:
                    shutil.copyfileobj(part, to, PIECE)
    return out.getvalue()


def _without_properties(content):
    """A list of parts without the lines that name the properties."""
    return re.sub(rb'<(?:Override|Relationship)\b[^>]*"/?docProps/[^>]*?/>', b"", content)
