"""Presence, qualifying attendance, peak and dwell, against a count second by second."""
import statistics
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sessions import presence

OPENING = datetime(2021, 7, 7, 14, tzinfo=UTC)


def at(minutes, seconds=0):
    return OPENING + timedelta(minutes=minutes, seconds=seconds)


def stay(came, went):
    return at(came), at(went)


def test_two_devices_are_one_person():
    assert presence.present([stay(0, 60), stay(30, 90)]) == timedelta(minutes=90)


def test_a_gap_of_two_minutes_is_presence_and_a_second_more_is_not():
    assert presence.merge([(at(0), at(10)), (at(12), at(20))]) == [(at(0), at(20))]
    assert presence.merge([(at(0), at(10)), (at(12, 1), at(20))]) == [(at(0), at(10)), (at(12, 1), at(20))]


def test_an_interval_inside_another_does_not_shorten_it():
    assert presence.merge([stay(0, 60), stay(10, 20), stay(61, 70)]) == [stay(0, 70)]


def test_an_interval_without_length_bridges_nothing():
    assert presence.merge([stay(0, 10), stay(12, 12), stay(14, 20)]) == [stay(0, 10), stay(14, 20)]


def test_an_interval_that_ends_before_it_begins_is_an_error():
    with pytest.raises(ValueError):
        presence.merge([stay(10, 0)])


@pytest.mark.parametrize("seconds, session_minutes, enough", [
    (300, 90, True), (299, 90, False),  # five minutes of a long session
    (180, 30, True), (179, 30, False),  # a tenth of a short one
    (300, 50, True), (299, 50, False),  # where both are the same
    (0, 90, False), (0, 1, False),
])
def test_attendance_qualifies_at_five_minutes_or_a_tenth(seconds, session_minutes, enough):
    assert presence.qualifies([(at(0), at(0, seconds))], session_minutes) is enough


def test_early_arrival_counts_and_nobody_attends_by_not_coming():
    assert presence.qualifies([stay(-5, 0)], 90) is True
    assert presence.qualifies([], 90) is False


def test_who_leaves_at_a_second_is_gone_when_another_arrives_at_it():
    assert presence.peak([[stay(0, 10)], [stay(10, 20)]]) == 1
    assert presence.peak([[stay(0, 10)], [(at(9, 59), at(20))]]) == 2


def test_one_person_on_two_devices_is_counted_once_at_the_peak():
    assert presence.peak([[stay(0, 10), stay(0, 10)], [stay(5, 6)]]) == 2


def test_nobody_has_no_peak_no_median_and_no_share():
    assert presence.peak([]) == 0
    assert presence.dwell([[], []]) == (None, None, None)
    assert presence.share_staying([[]], 90) is None


def test_dwell_interpolates_between_the_ordered_stays():
    assert presence.dwell([[stay(0, minutes)] for minutes in (10, 20, 30, 40)]) == (25.0, 17.5, 32.5)
    assert presence.dwell([[stay(0, 7)], []]) == (7.0, 7.0, 7.0)


def test_the_share_that_stayed_three_quarters_or_longer():
    people = [[stay(0, 45)], [stay(0, 44)], [stay(-10, 20), stay(21, 50)], []]
    assert presence.share_staying(people, 60) == 2 / 3
    assert presence.share_staying(people, 60, 1) == 1 / 3


def test_a_session_without_length_is_an_error():
    with pytest.raises(ValueError):
        presence.qualifies([stay(0, 10)], 0)


seconds = st.integers(0, 1_500)
intervals = st.lists(st.tuples(seconds, seconds).map(lambda pair: tuple(sorted(pair))), max_size=6)


def seconds_present(person):
    """The naive way: every second one looks whether she is there, then fills each absence of 120 seconds or
    less."""
    there = {second for came, went in person for second in range(came, went)}
    filled = set(there)
    for second in there:
        for ahead in range(2, 122):
            if second + ahead in there:
                filled.update(range(second, second + ahead))
                break
    return filled


def moments(person):
    return [(at(0, came), at(0, went)) for came, went in person]


@settings(deadline=None)
@given(st.lists(intervals, max_size=5))
def test_presence_peak_and_dwell_equal_a_count_second_by_second(people):
    there = [seconds_present(person) for person in people]
    intervals_of = [moments(person) for person in people]
    assert [presence.present(person).total_seconds() for person in intervals_of] == [len(each) for each in there]
    assert presence.peak(intervals_of) == max(
        (sum(second in each for each in there) for second in range(1_500)), default=0
    )
    stays = [len(each) / 60 for each in there if each]
    assert presence.dwell(intervals_of)[0] == (statistics.median(stays) if stays else None)


@settings(deadline=None)
@given(intervals, st.randoms())
def test_order_does_not_matter_and_merging_twice_changes_nothing(person, chance):
    merged = presence.merge(moments(person))
    shuffled = moments(person)
    chance.shuffle(shuffled)
    assert presence.merge(shuffled) == merged
    assert presence.merge(merged) == merged


@settings(deadline=None)
@given(st.lists(st.tuples(st.integers(0, 50), st.integers(1, 50)), min_size=2, max_size=8))
def test_quartiles_are_those_of_the_definition(lengths):
    stays = sorted(length for _start, length in lengths)

    def quantile(p):
        position = (len(stays) - 1) * p
        below = int(position)
        above = min(below + 1, len(stays) - 1)
        return stays[below] + (stays[above] - stays[below]) * (position - below)

    assert presence.dwell([[stay(start, start + length)] for start, length in lengths]) == (
        quantile(0.5), quantile(0.25), quantile(0.75)
    )
