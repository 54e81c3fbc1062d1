"""What changed from one text to another, word by word, as safe HTML."""

import re
from difflib import SequenceMatcher

from django.utils.html import escape
from django.utils.safestring import mark_safe

_WORDS = re.compile(r"\s+|[^\s]+")
MOST = 2_000  # words: beyond that the texts stand side by side without marks


def marked(old, new):
    """(`old` with what is gone in <del>, `new` with what was added in <ins>); lines are kept as <br>."""
    before, after = _WORDS.findall(old), _WORDS.findall(new)
    if len(before) + len(after) > 2 * MOST:
        return _as_html(before), _as_html(after)
    olds, news = [], []
    for what, start, end, from_, to in SequenceMatcher(None, before, after).get_opcodes():
        gone, come = _as_html(before[start:end]), _as_html(after[from_:to])
        olds.append(gone if what == "equal" or not gone.strip() else f"<del>{gone}</del>")
        news.append(come if what == "equal" or not come.strip() else f"<ins>{come}</ins>")
    return mark_safe("".join(olds)), mark_safe("".join(news))  # noqa: S308  escaped word by word


def _as_html(words):
    return mark_safe(escape("".join(words)).replace("\n", "<br>"))  # noqa: S308  escaped
