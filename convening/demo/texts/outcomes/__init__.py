"""What the convening leaves behind, in words: its documents, who is asked for what, what was undertaken, news, resources, pictures.

Texts are {language: words}. In the documents they are Markdown; figures stand as tokens in braces, never as digits.
"""

from .addressed import ADDRESSED, NESTED_ADDRESSEES
from .documents import DOCUMENTS
from .following import COMMITMENTS
from .library import RESOURCES
from .news import UPDATES
from .people import PEOPLE, WHERE
from .pictures import PICTURES

#: {language: "ABBR: meaning" a line}, as the meeting report prints them.
ACRONYMS = next(piece["text"] for document in DOCUMENTS for piece in document["pieces"] if piece["kind"] == "acronyms")

__all__ = ["ACRONYMS", "ADDRESSED", "COMMITMENTS", "DOCUMENTS", "NESTED_ADDRESSEES", "PEOPLE", "PICTURES", "RESOURCES", "UPDATES", "WHERE"]
