"""Documents of a report, made when they are asked for and kept for a day: the same report gives the same bytes."""

import redis
from django.core.cache import cache

from .models import Report
from .rendering.annex_b import annex_b_tables
from .rendering.pdf import annex_b_pdf as set_annex_b

A_DAY = 24 * 60 * 60


def annex_b_pdf(report, language):
    """The bytes of the PDF. Only what is released is kept: drafts are few, and their readers too."""
    if report.state != Report.State.RELEASED:
        return set_annex_b(report.as_shape(), language)
    key = f"annex-b:{report.pk}:{language}"
    try:
        made = cache.get(key)
        if made is None:
            made = set_annex_b(report.as_shape(), language)
            cache.set(key, made, A_DAY)
    except redis.RedisError:
        made = set_annex_b(report.as_shape(), language)
    return made


def annex_b_json(report):
    """The figures with every published table, labels by their codes."""
    shape = report.as_shape()
    return {**shape, "tables": annex_b_tables(shape)}
