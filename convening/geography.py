"""Countries, territories and zones to choose from, by their names in the reader's language."""

from functools import lru_cache
from zoneinfo import available_timezones

from django_countries import countries as iso_countries

from .writing import city, locale_of

# Zones of these regions are cities; the rest are abbreviations, offsets and old names.
_REGIONS = ("Africa/", "America/", "Asia/", "Atlantic/", "Australia/", "Europe/", "Indian/", "Pacific/")


@lru_cache(maxsize=8)
def countries(language):
    """[(ISO code, name)] in the order of their names."""
    names = locale_of(language).territories
    return tuple(sorted(((code, names.get(code, name)) for code, name in iso_countries), key=lambda pair: pair[1].casefold()))


def country(code, language):
    return locale_of(language).territories.get(code, code)


@lru_cache(maxsize=8)
def zones(language):
    """[(IANA name, city)] in the order of the cities; one entry a city."""
    by_city = {}
    for name in sorted(available_timezones()):
        if name.startswith(_REGIONS):
            by_city.setdefault(city(name, language), name)
    return tuple((name, town) for town, name in sorted(by_city.items(), key=lambda pair: pair[0].casefold()))
