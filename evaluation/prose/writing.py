"""Digits, signs, days and hours as the reader's language writes them: `convening.writing`, in the language that is active."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from babel.dates import format_date
from django.utils.translation import get_language

from convening import writing

_ARABIC = str.maketrans("0123456789,.%", "٠١٢٣٤٥٦٧٨٩٬٫٪")


def digits(text, language=None):
    """`text` with its digits and signs as `language` writes them."""
    return str(text).translate(_ARABIC) if _language(language) == "ar" else str(text)


def series(items, language=None):
    """Things one after the other, each of several words, with the sign that the language sets between them."""
    return ("؛ " if _language(language) == "ar" else "; ").join(str(item) for item in items)


def number(n, decimals=0, language=None):
    """1,234.5 as the language writes it."""
    return writing.number(n, _language(language), decimals)


def percent(share, decimals=0, language=None):
    """A share between 0 and 1 as a percentage, with a space that does not break where the language wants one."""
    return writing.percent(share, _language(language), decimals)


def day(iso, language=None):
    """2 August 2021, from an ISO day."""
    return writing.day(date.fromisoformat(iso[:10]), _language(language), "plain")


def short_day(iso, language=None):
    """5 Jul, from an ISO day: for the foot of a chart. In Arabic in figures, where a month has two names."""
    language, when = _language(language), date.fromisoformat(iso[:10])
    if language == "ar":
        return digits(f"{when.day}/{when.month}", "ar")
    return format_date(when, "d MMM", locale={"en": "en_GB"}.get(language, language))


def clock_span(starts_at, minutes, zone):
    """ "10:00–11:30" on the clocks of `zone`, and the ISO day there, for a start in UTC."""
    start = datetime.fromisoformat(starts_at.replace("Z", "+00:00")).astimezone(ZoneInfo(zone))
    end = start + timedelta(minutes=minutes)
    return digits(f"{start:%H:%M}–{end:%H:%M}"), start.date().isoformat()


def city(zone, language=None):
    """The city that a zone is named after, in the reader's language: New York, نيويورك."""
    return writing.city(zone, _language(language))


def _language(language):
    return (language or get_language() or "en").split("-")[0]
