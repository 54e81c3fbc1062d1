"""What a piece can draw on, by its kind: rooms, sessions, addressees, letters of annexes. Named by their slugs."""

import re

from django.utils.translation import gettext as _, gettext_lazy

from convening import policy
from convening.errors import Refused
from forums import record
from sessions import selectors as sessions

from ...models import Piece
from ...rendering.outcomes import figures

Kind = Piece.Kind
FORMS_OF_RECOMMENDATIONS = {
    "by_addressee": gettext_lazy("all of them, by addressee"),
    "long": gettext_lazy("all of them, in full"),
    "short": gettext_lazy("all of them, in short"),
}
ANNEXES = {
    "a": gettext_lazy("Annex A: links"), "b": gettext_lazy("Annex B: evaluation"), "c": gettext_lazy("Annex C: graphic recordings"),
    "d": gettext_lazy("Annex D: engagement"),
}  # fmt: skip
DRAWS_ON_ONE = frozenset({Kind.SYNTHESIS, Kind.RECOMMENDATIONS, Kind.ROOM_QUESTIONS, Kind.QUOTES, Kind.PEOPLE, Kind.ANNEX})


class Sources:
    """What a convening has to draw on that `asker` may know of, in the language of the page; each is read once, when it is asked for first."""

    def __init__(self, convening, asker):
        self.convening, self.asker, self._read = convening, asker, {}

    @property
    def rooms(self):
        """[(slug, {language: title})]."""
        return self._once("rooms", lambda: [(room["slug"], room["title"]) for room in record.rooms_of(self.convening)])

    @property
    def sessions(self):
        """[Session] in order of time. Of one behind a door by group those draw who may read what was made of it."""
        return self._once("sessions", lambda: [one for one in sessions.sessions_in(self.convening) if self._is_known(one)])

    def _is_known(self, session):
        return session.door != session.Door.GROUP or policy.allows(self.asker, "forums.view_session_synthesis", session)

    @property
    def addressees(self):
        """[(code, {language: name})]."""
        return self._once("addressees", lambda: [(one["code"], one["name"]) for one in record.addressees(self.convening)])

    def choices(self, kind, language):
        """[(source, words)] that a piece of this kind can draw on; [] where it draws on nothing in particular."""
        rooms = [(slug, title.get(language) or title.get("en") or slug) for slug, title in self.rooms] if kind in _OF_ROOMS else []
        held = [(one.slug, one.title) for one in self.sessions] if kind in (Kind.SYNTHESIS, Kind.PEOPLE) else []
        match kind:
            case Kind.SYNTHESIS:
                return [(f"room:{slug}", words) for slug, words in rooms] + [(f"session:{slug}", words) for slug, words in held]
            case Kind.ROOM_QUESTIONS:
                return rooms
            case Kind.QUOTES:
                return [("", _("all rooms")), *rooms]
            case Kind.PEOPLE:
                return [("", _("all sessions")), *held]
            case Kind.RECOMMENDATIONS:
                each = [(f"to:{code}", name.get(language) or name.get("en") or code) for code, name in self.addressees]
                return [*((code, str(words)) for code, words in FORMS_OF_RECOMMENDATIONS.items()), *each]
            case Kind.ANNEX:
                return [(letter, str(words)) for letter, words in ANNEXES.items()]
        return []

    def _once(self, name, read):
        if name not in self._read:
            self._read[name] = read()
        return self._read[name]


_OF_A_QUESTION = re.compile(r"(room:[-\w]+):\d{1,3}$")
_OF_ROOMS = (Kind.SYNTHESIS, Kind.ROOM_QUESTIONS, Kind.QUOTES)


def known_source(convening, kind, source, by):
    """`source`, if a piece of this kind can draw on it, and `by` may let it."""
    source = (source or "").strip()
    if kind == Kind.FIGURES:
        return _known_figures(source)
    if kind not in DRAWS_ON_ONE:
        if source:
            sentence = _("A piece of this kind draws on nothing in particular.")
            raise Refused("evaluation.no_source_here", sentence, fields={"source": sentence})
        return ""
    of_question = _OF_A_QUESTION.match(source) if kind == Kind.SYNTHESIS else None
    if (of_question[1] if of_question else source) not in dict(Sources(convening, by).choices(kind, "en")):
        sentence = _("Choose what this piece draws on.")
        raise Refused("evaluation.no_source", sentence, fields={"source": sentence})
    return source


def _known_figures(source):
    """Codes of figures with commas between them; none for the usual ones."""
    codes = [code.strip() for code in source.split(",") if code.strip()]
    unknown = [code for code in codes if not figures.is_figure(code)]
    if unknown:
        sentence = _("There is no figure “%(name)s”.") % {"name": unknown[0]}
        raise Refused("evaluation.no_such_figure", sentence, fields={"source": sentence})
    return ", ".join(codes)
