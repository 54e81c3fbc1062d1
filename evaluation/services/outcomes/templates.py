"""The pieces with which a document of each kind begins: their order, keys and headings. Our own words stand in four languages where
the catalogues have them; a heading that is not translated yet is left for whoever translates the document."""

from django.utils import translation
from django.utils.translation import gettext, gettext_noop

from forums import record

from ...models import Document, Piece
from .sources import Sources
from .texts import LANGUAGES

Kind, Of = Piece.Kind, Document.Kind


def pieces_of(document, by):
    """What `add_piece` takes, one after another."""
    sources = Sources(document.convening, by)
    return list({Of.BACKGROUND: _background, Of.OUTCOME: _outcome, Of.SUMMARY: _summary, Of.REPORT: _report}[document.kind](document, sources))


def _background(document, sources):
    yield _piece(document, Kind.TEXT, "introduction", gettext_noop("Introduction"))
    for slug, title in sources.rooms:
        yield _piece(document, Kind.TEXT, f"about-{slug}"[:50], titles=title)
        yield _piece(document, Kind.ROOM_QUESTIONS, f"questions-{slug}"[:50], gettext_noop("Guiding questions"), level=2, source=slug)
    yield _piece(document, Kind.TEXT, "objectives", gettext_noop("Objectives"))


def _outcome(document, sources):
    yield _piece(document, Kind.TEXT, "opening", gettext_noop("Introduction"))
    yield _piece(document, Kind.PEOPLE, "people", gettext_noop("Speakers on the record"), level=2)
    yield _piece(document, Kind.RECOMMENDATIONS, "recommendations", gettext_noop("Recommendations"), source="by_addressee")
    yield _piece(document, Kind.TEXT, "contact", gettext_noop("Contact"))
    yield _piece(document, Kind.CREDITS, "credits")


def _summary(document, sources):
    yield _piece(document, Kind.NUMBERED, "opening")
    for slug, title in sources.rooms:
        yield _piece(document, Kind.SYNTHESIS, f"room-{slug}"[:50], titles=title, source=f"room:{slug}")
    for session in record.syntheses(record.Written(document.convening))["sessions"]:
        if session["paragraphs"]:
            yield _piece(document, Kind.SYNTHESIS, f"session-{session['slug']}"[:50], titles=session["title"], source=f"session:{session['slug']}")


def _report(document, sources):
    yield _piece(document, Kind.TEXT, "acknowledgements", gettext_noop("Acknowledgements"))
    yield _piece(document, Kind.CREDITS, "credit-lines", gettext_noop("Convened by"), level=2)
    yield _piece(document, Kind.ACRONYMS, "acronyms", gettext_noop("Acronyms"))
    yield _piece(document, Kind.TEXT, "executive-summary", gettext_noop("Executive summary"))
    yield _piece(document, Kind.RECOMMENDATIONS, "key-recommendations", gettext_noop("Key recommendations"), level=2, source="short")
    yield _piece(document, Kind.TEXT, "introduction", gettext_noop("Introduction"))
    yield _piece(document, Kind.TEXT, "about", gettext_noop("About the convening"))
    yield _piece(document, Kind.PROGRAMME, "programme", gettext_noop("Programme"), level=2)
    yield _piece(document, Kind.FIGURES, "figures", gettext_noop("In figures"), level=2)
    yield _piece(document, Kind.PEOPLE, "people", gettext_noop("Speakers on the record"), level=2)
    for slug, title in sources.rooms:
        yield _piece(document, Kind.TEXT, f"chapter-{slug}"[:50], titles=title)
        yield _piece(document, Kind.SYNTHESIS, f"room-{slug}"[:50], source=f"room:{slug}", level=2)
        yield _piece(document, Kind.HIGHLIGHT, f"highlight-{slug}"[:50])
        yield _piece(document, Kind.QUOTES, f"quotes-{slug}"[:50], gettext_noop("In their own words"), source=slug, level=2)
    yield _piece(document, Kind.RECOMMENDATIONS, "recommendations", gettext_noop("Recommendations"), source="long")
    yield _piece(document, Kind.CREDITS, "credits", gettext_noop("Credits"))
    for letter, title in (
        ("a", gettext_noop("Annex A: useful links")), ("b", gettext_noop("Annex B: post-conference evaluation")),
        ("c", gettext_noop("Annex C: graphic recordings")), ("d", gettext_noop("Annex D: engagement")),
    ):  # fmt: skip
        yield _piece(document, Kind.ANNEX, f"annex-{letter}", title, source=letter)


def _piece(document, kind, key, title="", *, titles=None, level=1, source=""):
    return {"kind": kind, "key": key, "level": level, "source": source, "title": titles or _in_languages(title, document.language)}


def _in_languages(words, first):
    """{language: words} of a heading of ours; where the catalogue of a language has none, nothing stands there."""
    if not words:
        return {}
    told = {}
    for code in LANGUAGES:
        with translation.override(code):
            said = gettext(words)
        if said != words or code in ("en", first):
            told[code] = said
    return told
