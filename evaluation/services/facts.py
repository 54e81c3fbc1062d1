"""Counting facts: who logged on, in which weeks, who opened a resource. A million facts are rows of thirty bytes here, and never objects.

The database hands over marks and days as they lie (a binary COPY); numpy sorts and counts them. Only people come out: each mark once.
"""

from collections import Counter
from dataclasses import dataclass
from datetime import date, timedelta
from io import BytesIO

from django.db import connection

THE_FIRST_MONDAY = date(2000, 1, 3)  # PostgreSQL counts days from 1 January 2000
HEAD, TAIL = 19, 2  # bytes around the rows of a binary COPY without extensions


@dataclass(frozen=True)
class Told:
    """The marks of the people whom facts tell of, and how many different ones in each week {Monday: people}."""

    marks: frozenset
    weeks: dict


def told(convening, verb, members, noted=()):
    """`Told` of the facts of one verb, of `members` (marks) alone. `noted` are (mark, day) of facts that are not written yet."""
    import numpy as np  # big, and no page needs it

    rows = _rows(convening, verb, np)
    extra = np.array([(2, 16, mark, 4, (day - THE_FIRST_MONDAY).days + 2) for mark, day in noted], dtype=rows.dtype)
    rows = np.concatenate([rows, extra]) if len(extra) else rows
    who = _places(rows["mark"], members, np)
    known = who >= 0
    who, week = who[known], (rows["day"][known].astype(np.int64) - 2) // 7
    if not len(who):
        return Told(frozenset(), {})
    first = int(week.min())
    pairs = np.unique((week - first) * len(members) + who)  # one number a person and week
    weeks = Counter(dict(enumerate(np.bincount(pairs // len(members)).tolist())))
    ordered = sorted(members)
    return Told(
        frozenset(ordered[place] for place in np.unique(pairs % len(members)).tolist()),
        {THE_FIRST_MONDAY + timedelta(weeks=first + number): people for number, people in sorted(weeks.items())},
    )


def _rows(convening, verb, np):
    """The facts as they come over the wire: an array of ("mark", "day") with the lengths that stand before each field."""
    row = np.dtype([("fields", ">i2"), ("l1", ">i4"), ("mark", "V16"), ("l2", ">i4"), ("day", ">i4")])
    buffer = BytesIO()
    with connection.cursor() as cursor:
        asked = cursor.mogrify(
            "COPY (SELECT mark, day FROM evaluation_fact WHERE convening_id = %s AND verb = %s AND octet_length(mark) = 16) "
            "TO STDOUT (FORMAT binary)", [str(convening.pk), verb],
        )  # fmt: skip
        cursor.copy_expert(asked, buffer)
    whole = buffer.getbuffer()
    return np.frombuffer(whole[HEAD : len(whole) - TAIL], dtype=row)


def _places(marks, members, np):
    """For each mark its place among the sorted `members`, -1 for whoever is none of them.

    A mark is compared by its first eight bytes as one number, and by the others where that is not enough.
    """
    if not members:
        return np.full(len(marks), -1, dtype=np.int64)
    known = np.frombuffer(b"".join(sorted(members)), dtype=">u8").reshape(-1, 2).astype(np.uint64)
    asked = np.ascontiguousarray(marks).view(">u8").reshape(-1, 2).astype(np.uint64)
    places = np.searchsorted(known[:, 0], asked[:, 0])
    places[places == len(known)] = 0
    while True:  # two members whose marks begin alike stand side by side
        here = (known[places, 0] == asked[:, 0]) & (known[places, 1] != asked[:, 1])
        further = here & (places + 1 < len(known)) & (known[np.minimum(places + 1, len(known) - 1), 0] == asked[:, 0])
        if not further.any():
            break
        places[further] += 1
    return np.where((known[places] == asked).all(axis=1), places, -1)
