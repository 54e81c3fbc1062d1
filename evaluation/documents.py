"""Documents of a report, made from its frozen figures when they are asked for: the same report gives the same bytes."""

import json
import re

import redis
from django.contrib.staticfiles import finders
from django.core.cache import cache
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _

from convening.errors import Refused

from . import rendering, sheets
from .models import Report

A_DAY = 24 * 60 * 60


def document(report, annex, format, language):  # noqa: A002  the word that people use
    """The bytes of annex `annex` of `report` as "html", "pdf" or "json", in `language`. Anything else is refused."""
    if annex != "B":
        raise Refused("evaluation.no_such_annex", _("Annex %(annex)s cannot be written yet. Annex B can.") % {"annex": annex})
    if format not in _MADE_BY:
        raise Refused(
            "evaluation.no_such_format",
            _("Annex B cannot be written as %(format)s yet. Choose html, pdf or json.") % {"format": format},
        )
    return _MADE_BY[format](report, language)


def annex_b_pdf(report, language):
    """The tagged PDF. What is released is kept for a day; drafts change, and have few readers."""
    if report.state != Report.State.RELEASED:
        return rendering.annex_b_pdf(report.as_shape(), language)
    key = f"annex-b:{report.pk}:{language}"
    made = _kept(key)
    if made is None:
        made = rendering.annex_b_pdf(report.as_shape(), language)
        _keep(key, made)
    return made


def annex_b_html(report, language):
    """The page in one file, with its styles in it and nothing to fetch."""
    with translation.override(language):
        context = rendering.annex_b_context(report.as_shape(), language)
        page = render_to_string("evaluation/annex_b_file.html", {**context, **sheets.page(context), "styles": _styles()})
    return page.encode()


def annex_b_json(report, language):
    """The figures with every published table, rows and columns by their codes."""
    shape = report.as_shape()
    return json.dumps({**shape, "tables": rendering.annex_b_tables(shape)}, ensure_ascii=False, indent=1).encode()


_MADE_BY = {"html": annex_b_html, "pdf": annex_b_pdf, "json": annex_b_json}


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
