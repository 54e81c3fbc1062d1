"""The headings of attendance reports, in every wording seen, and what they say: one table for all layouts.

A row is a heading row because of what it names, wherever it stands and whatever the file is called.
"""
import hashlib
import re
import unicodedata
from dataclasses import dataclass

# column -> headings, as `heading_key` writes them (no case, no accents, one kind of apostrophe, single blanks).
COLUMNS = {
    "name": (
        "name (original name)", "name", "user name (original name)", "nameoriginalname", "full name", "fullname",
        "nombre (nombre original)", "nombre", "nombre de usuario (nombre original)", "nombre completo",
        "nom (nom original)", "nom", "nom d'utilisateur (nom original)", "nom complet",
        "vollstandiger name",
    ),
    "user_name": ("user name", "nombre de usuario", "nom d'utilisateur"),
    "first_name": ("first name", "nombre de pila", "prenom", "vorname"),
    "last_name": ("last name", "apellido", "apellidos", "nom de famille", "nachname"),
    "email": (
        "user email", "email", "e-mail", "email address", "user email 2",
        "e-mail del usuario", "correo electronico", "correo electronico del usuario", "direccion de correo electronico",
        "adresse e-mail de l'utilisateur", "adresse e-mail", "e-mail de l'utilisateur", "courriel",
        "e-mail-adresse",
    ),
    "upn": ("participant id (upn)", "teilnehmer-id (upn)", "id de participante (upn)", "id du participant (upn)", "id. de participante (upn)"),
    "host_email": ("user email 1", "host email"),
    "joined": (
        "join time", "hora para unirse", "hora de entrada", "heure d'arrivee",
        "beitrittszeit", "zeitpunkt des beitritts", "hora de union", "hora de incorporacion", "heure de participation",
    ),
    "left": (
        "leave time", "hora para salir", "hora de salida", "heure de depart",
        "verlassenszeit", "austrittszeit", "zeitpunkt des verlassens", "hora de abandono",
    ),
    # The first coming and the last going of somebody who may have been away in between.
    "first": (
        "first join", "first join time", "erster beitritt", "primera union", "primera entrada", "primera incorporacion", "premiere participation",
        "premiere connexion", "premiere arrivee", "time joined", "join",
    ),
    "last": (
        "last leave", "last leave time", "letztes verlassen", "ultima salida", "ultimo abandono", "dernier depart", "derniere deconnexion",
        "time exited", "left",
    ),
    "minutes": (
        "duration (minutes)", "duration minutes 2", "time in session (minutes)",
        "duracion (minutos)", "tiempo en sesion (minutos)", "duree (minutes)",
    ),
    "length": (
        "duration", "in-meeting duration", "meeting duration", "dauer", "dauer der besprechung", "dauer in der besprechung",
        "duracion", "duracion en la reunion", "duracion de la reunion", "duree", "duree dans la reunion", "duree de la reunion",
    ),
    "total": ("total duration (minutes)", "duracion total (minutos)", "duree totale (minutes)"),
    "action": ("user action", "action", "benutzeraktion", "aktion", "accion del usuario", "accion", "action de l'utilisateur"),
    "at": ("timestamp", "zeitstempel", "marca de tiempo", "horodatage", "horodateur"),
    "at_utc": ("utceventtimestamp", "utc event timestamp"),
    "device": ("sessionid", "session id"),
    "role": ("role", "rolle", "rol"),
    "guest": ("guest", "is guest", "invitado", "es invitado", "invite"),
    "waiting_room": (
        "in waiting room", "inwaitingroom", "waiting room", "en sala de espera", "sala de espera", "salle d'attente",
    ),
    "attended": ("attended", "asistio", "a participe"),
    "registered": ("registration time", "hora de inscripcion", "hora de registro", "heure d'inscription"),
    "topic": ("topic", "tema", "sujet", "meeting title", "titel der besprechung", "besprechungstitel", "titulo de la reunion", "titre de la reunion"),
    "meeting": (
        "meeting id", "meetingid", "id", "webinar id", "id de reunion", "id de la reunion", "id de la reunion (id)",
    ),
    "began": (
        "start time", "actual start time", "meeting start time", "hora de inicio", "heure de debut", "startzeit", "startzeit der besprechung",
        "hora de inicio de la reunion", "heure de debut de la reunion",
    ),
    "ended": (
        "end time", "meeting end time", "hora de finalizacion", "heure de fin", "endzeit", "endzeit der besprechung",
        "hora de finalizacion de la reunion", "heure de fin de la reunion",
    ),
    "participants": ("participants", "participantes"),
    # Known and never kept: consent, country and telephone are not ours to take from a report, nor how somebody took part.
    "unused": (
        "recording consent", "recordingconsent", "recording disclaimer response",
        "respuesta al descargo de responsabilidad relativa a la grabacion", "consentement a l'enregistrement",
        "country/region name", "phone", "approval status", "marketingoptin", "department", "group",
        "haszoomrooms", "creation time", "duration minutes 1", "# registered", "# cancelled", "unique viewers", "total users",
        "max concurrent views", "enable registration", "actual duration (minutes)",
        "participantid", "participant id", "useragent", "user agent",
        "moderator", "activity score", "talk time", "webcam time", "messages", "reactions", "poll votes", "raise hands",
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
    "informe de asistentes": "report",
    "detalles del anfitrion": "host",
    "detalles del panelista": "panelist",
    "detalles de los panelistas": "panelist",
    "detalles del asistente": "attendee",
    "detalles de los asistentes": "attendee",
    "otros asistentes": "other",
    "rapport sur les participants": "report",
    "details de l'hote": "host",
    "details du paneliste": "panelist",
    "details des panelistes": "panelist",
    "details du participant": "attendee",
    "details des participants": "attendee",
    "autres participants": "other",
}
NUMBERED = re.compile(r"\d{1,2}\.\s+\S.*")  # "3. In-Meeting Activities", in whatever language
HOSTING = frozenset(("organizer", "organiser", "organisator", "organisatorin", "organizador", "organizadora", "organisateur", "organisatrice"))
WITH_TIMES = ("rows", "spans", "events")


@dataclass(frozen=True)
class Headings:
    """A heading row that was recognised: where each column stands, and what the row opens.

    `kind` is "rows" (people with times), "spans" (when each came first and went last), "events" (a line for each coming and
    going), "totals" (how long, and not when), "names" (nothing but who) or "meeting" (the block about the meeting itself).
    """

    kind: str
    positions: dict
    texts: dict
    unknown: tuple

    @property
    def layout_is_mapped(self):
        """Whether somebody told what the columns mean."""
        return not any(self.texts.values())

    def cell(self, cells, column):
        """The cleaned text of `column` in a row; "" where the row is too short, empty or says "--"."""
        position = self.positions.get(column)
        if position is None or position >= len(cells):
            return ""
        text = cleaned(cells[position])
        return "" if re.fullmatch(r"[-–—]+", text) else text


def recognised(cells, *, maps=None):
    """Return the Headings of a row, or None if it is not a heading row.

    `maps` tells of rows in a wording that is not in the table: {digest_of(cells): [column of each cell, or ""]}.
    `positions` holds the first of two equal columns; `doubled(cells)` names them.
    """
    if maps and (told := maps.get(digest_of(cells))):
        positions = {column: told.index(column) for column in dict.fromkeys(told) if column}
        return Headings(_kind(positions), positions, {column: "" for column in positions}, ())
    positions, texts, unknown = {}, {}, []
    for position, cell in enumerate(cells):
        column = column_of(cell)
        if column is None:
            if cleaned(cell):
                unknown.append(cleaned(cell))
        elif column not in positions:
            positions[column] = position
            texts[column] = heading_key(cell)
    if {"joined", "last"} <= positions.keys() and "left" not in positions:  # "Join Time" beside a bare "Left"
        positions["left"], texts["left"] = positions.pop("last"), texts.pop("last")
    kind = _kind(positions)
    return Headings(kind, positions, texts, tuple(unknown)) if kind else None


def _kind(positions):
    named = positions.keys() & {"name", "user_name", "last_name", "email"}
    who = positions.keys() & {"name", "user_name", "last_name"}
    if named and positions.keys() >= {"joined", "left"}:
        return "rows"
    if named and positions.keys() >= {"first", "last"}:
        return "spans"
    if named and "action" in positions and positions.keys() & {"at", "at_utc"}:
        return "events"
    if "topic" in positions and positions.keys() & {"meeting", "began"}:
        return "meeting"
    if who and positions.keys() & {"total", "length", "minutes"} and not positions.keys() & {"joined", "first"}:
        return "totals"
    if who and "email" in positions and positions.keys() & {"role", "upn"}:
        return "names"
    return None


def digest_of(cells):
    """What a row of headings is known again by, whatever case and accents it is written in: 32 bytes."""
    return hashlib.sha256("\0".join(heading_key(cell) for cell in cells).rstrip("\0").encode()).digest()


def doubled(cells):
    """Return the first heading that stands twice where only one can be meant, or None."""
    seen = set()
    for cell in cells:
        column = column_of(cell)
        if column in seen and column != "unused":
            return cleaned(cell)
        seen.add(column)
        seen.discard(None)
    return None


def column_of(cell):
    """Return the column that a heading names, or None."""
    return _COLUMN_OF.get(heading_key(cell))


def section_of(cells):
    """Return the section that a row opens ("host", "panelist", "attendee", "other", "report"), or None."""
    return SECTIONS.get(heading_key(cells[0]).rstrip(": ")) if cells else None


def layout_of(headings, *, block, sections):
    """Name the layout: Z1, Z1b (with the block about the meeting), Z2 to Z7, W1, "teams", "meet", "bbb", "other", or "mapped" by its reader."""
    texts = headings.texts
    if sections:
        return "W1"
    if headings.layout_is_mapped:
        return "mapped"
    if headings.kind == "totals":
        return "Z2" if "total" in texts else "other"
    if headings.kind == "events":
        return "teams"
    if headings.kind == "spans":
        by_first = {"time joined": "meet", "join": "bbb"}
        return by_first.get(texts["first"], "teams")
    if "nameoriginalname" in texts.values():
        return "Z7"
    if "length" in texts or "role" in texts:
        return "teams"
    by_joined = {"hora para unirse": "Z4", "hora de entrada": "Z5", "heure d'arrivee": "Z6"}
    if layout := by_joined.get(texts["joined"]):
        return layout
    if texts.get("email") == "email":
        return "Z3"
    if texts.get("name", "").endswith(")") or texts.keys() & {"minutes", "guest", "waiting_room"}:
        return "Z1b" if block else "Z1"
    return "other"


def heading_key(text):
    """Fold a heading: case, accents, apostrophes, underscores, quotation marks and blanks do not matter."""
    text = cleaned(text).strip("\"'").replace("_", " ").casefold()
    text = re.sub("[\u2018\u2019\u02bc\u00b4`]", "'", text)
    if not text.isascii():
        text = "".join(letter for letter in unicodedata.normalize("NFKD", text) if not unicodedata.combining(letter))
    return " ".join(re.sub(r"\s*\(\s*", " (", text).split())


def cleaned(text):
    """A cell without signs that are not seen (direction marks, byte order marks, controls, halves of a letter), its blanks single."""
    if text.isascii() and text.isprintable():
        return " ".join(text.split())
    spaced = re.sub(r"\s", " ", text)
    return " ".join("".join(letter for letter in spaced if unicodedata.category(letter) not in ("Cf", "Cc", "Cs")).split())
