"""How long somebody stayed, as platforms write it: "1h 27m 51s", "59 Min. 0 Sek.", "01:27:51", or minutes as a number."""

import re
from datetime import timedelta

from .moments import latin_digits

LONGEST = timedelta(days=2)
_UNITS = {
    "hours": "h hr hrs hour hours std stunde stunden heure heures hora horas godz ساعة ساعات",
    "minutes": "m min mins minute minutes minuten minuto minutos mn دقيقة دقائق",
    "seconds": "s sec secs second seconds sek sekunde sekunden seconde secondes seg segundo segundos ثانية ثوان ثواني",
}
_UNIT_OF = {latin_digits(word): unit for unit, words in _UNITS.items() for word in words.split()}
_PART = re.compile(r"(\d{1,6})\s*([^\W\d_]+)\.?[\s,،]*")
_CLOCK = re.compile(r"(\d{1,3}):(\d{2})(?::(\d{2}))?")


def read_duration(text):
    """Return what `text` says as a timedelta, or None. A bare number is minutes; "1:27" is an hour and 27 minutes."""
    text = latin_digits(text).casefold().strip()
    if not text or len(text) > 60:
        return None
    if re.fullmatch(r"\d{1,6}", text):
        return _bounded(timedelta(minutes=int(text)))
    if clock := _CLOCK.fullmatch(text):
        hours, minutes, seconds = (int(part or 0) for part in clock.groups())
        return _bounded(timedelta(hours=hours, minutes=minutes, seconds=seconds))
    length, position, last = timedelta(), 0, None
    while position < len(text):
        part = _PART.match(text, position)
        unit = part and _UNIT_OF.get(part[2])
        if not unit or unit == last:
            return None
        length, position, last = length + timedelta(**{unit: int(part[1])}), part.end(), unit
    return _bounded(length)


def _bounded(length):
    return length if length <= LONGEST else None
