"""Clocks by the name of a city: which names are accepted, which are refused and what to offer instead.

"15 July 2021, 04:00 EST" was printed for a meeting that New York kept at 04:00 EDT: the two readings are an
hour apart for every participant. So an abbreviation or an offset is never taken, not even where the zone
database has an entry of that name.
"""
import re
from datetime import UTC, datetime
from functools import lru_cache
from zoneinfo import ZoneInfo, available_timezones

from django.utils.text import get_text_list
from django.utils.translation import gettext as _

from .errors import Refused

LONGEST_NAME = 64

REGIONS = frozenset(
    "Africa America Antarctica Arctic Asia Atlantic Australia Europe Indian Pacific Brazil Canada Chile Mexico US".split()
)

UNIVERSAL = frozenset("utc etc/utc etc/uct etc/universal etc/zulu uct universal zulu".split())

# Browsers still send some of these. One clock keeps one name, so that two people in one city are not shown two.
RENAMED = {
    "America/Buenos_Aires": "America/Argentina/Buenos_Aires",
    "America/Godthab": "America/Nuuk",
    "America/Indianapolis": "America/Indiana/Indianapolis",
    "America/Louisville": "America/Kentucky/Louisville",
    "Asia/Ashkhabad": "Asia/Ashgabat",
    "Asia/Calcutta": "Asia/Kolkata",
    "Asia/Dacca": "Asia/Dhaka",
    "Asia/Katmandu": "Asia/Kathmandu",
    "Asia/Macao": "Asia/Macau",
    "Asia/Rangoon": "Asia/Yangon",
    "Asia/Saigon": "Asia/Ho_Chi_Minh",
    "Asia/Thimbu": "Asia/Thimphu",
    "Asia/Ujung_Pandang": "Asia/Makassar",
    "Asia/Ulan_Bator": "Asia/Ulaanbaatar",
    "Atlantic/Faeroe": "Atlantic/Faroe",
    "Europe/Kiev": "Europe/Kyiv",
    "Pacific/Enderbury": "Pacific/Kanton",
    "US/Alaska": "America/Anchorage",
    "US/Arizona": "America/Phoenix",
    "US/Central": "America/Chicago",
    "US/Eastern": "America/New_York",
    "US/Hawaii": "Pacific/Honolulu",
    "US/Mountain": "America/Denver",
    "US/Pacific": "America/Los_Angeles",
}

_EASTERN = ("America/New_York", "America/Toronto")
_CENTRAL = ("America/Chicago", "America/Winnipeg")
_MOUNTAIN = ("America/Denver", "America/Edmonton")
_PACIFIC = ("America/Los_Angeles", "America/Vancouver")
_MIDDLE_EUROPE = ("Europe/Berlin", "Europe/Paris", "Europe/Madrid", "Africa/Tunis", "Africa/Algiers")
_EAST_MEDITERRANEAN = ("Africa/Cairo", "Asia/Beirut", "Europe/Athens", "Africa/Tripoli")

