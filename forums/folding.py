"""One spelling for one word: what the search compares, in Arabic, English, French and Spanish alike.

Folding forgets what people write in different ways: capitals, accents, Arabic vowel signs, tatweel, the forms of alef, hamza, ya and
ta marbuta, Arabic-Indic digits. A `Word` keeps where it stood, so that what was found is marked in its original spelling.
"""

import html as markup
import re
import sys
import unicodedata
from typing import NamedTuple

LONGEST = 100  # characters of one word; a lexeme of the database ends at 2,046 bytes
SHORTEST_BARE = 3  # letters that must be left when one particle goes
SHORTEST_ROOT = 2  # letters that must be left behind the article

# Signs that stand within a word although they are no letters: vowel signs, accents, the vowels of Indic scripts.
_SIGNS = "".join(
    chr(code) for code in range(0x300, min(sys.maxunicode, 0xFFFF)) if unicodedata.category(chr(code)) in ("Mn", "Mc", "Me")
)
_WORD = re.compile(f"[^\\W_](?:[^\\W_]|[{re.escape(_SIGNS)}\u0640\u200c\u200d])*")
_ARABIC = re.compile("[\u0620-\u064a\u0671-\u06d3]")
_ONE_SPELLING = str.maketrans(
    {
        **dict(zip("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹", "01234567890123456789", strict=True)),
        "ى": "ي", "ی": "ي", "ې": "ي", "ة": "ه", "ۀ": "ه", "ہ": "ه", "ک": "ك", "ٱ": "ا", "ٲ": "ا", "ٳ": "ا",
        "\u0640": None, "\u200c": None, "\u200d": None, "ء": None,
        "œ": "oe", "æ": "ae", "ø": "o", "ł": "l", "đ": "d", "ı": "i",
    }
)  # fmt: skip
_HAMZA = str.maketrans(dict.fromkeys("ؤئء\u0654\u0655"))
_BLOCKS = re.compile(r"<br\s*/?>|</(?:p|li|blockquote|ul|ol)>")
_TAGS = re.compile(r"<[^>]*>")

# "and", "so", "with", "like", "for", in the order in which they can stand before a word or its article.
_ARTICLES = ("ال", "لل")
_JOINED, _BEFORE = "وف", "بكل"
_ENDINGS = ("تين", "هما", "كما", "هم", "هن", "ها", "نا", "ات", "ان", "ون", "ين", "ته", "يه", "ه", "ي")

# Folded. Words that say little: they need not be found unless nothing else is asked for. The other languages have theirs in the database.
ARABIC_STOP_WORDS = frozenset(
    "من في علي عن الي ان او ثم قد لا لم لن ما هل مع هذا هذه ذلك تلك التي الذي الذين هو هي هم هن كان كانت كل بين عند حتي اذا لكن و يا اي".split()
)


class Word(NamedTuple):
    """A word of a text: where it stands, folded (`plain`), and as the stemmers want it (`accented`)."""

    start: int
    end: int
    plain: str
    accented: str


def words(text):
    """The words of `text` in their order; those of which folding leaves nothing are left out."""
    found = []
    for match in _WORD.finditer(text):
        plain, accented = _folded(match[0][:LONGEST])
        if plain:
            found.append(Word(match.start(), match.end(), plain, accented))
    return found


def fold(text):
    """`text` as one line of folded words."""
    return " ".join(word.plain for word in words(text))


def text_of(html):
    """The words of a rendered post without its markup: what the search looks through and shows a piece of."""
    return markup.unescape(_TAGS.sub("", _BLOCKS.sub("\n", html)))


def is_arabic(plain):
    return bool(_ARABIC.search(plain))


def forms_in(word):
    """What else a word of a text may be asked for by: without its leading particles, its article, its ending; Arabic only."""
    return _forms(word, SHORTEST_BARE)


def forms_of(word):
    """The same for a word that is asked for, more carefully: "book" is not "like" and something else."""
    return _forms(word, SHORTEST_BARE + 1)


def for_stemmer(word, language):
    """`word` as the stemmer of `language` knows it: the Spanish one knows no "-ción" without its accent."""
    if language == "ar" or is_arabic(word.plain):
        return word.plain
    if language == "es" and word.accented.endswith(("cion", "sion")):
        return f"{word.accented[:-2]}ón"
    return word.accented


def _forms(word, shortest):
    if not is_arabic(word.plain):
        return frozenset()
    stems = set()
    for spelling in (word.plain, _without_hamzas(word.accented)):
        if spelling:
            stems |= _without_particles(spelling, shortest) | {spelling}
    return frozenset(stems | {_without_ending(stem) for stem in stems}) - {word.plain}


def _without_hamzas(accented):
    """An Arabic word without its hamzas and their seats ("responsible" is written with either); "" where there are none."""
    bare = accented.translate(_HAMZA)
    return bare.translate(_ONE_SPELLING) if bare != accented and len(bare) >= SHORTEST_BARE else ""


def _without_particles(word, shortest):
    """`word` without one or two leading particles, without its article, and without both."""
    found = set()
    for joined in ("", *_JOINED):
        if not word.startswith(joined):
            continue
        rest = word[len(joined) :]
        if joined and len(rest) >= shortest:
            found.add(rest)
        for before in ("", *_BEFORE):
            if not rest.startswith(before):
                continue
            last = rest[len(before) :]
            if before and len(last) >= shortest:
                found.add(last)
            for article in _ARTICLES if not before else _ARTICLES[:1]:
                if last.startswith(article) and len(last) - len(article) >= SHORTEST_ROOT:
                    found.add(last[len(article) :])
    return found


def _without_ending(word):
    """`word` without one ending: feminine, plural, dual or a pronoun."""
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= SHORTEST_BARE:
            return word[: -len(ending)]
    return word


def _folded(word):
    """(plain, accented) of one word. Nothing is remembered: what somebody asked for stays nowhere."""
    if word.isascii():  # letters and digits alone, of which folding takes nothing but their capitals
        return (word := word.lower()), word
    word = unicodedata.normalize("NFKC", word).casefold()
    plain = "".join(c for c in unicodedata.normalize("NFKD", word) if unicodedata.category(c) != "Mn").translate(_ONE_SPELLING)
    plain = "".join(c for c in plain if c.isalnum() or unicodedata.category(c) == "Mc")[:LONGEST]
    accented = "".join(c for c in unicodedata.normalize("NFC", word) if c.isalnum())[:LONGEST]
    return plain, accented
