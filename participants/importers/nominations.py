"""Nominations from a table, one person a line, under English headings."""

from dataclasses import dataclass, field

from django.conf import settings
from django.utils.text import get_text_list
from django.utils.translation import gettext as _

from convening import tabular, vault
from convening.errors import Refused
from convening.models import Profile
from convening.models.people import alias_for

from .. import services
from ..addresses import clean_address, visible
from ..models import KindOfActor, Nomination, Region
from ..selectors.order import spelling

# column -> headings, without capitals
HEADINGS = {
    "name": ("name", "full name"),
    "name_original": ("original name", "name in its own letters", "name (original)"),
    "email": ("email", "e-mail", "email address", "e-mail address"),
    "language": ("language", "language to write in"),
    "affiliation": ("organisation", "organization", "affiliation"),
    "region": ("region",),
    "kind_of_actor": ("kind of actor", "actor"),
    "first_timer": ("first timer", "first-timer", "first convening"),
    "reason": ("reason", "why"),
    "safe_channel": ("safe channel",),
    "knows_and_agrees": ("knows and agrees", "knows", "agrees"),
}
NEEDED = ("name", "email", "knows_and_agrees")
_COLUMN_OF = {heading: column for column, headings in HEADINGS.items() for heading in headings}
_YES = {"yes", "y", "true", "1", "x", "oui", "sí", "si", "نعم"}
_NO = {"no", "n", "false", "0", "", "non", "لا"}
_LANGUAGES = {"arabic": "ar", "english": "en", "spanish": "es", "french": "fr"} | {c: c for c, _name in settings.LANGUAGES}
LONGEST = {"name": 120, "name_original": 120, "affiliation": 200, "reason": 1000, "safe_channel": 200}


@dataclass(frozen=True)
class LineProblem:
    line: int
    code: str
    message: str


@dataclass
class NominationFile:
    """What a file holds. `entries` are [(profile, particulars)], each person once; `twice` counts lines that repeat one."""

    rows: int = 0
    entries: list = field(default_factory=list)
    twice: int = 0
    refused: list = field(default_factory=list)


def read_nominations(data):
    """Read `data` (bytes of a comma-separated file). Refuses a file without the needed headings; bad lines are listed."""
    lines = tabular.read_csv(data)
    columns = _columns(lines[0][1] if lines else [])
    found, seen = NominationFile(rows=len(lines) - 1), set()
    for line, cells in lines[1:]:
        row = {column: visible(cells[at]) if at < len(cells) else "" for column, at in columns.items()}
        try:
            profile, particulars = _entry(row)
        except Refused as refused:
            found.refused.append(LineProblem(line, refused.code, str(refused.message)))
            continue
        mailbox = vault.address_key(profile.email)
        if mailbox in seen:
            found.twice += 1
        else:
            seen.add(mailbox)
            found.entries.append((profile, particulars))
    return found


def preview(office, file):
    """{"rows", "new", "duplicates", "over_quota", "refused"}: what taking in `file` would do to the office's list."""
    listed = set(office.nominations.values_list("person__alias", flat=True))
    new = sum(alias_for(profile.email) not in listed for profile, _particulars in file.entries)
    standing = office.nominations.filter(state__in=Nomination.STANDING).count()
    return {
        "rows": file.rows,
        "new": new,
        "duplicates": file.twice + len(file.entries) - new,
        "over_quota": max(0, standing + new - max(office.seats, standing)),
        "refused": [{"line": p.line, "code": p.code, "message": p.message} for p in file.refused],
    }


def take_in(office, file, *, by):
    """Nominate everybody in `file`; nobody if a line is refused. Returns the new nominations."""
    if file.refused:
        raise Refused(
            "nominations.lines_refused", _("Some lines cannot be taken in. Correct them and try again; nothing was stored.")
        )
    return services.nominate_all(office, file.entries, by=by)


def _columns(headings):
    """{column: position} by the headings of the first line."""
    columns = {}
    for at, heading in enumerate(headings):
        column = _COLUMN_OF.get(spelling(visible(heading).replace("_", " ")))
        if column:
            columns.setdefault(column, at)
    if missing := [HEADINGS[column][0] for column in NEEDED if column not in columns]:
        raise Refused(
            "nominations.no_headings",
            _("The first line must name the columns. Missing: %(columns)s.") % {"columns": get_text_list(missing, _("and"))},
        )
    return columns


def _entry(row):
    """(profile, particulars) of one line, or a refusal that says what is wrong with it."""
    for column, longest in LONGEST.items():
        if len(row.get(column, "")) > longest:
            raise Refused(
                "nomination.too_long",
                _("“%(column)s” is longer than %(longest)s letters.") % {"column": HEADINGS[column][0], "longest": longest},
            )
    if not row["name"]:
        raise Refused("nomination.name_missing", _("Write the name."))
    if not _yes(row, "knows_and_agrees"):
        raise Refused("nomination.ask_her_first", _("Please ask this person first, and write “yes” when they agree."))
    profile = Profile(
        name=row["name"],
        name_original=row.get("name_original", ""),
        email=clean_address(row["email"]),
        affiliation=row.get("affiliation", ""),
        language=_language(row.get("language", "")),
    )
    return profile, {
        "knows_and_agrees": True,
        "region": _choice(Region, row.get("region", "")),
        "kind_of_actor": _choice(KindOfActor, row.get("kind_of_actor", "")),
        "first_timer": _yes(row, "first_timer"),
        "reason": row.get("reason", ""),
        "safe_channel": row.get("safe_channel", ""),
    }


def _yes(row, column):
    """True, False, or None where nothing is written."""
    word = spelling(row.get(column, ""))
    if word not in _YES | _NO:
        raise Refused(
            "nomination.yes_or_no", _("Write “yes” or “no” under “%(column)s”.") % {"column": HEADINGS[column][0]}
        )
    return None if not word else word in _YES


def _language(word):
    if word and spelling(word) not in _LANGUAGES:
        raise Refused("nomination.language", _("Letters are written in Arabic, English, French or Spanish. Choose one of them."))
    return _LANGUAGES.get(spelling(word), "")


def _choice(choices, word):
    """The stored value for a value, its name in capitals, or its label, in whatever case."""
    if not word:
        return ""
    for member in choices:
        if spelling(word.replace("_", " ")) in {spelling(member.value), spelling(member.name.replace("_", " "))}:
            return member.value
    raise Refused(
        "nomination.unknown_choice",
        _("“%(word)s” is not one of: %(choices)s.") % {"word": word, "choices": ", ".join(choices.values)},
    )
