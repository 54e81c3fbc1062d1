"""Everybody in the demo: 307 members of the private space, the others who were nominated, guests, and staff.

Who is who, so that every figure has one reading:

- **Members** (`registered`): accepted their invitation and have access to the private space at the close. In the demo
  accepting opens the account, so accepted and registered are the same 307. A member has one of `MEMBER_ROLES`.
- **Staff** (`STAFF_ROLES`) never count in the attendance of sessions. Seven of them are members all the same and are
  among the 307, the 138 and the 324: the four moderators, the two rapporteurs and one organiser, who is a member because
  she holds the role of participant beside that of the secretariat. The four moderators and she are the five of the
  28 posters who post in their role. All other staff (two of the secretariat, evaluator, help desk, custodians,
  interpreters, donor, nominators) are not members: appointed, never nominated; what they do on the platform counts nowhere.
- **Guests** registered for a public session without an account. 61 of them took part; five never did for long enough.
- 324 participants = 138 members who logged on + 125 members who only came live + 61 guests. 44 members did neither.

Region and kind of actor are declared by every member; the country only by those who say. A guest was only asked for her
country. Staff of the last kind may stand in the exports of sessions (secretariat, help desk, interpreters); the seven
staff who are members never do, so that it does not matter for the 405 attendances how they are told apart.
"""

import random
import unicodedata
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from . import stages
from .names import KINDS, ORGANISATIONS, draw_name
from .offices import PARTNER, office_for
from .places import (AFRICA, ARAB_STATES, ASIA, EUROPE, LATIN_AMERICA, LOGGED_ON_FROM, OTHER_COUNTRIES, REGIONS, ZONES,
                     countries_of, languages_of)
from .showcase import APPOINTED, KNOWN_MEMBERS

MEMBER_ROLES = frozenset({"participant", "moderator", "rapporteur"})
STAFF_ROLES = frozenset({"secretariat", "moderator", "rapporteur", "interpreter", "help_desk", "evaluator", "custodian",
                         "donor", "nominator"})

#: Members by region (rows) and kind of actor (columns), first those who logged on, then all others.
LOGGED_ON = {ARAB_STATES: (31, 12, 9, 7), AFRICA: (14, 6, 5, 2), EUROPE: (6, 3, 17, 8), ASIA: (5, 2, 1, 3),
             LATIN_AMERICA: (4, 1, 0, 2)}
NOT_LOGGED_ON = {ARAB_STATES: (30, 16, 12, 6), AFRICA: (16, 7, 8, 6), EUROPE: (9, 5, 12, 8), ASIA: (7, 3, 4, 2),
                 LATIN_AMERICA: (6, 4, 5, 3)}
