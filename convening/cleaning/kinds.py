"""Which kind of file this is, by its bytes and never by its name; and the cleaner that knows it."""

import zlib

from . import marks, pictures

_WITH_MACROS_OR_OLD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"  # Word of before 2007, and whatever is locked with a password


def clean_here(data):
    """Clean `data` in this process; raises `NotTaken`. What comes from outside is cleaned in a process of its own, see `apart`."""
    if not data:
        raise marks.NotTaken("empty")
    if len(data) > marks.MOST_BYTES:
        raise marks.NotTaken("too_large")
    if kind := pictures.kind_of(data):
        cleaned = pictures.clean(data, kind)
        cleaned.small = pictures.small_of(cleaned.content)
        return cleaned
    if data.startswith(b"%PDF-"):
        from . import pdf  # noqa: PLC0415  each kind loads its own library

        return pdf.clean(data)
    if data.startswith(b"PK\x03\x04"):
        return _of_an_archive(data)
    if data.startswith(_WITH_MACROS_OR_OLD):
        raise marks.NotTaken("old_or_locked")
    raise marks.NotTaken("unknown")


def _of_an_archive(data):
    from . import archive, office, opendocument  # noqa: PLC0415  as above

    parts = archive.Parts(data)
    try:
        if "[Content_Types].xml" in parts:
            return office.clean(data)
        if "mimetype" in parts:
            return opendocument.clean(data)
    except (RecursionError, KeyError, ValueError, zlib.error):
        raise marks.NotTaken("damaged") from None
    raise marks.NotTaken("unknown")
