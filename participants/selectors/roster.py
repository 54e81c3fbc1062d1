"""The roster as it may be read: by whom, for which purpose, and no longer than she allowed. Opened and searched in memory.

What is searched for is kept nowhere. The order of what is found is drawn by lot for each reader and stays the same for her:
no place in it says more of somebody than another.
"""

import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from uuid import UUID

from django.conf import settings
from django.http import Http404

from convening import clock, keyring, policy, vault, writing
from convening.models.people import Role

from ..models import RosterEntry
from .order import spelling

Purpose = RosterEntry.Purpose
FIELDS = ("name", "expertise", "languages", "other_languages", "region", "countries", "tracks", "about")
# Spoken in many of the places that conveners work in; others are written in words.
LANGUAGES = (
    "ar", "en", "es", "fr", "am", "bn", "zh", "de", "ha", "hi", "id", "ku", "my", "ps", "fa", "pt", "ru", "so", "sw", "tl",
    "ta", "tr", "uk", "ur",
)  # fmt: skip
TRACKS = ("1", "1.5", "2", "3")
MOST_FOR_MEMBERS = 12


@dataclass(frozen=True)
class Listed:
    """What others see of her: the fields she shows, and nothing else. Blank where she does not."""

    id: UUID
    name: str = ""
    expertise: str = ""
    languages: tuple = ()
    other_languages: str = ""
    region: str = ""
    countries: tuple = ()
    tracks: tuple = ()
    about: str = ""

    @property
    def is_blank(self):
        return not any(getattr(self, name) for name in FIELDS)


def listed(entry_id, content):
    """`content` of an entry as others see it."""
    shown = {name: content.get(name) for name in FIELDS if name in content.get("shown", ()) and content.get(name)}
    if "languages" in content.get("shown", ()):  # one line on the page, one tick
        shown["other_languages"] = content.get("other_languages", "")
    return Listed(entry_id, **{name: tuple(value) if isinstance(value, list) else value for name, value in shown.items()})


def purposes_of(asker):
    """For which purposes she may look: as a member of any convening here, as the secretariat of one."""
    who = policy.standing(asker)
    purposes = {Purpose.MEMBERS} if who.memberships() else set()
    return purposes | ({Purpose.CONVENERS} if who.convenings_as(Role.SECRETARIAT) else set())


def entry_of(person):
    """Her own entry while it lasts, or None."""
    return RosterEntry.objects.filter(person=person, expires_on__gte=clock.now().date()).select_related("person").first()


def found(asker, purposes, *, words="", region="", language="", track=""):
    """Those who allowed one of `purposes` and match everything that is asked, as [Listed], in the asker's own order."""
    wanted = [_without_article(word) for word in folded(words).split()]
    matching = [
        one
        for _entry, one in _visible(purposes)
        if (not region or one.region == region)
        and (not language or language in one.languages)
        and (not track or track in one.tracks)
        and (not wanted or _holds_all(one, wanted))
    ]
    return sorted(matching, key=lambda one: _lot(asker.pk, one.id))


def one_for(purposes, pk):
    """(entry, Listed) of somebody who allowed one of `purposes`, or 404."""
    for entry, one in _visible(purposes, pk=pk):
        return entry, one
    raise Http404


def _visible(purposes, **lookup):
    entries = RosterEntry.objects.filter(expires_on__gte=clock.now().date(), person__is_active=True, **lookup)
    for entry in entries.select_related("person"):
        content = entry.content
        if purposes.isdisjoint(content.get("purposes", ())) or entry.person.profile.careful:
            continue
        one = listed(entry.pk, content)
        if not one.is_blank:
            yield entry, one


# ── Words, whatever way they are written ──────────────────────────────────────────────────────────────────────────────
_LETTERS = str.maketrans({"ى": "ي", "ی": "ي", "ک": "ك", "ة": "ه", "ـ": None, "ٱ": "ا", "ı": "i", "ł": "l", "ø": "o", "ß": "ss"})


def folded(text):
    """`text` as it is searched: without accents, vowel marks, capitals and signs; one form of each Arabic letter, digits as 0–9."""
    plain = spelling(text).translate(_LETTERS)
    digits = (str(unicodedata.digit(c)) if c.isdigit() and not c.isascii() and unicodedata.digit(c, None) is not None else c for c in plain)
    return " ".join("".join(c if c.isalnum() else " " for c in "".join(digits)).split())


def _without_article(word):
    return word[2:] if word.startswith("ال") and len(word) > 4 else word


def _holds_all(one, wanted):
    whole = folded(
        " ".join(
            [one.name, one.expertise, one.other_languages, one.region, one.about]
            + [name for code in one.languages for name in language_names(code)]
            + [name for code in one.countries for name in country_names(code)]
        )
    )
    return all(word in whole for word in wanted)


@lru_cache(maxsize=512)
def language_names(code):
    """A language's name in each language of the house."""
    return tuple(writing.locale_of(reader).languages.get(code, code) for reader, _name in settings.LANGUAGES)


@lru_cache(maxsize=512)
def country_names(code):
    return tuple(writing.locale_of(reader).territories.get(code, code) for reader, _name in settings.LANGUAGES)


def _lot(reader_id, entry_id):
    return vault.digest(keyring.house("order of the roster"), reader_id, entry_id, size=16)