LIVE_ONLY = 125
DECLINED, UNANSWERED, NOT_CLEARED, GUESTS, ABSENT_GUESTS = 27, 18, 9, 61, 5
#: How many of each group keep their country to themselves.
SILENT_ON_COUNTRY = {"logged_on": 24, "live": 20, "quiet": 9, "guest": 14}


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody in the demo. `country` is "" when she does not say, `kind_of_actor` when nobody asked her.

    `part` is what she does in the story: "logged_on", "live" or "quiet" (members), "declined", "unanswered",
    "not_cleared" (nominated), "guest", "absent_guest", or "staff". `offices` nominated her: none for guests and staff,
    two for one person. `answer` is "accepted", "declined" or "none".
    """

    name: str
    name_original: str
    email: str
    affiliation: str
    country: str
    region: str
    kind_of_actor: str
    language: str
    zone: str
    roles: tuple
    part: str
    offices: tuple = ()
    first_timer: bool = False
    cleared: bool = False
    answer: str = "none"
    registered: bool = False
    nominated_on: date | None = None
    answered_on: date | None = None
    key: str = ""

    @property
    def is_staff(self):
        return bool(STAFF_ROLES.intersection(self.roles))


@cache
def people():
    """Everybody, in a fixed order: the people of the showcase first among their kind. A tuple of `Person`."""
    return _Casting().everybody()


@cache
def by_email():
    return {person.email: person for person in people()}


@cache
def by_key():
    """The people with a name in the story ("participant_ar", "moderator_wg1", …), by that name."""
    return {person.key: person for person in people() if person.key}


def members():
    return [person for person in people() if person.registered]


def logged_on():
    return [person for person in people() if person.part == "logged_on"]


def guests():
    """Those who registered for a public session without an account, also the five who came not at all or too briefly."""
    return [person for person in people() if person.part in ("guest", "absent_guest")]


def nominees():
    """Everybody whom an office nominated, members included."""
    return [person for person in people() if person.offices]


def nominations():
    """(office slug, person) for each nomination; one person appears twice. As many as seats are used."""
    return [(slug, person) for person in nominees() for slug in person.offices]


@cache
def posters():
    """The 28 who post, by the short key that `posts` uses: m… and o1 in their role, a, e, s, f by language."""
    known = by_key()
    chosen = {"m1": known["moderator_wg1"], "m2": known["co_moderator_wg1"], "m3": known["moderator_wg2"],
              "m4": known["co_moderator_wg2"], "o1": known["organiser"]}
    for letter, language, how_many in (("a", "ar", 8), ("e", "en", 6), ("s", "es", 5), ("f", "fr", 4)):
        first = known[f"participant_{language}"]
        others = [p for p in logged_on() if p.language == language and p.roles == ("participant",) and p != first]
        for number, person in enumerate([first, *others[: how_many - 1]], 1):
            chosen[f"{letter}{number}"] = person
    return chosen


class _Casting:
    """Draws people one after another; no two share a name or an address."""

    def __init__(self):
        self.dice = random.Random("gipp-2021: the cast")
        self.names = {known["name"] for known in (*KNOWN_MEMBERS, *APPOINTED)}
        self.emails = {known["email"] for known in (*KNOWN_MEMBERS, *APPOINTED)}

    def everybody(self):
        logged_on = self._members("logged_on", LOGGED_ON, KNOWN_MEMBERS)
        others = self._members("quiet", NOT_LOGGED_ON, ())
        self.dice.shuffle(others)
        others = [{**one, "part": "live"} for one in others[:LIVE_ONLY]] + others[LIVE_ONLY:]
        self._declare_countries(logged_on, LOGGED_ON_FROM, SILENT_ON_COUNTRY["logged_on"])
        self._declare_countries(others[:LIVE_ONLY], OTHER_COUNTRIES, SILENT_ON_COUNTRY["live"])
        self._declare_countries(others[LIVE_ONLY:], {}, SILENT_ON_COUNTRY["quiet"])
        guests = [self._guest("guest") for _ in range(GUESTS)]
        self._declare_countries(guests, {}, SILENT_ON_COUNTRY["guest"])
        absent = [self._guest("absent_guest") for _ in range(ABSENT_GUESTS)]
        self._declare_countries(absent, {}, ABSENT_GUESTS)
        for one in guests + absent:
            one["region"] = one["region"] if one["country"] else ""
        nominees = [self._nominee(part) for part, count in (("declined", DECLINED), ("unanswered", UNANSWERED),
                                                            ("not_cleared", NOT_CLEARED)) for _ in range(count)]
        members = [self._accepted(one) for one in (*logged_on, *others)]
        next(one for one in members if one["office"] == "arab-states" and "key" not in one)["second"] = PARTNER
        staff = [{"part": "staff", "region": "", "kind_of_actor": "", "country": "", **one} for one in APPOINTED]
        return tuple(self._person(one) for one in (*members, *nominees, *guests, *absent, *staff))

    def _members(self, part, table, known):
        known = [{"roles": ("participant",), **one, "part": part} for one in known]
        drawn = []
        for region in REGIONS:
            for kind, count in zip(KINDS, table[region]):
                taken = sum(one["region"] == region and one["kind_of_actor"] == kind for one in known)
                drawn += [self._stranger(part, region, kind) for _ in range(count - taken)]
        self.dice.shuffle(drawn)
        return known + drawn

    def _stranger(self, part, region, kind):
        affiliation, domain = self.dice.choice(ORGANISATIONS[region, kind])
        return {"part": part, "region": region, "kind_of_actor": kind, "affiliation": affiliation, "domain": domain,
                "roles": ("participant",)}

    def _settled(self, stranger, country):
        """The stranger, living in `country`: with a name from there, an address, a language and a zone."""
        name, original = self._name(country)
        return {"name": name, "name_original": original, "email": self._email(name, stranger.pop("domain")),
                "language": self.dice.choice(languages_of(country)), "zone": ZONES[country], "country": country,
                "lives_in": country}

    def _declare_countries(self, group, first, silent):
        """Gives each of `group` a country, every one of `first` at least once, and lets `silent` of them not say so."""
        open_to_draw = [one for one in group if "country" not in one]
        waiting = {region: [c for c in first.get(region, ()) if c not in {one.get("country") for one in group}]
                   for region in REGIONS}
        must_say = {id(one) for one in group if "country" in one}
        for one in open_to_draw:
            left = waiting[one["region"]]
            if left:
                country = left.pop(0)
                must_say.add(id(one))
            else:
                pool = (LOGGED_ON_FROM[one["region"]] if one["part"] == "logged_on" else countries_of(one["region"]))
                country = self.dice.choice(pool[:6] * 2 + pool)
            one |= self._settled(one, country)
        already_silent = sum(one["country"] == "" for one in group)
        for one in self.dice.sample([one for one in group if id(one) not in must_say], silent - already_silent):
            one["country"] = ""

    def _guest(self, part):
        region = self.dice.choice((EUROPE, EUROPE, ARAB_STATES, ARAB_STATES, AFRICA, ASIA, LATIN_AMERICA))
        guest = self._stranger(part, region, self.dice.choice(KINDS))
        return guest | {"roles": (), "kind_of_actor": "", "affiliation": ""}

    def _nominee(self, part):
        """Somebody who never became a member; what she would have told about herself, nobody knows."""
        region = self.dice.choice((*REGIONS, ARAB_STATES, AFRICA))
        lives_in = self.dice.choice(countries_of(region))
        one = self._stranger(part, region, self.dice.choice(KINDS))
        one |= self._settled(one, lives_in) | {
            "country": "", "office": office_for(region, lives_in, self.dice), "nominated_on": self._nomination_day(),
            "cleared": part != "not_cleared"}
        if part == "declined":
            one |= {"answer": "declined", "answered_on": self._answer_day()}
        return one

    def _accepted(self, one):
        office = one.get("office") or office_for(one["region"], one["lives_in"], self.dice)
        return one | {"office": office, "cleared": True, "answer": "accepted", "registered": True,
                      "first_timer": one.get("first_timer", self.dice.random() < 0.62),
                      "nominated_on": self._nomination_day(), "answered_on": self._answer_day()}

    def _person(self, one):
        one = dict(one)
        offices = tuple(slug for slug in (one.pop("office", ""), one.pop("second", "")) if slug)
        one.pop("lives_in", None)
        return Person(**{"name_original": one["name"], **one, "offices": offices})

    def _nomination_day(self):
        return stages.NOMINATIONS_OPEN + timedelta(self.dice.randrange(
            (stages.NOMINATIONS_CLOSE - stages.NOMINATIONS_OPEN).days + 1))

    def _answer_day(self):
        return stages.INVITATIONS_SENT_BY + timedelta(int(self.dice.triangular(
            0, (stages.ANSWERS_UNTIL - stages.INVITATIONS_SENT_BY).days + 0.99, 2)))

    def _name(self, country):
        """A name that nobody has yet, in Latin letters and in its own."""
        while True:
            name, original = draw_name(country, self.dice)
            if name not in self.names:
                self.names.add(name)
                return name, original

    def _email(self, name, domain):
        plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
        local = ".".join(part.strip("-'") for part in plain.replace("al-", "al").split())
        email, number = f"{local}@{domain}", 1
        while email in self.emails:
            number += 1
            email = f"{local}{number}@{domain}"
        self.emails.add(email)
        return email


