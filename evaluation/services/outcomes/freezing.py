"""What is printed of a document, and its digest: the same content has the same digest."""

import hashlib
import json

from ...rendering import outcomes


def content_of(document):
    """{language: content} as it would be released now."""
    return outcomes.frozen(document)


def digest_of(content):
    """Hex SHA-256 of the content in its canonical form."""
    return hashlib.sha256(json.dumps(content, sort_keys=True, ensure_ascii=False, separators=(",", ":")).encode()).hexdigest()
