"""What the pages of documents have in common: how things are called, and forms that are told a refusal."""

from django.utils.translation import gettext as _, gettext_lazy, pgettext

from convening import honesty, writing

from ...models import Document, Piece
from ...services import outcomes

STATES = {
    "first": lambda: pgettext("a translation", "written first"), "done": lambda: pgettext("a translation", "there"),
    "behind": lambda: pgettext("a translation", "older than the text"), "missing": lambda: pgettext("a translation", "missing"),
    "none": lambda: pgettext("a translation", "no words yet"),
}  # fmt: skip
Kind, State = Piece.Kind, Document.State
WORDS = (Kind.TEXT, Kind.NUMBERED, Kind.BOX, Kind.HIGHLIGHT, Kind.QUESTIONS, Kind.ACRONYMS, Kind.QUOTE, Kind.PICTURE)
WHAT_FOR = {
    Kind.TEXT: gettext_lazy("Paragraphs and lists, with a heading or without."),
    Kind.NUMBERED: gettext_lazy("One paragraph with a number, counted through the whole document."),
    Kind.BOX: gettext_lazy("What the terms mean, set apart."),
    Kind.HIGHLIGHT: gettext_lazy("One thing that should not be overlooked, set large."),
    Kind.QUESTIONS: gettext_lazy("Questions of your own, one a line, beside those of the rooms."),
    Kind.ACRONYMS: gettext_lazy("One a line: the letters, a colon, what they stand for."),
    Kind.QUOTE: gettext_lazy("Words of somebody on the record, with who said them as the heading."),
    Kind.PICTURE: gettext_lazy("A picture from the library, with its credit."),
    Kind.SYNTHESIS: gettext_lazy("The rapporteur’s paragraphs on a room or a session, as far as they are ready."),
    Kind.RECOMMENDATIONS: gettext_lazy("All of them, in short, in full or by addressee, or those of one addressee."),
    Kind.ROOM_QUESTIONS: gettext_lazy("The guiding questions of one room, as they stand there."),
    Kind.QUOTES: gettext_lazy("Passages whose voices said yes."),
    Kind.PROGRAMME: gettext_lazy("The sessions with their days and hours."),
    Kind.FIGURES: gettext_lazy("A row of figures from the report of the evaluation."),
    Kind.PEOPLE: gettext_lazy("Those who spoke on the record and agree to be named."),
    Kind.CREDITS: gettext_lazy("Organisations in their exact words, their logos, and the credits of pictures."),
    Kind.LINKS: gettext_lazy("What the library has for everybody."),
    Kind.GRAPHICS: gettext_lazy("Drawings made during the sessions, once they were looked over."),
    Kind.ANNEX: gettext_lazy("One of the annexes A to D."),
}


def state_sentence(document):
    """Where a document stands, in a few words."""
    if hasattr(document, "withdrawal"):
        return _("taken out of sight on %(day)s") % {"day": writing.day(document.withdrawal.day, writing.language_here(), "plain")}
    if document.state == State.RELEASED:
        return _("released on %(day)s") % {"day": writing.day(document.released_on, writing.language_here(), "plain")}
    return document.get_state_display()


def in_her_language(thing, name):
    """(words, their language): in the reader's language where they are there and up to date, else those written first."""
    here = writing.language_here()
    for code in (here, thing.language):
        words = outcomes.words_of(thing, name, code)
        if words and (code == thing.language or code not in thing.behind):
            return words, code
    return "", thing.language


def told(piece):
    """Ready for a list: `.called`, its direction, its states by language."""
    words, code = in_her_language(piece, "title")
    piece.called = words or _beginning(piece) or outcomes.name_of(piece)
    piece.called_in, piece.direction = code, honesty.direction(code) if words else "auto"
    piece.indent = piece.level
    return piece


def states_of(thing, document):
    """[{"code", "state", "words"}] of the languages in which the document is to appear."""
    return [{"code": code, "state": state, "words": STATES[state]()} for code in document.languages if (state := outcomes.state_of(thing, code))]


def choices_of(pictures):
    return [(str(one.pk), one.words or one.caption or one.credit or f"{one.get_purpose_display()} {str(one.pk)[:8]}") for one in pictures]


def name_of_person(person):
    """What an officer is called; nothing once she is gone."""
    return person.profile.name if person is not None else ""


def _beginning(piece):
    words = " ".join(in_her_language(piece, "text")[0].split())
    return words if len(words) <= 80 else f"{words[:79].rsplit(' ', 1)[0]}…"
