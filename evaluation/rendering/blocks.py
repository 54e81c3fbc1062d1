"""What sections are made of: plain dictionaries that every format is written from.

Texts are in the language that is active when a block is made. What people wrote and nobody translated is given as {"text",
"language"}, and its block or item then has a "language" of its own. A number comes as {"text", "value", "state"}, where state is
"shown", "withheld" (disclosure control) or "none" (there is no such figure), so that nobody has to guess; a number that is shown also
says its "unit" ("count" or "share") and its "decimals", for the formats that carry it as a number.
"""

import re

from django.utils.translation import gettext as _, pgettext

from evaluation import prose

NONE = "–"


def paragraph(text):
    return {"kind": "paragraph", **_said(text)}


def note(text):
    """An aside: what is missing and why, how to read a table."""
    return {"kind": "note", "text": text}


def heading(text, level=2):
    """A heading within a section: 2 beneath the section's own, 3 beneath that."""
    return {"kind": "heading", "text": text, "level": level}


def words(text):
    """What staff wrote: paragraphs with blank lines between them."""
    said = _said(text)
    return {"kind": "words", **said, "paragraphs": [part.strip() for part in re.split(r"\n\s*\n", said["text"]) if part.strip()]}


def listed(intro, items):
    return {"kind": "list", "intro": intro, "items": list(items)}


def numbered(items, start=1):
    """Paragraphs with their numbers. An item may have a "label", a word or two that say what it is."""
    made = [{"label": "", **_said(item), "number": prose.number(place)} for place, item in enumerate(items, start)]
    return {"kind": "numbered", "items": made}


def quotes(intro, items):
    """Cleared words. An item may have a "credit", which holds no more than was agreed to."""
    return {"kind": "quotes", "intro": intro, "items": [{"credit": "", **_said(item)} for item in items]}


def facts(pairs):
    """What a thing is, in a few lines of a label and a text."""
    return {"kind": "facts", "items": [{"label": label, "text": text} for label, text in pairs]}


def missing(text):
    """Says which source was not collected. Never anything invented in its place."""
    return {"kind": "missing", "text": text}


def definitions(indicators):
    """The box of definitions: what is counted, out of what, without whom, from which source."""
    items = []
    for indicator in indicators:
        item = {"code": indicator.code, "name": str(indicator.name), "formula": str(indicator.formula), "parts": []}
        for label, text in (
            (_("Counted"), indicator.numerator),
            (_("Out of"), indicator.denominator),
            (_("Without"), indicator.exclusions),
            (_("Taken from"), indicator.source),
        ):
            if text:
                item["parts"].append({"label": label, "text": str(text)})
        items.append(item)
    return {"kind": "definitions", "items": items}


def figures(items):
    """A row of figures, each {"value": cell, "label", "note"}; the note holds the denominator."""
    return {"kind": "figures", "items": items}


def figure(value, label, remark=""):
    return {"value": value, "label": label, "note": remark}


def chart(drawing):
    """A chart of `evaluation.charts`; `Annex.context` draws it."""
    return {
        "kind": "chart",
        "name": drawing.name,
        "title": drawing.title,
        "description": drawing.description,
        "drawing": drawing,
    }


def table(name, caption, columns, rows, totals=None, notes=()):
    """`columns` are headings, the first that of the rows; `rows` and `totals` come from `row`."""
    block = {
        "kind": "table",
        "name": name,
        "caption": caption,
        "columns": list(columns),
        "rows": list(rows),
        "totals": totals,
        "notes": list(notes),
    }
    cells = [cell for line in [*block["rows"], totals] if line for cell in line["cells"]]
    if any(cell["state"] == "withheld" for cell in cells):
        block["notes"].append(
            _("Withheld: a figure so small, or so close to another, that it could tell something about somebody.")
        )
    return block


def row(label, cells, detail=""):
    return {"label": label, "detail": detail, "cells": list(cells)}


def count(value, decimals=0):
    """A cell with a number, or the word that it is withheld."""
    if value is None:
        return {"text": pgettext("in a table", "withheld"), "value": None, "state": "withheld"}
    return _number(prose.number(value, decimals), value, "count", decimals)


def share(part, whole, decimals=1):
    """A cell with a percentage. It is withheld with either of its parts, and none of nobody."""
    if part is None or whole is None:
        return count(None)
    if not whole:
        return none()
    # no format carries a share of few people more exactly than the page prints it
    return _number(prose.percent(part / whole, decimals), round(part / whole, 4 if decimals else 2), "share", decimals)


def rate(share_of_whole, whole):
    """A cell with a percentage that names what it is out of: "57.5% of 80". Withheld with either."""
    if share_of_whole is None or whole is None:
        return count(None)
    told = _("%(percent)s of %(whole)s") % {"percent": prose.percent(share_of_whole, 1), "whole": prose.number(whole)}
    return _number(told, share_of_whole, "share", 1)


def none():
    return {"text": NONE, "value": None, "state": "none"}


def text(words):
    return {"text": words, "value": None, "state": "shown"}


def _number(told, value, unit, decimals):
    return {"text": told, "value": value, "state": "shown", "unit": unit, "decimals": decimals}


def _said(text):
    return text if isinstance(text, dict) else {"text": text}
