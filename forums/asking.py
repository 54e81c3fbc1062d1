"""What somebody asks the search for, from whatever she typed: words, "a phrase", -without.

Nothing of it is kept: neither here nor in a session, an address, a log or a cache.
"""

import re
from dataclasses import dataclass, field

from . import folding, stemming

LONGEST = 200  # characters
MOST_WORDS = 12
_PART = re.compile(r"""(?P<without>(?<!\S)[-−–])?(?:["“”„«»](?P<phrase>[^"“”„«»]*)(?:["“”„«»]|$)|(?P<word>[^\s"“”„«»]+))""")


@dataclass
class Asked:
    """`wanted` and `unwanted` as text search queries; `marked` is any word of it, `near` the folded words that a likeness is sought for."""

    wanted: str = ""
    unwanted: str = ""
    marked: str = ""
    near: list = field(default_factory=list)


def understood(text):
    """What `text` asks for, in one query to the stemmers; None where it holds no word that should be found."""
    parts = _parts(text)
    if not any(words for without, _phrase, words in parts if not without):
        return None
    stems = stemming.stems_of([word for _without, _phrase, words in parts for word in words], list(stemming.STEMMERS))
    asked, wanted, little, unwanted = Asked(), [], [], []
    for without, phrase, words in parts:
        if phrase:
            query, says_little = "(" + " <-> ".join(_lexeme(word.plain) for word in words) + ")", False
        else:
            [word], (found, says_little) = words, stems[words[0]]
            query, says_little = _any_form(word, found), says_little or (len(word.plain) == 1 and not word.plain.isdigit())
        (unwanted if without else little if says_little else wanted).append(query)
        if not without:
            asked.near += [word.plain for word in words if len(word.plain) >= 3 and (phrase or not says_little)]
    wanted = wanted or little  # words that say little are asked for only where nothing else is
    asked.wanted, asked.unwanted = " & ".join(wanted), " | ".join(unwanted)
    asked.marked = " | ".join(wanted).replace("<->", "|")
    return asked


def _parts(text):
    """[(without?, phrase?, words)] in their order. "peace-building" asks for both words; without it, for the two side by side."""
    found, count = [], 0
    for match in _PART.finditer(text[:LONGEST]):
        without, quoted = bool(match["without"]), match["phrase"] is not None
        words = folding.words(match["phrase"] if quoted else match["word"])[: MOST_WORDS - count]
        count += len(words)
        if words and (quoted or without):
            found.append((without, len(words) > 1, words))
        else:
            found += [(False, False, [word]) for word in words]
    return found


def _any_form(word, stems):
    return "(" + " | ".join(_lexeme(form) for form in sorted({word.plain, *folding.forms_of(word), *stems})) + ")"


def _lexeme(word):
    """Letters and digits alone: nothing in it means anything to the database."""
    return f"'{word}'"
