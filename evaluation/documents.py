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


def document(report, annex, format, language):  # noqa: A002  the word that people use
    """The bytes of annex `annex` ("B") of `report` in `format`, one of CONTENT_TYPES, and `language`. Anything else is refused.

    What is released is kept for a day; drafts change, and have few readers.
    """
    if annex not in ANNEXES:
        raise Refused("evaluation.no_such_annex", _("Annex %(annex)s cannot be written yet. Annex B can.") % {"annex": annex})
    if format not in CONTENT_TYPES:
        raise Refused(
            "evaluation.no_such_format",
            _("An annex cannot be written as %(format)s. Choose one of these: %(formats)s.")
            % {"format": format, "formats": ", ".join(CONTENT_TYPES)},
        )
    if format not in WRITTEN_ELSEWHERE:
        return _HERE[format](report, ANNEXES[annex], language)
    if report.state != Report.State.RELEASED:
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
    return writer.write(ANNEXES[annex], report.as_shape(), language)


def _html(report, annex, language):
    """The page in one file, with its styles in it and nothing to fetch."""
    with translation.override(language):
        context = annex.context(report.as_shape(), language)
        page = render_to_string("evaluation/annex_file.html", {**context, **sheets.page(context), "styles": _styles()})
    return page.encode()


def _json(report, annex, language):
    """The figures with every published table, rows and columns by their codes."""
    shape = report.as_shape()
    return json.dumps({**shape, "tables": annex.tables(shape)}, ensure_ascii=False, indent=1).encode()


_HERE = {"html": _html, "json": _json}


def _styles():
    """The stylesheets of the house without its fonts, which a file by itself cannot fetch."""
    sources = []
    for name in ("css/house.css", "css/print.css"):
        with open(finders.find(name), encoding="utf-8") as source:
            text = re.sub(r"@font-face\s*\{[^}]*\}", "", source.read())
        sources.append(f"@media print {{ {text} }}" if name.endswith("print.css") else text)
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
