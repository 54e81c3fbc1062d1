"""Who is one person in an attendance report: several rows for who left and came back, or came on two devices."""
import re
import unicodedata
from collections import defaultdict
from dataclasses import dataclass

from .headings import cleaned

# The handle that a person takes part under, such as P-0042: any dash, or none where nothing else is written.
_HANDLE_WITHIN = re.compile(r"(?<![^\W_])p[-\u2010-\u2015\u2212_](\d{1,9})(?![^\W_])", re.IGNORECASE)
_HANDLE_ALONE = re.compile(r"p[-\u2010-\u2015\u2212_ ]?(\d{2,9})", re.IGNORECASE)

_HARAKAT = re.compile("[\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e8\u06ea-\u06ed]")
_LETTERS = str.maketrans({
    "أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ى": "ي", "ئ": "ي", "ی": "ي", "ؤ": "و", "ة": "ه", "ک": "ك", "ء": None,
})


@dataclass(frozen=True)
class Attendee:
    """One person of a report: her handles ("P-0042"), e-mail keys, names as shown, and rows in order of the
    file."""

    handles: tuple
    emails: tuple
    names: tuple
    rows: tuple

    @property
    def intervals(self):
        """Her presence as `sessions.presence` takes it: (joined, left) pairs in UTC, the waiting room left out."""
        return [(row.joined, row.left) for row in self.rows if not row.waiting_room]

    @property
    def sections(self):
        """The parts of a webinar report she stands in ("host", "panelist", "attendee", "other"); empty for a
        meeting."""
        return frozenset(row.section for row in self.rows if row.section)


def distinct_people(rows):
    """Return the Attendees among `rows` who were in the session, in order of first row; waiting-room rows only
    lend their names.

    Rows are one person if they share a handle, an e-mail address, or, where a row has neither, the name: with
    other rows that have neither, or with the one person of that name who has an address or a handle. Two such
    people of one name stay two, and a nameless row of that name is a third: a guess would give one person's
    presence to another.
    """
    return [person for person in _people(rows) if person.intervals]


def only_waited(rows):
    """Return the Attendees among `rows` who never came further than the waiting room."""
    return [person for person in _people(rows) if not person.intervals]


def handles_of(row):
    """Return the opaque handles that a row carries, as {"P-0042"}; what our link gave outweighs the address's own handle, and that
    what the name says."""
    if row.handle and (given := _HANDLE_ALONE.fullmatch(_plain(row.handle))):
        return {_handle(given[1])}
    if row.email and (alone := _HANDLE_ALONE.fullmatch(_plain(row.email).partition("@")[0])):
        return {_handle(alone[1])}
    found = set()
    for text in (row.name, row.original_name):
        plain = _plain(text)
        if alone := _HANDLE_ALONE.fullmatch(plain.strip()):
            found.add(_handle(alone[1]))
        found.update(_handle(digits) for digits in _HANDLE_WITHIN.findall(plain))
    return found


def name_key(text):
    """Fold a name for matching: case, widths, unseen signs, harakat, tatweel and the forms of alef, hamza, ya
    and ta marbuta go.

    What stands in parentheses at the end (Zoom's original name) is dropped unless it is all there is.
    """
    name, original = split_name(unicodedata.normalize("NFKC", cleaned(text)))
    folded = unicodedata.normalize("NFKC", (name or original).casefold())
    return " ".join(_HARAKAT.sub("", folded).translate(_LETTERS).split()) or folded


def email_key(text):
    """Fold an address for matching: case, widths, unseen signs, and the spelling of an international domain."""
    local, at, domain = _plain(text).replace(" ", "").casefold().rpartition("@")
    domain = domain.rstrip(".")
    try:
        domain = domain.encode("idna").decode("ascii")
    except UnicodeError:
        pass  # not a domain that exists; it still equals itself
    return f"{local}{at}{domain.casefold()}"


def split_name(text):
    """Divide "Shown (Original)" into its two names; the second is "" where nothing is in parentheses at the end."""
    match = re.fullmatch(r"([^()（）]*)[(（]([^()（）]*)[)）]", text.strip())
    if not match:
        return text.strip(), ""
    shown, original = match[1].strip(), match[2].strip()
    return (shown, original) if shown else (original, "")


def _plain(text):
    return unicodedata.normalize("NFKC", cleaned(text))


def _handle(digits):
    return "P-" + "".join(str(unicodedata.digit(sign)) for sign in digits)


def _people(rows):
    groups = _Groups()
    identified, nameless = [], []
    for row in rows:
        marks = [("handle", handle) for handle in sorted(handles_of(row))]
        marks += [("email", email_key(row.email))] if row.email else []
        if marks:
            identified.append((row, marks))
            groups.join(marks)
        else:
            nameless.append((row, ("name", name_key(row.name or row.original_name))))
    named = defaultdict(set)
    for row, marks in identified:
        named[name_key(row.name)].add(groups.of(marks[0]))
    owner = {id(row): groups.of(marks[0]) for row, marks in identified}
    for row, mark in nameless:
        same = named.get(mark[1], ())
        owner[id(row)] = next(iter(same)) if len(same) == 1 else groups.of(mark)
    belonging = defaultdict(list)
    for row in rows:
        belonging[owner[id(row)]].append(row)
    return [_attendee(own) for own in belonging.values()]


def _attendee(rows):
    return Attendee(
        handles=tuple(sorted({handle for row in rows for handle in handles_of(row)})),
        emails=tuple(sorted({email_key(row.email) for row in rows if row.email})),
        names=tuple(dict.fromkeys(row.name for row in rows if row.name)),
        rows=tuple(rows),
    )


class _Groups:
    """Marks that belong to one person, joined as rows show them together (union and find)."""

    def __init__(self):
        self.parents = {}

    def of(self, mark):
        self.parents.setdefault(mark, mark)
        while self.parents[mark] != mark:
            self.parents[mark] = self.parents[self.parents[mark]]
            mark = self.parents[mark]
        return mark

    def join(self, marks):
        first = self.of(marks[0])
        for mark in marks[1:]:
            self.parents[self.of(mark)] = first
