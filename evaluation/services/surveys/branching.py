"""What a branch tells of the question that it hangs on: how many answered it is how many had picked one of its options, or nearly.

"What would have made it safer?" is asked of those who felt unsafe: with their number, a hidden number of those who felt neither safe nor
unsafe could be subtracted. So a branch whose number would leave a hidden part of its question fewer values than the threshold is kept
back; of free words their number, and the words only where as many of them would do the same.
"""

from collections import Counter

from ...models import Item
from ...models.surveys import DONT_KNOW

HALVES = (("4", "5"), ("1", "2", "3"))
Kind = Item.Kind
KEPT_BACK = {
    "n": None, "dont_know": None, "top2": None, "share": None, "share_over": None, "interval": None, "order": None, "places": None,
    "median": None, "quartiles": None,
}  # fmt: skip


def keep_back(items, entries, values, k):
    """Keeps back in `entries`, in place, what would tell too much of the question above. `values` are {code: all answers to the item}."""
    of_item = {item.code: item for item in items}
    told = {entry["code"]: entry for entry in entries}
    for item in items:
        above = of_item.get((item.shown_if or {}).get("item"))
        if above is None:
            continue
        for entry in entries:
            if entry["code"] == item.code or entry["code"].startswith(f"{item.code}."):
                answers = len(values[item.code]) if item.kind != Kind.MATRIX else max(Counter(one["row"] for one in values[item.code]).values(), default=0)
                question = (above, told[above.code], values[above.code], set(item.shown_if["any"]))
                if answers >= k and _gives_away(*question, answers, k):
                    _empty(entry)
                if entry["words"] and _leaves_few(*question, len(entry["words"]), k):
                    entry["words"] = []


def _empty(entry):
    entry |= {name: nothing for name, nothing in KEPT_BACK.items() if name in entry}
    if entry["distribution"]:
        entry["distribution"] = [{**one, **{name: None for name in ("count", "share") if name in one}} for one in entry["distribution"]]


def _gives_away(item, entry, values, condition, answers, k):
    """Whether the number of `answers` to a branch leaves a hidden part of its question few values, from above or from below."""
    if _leaves_few(item, entry, values, condition, answers, k):
        return True
    shown, counts = _shown(entry), _counts(item, values)
    told = sum(counts[code] for code in condition if shown.get(code) is not None)
    return any(shown.get(code) is None and counts[code] for code in condition) and any(
        shown.get(code) is None for code in shown.keys() - condition
    ) and 0 < answers - told < k


def _leaves_few(item, entry, values, condition, answers, k):
    """Whether of those who picked something hidden fewer than `k` are left, once `answers` of them had picked what the branch asks for."""
    shown, counts = _shown(entry), _counts(item, values)
    hidden = {code for code, count in shown.items() if count is None and code != DONT_KNOW}
    if item.kind == Kind.CHOICES:
        return bool(hidden) and sum(DONT_KNOW not in value for value in values) - answers < k
    for group in HALVES if item.kind == Kind.SCALE and entry["top2"] is not None else (shown.keys() - {DONT_KNOW},):
        inside, outside = hidden & condition & {*group}, (hidden - condition) & {*group}
        if inside and outside:
            elsewhere = sum(counts[code] for code in condition - inside)
            if sum(counts[code] for code in inside | outside) - max(0, answers - elsewhere) < k:
                return True
    return False


def _shown(entry):
    """{code of an option: count as it is told}; "don't know" stands apart and is told there."""
    return {one["code"]: one["count"] for one in entry["distribution"] or ()} | {DONT_KNOW: entry["dont_know"]}


def _counts(item, values):
    return Counter(code for value in values for code in (value if item.kind == Kind.CHOICES else [value]))
