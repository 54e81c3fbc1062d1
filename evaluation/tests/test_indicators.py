import pytest

from evaluation.indicators import COMPARABLE, INDICATORS, compared, comparison, denominators, flag_of, percent_digits, share, wilson


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


# ---- one number over different wholes, and figures of an earlier convening

REPORT = {
    "people": {"invited": 352, "registered": 307, "participants": 324}, "live": {"people": 242}, "platform": {"logged_on": 138},
    "rooms": {"posters": None}, "survey": {"eligible": 0, "completed": 0},
}  # fmt: skip


def test_the_same_number_over_different_wholes_is_told_with_each():
    assert denominators(REPORT) == [
        {
            "figure": "platform.logged_on", "value": 138,
            "of": [{"name": "people.registered", "whole": 307, "share": 0.4495}, {"name": "people.participants", "whole": 324, "share": 0.4259}],
        }
    ]  # fmt: skip


def test_wholes_that_are_equal_or_withheld_contradict_nothing():
    equal = {**REPORT, "people": {"registered": 324, "participants": 324}}
    assert denominators(equal) == []
    assert denominators({**REPORT, "people": {"registered": None, "participants": 324}}) == []
    assert denominators({**REPORT, "platform": {"logged_on": None}}) == []


@pytest.mark.parametrize(
    ("value", "whole", "stated", "flag"),
    [
        (138, 307, 45.0, ""),
        (138, 307, 44.9, "stated_is_not_the_share"),  # 44.95 is printed as 45.0, or as 45
        (138, 324, 45.0, "stated_is_not_the_share"),
        (138, 324, 43.0, ""),
        (138, 324, 42.6, ""),
        (138, None, 45.0, "whole_is_not_told"),
        (138, None, None, ""),
        (138, 307, None, ""),
        (1, 3, 33.3, ""),
        (1, 3, 33.4, "stated_is_not_the_share"),
        (1, 8, 13.0, ""),  # 12.5 rounded up
    ],
)
def test_a_percentage_that_is_not_that_of_its_whole_is_flagged(value, whole, stated, flag):
    assert flag_of(value, whole, stated) == flag


def test_an_earlier_figure_stands_beside_what_may_be_told_today():
    earlier = [
        {"indicator": "activation", "value": 120, "whole": 300, "stated": 43.0, "source": "page 4"},
        {"indicator": "posters", "value": 30, "whole": None, "stated": None, "source": "page 6"},
    ]
    assert comparison(REPORT, earlier) == [
        {
            "indicator": "activation", "then": 120, "then_whole": 300, "stated": 43.0, "now": 138, "now_whole": 307, "source": "page 4",
            "flag": "stated_is_not_the_share",
        },
        {
            "indicator": "posters", "then": 30, "then_whole": None, "stated": None, "now": None, "now_whole": 138, "source": "page 6",
            "flag": "",
        },
    ]  # fmt: skip
    report = compared({**REPORT, "earlier_figures": earlier})
    assert "earlier_figures" not in report and len(report["comparison"]) == 2


def test_what_can_be_compared_is_an_indicator():
    assert set(COMPARABLE) <= set(INDICATORS)
