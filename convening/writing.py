"""How a language writes days, hours, cities and numbers. Pure functions, but for those that end in `_here`: for pages, letters and documents alike.

Days are written day first, hours on the clock of 24. Arabic has its own digits, and both names of each month, as in the
documents of the United Nations ("تموز/يوليه").
"""

from datetime import UTC, date, datetime
from functools import lru_cache
from math import floor
from zoneinfo import ZoneInfo

from babel import Locale
from babel.core import get_global
from babel.dates import format_date, format_timedelta
from babel.numbers import format_decimal, format_percent
from django.utils.translation import get_language

# English here is that of the United Nations: British order and spelling.
LOCALES = {"en": "en_GB"}
UTC_ZONE = ZoneInfo("UTC")
DIGITS = {"ar": "arab"}
ARABIC_DIGITS = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")

# Babel's patterns. "day" tells the year, "short" is for lists where the year is plain.
DAY_PATTERNS = {
    "ar": {"day": "EEEE d {month} y", "short": "EEEE d {month}", "plain": "d {month} y"},
    "en": {"day": "EEEE d MMMM y", "short": "EEE d MMMM", "plain": "d MMMM y"},
    "es": {"day": "EEEE d 'de' MMMM 'de' y", "short": "EEE d 'de' MMMM", "plain": "d 'de' MMMM 'de' y"},
    "fr": {"day": "EEEE d MMMM y", "short": "EEE d MMMM", "plain": "d MMMM y"},
}


def language_here():
    """The language of the page or letter that is being made, as one of our codes; English where none is set."""
    return (get_language() or "en").split("-")[0]


@lru_cache(maxsize=16)
def locale_of(language):
    """The Babel locale of one of our language codes."""
    return Locale.parse(LOCALES.get(language, language.replace("-", "_")))


def own_digits(text, language):
    """`text` with its digits as the readers of `language` write them."""
    return text.translate(ARABIC_DIGITS) if DIGITS.get(language) == "arab" else text


def day(value, language, form="day"):
    """A `date` (or the date of a `datetime`, in the zone it is in) as words.

    `form` is "day" (Wednesday 7 July 2021), "short" (Wed 7 July) or "plain" (7 July 2021).
    """
    if isinstance(value, datetime):
        value = value.date()
    return _day(value, language, form)


@lru_cache(maxsize=512)
def _day(value, language, form):
    locale = locale_of(language)
    pattern = DAY_PATTERNS.get(language, DAY_PATTERNS["en"])[form]
    if language == "ar":
        pattern = pattern.format(month=f"'{arabic_month(value.month)}'")
    return own_digits(format_date(value, pattern, locale=locale), language)


@lru_cache(maxsize=12)
def arabic_month(number):
    """The month by both its Arabic names, the Levant's and the other, as the documents of the United Nations spell them."""
    levant, other = (Locale.parse(name).months["format"]["wide"][number] for name in ("ar_LB", "ar"))
    other = other.replace("يونيو", "يونيه").replace("يوليو", "يوليه")
    return levant if levant == other else f"{levant}/{other}"


def days(first, last, language):
    """Two dates as one span: "7–27 July 2021" within a month, else both in full. One date when they are the same."""
    if first == last:
        return day(first, language, "plain")
    if (first.year, first.month) == (last.year, last.month):
        return f"{own_digits(str(first.day), language)}–{day(last, language, 'plain')}"
    return f"{day(first, language, 'plain')} – {day(last, language, 'plain')}"


def hour(value, language):
    """The hour and minute of a `datetime` or `time`, on the clock of 24."""
    return own_digits(f"{value.hour:02d}:{value.minute:02d}", language)


@lru_cache(maxsize=1024)
def city(zone, language):
    """The city a zone is known by, in `language`: "New York" for America/New_York."""
    key = getattr(zone, "key", zone)
    if key in ("UTC", "Etc/UTC", "Etc/GMT", "GMT"):
        return "UTC"
    known = locale_of(language).time_zones
    aliases = [key, *(old for old, new in get_global("zone_aliases").items() if new == key)]
    newest = get_global("zone_aliases").get(key)
    for name in [*aliases, newest]:
        if name and (exemplar := known.get(name, {}).get("city")):
            return exemplar
    return key.rsplit("/", 1)[-1].replace("_", " ")


def in_zone(value, zone):
    """An aware `datetime` as the clocks of `zone` show it. Naive ones are refused: a time is never bare."""
    if value.tzinfo is None:
        raise ValueError("A time without its zone cannot be written.")
    return value.astimezone(as_zone(zone))


def as_zone(zone):
    """A `ZoneInfo` from a `ZoneInfo` or an IANA name; UTC from nothing."""
    if not zone:
        return UTC_ZONE
    return zone if isinstance(zone, ZoneInfo) else ZoneInfo(str(zone))


def stamp(value):
    """The machine's form of a `date` or `datetime`, for <time datetime>."""
    if isinstance(value, datetime):
        return value.astimezone(UTC).strftime("%Y-%m-%dT%H:%MZ")
    return value.isoformat() if isinstance(value, date) else ""


def until(left, language):
    """How soon something is: "in 25 minutes", from a `timedelta`."""
    words = format_timedelta(left, granularity="minute", threshold=1, add_direction=True, locale=locale_of(language))
    return own_digits(words, language)


def number(value, language, places=None):
    """A number with the digits and separators of `language`. `places` fixes the decimals; without it, up to three."""
    pattern = None if places is None else "#,##0" + ("." + "0" * places if places else "")
    system = DIGITS.get(language, "latn")
    return own_digits(format_decimal(value, format=pattern, locale=locale_of(language), numbering_system=system), language)


def number_here(value):
    """The same for whoever reads the page that is being made."""
    return number(value, language_here())


def language_name_here(code):
    """What a language is called by whoever reads the page that is being made: "Arabic". The code where it has no name, "" for ""."""
    return locale_of(language_here()).languages.get(code, code) if code else ""


def percent(share, language, places=0):
    """A share between 0 and 1 as a percentage: 0.4495 is "45%", or "45.0%" with one place. Halves go up, on every page and in every
    document: 0.125 is "13%"."""
    share = floor(share * 100 * 10**places + 0.5 + 1e-9) / 10**places / 100  # one more billionth: 0.145 is a little less in binary
    pattern = locale_of(language).percent_formats[None].pattern
    if places:
        pattern = pattern.replace("#,##0", "#,##0." + "0" * places)
    system = DIGITS.get(language, "latn")
    words = own_digits(format_percent(share, pattern, locale=locale_of(language), numbering_system=system), language)
    # Babel writes Arabic separators and leaves the European sign.
    return words.replace("%", "٪") if system == "arab" else words
