"""Documents of a report, made from its frozen figures when they are asked for: the same report gives the same bytes."""

import json
import re
from importlib import import_module

import redis
from django.contrib.staticfiles import finders
from django.core.cache import cache
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _

from convening.errors import Refused

from . import sheets
from .models import Report
from .rendering import ANNEXES
from .services import engagement

A_DAY = 24 * 60 * 60
OFFICE = "application/vnd.openxmlformats-officedocument"
CONTENT_TYPES = {
    "html": "text/html; charset=utf-8",
    "pdf": "application/pdf",
    "docx": f"{OFFICE}.wordprocessingml.document",
    "xlsx": f"{OFFICE}.spreadsheetml.sheet",
    "csv": "text/csv; charset=utf-8",
    "json": "application/json",
}
WRITTEN_ELSEWHERE = {"pdf", "docx", "xlsx", "csv"}  # modules of .rendering, each with write(annex, shape, language)
NAMES_PEOPLE = {"D"}  # the moderators who agree to it, for as long as they do: made afresh each time
_OF_A_TABLE = ("name", "rows", "columns", "cells", "row_totals", "column_totals", "total")


def document(report, annex, format, language):  # noqa: A002  the word that people use
    """The bytes of annex `annex` ("B") of `report` in `format`, one of CONTENT_TYPES, and `language`. Anything else is refused.

    What is released is kept for a day, unless it names people; drafts change, and have few readers.
    """
    if annex not in ANNEXES:
        raise Refused("evaluation.no_such_annex", _("There is no annex %(annex)s here. Annexes B and D can be written.") % {"annex": annex})
    if format not in CONTENT_TYPES:
        raise Refused(
            "evaluation.no_such_format",
            _("An annex cannot be written as %(format)s. Choose one of these: %(formats)s.")
            % {"format": format, "formats": ", ".join(CONTENT_TYPES)},
        )
    if format not in WRITTEN_ELSEWHERE:
        return _HERE[format](report, ANNEXES[annex], language)
    if report.state != Report.State.RELEASED or annex in NAMES_PEOPLE:
        return _written(report, annex, format, language)
    key = f"annex:{annex}:{format}:{report.pk}:{language}"
    made = _kept(key)
    if made is None:
        made = _written(report, annex, format, language)
        _keep(key, made)
    return made


def _written(report, annex, format, language):  # noqa: A002
    # imported only here: the libraries of documents weigh more than all else in a worker that serves pages
    writer = import_module(f".rendering.{format}", __package__)
    return writer.write(ANNEXES[annex], shape_of(report, ANNEXES[annex]), language)


def shape_of(report, annex):
    """The frozen report as `annex` shows it: with the names of moderators where it has a place for them."""
    shape = report.as_shape()
    return engagement.with_moderators(shape, report.convening) if annex.letter in NAMES_PEOPLE else shape


def _html(report, annex, language):
    """The page in one file, with its styles in it and nothing to fetch."""
    with translation.override(language):
        context = annex.context(shape_of(report, annex), language)
        page = render_to_string("evaluation/annex_file.html", {**context, **sheets.page(context), "styles": _styles()})
    return page.encode()


def _json(report, annex, language):
    """The whole report, and every table of the annex and of the report, rows and columns by their codes."""
    shape = shape_of(report, annex)
    tables = annex.tables(shape)
    named = {table["name"] for table in tables}
    tables += [{key: table[key] for key in _OF_A_TABLE} for table in shape["tables"] if table["name"] not in named]
    return json.dumps({**shape, "annex": annex.letter, "tables": tables}, ensure_ascii=False, indent=1).encode()


_HERE = {"html": _html, "json": _json}


def _styles():
    """The stylesheets of the house without its fonts, which a file by itself cannot fetch."""
    sources = []
    for name in ("css/house.css", "css/document.css"):
        with open(finders.find(name), encoding="utf-8") as source:
            sources.append(re.sub(r"@font-face\s*\{[^}]*\}", "", source.read()))
    return mark_safe("\n".join(sources))  # noqa: S308  our own files


def _kept(key):
    try:
        return cache.get(key)
    except redis.RedisError:
        return None


def _keep(key, made):
    try:
        cache.set(key, made, A_DAY)
    except redis.RedisError:
        pass
