"""Annex B as a tagged PDF, from the sections of `annex_b`."""

from datetime import UTC, datetime
from pathlib import Path

from convening import typesetting

from .annex_b import annex_b_drawings

TEMPLATE = Path(__file__).with_name("annex_b.typ")


def annex_b_pdf(report, language):
    """The annex in `language` as the bytes of a PDF. Dated by the report's own release, or its compilation."""
    content = annex_b_drawings(report, language, font=typesetting.font_for(language))
    meta = report["meta"]
    dated = datetime.fromisoformat(meta["released_on"] or meta["compiled_on"]).replace(tzinfo=UTC)
    return typesetting.pdf(TEMPLATE, content, dated=dated)
