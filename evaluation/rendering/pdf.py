"""An annex as a tagged PDF (PDF/UA-1)."""

from datetime import UTC, datetime
from pathlib import Path

from convening import typesetting

from .outcomes.paging import running

TEMPLATE = Path(__file__).with_name("annex.typ")


def write(annex, report, language):
    """`annex` of `report` in `language` as the bytes of a PDF."""
    content = annex.context(report, language, font=typesetting.font_for(language))
    meta = report["meta"]
    dated = datetime.fromisoformat(meta["released_on"] or meta["compiled_on"]).replace(tzinfo=UTC)
    return typesetting.pdf(TEMPLATE, {**content, "running": running(content["title"])}, dated=dated)
