"""What is looked at while words are written: marks that would not be printed as meant, words of a room that are not cleared."""

from django.utils.translation import gettext as _

from convening import warnings
from forums import record

from ...models import Piece
from ...rendering.outcomes import prose
from . import texts

Kind = Piece.Kind
NEEDS_A_TEXT = frozenset({Kind.TEXT, Kind.NUMBERED, Kind.BOX, Kind.HIGHLIGHT, Kind.QUESTIONS, Kind.ACRONYMS, Kind.QUOTE})
OF_FIGURES = frozenset({Kind.FIGURES})


def needs_words(piece):
    """A chapter's heading may stand alone; everything else that is written needs its text."""
    return piece.kind in NEEDS_A_TEXT and not (piece.kind == Kind.TEXT and texts.words_of(piece, "title", piece.language))


def main_field(piece):
    return "text"


def name_of(piece):
    """What a piece is called where it is spoken of: its heading, else what kind it is."""
    return texts.words_of(piece, "title", piece.language) or f"{piece.get_kind_display()} ({piece.key})"


def problems_of(document, pieces):
    """[(piece, [sentence])] of all that stops a release: of every language in which the piece has words. Few queries, however many."""
    keys = set(piece.key for piece in pieces)
    uncleared = _uncleared(document, pieces)
    told = []
    for piece in pieces:
        found = [sentence for sentences in _of_marks(piece, keys).values() for sentence in sentences]
        if any(pk == piece.pk for pk, _name, _code in uncleared):
            found.append(_("It carries words of a room that are not cleared."))
        if found:
            told.append((piece, list(dict.fromkeys(found))))
    return told


def findings(document, piece, pieces):
    """{field: [sentence]} for whoever writes this piece: what stops a release, and what she should look at once more."""
    found = _of_marks(piece, {one.key for one in pieces})
    for _pk, name, code in _uncleared(document, [piece]):
        found.setdefault(f"{name}_{code}", []).append(_("Eight words in a row or more stand in a room and are not cleared. Say it in other words."))
    for (name, code), words in texts.kept(piece).items():
        told = [f"{one.words} {one.text}" for one in warnings.found_in(words)]
        if told:
            found.setdefault(f"{name}_{code}", []).extend(told)
    return found


def quotes_figures(pieces):
    """True if figures of a report stand in any of the pieces."""
    if any(piece.kind in OF_FIGURES or piece.kind == Kind.ANNEX and piece.source in ("b", "d") for piece in pieces):
        return True
    return any(token in words for piece in pieces for words in texts.kept(piece).values() for token in _tokens())


def _tokens():
    return [token.strip("{}") + "}" for token in prose.TOKENS]


def _of_marks(piece, keys):
    found = {}
    for code in texts.LANGUAGES:
        if words := texts.words_of(piece, "text", code):
            if sentences := prose.checked(words, keys):
                found[f"text_{code}"] = [str(sentence) for sentence in sentences]
    return found


def _uncleared(document, pieces):
    """{(piece, name, language)} of the words that stand in a room and are not cleared; agreed language is exempt."""
    drafts = {(piece.pk, name, code): words for piece in pieces for (name, code), words in texts.kept(piece).items() if words}
    return record.uncleared(document.convening, drafts) if drafts else set()
