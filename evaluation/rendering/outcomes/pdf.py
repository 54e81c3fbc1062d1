"""A document as a tagged PDF (PDF/UA-1), its annexes bound in."""

from datetime import UTC, datetime
from pathlib import Path

from django.utils.translation import gettext as _

from convening import typesetting

from . import paging

TEMPLATE = Path(__file__).parent.parent / "document.typ"

font_for = typesetting.font_for


def write(content, *, pictures, dated, draft, status):
    """`content` (finished, with the annexes) as the bytes of a PDF. `pictures` {id: {"content", "extension"}}; `dated` a date."""
    covered = paging.covered(content)
    begins = paging.beginnings(content)
    files = {f"{pk}.{pictures[pk]['extension']}": pictures[pk]["content"] for pk in content["pictures"]}
    told = {
        **content,
        "author": [],
        "running": paging.running(content["convening"]),
        "covered": covered,
        "listed": paging.listed_levels(content),
        "contents": _("Contents"),
        "draft": draft,
        "status": status,
        "cover_credit": content["pictures"][content["cover"]]["credit"] if content["cover"] else "",
        "pictures": {pk: _picture(pk, one, pictures[pk]) for pk, one in content["pictures"].items()},
        "sections": [
            {**section, "breaks": place in begins, "roomy": section["id"] in paging.ROOMY, "listed": not section["id"].startswith("annex-")}
            for place, section in enumerate(content["sections"])
        ],
    }
    return typesetting.pdf(TEMPLATE, told, dated=datetime(dated.year, dated.month, dated.day, tzinfo=UTC), files=files)


def _picture(pk, told, held):
    width, height = told["width"] or 1, told["height"] or 1
    # a picture without words of its own is said by its credit: a tagged file leaves none unsaid
    words = told["words"] or told["credit"] or _("A picture without a description.")
    return {"path": f"{pk}.{held['extension']}", "words": words, "tall": height > width}
