"""The convening's time: the database's clock, moved by an offset that only the demo and the tests may set.

A machine whose own clock is wrong follows the database's within seconds. Codes, login sessions and the audit use real time and never ask here. Services that decide at a border (a room that
closes) ask the database in their own statement: `convening_now()`.
"""

from datetime import UTC, datetime, timedelta
from time import monotonic

from django.conf import settings
from django.db import connection, models

from . import cached

_OFFSET_SECONDS_TRUSTED = 5.0
_WRONG = timedelta(seconds=1)
_known = {"offset": timedelta(), "until": 0.0, "database": None}


class Now(models.Func):
    """`convening_now()` inside a query."""

    function = "convening_now"
    output_field = models.DateTimeField()


def _offset():
    name = connection.settings_dict["NAME"]
    if monotonic() > _known["until"] or _known["database"] != name:
        with connection.cursor() as cursor:
            asked = datetime.now(UTC)
            cursor.execute("SELECT convening_now() - clock_timestamp(), clock_timestamp()")
            moved, there = cursor.fetchone()
        offset = moved + there - min(max(there, asked), datetime.now(UTC))  # a right clock shows `there` between asking and hearing
        _known.update(offset=offset if abs(offset) >= _WRONG else timedelta(), until=monotonic() + _OFFSET_SECONDS_TRUSTED, database=name)
    return _known["offset"]


def now():
    """The convening's present instant, in UTC."""
    return datetime.now(UTC) + _offset()


def today(zone):
    """The day it is in `zone` (a ZoneInfo) by the convening's clock."""
    return now().astimezone(zone).date()


def set_to(instant):
    """Demo and tests only: let the convening's clock show `instant` now and run on from there. None: real time."""
    if not settings.EMBEDDED:
        raise RuntimeError("the clock is only moved on the demo's and the tests' own engines")
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM convening_clock")
        if instant is not None:
            cursor.execute("INSERT INTO convening_clock (moved_by) VALUES (%s - clock_timestamp())", [instant])
    forget()
    cached.changed()


def forget():
    """Ask the database again at the next call."""
    _known["until"] = 0.0