# What people write, and the cities that one or another reader takes it for. The best guess stands first.
CITIES = {
    "EST": ("America/New_York", "America/Panama", "America/Jamaica", "America/Toronto"),
    "EDT": _EASTERN, "ET": _EASTERN, "EST5EDT": _EASTERN,
    "CST": ("America/Chicago", "America/Mexico_City", "Asia/Shanghai", "America/Havana"),
    "CDT": ("America/Chicago", "America/Havana"), "CT": _CENTRAL, "CST6CDT": _CENTRAL,
    "MST": ("America/Denver", "America/Phoenix"), "MDT": _MOUNTAIN, "MT": _MOUNTAIN, "MST7MDT": _MOUNTAIN,
    "PST": ("America/Los_Angeles", "America/Tijuana", "Asia/Manila"),
    "PDT": _PACIFIC, "PT": _PACIFIC, "PST8PDT": _PACIFIC,
    "AKST": ("America/Anchorage",), "AKDT": ("America/Anchorage",), "HST": ("Pacific/Honolulu",),
    "AST": ("Asia/Riyadh", "Asia/Baghdad", "America/Halifax", "America/Puerto_Rico"), "ADT": ("America/Halifax",),
    "NST": ("America/St_Johns",), "NDT": ("America/St_Johns",),
    "ART": ("America/Argentina/Buenos_Aires",), "BRT": ("America/Sao_Paulo",), "CLT": ("America/Santiago",),
    "COT": ("America/Bogota",), "PET": ("America/Lima",), "VET": ("America/Caracas",),
    "GMT": ("Europe/London", "Africa/Accra", "UTC"), "GMT0": ("Europe/London", "Africa/Accra", "UTC"),
    "BST": ("Europe/London", "Asia/Dhaka"),
    "IST": ("Asia/Kolkata", "Europe/Dublin", "Asia/Jerusalem"), "IDT": ("Asia/Jerusalem",),
    "WET": ("Europe/Lisbon", "Atlantic/Canary"), "WEST": ("Europe/Lisbon", "Atlantic/Canary"),
    "CET": _MIDDLE_EUROPE, "CEST": _MIDDLE_EUROPE, "MET": _MIDDLE_EUROPE, "MEST": _MIDDLE_EUROPE,
    "EET": _EAST_MEDITERRANEAN, "EEST": _EAST_MEDITERRANEAN,
    "MSK": ("Europe/Moscow",), "TRT": ("Europe/Istanbul",),
    "WAT": ("Africa/Lagos", "Africa/Kinshasa"), "CAT": ("Africa/Maputo", "Africa/Khartoum"),
    "EAT": ("Africa/Nairobi", "Africa/Addis_Ababa"), "SAST": ("Africa/Johannesburg",),
    "GST": ("Asia/Dubai", "Atlantic/South_Georgia"), "IRST": ("Asia/Tehran",), "IRDT": ("Asia/Tehran",),
    "AFT": ("Asia/Kabul",), "PKT": ("Asia/Karachi",), "NPT": ("Asia/Kathmandu",),
    "ICT": ("Asia/Bangkok", "Asia/Ho_Chi_Minh"), "WIB": ("Asia/Jakarta",),
    "SST": ("Asia/Singapore", "Pacific/Pago_Pago"), "SGT": ("Asia/Singapore",), "HKT": ("Asia/Hong_Kong",),
    "PHT": ("Asia/Manila",), "JST": ("Asia/Tokyo",), "KST": ("Asia/Seoul", "Asia/Pyongyang"),
    "AEST": ("Australia/Sydney", "Australia/Brisbane"), "AEDT": ("Australia/Sydney",),
    "ACST": ("Australia/Adelaide", "Australia/Darwin"), "ACDT": ("Australia/Adelaide",), "AWST": ("Australia/Perth",),
    "NZST": ("Pacific/Auckland",), "NZDT": ("Pacific/Auckland",),
}

_OFFSET = re.compile(r"(etc/)?(?:gmt|utc)?\s*([+\-\u2212])\s*(\d{1,2})(?::?([0-5]\d))?", re.IGNORECASE)


def zone_named(text):
    """Return the clock that `text` names: a region and city ("Africa/Tunis"), a city that only one clock has,
    or "UTC".

    Refuses with `zone.missing`, `zone.ambiguous` (abbreviations and offsets; `cities_for` has what to offer) or
    `zone.unknown`.
    """
    written = " ".join(str(text or "").split())
    if not written:
        raise Refused("zone.missing", _("Choose the city whose clock these times follow, such as Africa/Tunis."))
    if len(written) > LONGEST_NAME or not written.isprintable():
        raise Refused("zone.unknown", _("This is not the name of a time zone. Choose a city, such as Africa/Tunis."))
    if written.casefold() in UNIVERSAL:
        return ZoneInfo("UTC")
    if written.upper() in CITIES:
        raise _ambiguous(written, cities_for(written))
    if _OFFSET.fullmatch(written):
        raise _offset(written)
    found = _names().get(_key(written)) or ()
    if len(found) == 1:
        return ZoneInfo(found[0])
    if found:
        raise _ambiguous(written, found)
    raise Refused(
        "zone.unknown",
        _("No clock is known by the name “%(zone)s”. Choose a city, written as region and city, such as Africa/Tunis.")
        % {"zone": written},
    )


