"""No count of people smaller than the threshold stands in any layer of any format; a planted one is found in each.

A document of the report is compared with the document of the same report with every figure large: a small number that stands only
in the first came from a figure. What counts processes and not people is excepted by name.
"""

import re
from collections import Counter
from copy import deepcopy
from dataclasses import replace
from datetime import date
from importlib import import_module

import pytest

from evaluation.documents import CONTENT_TYPES, document
from evaluation.models import Report
from evaluation.rendering import ANNEX_B, blocks

from .reading import layers
from .sample import sample_report
from .sample_full import full_report

PARTS_WITH_FIGURES = ("people", "live", "platform", "rooms", "dialogue", "moderation", "survey", "tables", "resources", "activity", "comparison", "denominators")
KEPT = {"starts", "code", "question", "text", "words", "flag", "whole", "indicator", "figure", "source", "feeds", "slug", "name", "rows", "columns", "title", "labels", "reasons", "kind", "k", "posters_staff", "withheld", "of"}
# the Gini coefficient is no count; a depth and numbers of questions, rooms and sessions are of processes
PROCESSES = re.compile(r"Guiding questions|in \d+ rooms?|(?:^|\| )\d+\. ")  # the last: the number of a section


@pytest.fixture(scope="module")
def whole():
    """A report with everything in it."""
    return without_chance(full_report())


@pytest.fixture(scope="module")
def shape():
    return without_chance(sample_report())


def without_chance(report):
    """Numbers that are no counts of people and happen to be 3: a depth, a median, a quartile. They would be found, rightly."""
    report["dialogue"]["depth"], report["rooms"]["median_posts"] = 8, 2.5
    for item in report["survey"]["items"]:
        if item["kind"] == "number":
            item["quartiles"] = [6, 11]
    return report


def levelled(value, name=""):
    """Every figure the same large number, so that none in the document is small, nor any that is worked out from them."""
    if name in KEPT or value is None or isinstance(value, str):
        return value
    if isinstance(value, dict):
        return {key: levelled(entry, key) for key, entry in value.items()}
    if isinstance(value, list):
        return [levelled(entry) for entry in value]
    return value if isinstance(value, bool) else 90 if isinstance(value, int) else 0.5


def without_small_figures(shape):
    return {part: levelled(figures) if part in PARTS_WITH_FIGURES else figures for part, figures in shape.items()}


def written(shape, format, annex=None):
    if annex and format in ("pdf", "docx", "xlsx", "csv"):
        return import_module(f"evaluation.rendering.{format}").write(annex, shape, "en")
    report = Report(state=Report.State.DRAFT, figures=shape, released_on=date.fromisoformat(shape["meta"]["released_on"]))
    return document(report, "B", format, "en")


def small_numbers(format, made):
    """Counter of (layer, text) with a number of 1 to 4 by itself."""
    found = Counter()
    for layer, text in layers(format, made):
        for number in re.findall(r"(?<![\d.,:/–-])\b[1-4]\b(?![.,:]?\d)(?!%)", PROCESSES.sub(" ", text)):
            found[layer, number] += 1
    return found


def leaks(shape, format, annex=None):
    """{(layer, number)} of the small numbers that come from figures."""
    return {*(small_numbers(format, written(shape, format, annex)) - small_numbers(format, written(without_small_figures(shape), format)))}


@pytest.mark.parametrize("format", CONTENT_TYPES)
def test_no_small_count_of_people_stands_anywhere(whole, format):
    assert leaks(whole, format) == set()


@pytest.mark.parametrize("format", CONTENT_TYPES)
def test_a_small_figure_that_got_through_is_found_in_every_format(shape, format):
    """As if disclosure control had let 3 posts of a room pass, which a table and a chart then show."""
    leaky = deepcopy(shape)
    leaky["rooms"]["rooms"][0]["posts"] = 3
    found = leaks(leaky, format)
    assert found
    if format in ("pdf", "docx"):
        assert ("alternative text", "3") in found and ("text", "3") in found


@pytest.mark.parametrize(("format", "layer"), [("pdf", "outline"), ("docx", "text"), ("xlsx", "name of a sheet"), ("csv", "cells")])
def test_a_small_figure_in_a_title_is_found(shape, format, layer):
    def section(report, language):
        return "Only 3 people wrote", [blocks.table("few", "The 3 people who wrote", ["Who", "How many"], [blocks.row("All", [blocks.count(12)])])]

    annex = replace(ANNEX_B, sections=(*ANNEX_B.sections, section))
    assert (layer, "3") in leaks(shape, format, annex=annex)
