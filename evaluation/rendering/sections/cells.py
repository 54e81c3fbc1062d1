"""Cells and tables that several sections use."""

from django.utils.translation import gettext as _

from evaluation import charts, prose
from evaluation.indicators import percent_digits

from .. import blocks
from ..blocks import count, note, row, table
from ..texts import in_language


def percentage(share, n):
    """A percentage of `n`: with as many decimals as `n` bears, none at all of fewer than ten. Withheld where it was counted and is not told."""
    digits = percent_digits(n) if n is not None else 0
    if digits is None:
        return blocks.none()
    if share is None:
        return count(None)
    return {"text": prose.percent(share, digits), "value": share, "state": "shown", "unit": "share", "decimals": digits}


def named(report, name):
    """The published table of this name, or None."""
    return next((entry for entry in report["tables"] if entry["name"] == name), None)


def protected(entry, language, first=None):
    """A table of the release plan as it may be told: whole, or a sentence that it is withheld."""
    labels = entry.get("labels", {})
    columns = [in_language(labels.get(label), language, label) for label in entry["columns"]]
    title = in_language(entry.get("title"), language, entry["name"])
    several = len(columns) > 1
    if entry["withheld"]:
        total = [] if entry["total"] is None else [_("All of it together is %(number)s.") % {"number": prose.number(entry["total"])}]
        return note(
            " ".join(
                [
                    _("%(table)s: the whole table is withheld, because one of its figures could tell something about somebody.")
                    % {"table": title},
                    *total,
                ]
            )
        )
    rows = [
        row(in_language(labels.get(label), language, label), [count(x) for x in line] + ([count(sum_)] if several else []))
        for label, line, sum_ in zip(entry["rows"], entry["cells"], entry["row_totals"])
    ]
    totals = row(_("All"), [count(x) for x in entry["column_totals"]] + ([count(entry["total"])] if several else []))
    return table(entry["name"], title, [first or _("Group"), *columns] + ([_("All")] if several else []), rows, totals)


def drawn(entry, language, accent=charts.GREEN):
    """A chart of a published table with one column, to stand before it; None where there is nothing to draw."""
    if entry is None or entry["withheld"] or len(entry["columns"]) != 1:
        return None
    labels = entry.get("labels", {})
    bars = tuple(charts.Bar(in_language(labels.get(label), language, label), line[0]) for label, line in zip(entry["rows"], entry["cells"]))
    return blocks.chart(charts.Bars(entry["name"], in_language(entry.get("title"), language, entry["name"]), bars, accent))


def with_chart(entry, language, first=None):
    """A published table with its chart before it, as blocks; none where there is no such table."""
    if entry is None:
        return []
    chart = drawn(entry, language)
    return ([chart] if chart else []) + [protected(entry, language, first)]
