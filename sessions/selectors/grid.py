"""The programme as a grid: days beside each other, hours downwards, sessions that run at once side by side."""

from dataclasses import dataclass, field
from datetime import datetime, time, timedelta

A_DAY = timedelta(days=1)


@dataclass(frozen=True)
class Cell:
    """What stands in one place of the grid. `rows`: how many rows it takes; `entry` None: nothing is there. `goes_on`: it began the day before."""

    rows: int
    entry: object = None
    goes_on: bool = False


@dataclass
class Day:
    """One column of the grid, or several where sessions run at once: `lanes` of them."""

    date: object
    lanes: int = 1
    blocks: list = field(default_factory=list)


@dataclass(frozen=True)
class Line:
    """One row: from when to when, on the reader's clock (datetimes of the first day; the end may be midnight), and its cells."""

    start: time
    end: time
    cells: tuple


@dataclass
class _Block:
    begin: int  # minutes of the day
    end: int
    entry: object
    goes_on: bool
    lane: int = 0


def grid_of(entries, zone):
    """(days, lines): `entries` (each with `.session`) laid out by the clock of `zone`. Rows are the hours at which something begins or ends.

    A row in which nothing takes place on any day is left out. What goes past midnight stands on both days. Both are empty without entries.
    """
    days = _days(entries, zone)
    for day in days:
        day.lanes = _into_lanes(day.blocks)
    edges = sorted({edge for day in days for block in day.blocks for edge in (block.begin, block.end)})
    spans = [
        span for span in zip(edges, edges[1:], strict=False)
        if any(block.begin <= span[0] and span[1] <= block.end for day in days for block in day.blocks)
    ]  # fmt: skip
    lanes = [(day, lane) for day in days for lane in range(day.lanes)]
    lines = []
    for at, (begin, end) in enumerate(spans):
        cells = [cell for day, lane in lanes if (cell := _cell(day, lane, spans, at)) is not None]
        lines.append(Line(_clock(begin), _clock(end), tuple(cells)))
    return days, lines


def _days(entries, zone):
    found = {}
    for entry in entries:
        begin, end = (moment.astimezone(zone) for moment in (entry.session.starts_at, entry.session.ends_at))
        date, goes_on = begin.date(), False
        while date <= end.date():
            midnight = datetime.combine(date, time(), tzinfo=zone)
            first = 0 if goes_on else _minutes(begin)
            last = _minutes(end) if end.date() == date else 24 * 60
            if last > first:
                found.setdefault(date, Day(date)).blocks.append(_Block(first, last, entry, goes_on))
            elif not goes_on:  # clocks are set back while it lasts
                found.setdefault(date, Day(date)).blocks.append(_Block(first, min(first + 1, 24 * 60), entry, goes_on))
            date, goes_on = (midnight + A_DAY).date(), True
    return [found[date] for date in sorted(found)]


def _into_lanes(blocks):
    """Put what runs at once side by side; returns how many stand so at most."""
    ends = []
    for block in sorted(blocks, key=lambda block: (block.begin, block.end)):
        block.lane = next((lane for lane, end in enumerate(ends) if end <= block.begin), len(ends))
        ends[block.lane:block.lane + 1] = [block.end]
    return max(len(ends), 1)


def _cell(day, lane, spans, at):
    """The cell that begins in row `at`; None where one from above still stands."""
    begin, end = spans[at]
    for block in day.blocks:
        if block.lane == lane and block.begin <= begin and end <= block.end:
            inside = [n for n, span in enumerate(spans) if block.begin <= span[0] and span[1] <= block.end]
            return Cell(len(inside), block.entry, block.goes_on) if inside[0] == at else None
    return Cell(1)


def _minutes(moment):
    return moment.hour * 60 + moment.minute


def _clock(minutes):
    return time(minutes // 60 % 24, minutes % 60)
