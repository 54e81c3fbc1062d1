"""What the cleaners share: what they give back, why they refuse, and the bounds of everything. Knows no Django."""

from dataclasses import dataclass, field

MEGABYTE = 1_000_000
MOST_BYTES = 8 * MEGABYTE

#: What can be taken out, as codes that are stored with the file; the sentences are in the package itself. Of "smaller" nothing is told.
REMOVED = (
    "place", "device", "time", "author", "notes", "preview", "properties", "more_pictures", "colours", "smaller", "program", "scripts",
    "files", "forms", "comments", "changes", "outside", "settings", "pictures", "speaker_notes", "hidden",
)  # fmt: skip


class NotTaken(Exception):
    """This file is not taken; `code` says why."""

    def __init__(self, code):
        super().__init__(code)
        self.code = code


@dataclass
class Cleaned:
    """A file as it may be stored: made anew, without a word on who made it, when, where and with what.

    `removed` are codes of `REMOVED`, never values; `width` and `height` are pixels, None for documents;
    `small` is a small WebP of a picture; `description` is what its sender says for those who do not see the picture.
    """

    media_type: str
    extension: str
    content: bytes
    removed: list = field(default_factory=list)
    width: int | None = None
    height: int | None = None
    small: bytes | None = None
    description: str = ""
