"""How alike two names are, across spellings and scripts: suggestions for somebody who decides, never a decision.

Names are folded as in matching, then heard: Arabic and Latin letters become the same few consonants ("سلمى", "Salma" and "Selma" are "slm"),
since vowels, doubled letters and the ways of writing ق, خ, ش or ج vary most. Words may stand in any order, be an initial, or be run together.
"""

import re
import unicodedata
from functools import lru_cache

from .importers import name_key

ENOUGH = 0.55  # below this a suggestion would be a guess
HEARD = 0.9  # the same consonants, in whatever script
INITIAL = 0.6
RUN_TOGETHER = 0.92

_DEVICES = frozenset((
    "iphone", "ipad", "galaxy", "samsung", "huawei", "xiaomi", "redmi", "oppo", "pixel", "nokia", "android", "macbook", "laptop", "pc", "phone", "tablet",
    "mobile", "telephone", "portable", "movil", "telefono", "de", "of", "my", "هاتف", "جهاز",
))
_TITLES = frozenset(("dr", "mr", "mrs", "ms", "mx", "prof", "eng", "sra", "sr", "mme", "د", "السيده", "السيد", "الاستاذه", "الاستاذ"))
_SMALL = frozenset(("al", "el", "ben", "bin", "ibn", "bint", "abu", "abou", "di", "da", "von", "van", "la", "le", "ال", "بن", "ابن", "بنت", "ابو"))
_ARABIC = {
    "ا": "", "ب": "b", "ت": "t", "ث": "t", "ج": "g", "ح": "h", "خ": "k", "د": "d", "ذ": "d", "ر": "r", "ز": "z", "س": "s", "ش": "S", "ص": "s", "ض": "d",
    "ط": "t", "ظ": "z", "ع": "", "غ": "g", "ف": "f", "ق": "k", "ك": "k", "ل": "l", "م": "m", "ن": "n", "ه": "h", "و": "", "ي": "", "پ": "b", "چ": "S",
    "گ": "g", "ڤ": "f", "ژ": "g",
}
_LATIN = ((r"ch|sh|sch", "S"), (r"kh|ck|q|x", "k"), (r"gh|dj|j", "g"), (r"th", "t"), (r"dh", "d"), (r"ph|v", "f"), (r"p", "b"), (r"c(?=[eiy])|ç", "s"), (r"c", "k"),
          (r"[aeiouyw]", ""))


def likeness(written, names):
    """How alike `written` (how a platform wrote somebody: names, perhaps an address) is to one of `names`: 0 to 1."""
    return max((_alike(_words(text), _words(name)) for text in written for name in names), default=0)


def _words(text):
    text = text.partition("@")[0] if "@" in text else text
    return _folded(text)


@lru_cache(maxsize=4096)
def _folded(text):
    folded = unicodedata.normalize("NFKD", re.sub(r"['’]s\b", "", name_key(text)))
    folded = "".join(letter for letter in folded if not unicodedata.combining(letter))
    words = [word for word in re.split(r"[\W\d_]+", folded) if word and word not in _DEVICES and word not in _TITLES]
    words = [word[2:] if word.startswith("ال") and len(word) > 4 else word for word in words]
    return tuple(word for word in words if word not in _SMALL) or tuple(words)


def _alike(ours, theirs):
    if not ours or not theirs:
        return 0
    if len(ours) != len(theirs) and len("".join(ours)) >= 5 and heard("".join(ours)) == heard("".join(theirs)) and len(heard("".join(ours))) >= 3:
        together = RUN_TOGETHER
    else:
        together = 0
    free, total = list(theirs), 0
    for word in sorted(ours, key=len, reverse=True):
        best = max(free, key=lambda other: _word(word, other), default=None)
        if best is None:
            break
        total += _word(word, best)
        free.remove(best)
    return max(together, 2 * total / (len(ours) + len(theirs)))


@lru_cache(maxsize=65536)
def _word(one, other):
    """How alike two words are."""
    if one == other:
        return 1
    if len(one) == 1 or len(other) == 1:
        return INITIAL if one[0] == other[0] or heard(one[0]) == heard(other[0])[:1] != "" else 0
    mine, hers = heard(one), heard(other)
    if mine and mine == hers and min(len(one), len(other)) > 2:
        return HEARD if one.isascii() != other.isascii() else HEARD * (1 - _steps(one, other) / max(len(one), len(other)) / 2)
    longest, same_script = max(len(one), len(other)), one.isascii() == other.isascii()
    if same_script and abs(len(one) - len(other)) <= 2 and longest > 3:
        steps = _steps(one, other)
        if steps <= (1 if longest < 6 else 2):
            return 1 - steps / longest
    longest = max(len(mine), len(hers))
    if longest > 3 and abs(len(mine) - len(hers)) <= 1 and _steps(mine, hers) == 1:
        return HEARD * (1 - 1 / longest)
    return 0


@lru_cache(maxsize=65536)
def heard(word):
    """The consonants of a folded word, the same for both scripts; an h counts where it opens or stands between."""
    if not word.isascii():
        word = "".join(_ARABIC.get(letter, letter) for letter in word)
    else:
        for pattern, sound in _LATIN:
            word = re.sub(pattern, sound, word)
    word = re.sub(r"(.)\1+", r"\1", word)
    return word[:-1] if len(word) > 1 and word.endswith("h") else word


def _steps(one, other):
    """Letters to add, leave out, change, or swap with their neighbour."""
    before, row = [], list(range(len(other) + 1))
    for i, letter in enumerate(one, 1):
        earlier, before, row = before, row, [i]
        for j, against in enumerate(other, 1):
            row.append(min(row[-1] + 1, before[j] + 1, before[j - 1] + (letter != against)))
            if i > 1 and j > 1 and letter == other[j - 2] and one[i - 2] == against:
                row[j] = min(row[j], earlier[j - 2] + 1)
    return row[-1]
