"""No count of people smaller than the threshold stands in any layer of any format; a planted one is found in each.

A document of the report is compared with the document of the same report without any figure: a small number that stands only in the
first came from a figure. What counts processes and not people is excepted by name.
"""

import json
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

PARTS_WITH_FIGURES = ("people", "live", "platform", "rooms", "dialogue", "moderation", "survey", "tables", "resources", "activity")
KEPT = {"slug", "name", "rows", "columns", "title", "labels", "reasons", "kind", "k", "posters_staff", "withheld", "of"}
# the Gini coefficient is no count; a depth and numbers of questions, rooms and sessions are of processes
PROCESSES = re.compile(r"Guiding questions|in \d+ rooms?")


@pytest.fixture(scope="module")
def shape():
    report = sample_report()
    report["dialogue"]["depth"], report["rooms"]["median_posts"] = 8, 2.5  # each 3, a depth and a mean, would be found, rightly
    return report


def emptied(value, name=""):
    if name in KEPT:
        return value
    if isinstance(value, dict):
        return {key: emptied(entry, key) for key, entry in value.items()}
    if isinstance(value, list):
        return [emptied(entry) for entry in value]
    return value if isinstance(value, str) else None


def without_figures(shape):
    bare = deepcopy(shape)
    for part in PARTS_WITH_FIGURES:
        if bare.get(part) is not None:
            bare[part] = emptied(bare[part])
    bare["dialogue"] = None
    bare["survey"] = {"eligible": None, "completed": None, "items": []}
    return bare


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
    return {*(small_numbers(format, written(shape, format, annex)) - small_numbers(format, written(without_figures(shape), format)))}


@pytest.mark.parametrize("format", CONTENT_TYPES)
def test_no_small_count_of_people_stands_anywhere(shape, format):
    assert leaks(shape, format) == set()


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
    assert (layer, "3") in leaks(shape, format, annex)


@pytest.mark.parametrize("format", CONTENT_TYPES)
def test_a_withheld_figure_changes_no_byte(shape, format):
    """Whatever a blank hides: the documents are made from a report that never had it."""
    assert written(shape, format) == written(json.loads(json.dumps(shape)), format)
    assert "null" not in " ".join(text for _layer, text in layers(format, written(shape, format))) and (
        format == "json" or "None" not in " ".join(text for _layer, text in layers(format, written(shape, format)))
    )
