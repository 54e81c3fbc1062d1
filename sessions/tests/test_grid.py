"""The grid: days across, hours downwards, nothing lost and nothing twice."""

import re
from datetime import UTC, datetime, timedelta
from types import SimpleNamespace
from zoneinfo import ZoneInfo

from hypothesis import given, settings
from hypothesis import strategies as st

from sessions.models import Session
from sessions.selectors.grid import grid_of

from .conftest import plan

NEW_YORK = ZoneInfo("America/New_York")


def entry(start, minutes):
    return SimpleNamespace(session=Session(starts_at=start, minutes=minutes))


def texts(lines):
    return [(f"{line.start:%H:%M}", f"{line.end:%H:%M}", [cell.rows for cell in line.cells if cell.entry]) for line in lines]


def test_sessions_at_once_stand_side_by_side_and_a_row_without_any_is_left_out():
    day = datetime(2021, 7, 14, 13, tzinfo=UTC)
    days, lines = grid_of([entry(day, 60), entry(day + timedelta(minutes=30), 60), entry(day + timedelta(hours=5), 60)], NEW_YORK)
    assert [(str(one.date), one.lanes) for one in days] == [("2021-07-14", 2)]
    assert texts(lines) == [
        ("09:00", "09:30", [2]), ("09:30", "10:00", [2]), ("10:00", "10:30", []), ("14:00", "15:00", [1]),
    ]  # fmt: skip


def test_what_goes_past_midnight_stands_on_both_days():
    days, lines = grid_of([entry(datetime(2021, 7, 15, 3, tzinfo=UTC), 120)], NEW_YORK)
    assert [str(one.date) for one in days] == ["2021-07-14", "2021-07-15"]
    assert [[(cell.entry is not None, cell.goes_on) for cell in line.cells] for line in lines] == [
        [(False, False), (True, True)], [(True, False), (False, False)],
    ]  # fmt: skip


@settings(max_examples=15)
@given(st.lists(st.tuples(st.integers(0, 4 * 96), st.integers(1, 400)), min_size=1, max_size=8))
def test_every_minute_of_every_session_has_its_place(given_sessions):
    start = datetime(2021, 11, 6, tzinfo=UTC)  # with the night in which clocks are set back
    entries = [entry(start + timedelta(minutes=15 * quarter), minutes) for quarter, minutes in given_sessions]
    days, lines = grid_of(entries, NEW_YORK)
    width = sum(day.lanes for day in days)
    taken = [[None] * width for _line in lines]
    for at, line in enumerate(lines):
        for cell in line.cells:
            column = taken[at].index(None)
            for row in range(at, at + cell.rows):
                assert taken[row][column] is None, "two things in one place"
                taken[row][column] = cell
    assert all(cell is not None for row in taken for cell in row), "the table has no hole"
    shown = {id(cell.entry) for row in taken for cell in row if cell.entry}
    assert shown == {id(one) for one in entries}


def test_the_page_is_a_table_with_heads_and_links(cast, group, opening, signed_in):
    cast.secretariat.change_profile(language="en")
    page = signed_in(cast.secretariat).get("/c/gathering/programme/grid/?zone=Tunis").content.decode()
    (table,) = re.findall(r"<table>.*</table>", page, re.DOTALL)
    assert table.count('scope="colgroup"') == 2 and 'scope="row">14:00–15:00' in table and "<caption" in table
    assert "Working group" in table and "/c/gathering/programme/opening/change/" in table and "style=" not in page


def test_as_many_questions_for_three_as_for_one(cast, group, signed_in, django_assert_max_num_queries):
    browser = signed_in(cast.secretariat)
    counts = []
    for slugs in ((), ("second", "third")):
        for slug in slugs:
            plan(cast.convening, cast.secretariat, slug, local_start=datetime(2021, 7, 16, 9))
        browser.get("/c/gathering/programme/grid/")
        with django_assert_max_num_queries(12) as asked:
            browser.get("/c/gathering/programme/grid/")
        counts.append(len(asked))
    assert counts[0] == counts[1]
