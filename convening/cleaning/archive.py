"""Zip files from outside, read with bounds at every step; and ours, written the same way each time."""

import io
import re
import zipfile
import zlib

from .marks import MEGABYTE, NotTaken
from .trees import tree_of

MOST_PARTS = 3_000
MOST_OF_A_PART = 40 * MEGABYTE
MOST_UNPACKED = 80 * MEGABYTE
MOST_RATIO = 200  # of a part of more than a megabyte
WHEN = (1980, 1, 1, 0, 0, 0)

_CENTRAL = b"PK\x01\x02"
_SAFE = re.compile(r"[^/\\:\0][^\\:\0]*")


class Parts:
    """The parts of an archive by name, unpacked when they are asked for."""

    def __init__(self, data):
        if data.count(_CENTRAL) > MOST_PARTS:  # before zipfile makes an object of each
            raise NotTaken("too_large_inside")
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError):
            raise NotTaken("damaged") from None
        entries = self._zip.infolist()
        self._entries = {entry.filename: entry for entry in entries}
        if len({entry.filename.lower() for entry in entries}) != len(entries) or not all(map(_is_plain, entries)):
            raise NotTaken("damaged")
        if any(entry.flag_bits & 1 for entry in entries):
            raise NotTaken("locked")
        if sum(entry.file_size for entry in entries) > MOST_UNPACKED or any(map(_is_bomb, entries)):
            raise NotTaken("too_large_inside")
        self.left = MOST_UNPACKED

    def __contains__(self, name):
        return name in self._entries

    def __iter__(self):
        return iter(self._entries)

    def read(self, name):
        """The bytes of a part; never more than its bounds, whatever its heading says."""
        try:
            with self._zip.open(self._entries[name]) as part:
                told = part.read(min(MOST_OF_A_PART, self.left) + 1)
        except KeyError:
            raise NotTaken("damaged") from None
        except (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, RuntimeError, ValueError):
            raise NotTaken("damaged") from None
        self.left -= len(told)
        if len(told) > MOST_OF_A_PART or self.left < 0:
            raise NotTaken("too_large_inside")
        return told

    def tree(self, name):
        return tree_of(self.read(name))


def _is_plain(entry):
    name = entry.filename
    return bool(_SAFE.fullmatch(name)) and ".." not in name.split("/") and entry.compress_type in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)


def _is_bomb(entry):
    return entry.file_size > MOST_OF_A_PART or (entry.file_size > MEGABYTE and entry.file_size > MOST_RATIO * max(entry.compress_size, 1))


def packed(parts):
    """An archive of [(name, bytes)] in this order, without times, systems or remarks: the same parts give the same bytes."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, told in parts:
            entry = zipfile.ZipInfo(name, WHEN)
            entry.create_system = 0
            # the type of an OpenDocument stands first and as it is
            entry.compress_type = zipfile.ZIP_STORED if name == "mimetype" else zipfile.ZIP_DEFLATED
            archive.writestr(entry, told, compresslevel=6)
    return out.getvalue()


def check_packing(data):
    """[(name, bytes)] of an archive of ours; refuses one that says when or where it was made."""
    parts, seen = Parts(data), []
    if parts._zip.comment or any(e.date_time != WHEN or e.extra or e.comment or e.create_system for e in parts._zip.infolist()):
        raise NotTaken("left_over")
    for name in parts:
        seen.append((name, parts.read(name)))
    return seen


def inner(data):
    """A picture from inside a document made anew, and what was taken out of it; None where it is no picture that is taken."""
    from . import pictures  # noqa: PLC0415  only documents with pictures need the decoders

    kind = pictures.kind_of(data)
    if kind is None:
        return None
    try:
        return pictures.clean(data, kind)
    except NotTaken as fault:
        if fault.code == "left_over":
            raise
        return None
