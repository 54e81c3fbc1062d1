"""Time in a session, as sets of intervals: the arithmetic under every figure on attendance.

An interval is a pair (joined, left) of datetimes and holds its first instant and not its last. A person is a
list of intervals, in any order and overlapping as they may: two devices are one person. Early arrival counts;
nothing is cut at the session's ends.
"""
import statistics
from datetime import timedelta

RECONNECTION = timedelta(minutes=2)
ENOUGH = timedelta(minutes=5)
MINUTE = timedelta(minutes=1)


def merge(intervals, gap=RECONNECTION):
    """Return the union of `intervals` in order of time, an absence of `gap` or less between two of them counted
    as presence.

    An interval without length is no presence and bridges nothing. One that ends before it begins is a
    ValueError.
    """
    merged = []
    for joined, left in sorted(intervals):
        if left < joined:
            raise ValueError(f"An interval ends at {left}, before it begins at {joined}.")
        if left == joined:
            continue
        if merged and joined - merged[-1][1] <= gap:
            merged[-1] = (merged[-1][0], max(left, merged[-1][1]))
        else:
            merged.append((joined, left))
    return merged


def present(intervals):
    """Return how long one person was present (timedelta), reconnections and overlaps merged."""
    return sum((left - joined for joined, left in merge(intervals)), timedelta())


def qualifies(intervals, session_minutes):
    """Say whether one person's presence counts as attendance: 5 minutes or 10% of the session, whichever is
    less."""
    return present(intervals) >= min(ENOUGH, _length(session_minutes) / 10)


def peak(people):
    """Return the largest number of `people` (lists of intervals) present at the same instant, each merged first.

    Who leaves at a second is gone when another arrives at it.
    """
    stays = [stay for intervals in people for stay in merge(intervals)]
    changes = [(joined, 1) for joined, _left in stays] + [(left, -1) for _joined, left in stays]
    highest = now_present = 0
    for _moment, change in sorted(changes):  # -1 sorts before +1 within one second
        now_present += change
        highest = max(highest, now_present)
    return highest


def dwell(people):
    """Return (median, first quartile, third quartile) of the minutes that those present stayed, unrounded;
    Nones for nobody.

    Quartiles interpolate between the ordered values at (n − 1)·p (Hyndman and Fan's seventh, the spreadsheets'
    QUARTILE.INC).
    """
    minutes = sorted(stay / MINUTE for stay in map(present, people) if stay)
    if not minutes:
        return None, None, None
    if len(minutes) == 1:
        return minutes[0], minutes[0], minutes[0]
    first, median, third = statistics.quantiles(minutes, n=4, method="inclusive")
    return median, first, third


def share_staying(people, session_minutes, share=0.75):
    """Return the share (0 to 1) of those present who stayed `share` of the session or longer; None if nobody
    was present."""
    stays = [stay for stay in map(present, people) if stay]
    if not stays:
        return None
    return sum(stay >= _length(session_minutes) * share for stay in stays) / len(stays)


def _length(session_minutes):
    if session_minutes <= 0:
        raise ValueError("A session lasts longer than no time.")
    return timedelta(minutes=session_minutes)
