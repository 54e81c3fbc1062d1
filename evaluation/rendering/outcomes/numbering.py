"""Where pieces stand: the numbers of sections, paragraphs, pictures and recommendations, and how a cross-reference says them."""

from django.utils.translation import gettext as _, pgettext_lazy

from convening import writing
from evaluation import prose

UNNUMBERED = {"acknowledgements", "foreword", "preface", "executive-summary"}  # keys of chapters that carry no number


class Places:
    """What of a document is where: ids that stand once each, and the words that a cross-reference prints."""

    def __init__(self, language):
        self.language = language
        self._chapter = [0, 0, 0]
        self._ids = set()
        self.labels = {}  # key → (id, words)
        self.paragraphs = self.pictures = self.highlights = 0

    def id(self, wanted):
        """`wanted`, or with a number where it stands already."""
        found, again = wanted, 1
        while found in self._ids:
            again += 1
            found = f"{wanted}-{again}"
        self._ids.add(found)
        return found

    def name(self, key, identity, words):
        """What `[](#key)` prints and leads to. The last that goes by a key has it."""
        self.labels[key] = (identity, words)

    def section(self, level):
        """The number of the next section at `level`, 1 to 3, in the reader's digits: "2.1". In Arabic with a dash, as the documents of the United
        Nations have it: a dot beside Arabic digits looks like their zero."""
        self._chapter[level - 1] += 1
        self._chapter[level:] = [0] * (3 - level)
        parts = self._chapter[:level]
        if 0 in parts:  # a section without a chapter above it
            return ""
        between = "-" if self.language == "ar" else "."
        return writing.own_digits(between.join(str(part) for part in parts), self.language)

    def paragraph(self):
        self.paragraphs += 1
        return prose.number(self.paragraphs)

    def picture(self):
        self.pictures += 1
        return prose.number(self.pictures)

    def highlight(self):
        self.highlights += 1
        return prose.number(self.highlights)


def mark(number, language):
    """A number as it stands before what it counts: "7." """
    return f"{number} -" if language == "ar" else f"{number}."


def to_section(number, title):
    if number:
        return _("section %(number)s") % {"number": number}
    return _("“%(title)s”") % {"title": title}


def to_paragraph(number):
    return _("paragraph %(number)s") % {"number": number}


def to_figure(number):
    return _("figure %(number)s") % {"number": number}


def to_recommendation(number):
    return _("recommendation %(number)s") % {"number": number}


def to_annex(letter):
    return str(_ANNEXES.get(letter, letter.upper()))


# Where a language puts an article before them in a sentence, it is in these.
_ANNEXES = {
    "a": pgettext_lazy("in the middle of a sentence", "Annex A"),
    "b": pgettext_lazy("in the middle of a sentence", "Annex B"),
    "c": pgettext_lazy("in the middle of a sentence", "Annex C"),
    "d": pgettext_lazy("in the middle of a sentence", "Annex D"),
}


def resolved(value, labels):
    """`value` (a content, in place) with the words of every cross-reference filled in. One that leads nowhere shows its key in brackets."""
    if isinstance(value, dict):
        if "to" in value and "text" in value:
            identity, words = labels.get(value["to"], (None, None))
            value["text"] = value["text"] or words or f"[{value['to']}]"
            if identity:
                value["to"] = identity
            else:
                del value["to"]
        else:
            for part in value.values():
                resolved(part, labels)
    elif isinstance(value, list):
        for part in value:
            resolved(part, labels)
    return value
