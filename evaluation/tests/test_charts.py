import re
from xml.etree import ElementTree

import pytest
from django.utils import translation

from evaluation.charts import Bar, Bars, Curve, Scale, Series, Steps, Weeks

SVG = "{http://www.w3.org/2000/svg}"
CHART = Bars(
    "live", "Attendances <by> session", (Bar("Opening & welcome", 160), Bar("Groups", 40), Bar("Closing", None))
)


@pytest.fixture(autouse=True)
def in_english():
    with translation.override("en"):
        yield


def drawn(chart, **options):
    return ElementTree.fromstring(chart.svg(**options))


def texts(root, kind):
    return [element.text for element in root.iter(SVG + "text") if element.get("class") == kind]


def test_a_chart_shows_the_numbers_of_its_table_in_their_order():
    root = drawn(CHART)
    assert texts(root, "chart-label") == ["Opening & welcome", "Groups", "Closing"]
    assert texts(root, "chart-number") == ["160", "40", "withheld"]
    lengths = [float(bar.get("width")) for bar in root.iter(SVG + "rect") if bar.get("class") == "chart-bar"]
    assert lengths[0] == 4 * lengths[1]


def test_a_withheld_bar_looks_the_same_whatever_it_hides():
    """Its length, its words and its place say nothing of the number, which the drawing never had."""
    root = drawn(CHART)
    hidden = [bar for bar in root.iter(SVG + "rect") if bar.get("class") == "chart-withheld"]
    assert [bar.get("width") for bar in hidden] == ["419"]
    only = drawn(Bars("one", "Posts", (Bar("Room", None),)))
    assert [bar.get("width") for bar in only.iter(SVG + "rect") if bar.get("class") == "chart-withheld"] == ["419"]
    assert only.find(SVG + "desc").text == "Room: withheld"


def test_a_chart_is_said_in_words():
    root = drawn(CHART)
    assert root.get("role") == "img"
    assert root.find(SVG + "title").text == "Attendances <by> session"
    assert root.find(SVG + "desc").text == "Opening & welcome: 160; Groups: 40; Closing: withheld"
    named = {element.get("id") for element in root.iter() if element.get("id")}
    assert set(root.get("aria-labelledby").split()) <= named
    assert all(name.startswith("live-") for name in named)


def test_a_chart_obeys_the_policy_of_the_pages():
    text = CHART.svg()
    assert re.search(r"style|<script|\son\w+=|href|xlink", text) is None
    assert re.findall(r"https?://[^\"]+", text) == ["http://www.w3.org/2000/svg"]
    assert "font-family" not in text
    assert 'font-family="Amiri"' in CHART.svg(font="Amiri")


def test_right_to_left_the_bars_grow_from_the_right_and_nothing_leaves_the_drawing():
    with translation.override("ar"):
        root = drawn(Bars("live", "الحضور", (Bar("الافتتاح", 167), Bar("الختام", 46))), right_to_left=True)
    assert root.get("direction") == "ltr"
    assert texts(root, "chart-number") == ["١٦٧", "٤٦"]
    for bar in root.iter(SVG + "rect"):
        assert float(bar.get("x")) + float(bar.get("width")) == pytest.approx(420)
    anchors = {
        element.get("class"): (element.get("x"), element.get("text-anchor")) for element in root.iter(SVG + "text")
    }
    assert anchors == {"chart-label": ("420", "end"), "chart-number": ("0", "start")}


def test_a_chart_of_nothing_is_still_a_drawing():
    root = drawn(Bars("none", "Posts", (Bar("Room", 0),)))
    assert texts(root, "chart-number") == ["0"]
    assert [bar.get("width") for bar in root.iter(SVG + "rect")] == ["0"]


# ---- weeks

WEEKS = Weeks(
    "weeks", "Activity by week", ("5 Jul", "12 Jul", "19 Jul"),
    (Series("People who logged on", (40, 20, None)), Series("Posts", (12, 0, 24), mark="stems")),
)  # fmt: skip


def rects(root, kind):
    return [element for element in root.iter(SVG + "rect") if element.get("class") == kind]