def cities_for(text):
    """Return the names of the clocks that a refused `text` may have meant, best guess first; empty if nobody
    can tell."""
    written = " ".join(str(text or "").split())
    if written.upper() in CITIES:
        return CITIES[written.upper()]
    if len(written) <= LONGEST_NAME and (offset := _OFFSET.fullmatch(written)):
        return _cities_at(offset)
    return ()


def city(name):
    """Return the city of a clock's name for people to read: "America/New_York" is "New York"."""
    return name.rpartition("/")[2].replace("_", " ")


def readings(local, zone):
    """Return the moments (UTC) at which the clock of `zone` showed the naive time `local`, the earlier first.

    One as a rule; none when the clock jumped over it in spring; two when it was shown twice in autumn.
    """
    moments = []
    for fold in (0, 1):
        moment = local.replace(tzinfo=zone, fold=fold).astimezone(UTC)
        if moment.astimezone(zone).replace(tzinfo=None) == local.replace(fold=0) and moment not in moments:
            moments.append(moment)
    return tuple(sorted(moments))


def _ambiguous(written, names):
    return Refused(
        "zone.ambiguous",
        _("“%(zone)s” does not say which clock is meant: more than one place uses it, or only for part of the year, "
          "and the readings are an hour or more apart. Choose a city instead: %(cities)s.")
        % {"zone": written, "cities": _listed(names)},
    )


def _offset(written):
    names = cities_for(written)
    if not names:
        return Refused(
            "zone.ambiguous",
            _("“%(zone)s” is a distance from UTC, and clocks change theirs during the year. Choose a city instead, "
              "such as Africa/Tunis.") % {"zone": written},
        )
    return Refused(
        "zone.ambiguous",
        _("“%(zone)s” is a distance from UTC, and clocks change theirs during the year. Choose a city instead: "
          "%(cities)s.")
        % {"zone": written, "cities": _listed(names)},
    )


def _listed(names):
    return get_text_list([f"{city(name)} ({name})" if "/" in name else name for name in names], _("or"))


def _key(written):
    return re.sub(r"\s*/\s*", "/", written).replace(" ", "_").casefold()


@lru_cache(maxsize=1)
def _names():
    """Every accepted way of writing a clock's name, folded, with the names it may stand for."""
    found = {}
    for name in available_timezones():
        region, slash, rest = name.partition("/")
        if not slash or region not in REGIONS:
            continue
        clock = RENAMED.get(name, name)
        found.setdefault(name.casefold(), set()).add(clock)
        found.setdefault(rest.rpartition("/")[2].casefold(), set()).add(clock)
    return {key: tuple(sorted(clocks)) for key, clocks in found.items()}


@lru_cache(maxsize=256)
def _cities_at(offset):
    """Cities of our table whose clock stands at this offset in winter or in summer. Signs under Etc/ run
    backwards."""
    etc, sign, hours, minutes = offset.groups()
    wanted = (int(hours) * 60 + int(minutes or 0)) * (1 if sign == "+" else -1) * (-1 if etc else 1)
    names = dict.fromkeys(name for cities in CITIES.values() for name in cities if "/" in name)
    standing = [
        name for name in names
        if wanted in {_minutes_ahead(name, datetime(2025, month, 1, 12, tzinfo=UTC)) for month in (1, 7)}
    ]
    return tuple(standing[:4])


def _minutes_ahead(name, moment):
    return moment.astimezone(ZoneInfo(name)).utcoffset().total_seconds() // 60
