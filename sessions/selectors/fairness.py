"""Whose night is it: the local hour of those who are expected, by region, in figures that can betray nobody.

Regions with fewer people than the convening's threshold are counted together with others; so are those whose clock we do not know, when they
are few. The rows hold everybody once, whatever hour is asked about, so nothing is left to subtract. A share is told in
quarters, where on both sides of it stands nobody or enough people.
"""

from collections import Counter, defaultdict
from dataclasses import dataclass
from datetime import timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

from babel.core import get_global

from convening import zones
from convening.errors import Refused

# An hour is unsocial if the session begins from 22:00 to 07:00, or ends after 23:00.
NIGHT_BEGINS, NIGHT_ENDS, LATEST_END = 22, 7, 23
OTHERS, UNKNOWN, EVERYBODY = "others", "unknown", "everybody"
FEW_OF_MANY = (0.05, 0.25, 0.5, 0.75, 0.95)  # "a few", quarters, "nearly all": never so exact that two hours compared tell of one person
OTHER_HOURS, APART = 3, timedelta(hours=3)


@dataclass(frozen=True)
class Row:
    """`region`: its name, or OTHERS, UNKNOWN, EVERYBODY. `hours`: the local starts ("09:00") that enough of them share, the westernmost
    first; `more`: some have other hours. `share`: of whom the hour is unsocial, 0, 1 or about (FEW_OF_MANY), None
    where that would point to few."""

    region: str
    people: int
    hours: tuple = ()
    more: bool = False
    share: float | None = None


@dataclass(frozen=True)
class Night:
    """What one hour means to those who are expected. Without `rows` they are too few to be told of."""

    starts_at: object
    rows: tuple
    total: Row | None


def whose_night(session, expected):
    """[Night]: of the hour of this session, stored or not, then of up to three other hours of the same day. The right is asked before.

    `expected`: [(participation, mark)] as `matching.expected_in` tells.
    """
    few = session.convening.threshold_people
    people = [_place_and_clock(part.person.profile) for part, _mark in expected]
    parts = _partition(people, few)
    length = timedelta(minutes=session.minutes)
    clocks = [clock for _region, clocks in parts for clock in clocks]
    return [_night(parts, start, length, few) for start in (session.starts_at, *_other_hours(session, clocks))]


def _other_hours(session, clocks):
    """Up to three other starts on the same local day: the kindest, then others at least three hours from those chosen.

    Compared by the quarter of people who have an unsocial hour, then by nearness to the hour that stands.
    """
    length = timedelta(minutes=session.minutes)
    day = session.starts_at.astimezone(session.zone).replace(minute=0, second=0, microsecond=0, tzinfo=None, fold=0)
    starts = [moment for hour in range(24) for moment in zones.readings(day.replace(hour=hour), session.zone)[:1]]
    counted = Counter(clocks)

    def unkind(start):
        known = [(_zone(clock, start), count) for clock, count in counted.items()]
        total = sum(count for zone, count in known if zone)
        disturbed = sum(count for zone, count in known if zone and is_unsocial(start, length, zone))
        return round(4 * disturbed / total) if total else 0, abs(start - session.starts_at)

    ranked, chosen = sorted(starts, key=unkind), []
    for start in ranked:
        if len(chosen) < OTHER_HOURS and all(abs(start - one) >= APART for one in (session.starts_at, *chosen)):
            chosen.append(start)
    return sorted(chosen)


def is_unsocial(start, length, zone):
    """True if a session from `start` disturbs the night of somebody who lives by the clock of `zone`."""
    begin, end = start.astimezone(zone), (start + length).astimezone(zone)
    if begin.hour >= NIGHT_BEGINS or begin.hour < NIGHT_ENDS:
        return True
    return end.date() > begin.date() or (end.hour, end.minute, end.second) > (LATEST_END, 0, 0)


def _place_and_clock(profile):
    """(region, clock): her zone; else "=TN", which stands for the clocks of her country; else ""."""
    try:
        clock = zones.zone_named(profile.zone).key if profile.zone else ""
    except Refused:
        clock = ""
    country = profile.works_in or profile.country
    return profile.region, clock or (f"={country}" if country in _clocks_by_country() else "")


@lru_cache(maxsize=1)
def _clocks_by_country():
    """{country: (ZoneInfo, …)} from the Unicode locale data."""
    found = defaultdict(list)
    for name, country in get_global("zone_territories").items():
        if "/" in name and not name.startswith("Etc/"):
            try:
                found[country].append(ZoneInfo(name))
            except (KeyError, ValueError):
                continue
    return {country: tuple(clocks) for country, clocks in found.items()}


def _zone(clock, moment):
    """The zone behind what `_place_and_clock` said, or None where the clocks of her country differ at that moment."""
    if not clock.startswith("="):
        return ZoneInfo(clock) if clock else None
    clocks = _clocks_by_country()[clock[1:]]
    return clocks[0] if len({moment.astimezone(zone).utcoffset() for zone in clocks}) == 1 else None


def _partition(people, few):
    """[(region, [clock])] in which everybody stands once and no part has fewer than `few`; [] where there are fewer in all.

    Nobody's clock moves her from one row to another when another hour is asked about: whoever has none stands under UNKNOWN.
    """
    by_region = defaultdict(list)
    for region, clock in people:
        by_region[(region or OTHERS) if clock else UNKNOWN].append(clock)
    others = by_region.pop(OTHERS, [])
    for region in [region for region, clocks in by_region.items() if len(clocks) < few]:
        others += by_region.pop(region)
    while 0 < len(others) < few and by_region:  # so few would be told by subtraction: the smallest joins them
        others += by_region.pop(min(by_region, key=lambda region: (len(by_region[region]), region)))
    parts = sorted(by_region.items(), key=lambda part: (part[0] == UNKNOWN, -len(part[1]), part[0]))
    return parts + [(OTHERS, others)] if len(others) >= few else parts


def _night(parts, start, length, few):
    rows = tuple(_row(region, clocks, start, length, few) for region, clocks in parts)
    everybody = [clock for _region, clocks in parts for clock in clocks]
    return Night(start, rows, _row(EVERYBODY, everybody, start, length, few) if everybody else None)


def _row(region, clocks, start, length, few):
    found = [zone for zone in (_zone(clock, start) for clock in clocks) if zone is not None]
    if len(found) < few:
        return Row(region, len(clocks))
    hours = Counter(start.astimezone(zone).replace(tzinfo=None) for zone in found)
    told = tuple(f"{hour:%H:%M}" for hour, count in sorted(hours.items()) if count >= few)
    disturbed = sum(is_unsocial(start, length, zone) for zone in found)
    rest = len(found) - disturbed
    share = None
    if disturbed in (0, len(found)):
        share = float(bool(disturbed))
    elif min(disturbed, rest) >= few:
        share = min(FEW_OF_MANY, key=lambda about: abs(about - disturbed / len(found)))
    return Row(region, len(clocks), told, len(told) < len(hours), share)
