"""What staff wrote, section by section."""

from ..blocks import words
from ..texts import FALLBACK


def written(report, section, language):
    """The text that staff wrote for `section`, as blocks; in another language where it was not written in this one, and said so."""
    texts = {code: text for code, text in ((report.get("narrative") or {}).get(section) or {}).items() if text}
    if not texts:
        return []
    if language in texts:
        return [words(texts[language])]
    code = FALLBACK if FALLBACK in texts else min(texts)
    return [words({"text": texts[code], "language": code})]
