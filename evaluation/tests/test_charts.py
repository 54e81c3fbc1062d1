import re
from xml.etree import ElementTree

import pytest
from django.utils import translation

from evaluation.charts import Bar, Chart, bars_svg

SVG = "{http://www.w3.org/2000/svg}"
CHART = Chart(
    "live", "Attendances <by> session", (Bar("Opening & welcome", 160), Bar("Groups", 40), Bar("Closing", None))
)


@pytest.fixture(autouse=True)
def in_english():
    with translation.override("en"):
        yield


def drawn(chart, **options):
    return ElementTree.fromstring(bars_svg(chart, **options))


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
    only = drawn(Chart("one", "Posts", (Bar("Room", None),)))
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
    text = bars_svg(CHART)
    assert re.search(r"style|<script|\son\w+=|href|xlink", text) is None
    assert re.findall(r"https?://[^\"]+", text) == ["http://www.w3.org/2000/svg"]
    assert "font-family" not in text
    assert 'font-family="Amiri"' in bars_svg(CHART, font="Amiri")


def test_right_to_left_the_bars_grow_from_the_right_and_nothing_leaves_the_drawing():
    with translation.override("ar"):
        root = drawn(Chart("live", "الحضور", (Bar("الافتتاح", 167), Bar("الختام", 46))), right_to_left=True)
    assert root.get("direction") == "ltr"
    assert texts(root, "chart-number") == ["١٦٧", "٤٦"]
    for bar in root.iter(SVG + "rect"):
        assert float(bar.get("x")) + float(bar.get("width")) == pytest.approx(420)
    anchors = {
        element.get("class"): (element.get("x"), element.get("text-anchor")) for element in root.iter(SVG + "text")
    }
    assert anchors == {"chart-label": ("420", "end"), "chart-number": ("0", "start")}


def test_a_chart_of_nothing_is_still_a_drawing():
    root = drawn(Chart("none", "Posts", (Bar("Room", 0),)))
    assert texts(root, "chart-number") == ["0"]
    assert [bar.get("width") for bar in root.iter(SVG + "rect")] == ["0"]
