import pytest

from evaluation.indicators import INDICATORS, percent_digits, share, wilson


def test_a_share_vanishes_with_its_parts():
    assert share(138, 307) == 0.4495
    assert share(None, 307) is None
    assert share(138, None) is None
    assert share(0, 0) is None


def test_wilson_agrees_with_published_values():
    # Newcombe, Statistics in Medicine 17 (1998), table I: 81 of 263 and 0 of 20
    low, high = wilson(81, 263)
    assert (round(low, 4), round(high, 4)) == (0.2553, 0.3662)
    low, high = wilson(0, 20)
    assert (round(low, 4), round(high, 4)) == (0.0, 0.1611)


def test_wilson_narrows_as_more_of_the_people_answer():
    widths = [high - low for low, high in (wilson(30, 40, population) for population in (400, 80, 50, 41, 40))]
    assert widths == sorted(widths, reverse=True)
    assert widths[-1] == 0
    assert wilson(0, 0) is None


@pytest.mark.parametrize(("n", "digits"), [(9, None), (10, 0), (29, 0), (30, 1)])
def test_percentages_of_few_answers_are_coarse_or_none(n, digits):
    assert percent_digits(n) == digits


def test_every_indicator_says_how_it_is_counted_and_from_what():
    assert all(
        str(indicator.name) and str(indicator.formula) and str(indicator.source) for indicator in INDICATORS.values()
    )
    assert {
        "invited",
        "participants",
        "attendances",
        "activation",
        "posters",
        "posts",
        "countries",
        "veils_lifted",
    } <= {*INDICATORS}
    ratios = (
        "accepted",
        "attendance_rate",
        "activation",
        "posts_per_poster",
        "countries",
        "response_rate",
        "satisfaction",
    )
    assert all(str(INDICATORS[code].denominator) for code in ratios)
