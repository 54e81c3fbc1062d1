"""Style sheets and scripts as they travel: without the comments of those who wrote them, under names that change with their content."""

import re

from django.core.files.base import ContentFile
from whitenoise.storage import CompressedManifestStaticFilesStorage

OURS = ("css/", "js/")  # what others wrote keeps its comments: their licences stand there
_COMMENTS = {".css": re.compile(rb"/\*.*?\*/\s*", re.S), ".js": re.compile(rb"^[ \t]*(?:/\*.*?\*/|//[^\n]*)[ \t]*\n", re.S | re.M)}


def as_sent(name, content):
    """The bytes `content` of one of our files without comments; of any other as they are. In a script only a comment that
    has lines of its own is taken out: elsewhere its signs may stand in a text."""
    comments = _COMMENTS.get(name[name.rfind(".") :]) if name.startswith(OURS) else None
    return comments.sub(b"", content) if comments else content


class GatheredFiles(CompressedManifestStaticFilesStorage):
    def _save(self, name, content):
        if name.startswith(OURS):
            content = ContentFile(as_sent(name, b"".join(content.chunks())))
        return super()._save(name, content)
