"""Two reports side by side: pure, over their frozen figures. A difference is told only where both published a number."""

SINGLE = {
    "people": ("invited", "accepted", "registered", "participants", "participants_without_organisers", "countries", "country_known", "unmatched"),
    "live": ("people", "attendances"),
    "platform": ("logged_on", "share", "countries", "country_known"),
    "resources": ("opened",),
    "rooms": ("posters", "posters_staff", "posts", "mean_posts", "median_posts", "gini", "effective_contributors"),
    "dialogue": ("replies",),
    "moderation": ("declined", "held", "decisions"),
    "survey": ("eligible", "completed"),
}
SHARES = ("platform.share", ".rate")  # paths that end so are fractions


def figures_side_by_side(former, later):
    """[(path, figure of the former, figure of the later, difference or None)] of every single figure, in the order of the report.

    None stands for withheld, and for what one of the two does not have.
    """
    before, after = _figures(former), _figures(later)
    return [(path, before.get(path), after.get(path), _difference(before.get(path), after.get(path))) for path in {**after, **before}]


def tables_side_by_side(former, later):
    """[{"name", "former", "later", "rows": [(row, [(column, before, after, difference)])]}] of the tables that one or both have.

    Rows and columns are labels; recoded differently, a label that only one of them has stands with None in the other.
    """
    before, after = ({table["name"]: table for table in report["tables"]} for report in (former, later))
    return [_tables(name, before.get(name), after.get(name)) for name in {**after, **before}]


def differs(line):
    """Whether a line of `figures_side_by_side` says something new: another number, or published in one of the two only."""
    return line[1] != line[2]


def _figures(report):
    found = {}
    for part, names in SINGLE.items():
        told = report.get(part) or {}
        found |= {f"{part}.{name}": told[name] for name in names if name in told}
    for session in report["live"]["sessions"]:
        found |= {f"live.sessions.{session['slug']}.{name}": session.get(name) for name in ("attendances", "peak", "median_minutes", "rate")}
    for room in report["rooms"]["rooms"]:
        found |= {f"rooms.{room['slug']}.{name}": room.get(name) for name in ("posts", "posters")}
    return found


def _tables(name, former, later):
    first, second = _cells(former), _cells(later)
    rows = list(dict.fromkeys(row for table in (later, former) if table for row in table["rows"]))
    columns = list(dict.fromkeys(column for table in (later, former) if table for column in table["columns"]))
    lines = []
    for row in rows:
        pairs = [(column, first.get((row, column)), second.get((row, column))) for column in columns]
        lines.append((row, [(column, before, after, _difference(before, after)) for column, before, after in pairs]))
    return {"name": name, "former": former, "later": later, "rows": lines}


def _cells(table):
    if table is None:
        return {}
    return {
        (row, column): cell for row, line in zip(table["rows"], table["cells"], strict=True) for column, cell in zip(table["columns"], line, strict=True)
    }


def _difference(before, after):
    return None if before is None or after is None else round(after - before, 4)
