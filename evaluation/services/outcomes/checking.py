"""What is looked at while words are written: marks that would not be printed as meant, words of a room that are not cleared, names."""

from django.utils.translation import gettext as _

from forums import record

from ...models import Document, Piece
from ...rendering.outcomes import prose
from . import texts

Kind = Piece.Kind
NEEDS_A_TEXT = frozenset({Kind.TEXT, Kind.NUMBERED, Kind.BOX, Kind.HIGHLIGHT, Kind.QUESTIONS, Kind.ACRONYMS, Kind.QUOTE})
OF_FIGURES = frozenset({Kind.FIGURES})
MARKS, OF_A_ROOM, TO_LOOK_AT = "marks", "words of a room", "to look at"  # kinds of problems: the first two stop a release


def needs_words(piece):
    """A chapter's heading may stand alone; everything else that is written needs its text."""
    return piece.kind in NEEDS_A_TEXT and not (piece.kind == Kind.TEXT and texts.words_of(piece, "title", piece.language))


def main_field(piece):
    return "text"


def name_of(piece):
    """What a piece is called where it is spoken of: its heading, else what kind it is."""
    return texts.words_of(piece, "title", piece.language) or f"{piece.get_kind_display()} ({piece.key})"


def remember_borrowed(thing):
    """Note on a document or a piece, not saved yet, what of its words stands in a room now, cleared or not. Somebody may take her words back
    before the release: then nothing else would tell that these were hers."""
    convening = (thing if isinstance(thing, Document) else thing.document).convening
    thing.borrowed = record.borrowed_in(convening, [words for words in texts.kept(thing).values() if words], thing.borrowed)


def problems_of(document, pieces):
    """[(piece or None for the cover, kind of problem, sentence)] of every language in which there are words. Compared with all
    rooms, whoever asks; so where such words stand is told, and never which they are. A number of queries that no number of pieces changes."""
    keys = {piece.key for piece in pieces}
    borrowed = [passage for thing in (document, *pieces) for passage in thing.borrowed]
    found = record.problems_of(document.convening, _drafts((document, *pieces)), borrowed=borrowed)
    told = []
    for thing in (document, *pieces):
        piece = None if thing is document else thing
        if piece:
            told += [(piece, MARKS, sentence) for sentence in _once(one for ones in _of_marks(piece, keys).values() for one in ones)]
        of_it = [one.code for (pk, _name, _code), ones in found.items() if pk == thing.pk for one in ones]
        if record.REFUSES & set(of_it):
            told.append((piece, OF_A_ROOM, _("It carries words of a room that are not cleared.")))
        if set(of_it) - record.REFUSES:
            told.append((piece, TO_LOOK_AT, _("Something in it may tell who somebody is. Look at what is said beside its words.")))
    return told


def findings(document, piece, pieces, code, *, by):
    """{field: [sentence]} for whoever writes this piece in one language: what stops a release, and what to look at once more. Compared with
    what she may read herself, and members' names where she may see their list; it counts as a check of hers."""
    drafts = {place: words for place, words in _drafts([piece]).items() if place[2] == code}
    if not drafts:
        return {}
    record.count_check(by)
    found = {field: told for field, told in _of_marks(piece, {one.key for one in pieces}).items() if field == f"text_{code}"}
    for (_pk, name, _code), ones in record.problems_of(document.convening, drafts, by=by).items():
        told = _once(f"{one.sentence} “{one.words}”" if one.words and one.words not in one.sentence else one.sentence for one in ones)
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


def _drafts(things):
    """{(document or piece, name, language): (words, language)} of all that somebody wrote."""
    return {(thing.pk, name, code): (words, code) for thing in things for (name, code), words in texts.kept(thing).items() if words}


def _once(sentences):
    return list(dict.fromkeys(sentences))
