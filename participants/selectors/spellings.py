"""One name is written in many ways: with accents and without, in Arabic letters and in Latin ones, Mohammed and Muhammad.

`folded` brings the ways of writing one script together, `bones` those of several: what is left of a word without its vowels.
Both are for looking things up, never for deciding that two people are one.
"""

import re

from .order import spelling

# Letters that Unicode does not take apart, or that are exchanged freely in names.
_FOLDS = str.maketrans(
    {
        **dict.fromkeys("ٱ", "ا"), **dict.fromkeys("ىی", "ي"), **dict.fromkeys("ةھہۀە", "ه"), "ک": "ك", "گ": "ك",
        **dict.fromkeys("ءـ\u200c\u200d'’ʼʻ`´ʿʾ", ""), "ß": "ss", "ø": "o", "œ": "oe", "æ": "ae", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i",
        **{str(digit): str(digit) for digit in range(10)},
        **{zero: str(n) for zeros in ("٠١٢٣٤٥٦٧٨٩", "۰۱۲۳۴۵۶۷۸۹") for n, zero in enumerate(zeros)},
    }
)  # fmt: skip
_WORD = re.compile(r"[^\W_]+")

# What a letter of another script stands for in a Latin spelling; vowels stand for nothing.
_IN_LATIN = str.maketrans(
    {
        "ا": "a", "ب": "b", "ت": "t", "ث": "th", "ج": "j", "ح": "h", "خ": "kh", "د": "d", "ذ": "dh", "ر": "r", "ز": "z", "س": "s",
        "ش": "sh", "ص": "s", "ض": "d", "ط": "t", "ظ": "z", "ع": "a", "غ": "gh", "ف": "f", "ق": "k", "ك": "k", "ل": "l", "م": "m",
        "ن": "n", "ه": "h", "و": "w", "ي": "y", "پ": "p", "چ": "ch", "ژ": "j", "ڤ": "v",
        "а": "a", "б": "b", "в": "v", "г": "g", "д": "d", "е": "a", "ж": "j", "з": "z", "и": "a", "й": "y", "к": "k", "л": "l",
        "м": "m", "н": "n", "о": "a", "п": "p", "р": "r", "с": "s", "т": "t", "у": "a", "ф": "f", "х": "kh", "ц": "ts", "ч": "ch",
        "ш": "sh", "щ": "sh", "ъ": "", "ы": "a", "ь": "", "э": "a", "ю": "a", "я": "a",
    }
)  # fmt: skip
_ALIKE = (("ph", "f"), ("ch", "sh"), ("ck", "k"), ("q", "k"), ("c", "k"), ("g", "j"), ("jh", "gh"))
_TWICE = re.compile(r"(.)\1+")
FEWEST = 3  # bones of a word that are enough to know it by, in one script; across scripts two are


def folded(text):
    """`text` without accents, capitals, hamzas and other marks; one letter for those that are exchanged freely."""
    return spelling(spelling(text).translate(_FOLDS))


def words(text):
    return _WORD.findall(folded(text))


def sound(word):
    """A folded word roughly as it sounds, in Latin letters, one vowel for all: "mahamad" for Mohammed and Muhammad."""
    plain = re.sub("^ال(?=..)", "", word).translate(_IN_LATIN)
    for written, alike in _ALIKE:
        plain = plain.replace(written, alike)
    plain = _TWICE.sub(r"\1", plain)
    first, rest = plain[:1], plain[1:]
    return (re.sub("[aeiou]", "a", first) + re.sub("[aeiouwy]+", "a", rest)).removesuffix("h")


def bones(word):
    """The consonants of a word, which scripts agree on: "mhmd" for Mohammed, Muhammad and محمد."""
    return sound(word).replace("a", "")


def finder(wanted):
    """A test for texts: True if each word of `wanted` stands in one of them, as it is written, or as another spells it.

    Within one script the vowels must stand at the same places; from one script to another the consonants decide.
    """
    sought = [(word, sound(word), bones(word)) for word in words(wanted)]
    sought = [one for one in sought if len(one[2]) > 1] or sought  # an article alone finds nobody

    def found(*texts):
        plain = [word for text in texts for word in words(text)]
        whole = " ".join(plain)
        sounds = {sound(word) for word in plain}
        bare = {(bones(word), word.isascii()) for word in plain}
        return all(
            word in whole
            or (len(bone) >= FEWEST and heard in sounds)
            or (len(bone) >= FEWEST - 1 and (bone, not word.isascii()) in bare)
            for word, heard, bone in sought
        )

    return found if sought else lambda *texts: False


def one_name(text):
    """What two spellings of one name have in common, whatever the order of its words; () where too little is left."""
    left = sorted(bone for bone in map(bones, words(text)) if len(bone) > 1)
    return tuple(left) if sum(map(len, left)) >= 2 * FEWEST else ()


def place_in_list(name, language):
    """By which a reader of `language` expects names in order: her own script first; in Spanish ñ after n."""
    plain = spelling(name.replace("ñ", "n\uffff").replace("Ñ", "n\uffff") if language == "es" else name).translate(_FOLDS)
    arabic = any("\u0600" <= letter <= "\u06ff" for letter in plain[:1])
    return (arabic != (language == "ar"), plain)
