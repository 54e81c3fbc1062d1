"""Made-up meetings, written out as the platforms would report them."""
import csv
import io
import math
from dataclasses import dataclass, field
from datetime import timedelta
from zoneinfo import ZoneInfo

from hypothesis import strategies as st

from sessions.importers import read_attendance

NEW_YORK = ZoneInfo("America/New_York")

HEADINGS = {
    "Z1": "Name (Original Name),User Email,Join Time,Leave Time,Duration (Minutes),Guest,Recording Consent,In Waiting Room",
    "Z3": "Name (original name),Email,Join time,Leave time,Duration (minutes),Guest,Recording disclaimer response,"
          "In waiting room",
    "Z4": "Nombre (nombre original),E-mail del usuario,Hora para unirse,Hora para salir,Duración (minutos),Invitado",
    "Z5": "Nombre (nombre original),Correo electrónico,Hora de entrada,Hora de salida,Duración (minutos),Invitado,"
          "Respuesta al descargo de responsabilidad relativa a la grabación,En sala de espera",
    "Z6": "Nom (nom original),Adresse e-mail de l’utilisateur,Heure d’arrivée,Heure de départ,Durée (minutes),Invité,"
          "Salle d’attente",
}
BLOCKS = {
    "Z1": ("Meeting ID,Topic,Start Time,End Time,User Email,Duration (Minutes),Participants",
           "84512345678,Opening session,{start},{end},host@conv.example,103,3"),
    "Z3": ("Topic,ID,Duration (minutes),Start time,End time,Participants",
           "Opening session,845 1234 5678,103,{start},{end},3"),
}
YES = {"Z1": ("Yes", "No"), "Z3": ("Yes", "No"), "Z4": ("Sí", "No"), "Z5": ("Sí", "No"), "Z6": ("Oui", "Non")}

DATES = {
    "american": lambda moment: moment.strftime("%m/%d/%Y %I:%M:%S %p"),
    "worded": lambda moment: moment.strftime("%b %d, %Y %H:%M:%S"),
    "iso": lambda moment: moment.strftime("%Y-%m-%d %H:%M:%S"),
    "day first": lambda moment: moment.strftime("%d/%m/%Y %H:%M:%S"),
}


@dataclass
class Person:
    """Somebody as the meeting knew her; `stays` are (joined, left) in seconds from the start, `waits` outside
    the door."""

    name: str
    email: str = ""
    handle: str = ""
    stays: list = field(default_factory=list)
    waits: list = field(default_factory=list)


@st.composite
def people(draw):
    """Up to six people with an address, a handle in the name or a name alone, rejoining under what Zoom shows
    them as."""
    stay = st.tuples(st.integers(0, 5_000), st.integers(1, 2_000)).map(lambda pair: (pair[0], pair[0] + pair[1]))
    found = []
    for number in range(draw(st.integers(1, 6))):
        person = Person(
            name=draw(st.sampled_from(["Nour", "سَلمى", "José", "Lee, Ann", "Ahmad"])) + " " + "abcdef"[number],
            stays=draw(st.lists(stay, min_size=1, max_size=4)),
            waits=draw(st.lists(stay, max_size=1)),
        )
        kind = draw(st.sampled_from(["address", "handle", "name"]))
        if kind == "address":
            person.email = f"someone{number}@bücher.example"
        elif kind == "handle":
            person.handle = f"P-{1000 + number}"
        found.append(person)
    return found


def shown(person, chance):
    """A name and an address as one row of a report may show them."""
    name = chance.choice([person.name, person.name.upper(), f"\u200f{person.name}\u200e", f"{person.name} (at home)"])
    if person.handle:
        mixed = chance.choice([person.handle, person.handle.lower()])
        own_address = f"{mixed.replace('-', '')}@join.conv.example"
        return chance.choice([(mixed, ""), (f"{person.name} ({mixed})", ""), (name, own_address)])
    if person.email:
        written = person.email.replace("bücher", "xn--bcher-kva")
        return name, chance.choice([person.email, person.email.upper(), written])
    return name, ""


def report(layout, found, start, zone, chance, *, dates="worded", block=False, delimiter=","):
    """Return the bytes of a report in `layout` on a meeting that began at `start` (UTC) and was exported on the
    clock of `zone`."""
    yes, no = YES[layout]
    columns = HEADINGS[layout].split(",")

    def clock(seconds):
        return DATES[dates]((start + timedelta(seconds=seconds)).astimezone(zone))

    rows = []
    for person in found:
        for waiting, stays in ((False, person.stays), (True, person.waits)):
            for joined, left in stays:
                if waiting and not _waiting_column(layout):
                    continue
                name, email = shown(person, chance)
                row = [name, email, clock(joined), clock(left), math.ceil((left - joined) / 60), yes]
                row += [""] * (len(columns) - 7) + [yes if waiting else no] if _waiting_column(layout) else []
                rows.append(row)
    chance.shuffle(rows)
    out = io.StringIO()
    writer = csv.writer(out, delimiter=delimiter, lineterminator="\r\n")
    if block:
        titles, values = BLOCKS[layout]
        writer.writerow(titles.split(","))
        writer.writerow([{"{start}": clock(0), "{end}": clock(7_000)}.get(value, value) for value in values.split(",")])
        writer.writerow([])
    writer.writerow(columns)
    writer.writerows(rows)
    return out.getvalue().encode("utf-8-sig")


def _waiting_column(layout):
    return layout in ("Z1", "Z3", "Z5", "Z6")


def read(text, **known):
    """Read a report written here, on the clock of New York."""
    return read_attendance(text.encode(), NEW_YORK, **known)


def meeting(*lines, headings=HEADINGS["Z1"], **known):
    """Read `lines` under one heading row."""
    return read("\n".join([headings, *lines]), **known)


def stay(name, email="", waiting=""):
    """The line of somebody who was there from ten to eleven."""
    return f"{name},{email},07/07/2021 10:00:00 AM,07/07/2021 11:00:00 AM,60,Yes,,{waiting}"
