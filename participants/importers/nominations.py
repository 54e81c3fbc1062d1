"""The lines of a list of nominations, one person a line: understood, or refused with the reason."""

from dataclasses import dataclass, field

from django.utils.text import get_text_list
from django.utils.translation import gettext as _

from convening.errors import Refused
from convening.models import Profile

from .. import wording
from ..addresses import clean_address, visible
from ..columns import BY_KEY, NEEDED, label_of
from ..mentions import identities, words_of


@dataclass(frozen=True)
class LineProblem:
    line: int
    code: str
    message: str

    def as_json(self):
        return {"line": self.line, "code": self.code, "message": self.message}


@dataclass(frozen=True)
class Entry:
    line: int
    profile: Profile
    particulars: dict

    @property
    def words(self):
        return words_of(self.profile, self.particulars)


@dataclass
class NominationFile:
    """What a table holds. `entries` are each person once; `twice` are the lines that repeat one: {line: the first line}.

    `names` are those of every line that is understood: {line: name}.
    """

    rows: int = 0
    entries: list = field(default_factory=list)
    names: dict = field(default_factory=dict)
    twice: dict = field(default_factory=dict)
    refused: list = field(default_factory=list)


def check(lines, columns):
    """Understand `lines` [(line, cells)] by `columns` {column: position}. Bad lines are listed, never another exception.

    What is said of a line never holds what stands in another.
    """
    if missing := [label_of(key) for key in NEEDED if key not in columns and not (key == "email" and "reach" in columns)]:
        raise Refused(
            "nominations.no_headings",
            _("The first line must name the columns. Missing: %(columns)s.") % {"columns": get_text_list(missing, _("and"))},
        )
    found, seen = NominationFile(rows=len(lines)), {}
    for line, cells in lines:
        row = {key: visible(cells[at]) if at < len(cells) else "" for key, at in columns.items()}
        try:
            entry = Entry(line, *_entry(row))
        except Refused as refused:
            found.refused.append(LineProblem(line, refused.code, str(refused.message)))
            continue
        found.names[line] = entry.profile.name
        marks = identities(entry.words)
        first = next((seen[mark] for mark in marks if mark in seen), None)
        if first is None:
            found.entries.append(entry)
            seen |= dict.fromkeys(marks, line)
        else:
            found.twice[line] = first
    return found


def _entry(row):
    """(profile, particulars) of one line, or a refusal that says what is wrong with it."""
    for key, words in row.items():
        if len(words) > BY_KEY[key].longest:
            raise Refused(
                "nomination.too_long",
                _("“%(column)s” is longer than %(longest)s letters.") % {"column": label_of(key), "longest": BY_KEY[key].longest},
            )
    told = row.get
    if not told("name"):
        raise Refused("nomination.name_missing", _("Write the name."))
    if not wording.yes_or_no(row["knows_and_agrees"], "knows_and_agrees"):
        raise Refused("nomination.ask_her_first", _("Please ask this person first, and write “yes” when they agree."))
    reach, email = _mailbox(wording.choice(told("reach", ""), "reach"), told("email", ""))
    countries = {key: wording.country(told(key, ""), key) for key in ("country", "origin", "works_in")}
    answers = {key: wording.yes_or_no(told(key, ""), key) for key in ("first_timer", "captions", "carer")}
    choices = {key: wording.choice(told(key, ""), key) for key in ("region", "kind_of_actor", "capacity")}
    words = {key: told(key, "") for key in ("reason", "safe_channel", "sign_language", "access_needs", "risk_note")}
    profile = Profile(
        name=row["name"],
        name_original=told("name_original", ""),
        honorific=told("honorific", ""),
        email=email,
        affiliation=told("affiliation", ""),
        language=wording.language(told("language", "")),
    )
    return profile, {
        "knows_and_agrees": True, "reach": reach, "gender": wording.gender(told("gender", "")),
        **countries, **answers, **choices, **words,
    }  # fmt: skip


def _mailbox(reach, written):
    """(whose mailbox, its address), the two of a piece."""
    if reach == "none" and written:
        raise Refused(
            "nomination.mailbox_or_none",
            _("There is an e-mail address, and “%(column)s” says that there is none. Take one of the two out.") % {"column": label_of("reach")},
        )
    if reach == "none":
        return reach, ""
    if not written:
        raise Refused(
            "address.missing",
            _("Write the e-mail address: the invitation goes there. Where there is none, write “%(none)s” under “%(column)s”.")
            % {"none": wording.REACH["none"][0], "column": label_of("reach")},
        )
    return reach or "own", clean_address(written, any_letters=True)
