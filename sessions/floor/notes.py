"""The rapporteur's notes on the live page: shown to everybody where she shares them, the newest paragraphs only.

Section "notes_shown": {"on": bool, "lines": [[language, text], …], "earlier": how many more there are}. The notes themselves are rows; what is
shown is put here whenever they change, so that no page asks the database for it.
"""

from convening import honesty

from ..models import Note, Rule
from .parts import Part

MOST_SHOWN = 6_000  # characters: what is shown travels to everybody with each change


def newest(notes):
    """{"lines", "earlier"} of [(language, text)]: the last paragraphs that fit."""
    lines, used = [], 0
    for language, text in reversed(notes):
        used += len(text)
        if lines and used > MOST_SHOWN:
            break
        lines.insert(0, [language, text])
    return {"lines": lines, "earlier": len(notes) - len(lines)}


def are_shown(floor):
    return bool(floor.sections.get("notes_shown", {}).get("on"))


def counts(floor):
    """{"notes": how many paragraphs the rapporteur wrote}."""
    return {"notes": Note.objects.filter(session=floor.session).count()}


def _context(floor):
    shown = floor.sections.get("notes_shown", {})
    lines = shown.get("lines", []) if shown.get("on") else []
    return {
        "shown": are_shown(floor), "off_the_record": floor.session.rule == Rule.OFF_THE_RECORD, "earlier": shown.get("earlier", 0),
        "lines": [{"language": language, "direction": honesty.direction(language), "text": text} for language, text in lines],
    }


def _hers(seat, floor, forms):
    return {"may_write": seat.may("sessions.take_notes")}


PART = Part(
    "notes", frozenset({"notes_shown"}), "sessions/live/_notes.html", _context,
    mine="sessions/live/_notes_mine.html", mine_context=_hers, counts=counts,
)