def test_two_series_are_told_apart_by_their_marks_and_each_has_its_own_scale():
    root = ElementTree.fromstring(WEEKS.svg())
    assert texts(root, "chart-number") == ["40", "20", "12", "0", "24"]
    tall = [float(bar.get("height")) for bar in rects(root, "chart-bar")]
    assert tall[0] == 2 * tall[1]
    assert len([dot for dot in root.iter(SVG + "circle")]) == 3
    assert texts(root, "chart-label") == ["People who logged on", "Posts", "5 Jul", "12 Jul", "19 Jul"]


def test_a_withheld_week_is_hatched_alike_whatever_it_hides():
    (hidden,) = rects(ElementTree.fromstring(WEEKS.svg()), "chart-withheld")
    assert hidden.get("height") == "56"
    assert "19 Jul: withheld" in WEEKS.description
    assert WEEKS.description.startswith("People who logged on: 5 Jul: 40; 12 Jul: 20;")


def test_weeks_run_from_the_right_in_arabic():
    root = ElementTree.fromstring(WEEKS.svg(right_to_left=True))
    places = [float(text.get("x")) for text in root.iter(SVG + "text") if text.text in WEEKS.weeks]
    assert places == sorted(places, reverse=True)


def test_of_many_weeks_not_each_is_named():
    many = Weeks("many", "A year", tuple(str(n) for n in range(52)), (Series("People", tuple(range(52))),))
    root = ElementTree.fromstring(many.svg())
    assert len(texts(root, "chart-label")) == 1 + 9
    assert texts(root, "chart-number") == []  # the table has them


# ---- the curve of equality and answers on a scale


def test_the_curve_stands_against_the_line_where_all_write_alike():
    curve = Curve("equality", "How evenly people posted", ((0.0, 0.0), (0.48, 0.24), (1.0, 1.0)))
    root = ElementTree.fromstring(curve.svg())
    assert [path.get("class") for path in root.iter(SVG + "path")].count("chart-even") == 1
    assert texts(root, "chart-number") == ["48% of people", "24% of posts"]
    assert curve.description == (
        "the 48% of people who wrote least made 24% of the posts; the dashed line is where everybody writes as much as everybody else"
    )
    mirrored = ElementTree.fromstring(curve.svg(right_to_left=True))
    (dot,) = root.iter(SVG + "circle")
    (other,) = mirrored.iter(SVG + "circle")
    assert float(dot.get("cx")) + float(other.get("cx")) == 420


SCALE = Steps(
    "scale", "Answers", ("Very bad", "Bad", "Neither", "Good", "Very good"),
    (Scale("The sessions", (0, 5, 5, 20, 70)), Scale("The rooms", (None, None, None, None, None))),
)  # fmt: skip


def test_a_scale_is_cut_into_its_steps_with_their_percentages_and_names():
    root = ElementTree.fromstring(SCALE.svg())
    widths = {rect.get("class"): float(rect.get("width")) for rect in root.iter(SVG + "rect") if rect.get("height") == "18"}
    assert widths["chart-step-5"] == 294 and widths["chart-step-4"] == 84 and "chart-step-1" not in widths
    assert [text.text for text in root.iter(SVG + "text") if (text.get("class") or "").startswith("chart-on-step")] == ["20%", "70%"]
    assert texts(root, "chart-label")[:5] == ["Very bad", "Bad", "Neither", "Good", "Very good"]
    assert SCALE.description == "The sessions: Very bad 0%, Bad 5%, Neither 5%, Good 20%, Very good 70%. The rooms: withheld"


def test_answers_that_are_withheld_are_one_hatched_bar():
    (hidden,) = rects(ElementTree.fromstring(SCALE.svg()), "chart-withheld")
    assert hidden.get("width") == "419"


def test_all_charts_obey_the_policy_of_the_pages():
    for chart in (WEEKS, SCALE, Curve("c", "t", ((0.0, 0.0), (1.0, 1.0)))):
        text = chart.svg(font="Amiri")
        assert re.search(r"style|<script|\son\w+=|href|xlink", text) is None
        assert 'font-family="Amiri"' in text and 'role="img"' in text
