"""Tables of counts: what remains of one when it is protected."""

from dataclasses import replace

from django.utils.translation import gettext as _

from convening.errors import Refused

from .auditor import LinearAuditor, published, withheld_whole
from .grids import Protected, Table, decision, thresholds
from .recoding import candidates
from .sensitive import sensitive_cells

__all__ = ["Protected", "Table", "protect", "protect_table", "sensitive_cells", "thresholds"]


def protect(table, k=None, earlier=(), auditor=None, beside=()):
    """`table` as it may be published at threshold `k` (the table's own if not said), after the releases in `earlier`.
    `beside` are tables of the same release over the same people, whose rows are one side of this one: what they tell is known.

    Recoding goes before suppressing: the finest table of those its groups allow is published that has nothing to hide. Where
    all have, the `auditor` hides numbers of the coarsest, then of the finer ones where too little of that would be left.
    The order of rows and columns and their labels never change the answer. From the third release on nothing new is told.
    """
    k = table.k if k is None else k
    auditor = auditor or LinearAuditor()
    earlier = tuple(former for former in earlier if former.name == table.name)
    if len(earlier) > 1:
        return _told_again(table, k, earlier)
    choices = candidates(table)
    sensitive = [sensitive_cells(choice, k) for choice in choices]
    for choice, (_cells, reasons) in zip(choices, sensitive, strict=True):
        if not reasons:
            shown = auditor.release(choice, k, set(), earlier, (), beside) if earlier else published(choice, k)
            if shown.is_whole:
                return shown
    shown = None
    for choice, (cells, reasons) in reversed([*zip(choices, sensitive, strict=True)]):
        shown = auditor.release(choice, k, cells, earlier, reasons, beside)
        if not shown.withheld:
            return shown
    return shown


def _told_again(table, k, earlier):
    """The last release once more where all that it told is still so; else nothing but what `withheld_whole` may tell.

    There are two dates of release, interim and final; a third is a correction. Somebody who came alone before it, and knows when,
    could subtract herself from what three releases say of the time before: no hidden cell of the third repairs that.
    """
    last = earlier[-1]
    for choice in candidates(table):
        true = dict(published(choice, k).numbers())
        if all(where in true and value in (None, true[where]) for where, value in last.numbers()):
            decisions = tuple(decision(last, where, "increment") for where, value in last.numbers() if value is None)
            return replace(last, decisions=decisions, stacked_on=len(earlier))
    return withheld_whole(table, k, earlier, ("increment",))


def protect_table(document, k):
    """What `protect_table --k K` prints for the table in `document`: {"rows", "columns", "cells"} and, where the
    input has them, "groups", "kind", "contributors", "largest". Raises Refused where the table cannot be read."""
    try:
        known = {"rows", "columns", "cells", "groups", "kind", "contributors", "largest"}
        table = Table(name="table", **{key: document[key] for key in known & set(document)})
        _check_groups(table)
        if k < 1:
            raise ValueError(_("the threshold is 1 or more"))
    except ValueError as error:
        raise _unreadable(error) from error
    except (TypeError, AttributeError, KeyError) as error:
        raise _unreadable(_("it needs rows, columns and cells, each of them a list")) from error
    shown = protect(table, k).as_json()
    return {
        key: shown[key] for key in ("rows", "columns", "cells", "row_totals", "column_totals", "total", "withheld")
    }


def _unreadable(reason):
    message = _("This table cannot be read: %(reason)s. Nothing was published.") % {"reason": reason}
    return Refused("evaluation.table_unreadable", message)


def _check_groups(table):
    for side, labels in (("rows", table.rows), ("columns", table.columns)):
        groups = table.groups.get(side, {})
        members = [label for group in groups.values() for label in group]
        if len(set(members)) != len(members) or not set(members) <= set(labels):
            raise ValueError(_("a group names rows or columns of the table, each once"))
        if any(type(group) is not list for group in groups.values()):
            raise ValueError(_("a group is a list of rows or columns"))
        if any(name in labels and name not in group for name, group in groups.items()):
            raise ValueError(_("a group has a name of its own, or that of one of its members"))
