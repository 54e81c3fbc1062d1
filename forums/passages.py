"""A text in sentences, each with its place: what the rapporteur marks. Pure, but for the key of `edition_of`.

One way of dividing for all languages, and the same text is always divided in the same way: a mark is a place, and nothing else of the
words is kept. A sentence ends at . ! ? … ؟ ۔ with whatever closes behind it, and with its line; not after a number, an initial or a usual
abbreviation. What runs on without such a sign, as Arabic often does, is divided at semicolons, and at commas where it is still long.
"""

import re

from convening import keyring, vault

EDITION_BYTES = 8
LONG, SHORTEST = 280, 60  # characters: what is longer is divided once more, into parts that are no shorter

_END = re.compile(r"[.!?…؟۔。]+[\"'”’»)\]]*(?=\s|$)")
_SEMICOLON, _COMMA = re.compile(r"[;؛](?=\s)"), re.compile(r"[,،](?=\s)")
_NEXT_OPENS = re.compile(r"\s++[\"'“‘«(\[¿¡]*+(\w)")  # possessive: a line of blanks is read once
_ABBREVIATIONS = frozenset(
    "mr mrs ms dr prof st no nos art arts para paras vol ed eds cf e.g i.e al vs p pp fig approx gov gen col lt rev hon "
    "sr sra srta dra núm pág págs art aprox ej ud uds gral lic ing "
    "m mm mme mlle mgr p.ex c.-à-d éd env chap "
    "د أ م ص ج ط هـ".split()
)
_LAST_WORD = re.compile(r"(\S+)$")
_INITIAL = re.compile(r"(?:[^\W\d_]\.)*[^\W\d_]")


def sentences(text):
    """[[sentence, …], …]: the sentences of each line of `text`, in their order. Lines and sentences without a word are left out."""
    lines = [[part for whole in _divided(line) for part in _shortened(whole)] for line in text.split("\n")]
    return [line for line in lines if line]


def numbered(text):
    """The same as [[(place, sentence), …], …]; places run through the whole text, from 0."""
    place, lines = 0, []
    for line in sentences(text):
        lines.append(list(enumerate(line, place)))
        place += len(line)
    return lines


def count(text):
    return sum(len(line) for line in sentences(text))


def standing(places, text):
    """Those of `places` at which a sentence of `text` stands, in their order, each once."""
    return sorted({place for place in places if 0 <= place < count(text)})


def edition_of(text):
    """What tells these words from any others, under a key of the house: without it nobody can try words on what is kept."""
    return vault.digest(keyring.house("marked words"), " ".join(text.split()), size=EDITION_BYTES)


def _divided(line):
    begin = 0
    for end in _END.finditer(line):
        if _goes_on(line, begin, end):
            continue
        yield line[begin : end.end()]
        begin = end.end()
    yield line[begin:]


def _goes_on(line, begin, end):
    """Whether the sign at `end` does not end a sentence: an abbreviation, an initial, "3. ", or something small behind it."""
    behind = _NEXT_OPENS.match(line, end.end())
    if behind is None:
        return end.end() < len(line.rstrip())
    if behind[1].islower():
        return True
    if end[0] != ".":
        return False
    before = _LAST_WORD.search(line[begin : end.start()].lstrip())
    word = before[1].lstrip("(\"'“‘«[¿¡") if before else ""
    return word.casefold() in _ABBREVIATIONS or bool(_INITIAL.fullmatch(word)) or (word.isdecimal() and len(word) < 4 and before.start() == 0)


def _shortened(whole):
    """`whole` without the space around it; in parts, where it is long."""
    whole = whole.strip()
    if not re.search(r"\w", whole):
        return
    parts = [whole]
    for sign in (_SEMICOLON, _COMMA):
        parts = [shorter for part in parts for shorter in (_at(sign, part) if len(part) > LONG else [part])]
    yield from parts


def _at(sign, part):
    begin = 0
    for found in sign.finditer(part):
        if found.end() - begin >= SHORTEST and len(part) - found.end() >= SHORTEST:
            yield part[begin : found.end()].strip()
            begin = found.end()
    yield part[begin:].strip()
