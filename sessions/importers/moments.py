"""Dates and times as attendance reports write them: no zone, the order of day and month left to the account's
locale."""
import re
import unicodedata
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta

_MONTHS = (
    "jan january januar ene enero janv janvier", "feb february februar febrero fev fevr fevrier", "mar march marz marzo mars",
    "apr april abr abril avr avril", "may mayo mai", "jun june juni junio juin", "jul july juli julio juil juillet",
    "aug august ago agosto aou aout", "sep sept september septiembre setiembre septembre", "oct october okt oktober octubre octobre",
    "nov november noviembre novembre", "dec december dez dezember dic diciembre decembre",
)
MONTH_OF = {name: number for number, names in enumerate(_MONTHS, start=1) for name in names.split()}

_TIME = re.compile(
    r"(?P<hour>\d{1,2}):(?P<minute>\d{2})(?::(?P<second>\d{2})(?:[.,]\d{1,9})?)?"
    r"\s*(?P<half>[ap]\.?\s?m\.?|ص|م)?\s*(?:uhr\s*)?(?P<zone>z|utc|gmt|[+-]\d{2}:?\d{2})?",
    re.IGNORECASE,
)
_ISO = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:\s*t\s*|\s+)(.+)", re.IGNORECASE)
_NUMERIC = re.compile(r"(\d{1,2})[-/.](\d{1,2})[-/.](\d{4}|\d{2})[,،]?\s+(.+)")
_DOTTED = re.compile(r"\d{1,2}\.\d{1,2}\.")
_MONTH_FIRST = re.compile(r"([^\W\d]+)\.?\s+(\d{1,2}),?\s+(\d{4})[,،]?\s+(.+)")
_DAY_FIRST = re.compile(r"(\d{1,2})[-\s](?:de\s+)?([^\W\d]+)\.?,?[-\s](?:de\s+)?(\d{4})[,،]?\s+(.+)")

MONTH_DAY, DAY_MONTH = "month first", "day first"


@dataclass(frozen=True)
class Written:
    """A moment as written: a date (or two numbers whose order is open), a time of day and perhaps an offset
    from UTC."""

    year: int
    numbers: tuple  # (first, second) as written if `open`, else (month, day)
    open: bool
    hour: int
    minute: int
    second: int
    half_day: bool
    offset: timedelta | None
    any_day: bool = False  # only the hour is written: the day is the session's, or the one beside it

    def day(self, order):
        """The date under `order`, or None where there is no such day."""
        month, day = self.numbers if not self.open or order == MONTH_DAY else self.numbers[::-1]
        try:
            return date(self.year, month, day)
        except ValueError:
            return None

    def local(self, order):
        """The naive local time under `order`, or None; where an offset was written, UTC (aware)."""
        day = self.day(order)
        if day is None:
            return None
        moment = datetime(day.year, day.month, day.day, self.hour, self.minute, self.second)
        if self.offset is None:
            return moment
        try:
            return (moment - self.offset).replace(tzinfo=UTC)
        except OverflowError:
            return None


def read_moment(text, day=None):
    """Return what `text` (cleaned) says as a Written, or None if it cannot be read as a date with a time of day.

    A time of day alone is read where `day` is given. Dates with dots begin with the day, wherever they are written.
    """
    if len(text) > 60:
        return None
    text = latin_digits(text).casefold()
    if match := _ISO.fullmatch(text):
        return _written(int(match[1]), (int(match[2]), int(match[3])), False, match[4])
    if match := _NUMERIC.fullmatch(text):
        year = int(match[3]) + (2000 if len(match[3]) == 2 else 0)
        numbers = (int(match[1]), int(match[2]))
        dotted = _DOTTED.match(text)
        return _written(year, numbers[::-1] if dotted else numbers, not dotted, match[4])
    for pattern, month, of_month in ((_MONTH_FIRST, 1, 2), (_DAY_FIRST, 2, 1)):
        if (match := pattern.fullmatch(text)) and (number := MONTH_OF.get(match[month])):
            return _written(int(match[3]), (number, int(match[of_month])), False, match[4])
    written = day and _written(day.year, (day.month, day.day), False, text)
    return replace(written, any_day=True) if written else None


def order_of_dates(moments, stays, session_day):
    """Return MONTH_DAY or DAY_MONTH for a whole file, or None if nothing in it or about it decides.

    `moments` are all its Written; `stays` pairs (joined, left) of them; `session_day` the session's date or
    None. In turn: a number above 12 is a day; a stay of a day or longer, or one that ends before it begins, was
    read the wrong way round; the order that alone lands on the session's day (give or take one, for who joined
    past midnight); a clock of twice twelve hours is an American one. Contradictory files give DAY_MONTH or
    MONTH_DAY by the first number above 12: the caller finds the other lines unreadable and says so.
    """
    numeric = [moment for moment in moments if moment.open]
    if all(moment.numbers[0] == moment.numbers[1] for moment in numeric):
        return MONTH_DAY
    for moment in numeric:
        if moment.numbers[0] > 12:
            return DAY_MONTH
        if moment.numbers[1] > 12:
            return MONTH_DAY
    orders = (MONTH_DAY, DAY_MONTH)
    if chosen := _least(orders, lambda order: sum(not _short_stay(stay, order) for stay in stays)):
        return chosen
    if session_day:
        if chosen := _least(orders, lambda order: not any(_near(moment.day(order), session_day) for moment in numeric)):
            return chosen
    if any(moment.half_day for moment in numeric):
        return MONTH_DAY
    return None


def _least(orders, cost):
    first, second = map(cost, orders)
    return None if first == second else orders[0] if first < second else orders[1]


def _short_stay(stay, order):
    joined, left = (moment.local(order) for moment in stay)
    if joined is None or left is None or (joined.tzinfo is None) != (left.tzinfo is None):
        return False
    return timedelta() <= left - joined < timedelta(days=1)


def _near(day, session_day):
    return day is not None and abs(day - session_day) <= timedelta(days=1)


def _written(year, numbers, is_open, time_text):
    time = _TIME.fullmatch(time_text.strip())
    if not time:
        return None
    hour, minute, second = int(time["hour"]), int(time["minute"]), int(time["second"] or 0)
    half = (time["half"] or "")[:1]
    if half:
        if hour > 12:
            return None
        hour = hour % 12 + (12 if half in "pم" else 0)
    if hour > 23 or minute > 59 or second > 59 or not 1970 <= year <= 2199:
        return None
    if not is_open and _no_such_day(year, *numbers):
        return None
    return Written(year, numbers, is_open, hour, minute, second, bool(half), _offset(time["zone"]))


def _no_such_day(year, month, day):
    try:
        date(year, month, day)
    except ValueError:
        return True
    return False


def _offset(text):
    if not text:
        return None
    if text in ("z", "utc", "gmt"):
        return timedelta()
    hours, minutes = int(text[1:3]), int(text[-2:])
    return (1 if text[0] == "+" else -1) * timedelta(hours=hours, minutes=minutes)


def latin_digits(text):
    """NFKC, the digits of any script as 0 to 9, accents off: "juil.", "août" and "٠٧" are read like the rest."""
    text = unicodedata.normalize("NFKC", text)
    text = "".join(str(unicodedata.digit(sign)) if sign.isdigit() else sign for sign in text)
    return "".join(sign for sign in unicodedata.normalize("NFKD", text) if not unicodedata.combining(sign))
