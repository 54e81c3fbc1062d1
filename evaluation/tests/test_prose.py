import pytest
from django.utils import translation
from hypothesis import given, strategies as st

from evaluation import prose
from evaluation.tests.sample import sample_report

LANGUAGES = ("ar", "en", "es", "fr")


@pytest.fixture(autouse=True)
def in_english():
    with translation.override("en"):
        yield


@pytest.mark.parametrize(
    ("figure", "said"),
    [
        (324, "more than 320"),
        (405, "more than 400"),
        (43, "more than 40"),
        (70, "around 70"),
        (139, "fewer than 140"),
        (999, "fewer than 1,000"),
        (1000, "around 1,000"),
        (1234, "more than 1,200"),
        (1290, "fewer than 1,300"),
        (12_345, "more than 12,000"),
        (20, "around 20"),
        (21, "more than 20"),
        (19, "19"),
        (7, "7"),
        (0, "0"),
    ],
)
def test_a_figure_is_said_by_the_rule(figure, said):
    assert prose.approximate(figure) == said


@given(st.integers(0, 10**7))
def test_what_is_said_of_a_figure_is_true_of_it(n):
    word, said = prose.wording(n)
    assert {"exact": said == n, "around": said == n, "more": said < n, "fewer": said > n}[word]
    assert abs(said - n) * 10 < max(n, 1) * 5  # never off by half of it


@pytest.mark.parametrize(
    ("part", "whole", "said"),
    [
        (138, 307, ("around", 45)),
        (1, 2, ("exact", 50)),
        (0, 9, ("exact", 0)),
        (9, 9, ("exact", 100)),
        (1, 1000, ("fewer", 1)),
        (999, 1000, ("more", 99)),
        (1, 200, ("around", 1)),
        (45, 1000, ("around", 5)),
    ],
)
def test_a_share_is_said_by_the_rule(part, whole, said):
    assert prose.share_wording(part, whole) == said


def test_the_reference_figures_read_as_the_printed_report():
    report = sample_report()
    people, platform, live = report["people"], report["platform"], report["live"]
    assert (
        prose.people_took_part(people["participants"]) == "More than 320 people took part, live or on the platform."
    )
    assert (
        prose.countries_declared(people["countries"]) == "They named around 70 countries and territories as theirs."
    )
    assert prose.share_logged_on(platform["logged_on"], people["registered"]) == (
        "Around 45% of those registered logged on to the platform: 138 of 307."
    )
    assert prose.countries_of_logged_on(platform["countries"]) == (
        "Those who logged on named more than 40 countries and territories."
    )
    assert (
        prose.attendances_counted(live["attendances"])
        == "The live sessions counted more than 400 attendances in all."
    )


def test_a_withheld_figure_is_not_hinted_at():
    assert prose.people_took_part(None) == "This figure is withheld to protect people."


@pytest.mark.parametrize(
    ("language", "thousands", "share", "day"),
    [
        ("en", "12,345.7", "45.0%", "2 August 2021"),
        ("es", "12.345,7", "45,0\u00a0%", "2 de agosto de 2021"),
        ("fr", "12\u202f345,7", "45,0\u00a0%", "2 août 2021"),
        ("ar", "١٢٬٣٤٥٫٧", "٤٥٫٠٪", "٢ آب/أغسطس ٢٠٢١"),
    ],
)
def test_digits_signs_and_days_are_as_the_language_writes_them(language, thousands, share, day):
    with translation.override(language):
        assert prose.number(12345.67, 1) == thousands
        assert prose.percent(138 / 307, 1) == share
        assert prose.day("2021-08-02") == day


def test_months_of_two_words_are_written_whole_in_arabic():
    assert prose.day("2021-12-31", "ar") == "٣١ كانون الأول/ديسمبر ٢٠٢١"
    assert prose.day("2022-01-01", "ar") == "١ كانون الثاني/يناير ٢٠٢٢"


@pytest.mark.parametrize("language", LANGUAGES)
def test_figures_are_said_in_every_language_with_their_digits(language):
    with translation.override(language):
        for figure, tens in ((324, 320), (70, 70), (43, 40), (405, 400), (139, 140)):
            assert prose.number(tens) in prose.approximate(figure)
        sentence = prose.share_logged_on(138, 307)
        assert prose.percent(0.45) in sentence
        assert prose.number(138) in sentence and prose.number(307) in sentence


def test_a_session_is_told_on_the_clock_of_its_city_that_summer():
    assert prose.clock_span("2021-07-15T08:00:00Z", 150, "America/New_York") == ("04:00–06:30", "2021-07-15")
    assert prose.clock_span("2021-07-15T02:00:00Z", 90, "America/New_York") == ("22:00–23:30", "2021-07-14")
    assert prose.city("America/New_York", "ar") == "نيويورك"


@given(st.floats(0, 1), st.integers(0, 2))
def test_a_percentage_is_rounded_half_up(value, decimals):
    shown = float(prose.percent(value, decimals, "en").rstrip("%"))
    assert abs(shown - value * 100) <= 0.5 * 10**-decimals + 1e-6


@pytest.mark.parametrize(
    ("part", "whole", "sentence"),
    [
        (60, 71, "Around 85% of those who answered were satisfied or very satisfied: 60 of 71."),
        (30, 60, "50% of those who answered were satisfied or very satisfied: 30 of 60."),
        (299, 300, "More than 99% of those who answered were satisfied or very satisfied: 299 of 300."),
        (1, 300, "Less than 1% of those who answered were satisfied or very satisfied: 1 of 300."),
    ],
)
def test_shares_of_answers_are_said_by_the_same_rule(part, whole, sentence):
    assert prose.best_two(part, whole) == sentence


def test_answers_returns_and_resources_are_said_with_both_numbers():
    assert prose.answered(71, 307) == "Around 23% of those who were asked answered: 71 of 307."
    assert prose.share_opened(85, 307) == "Around 28% of those registered opened a resource: 85 of 307."
    assert prose.came_back(26, 87) == "Around 30% of those who came to a session by invitation came to two or more: 26 of 87."
    assert prose.without_organisers(315) == "Without those who worked for the convening, more than 310 people took part."
    assert prose.nearly_all(0.94) == "More than 94% of those who answered were satisfied or very satisfied."
    assert prose.best_two(50, 71, satisfied=False) == "Around 70% of those who answered chose one of the two best answers: 50 of 71."


@pytest.mark.parametrize(("language", "day"), [("en", "5 Jul"), ("es", "5 jul"), ("fr", "5 juil."), ("ar", "٥/٧")])
def test_a_day_at_the_foot_of_a_chart_is_short(language, day):
    with translation.override(language):
        assert prose.short_day("2021-07-05") == day
