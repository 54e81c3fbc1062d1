"""Where a text may name somebody who takes part. For the moderation's eyes only: nothing found is stored, logged or told to the author.

A place counts where two words of one person's name stand close together, in any order, or where a name stands alone that one person
here bears and that is no ordinary word. Words are compared whole, in the spelling that `folding` gives them.
"""

import re

from . import folding

CLOSE = 3  # words from the one to the other: given name, father's name, family name
SHORTEST = 3  # letters of a word of a name
SHORTEST_ALONE = 4
# Words of many names, which name nobody by themselves.
_PARTICLES = frozenset(
    folding.fold(
        "al el bin ibn ben bint abu abou umm abd abdel abdul abdal the de del della den der des di do dos da das du la las le les los van von zu "
        "mac mc san santa sir dr prof mr mrs ms بن ابن بنت ابو أم آل عبد de la y e und"
    ).split()
)
# Names that are ordinary words as well.
_WORDS = frozenset(
    folding.fold(
        "hope grace will mark may april june august rose faith joy art frank grant bill rich dean page miles guy sunny summer young king "
        "hill stone wood field brook lake rivers holm said noor nour salam amal amina hayat karim aziz rashid adil adel jamal nasser "
        "mercedes dolores pilar paz luz sol rosario consuelo esperanza concepcion angel jesus cruz santos leon flores campos rios castillo "
        "pierre marine aurore claire olive france constant prudence clement "
        "أمل سلام نور حياة كريم عزيز رشيد عادل جمال ناصر سعيد صالح طاهر أمين مؤمن حسن جميل شريف نبيل سالم محسن منصور فرح رحمة نعمة هدى إيمان "
        "إسلام وفاء صفاء رجاء ضياء بهاء كمال جلال هلال ربيع خليل صادق فاضل كامل عامر مهدي"
    ).split()
)


class Names:
    """The names of people, ready to be looked for. `people` are iterables of the names of one person each."""

    def __init__(self, people):
        self._bearers = {}  # word: numbers of those who bear it
        for number, names in enumerate(people):
            for name in names:
                for word in folding.fold(name).split():
                    if len(word) >= SHORTEST and word not in _PARTICLES:
                        self._bearers.setdefault(word, set()).add(number)

    def found_in(self, text):
        """[(start, end)] of the words of `text` that may name somebody, in their order."""
        hits = []  # (place among the words, word of the text, word of a name)
        for place, word in enumerate(folding.words(text)):
            name = self._name_in(word)
            if name is not None:
                hits.append((place, word, name))
        marked = {index for index, (_place, word, name) in enumerate(hits) if self._stands_alone(text, word, name)}
        for index, (place, _word, name) in enumerate(hits):
            for other in range(index + 1, len(hits)):
                if hits[other][0] - place > CLOSE:
                    break
                if hits[other][2] != name and self._bearers[name] & self._bearers[hits[other][2]]:
                    marked |= {index, other}
        return [(hits[index][1].start, hits[index][1].end) for index in sorted(marked)]

    def _name_in(self, word):
        """The word of a name that `word` is, also behind "and" or "to" as Arabic writes them together; else None."""
        if word.plain in self._bearers:
            return word.plain
        return next((form for form in sorted(folding.forms_in(word), key=len, reverse=True) if form in self._bearers), None)

    def _stands_alone(self, text, word, name):
        if len(name) < SHORTEST_ALONE or name in _WORDS or len(self._bearers[name]) > 1:
            return False
        if folding.is_arabic(word.plain):
            return True
        return text[word.start].isupper()


def marked(html, found):
    """`html` of a post with the words in `found` marked wherever they stand. `html` is safe, and stays so."""
    if not found:
        return html
    either = "|".join(sorted((re.escape(word) for word in set(found)), key=len, reverse=True))
    whole = re.compile(rf"(?<!\w)(?:{either})(?!\w)")
    parts = re.split(r"(<[^>]*>)", html)
    return "".join(part if part.startswith("<") else whole.sub(lambda word: f"<mark>{word[0]}</mark>", part) for part in parts)
