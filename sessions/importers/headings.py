"""The headings of attendance reports, in every wording seen, and what they say: one table for all layouts.

A row is a heading row because of what it names, wherever it stands and whatever the file is called.
"""
import re
import unicodedata
from dataclasses import dataclass

# column -> headings, as `heading_key` writes them (no case, no accents, one kind of apostrophe, single blanks).
COLUMNS = {
    "name": (
        "name (original name)", "name", "user name (original name)", "nameoriginalname",
        "nombre (nombre original)", "nombre", "nombre de usuario (nombre original)",
        "nom (nom original)", "nom", "nom d'utilisateur (nom original)",
    ),
    "user_name": ("user name", "nombre de usuario", "nom d'utilisateur"),
    "first_name": ("first name", "nombre de pila", "prenom"),
    "last_name": ("last name", "apellido", "apellidos", "nom de famille"),
    "email": (
        "user email", "email", "e-mail", "email address", "user email 2",
        "e-mail del usuario", "correo electronico", "correo electronico del usuario",
        "adresse e-mail de l'utilisateur", "adresse e-mail", "e-mail de l'utilisateur",
    ),
    "host_email": ("user email 1", "host email"),
    "joined": ("join time", "hora para unirse", "hora de entrada", "heure d'arrivee"),
    "left": ("leave time", "hora para salir", "hora de salida", "heure de depart"),
    "minutes": (
        "duration (minutes)", "duration minutes 2", "time in session (minutes)",
        "duracion (minutos)", "tiempo en sesion (minutos)", "duree (minutes)",
    ),
    "total": ("total duration (minutes)", "duracion total (minutos)", "duree totale (minutes)"),
    "guest": ("guest", "is guest", "invitado", "es invitado", "invite"),
    "waiting_room": (
        "in waiting room", "inwaitingroom", "waiting room", "en sala de espera", "sala de espera", "salle d'attente",
    ),
    "attended": ("attended", "asistio", "a participe"),
    "topic": ("topic", "tema", "sujet"),
    "meeting": (
        "meeting id", "meetingid", "id", "webinar id", "id de reunion", "id de la reunion", "id de la reunion (id)",
    ),
    "began": ("start time", "actual start time", "hora de inicio", "heure de debut"),
    "ended": ("end time", "hora de finalizacion", "heure de fin"),
    "participants": ("participants", "participantes"),
    # Known and never kept: consent, country and telephone are not ours to take from a report.
    "unused": (
        "recording consent", "recordingconsent", "recording disclaimer response",
        "respuesta al descargo de responsabilidad relativa a la grabacion", "consentement a l'enregistrement",
        "country/region name", "phone", "registration time", "approval status", "marketingoptin", "department", "group",
        "haszoomrooms", "creation time", "duration minutes 1", "# registered", "# cancelled", "unique viewers", "total users",
        "max concurrent views", "enable registration", "actual duration (minutes)",
    ),
}
_COLUMN_OF = {heading: column for column, headings in COLUMNS.items() for heading in headings}

SECTIONS = {
    "attendee report": "report",
    "report generated": "report",
    "report generated time": "report",
    "host details": "host",
    "panelist details": "panelist",
    "attendee details": "attendee",
    "other attended": "other",
}


@dataclass(frozen=True)
class Headings:
    """A heading row that was recognised: where each column stands, and what the row opens.

    `kind` is "rows" (people with times), "totals" (people without times) or "meeting" (the block about the
    meeting itself).
    """

    kind: str
    positions: dict
    texts: dict
    unknown: tuple

    def cell(self, cells, column):
        """The cleaned text of `column` in a row; "" where the row is too short, empty or says "--"."""
        position = self.positions.get(column)
        if position is None or position >= len(cells):
            return ""
        text = cleaned(cells[position])
        return "" if re.fullmatch(r"[-–—]+", text) else text


def recognised(cells, *, also=None):
    """Return the Headings of a row, or None if it is not a heading row. `also` maps further headings to columns.

    `positions` holds the first of two equal columns; `doubled(cells)` names them.
    """
    positions, texts, unknown = {}, {}, []
    for position, cell in enumerate(cells):
        column = column_of(cell, also=also)
        if column is None:
            if cleaned(cell):
                unknown.append(cleaned(cell))
        elif column not in positions:
            positions[column] = position
            texts[column] = heading_key(cell)
    named = positions.keys() & {"name", "user_name", "last_name"}
    if named and positions.keys() >= {"joined", "left"} and _is_a_zoom_row(positions, texts):
        kind = "rows"
    elif named and "total" in positions and "joined" not in positions:
        kind = "totals"
    elif "topic" in positions and positions.keys() & {"meeting", "began"}:
        kind = "meeting"
    else:
        return None
    return Headings(kind, positions, texts, tuple(unknown))


def _is_a_zoom_row(positions, texts):
    """Other platforms also have a name and two times; a Zoom report without its minutes has another of its columns."""
    return bool(positions.keys() & {"minutes", "guest", "waiting_room"}) or texts.get("name", "").endswith(")")


def doubled(cells, *, also=None):
    """Return the first heading that stands twice where only one can be meant, or None."""
    seen = set()
    for cell in cells:
        column = column_of(cell, also=also)
        if column in seen and column != "unused":
            return cleaned(cell)
        seen.add(column)
        seen.discard(None)
    return None


def column_of(cell, *, also=None):
    """Return the column that a heading names, or None."""
    key = heading_key(cell)
    return (also or {}).get(key) or _COLUMN_OF.get(key)


def section_of(cells):
    """Return the section that a row opens ("host", "panelist", "attendee", "other", "report"), or None."""
    return SECTIONS.get(heading_key(cells[0]).rstrip(": ")) if cells else None


def layout_of(headings, *, block, sections):
    """Name the layout: Z1, Z1b (with the block about the meeting), Z3 to Z7, W1, or "mapped" by its reader."""
    if sections:
        return "W1"
    if headings.texts["joined"] not in COLUMNS["joined"]:
        return "mapped"
    if "nameoriginalname" in headings.texts.values():
        return "Z7"
    by_joined = {"hora para unirse": "Z4", "hora de entrada": "Z5", "heure d'arrivee": "Z6"}
    if layout := by_joined.get(headings.texts["joined"]):
        return layout
    if headings.texts.get("email") == "email":
        return "Z3"
    return "Z1b" if block else "Z1"


def heading_key(text):
    """Fold a heading: case, accents, apostrophes, underscores, quotation marks and blanks do not matter."""
    text = cleaned(text).strip("\"'").replace("_", " ").casefold()
    text = re.sub("[\u2018\u2019\u02bc\u00b4`]", "'", text)
    if not text.isascii():
        text = "".join(letter for letter in unicodedata.normalize("NFKD", text) if not unicodedata.combining(letter))
    return " ".join(re.sub(r"\s*\(\s*", " (", text).split())


def cleaned(text):
    """A cell without signs that are not seen (direction marks, byte order marks, controls), its blanks single."""
    if text.isascii() and text.isprintable():
        return " ".join(text.split())
    spaced = re.sub(r"\s", " ", text)
    return " ".join("".join(letter for letter in spaced if unicodedata.category(letter) not in ("Cf", "Cc")).split())
