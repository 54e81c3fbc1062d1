"""What sections are made of: plain dictionaries that the page, the PDF and the JSON read alike.

Texts are in the language that is active when a block is made. A number comes as {"text", "value", "state"}, where
state is "shown", "withheld" (disclosure control) or "none" (there is no such figure), so that nobody has to guess.
"""

from django.utils.translation import gettext as _, pgettext

from evaluation import prose

NONE = "–"


def paragraph(text):
    return {"kind": "paragraph", "text": text}


def note(text):
    """An aside: what is missing and why, how to read a table."""
    return {"kind": "note", "text": text}


def missing(text):
    """Says which source was not collected. Never anything invented in its place."""
    return {"kind": "missing", "text": text}


def definitions(indicators):
    """The box of definitions. What is counted is said apart only where it is divided by something."""
    items = []
    for indicator in indicators:
        item = {"code": indicator.code, "name": str(indicator.name), "formula": str(indicator.formula), "parts": []}
        for label, text in (
            (_("Counted"), indicator.numerator if indicator.denominator else ""),
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
    """A chart of `evaluation.charts`; `svg` is added where the page or the PDF needs it."""
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
    return {"text": prose.number(value, decimals), "value": value, "state": "shown"}


def share(part, whole, decimals=1):
    """A cell with a percentage. It is withheld with either of its parts, and none of nobody."""
    if part is None or whole is None:
        return count(None)
    if not whole:
        return none()
    return {"text": prose.percent(part / whole, decimals), "value": round(part / whole, 4), "state": "shown"}


def none():
    return {"text": NONE, "value": None, "state": "none"}


def text(words):
    return {"text": words, "value": None, "state": "shown"}
