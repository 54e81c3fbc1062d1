"""What is shown of documents that are being written: `documents` with their pieces, remarks and signatures, their `history`, and `people`
who may be named in them."""

from .documents import (
    convening_to_write_in, document_for, documents_in, piece_of, pieces_of, pictures_to_choose, reason_of, remark_for, remarks_of,
    reports_to_quote, signatures_of, uses_of_pictures, void_signatures_of,
)  # fmt: skip
from .history import Change, History, right_until, words_that_differ
from .people import (
    asked_in, convening_to_name_in, names_on_the_record, naming_for, namings_of, on_my_part, people_on_the_record, people_to_ask, words_of,
)  # fmt: skip

__all__ = [
    "Change", "History", "asked_in", "convening_to_name_in", "convening_to_write_in", "document_for", "documents_in", "names_on_the_record",
    "naming_for", "namings_of", "on_my_part", "people_on_the_record", "people_to_ask", "piece_of", "pieces_of", "pictures_to_choose",
    "reason_of", "remark_for", "remarks_of", "reports_to_quote", "right_until", "signatures_of", "uses_of_pictures", "void_signatures_of", "words_of",
    "words_that_differ",
]  # fmt: skip
