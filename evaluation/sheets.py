"""Blocks of an annex (`rendering.blocks`) in the form that the house's components take."""

from django.utils.safestring import mark_safe


def page(context):
    """What an annex's page takes from `rendering.annexes.Annex.context`: its sections, contents and figures."""
    return {"sections": sections(context), "contents": contents(context), "figures": figures(context["headline"])}


def sections(context):
    """The sections of an annex, each block with what its component needs."""
    return [{**section, "blocks": [block(one) for one in section["blocks"]]} for section in context["sections"]]


def contents(context):
    """What components/contents.html takes."""
    return [{"number": section["number"], "label": section["title"], "anchor": section["id"]} for section in context["sections"]]


def figures(items):
    """What components/figures.html takes; a withheld number is its None."""
    return [{"value": _shown(item["value"]), "label": item["label"], "of": item["note"]} for item in items]


def block(made):
    """One block with what its component needs."""
    match made["kind"]:
        case "table":
            return {**made, **_sheet(made)}
        case "figures":
            return {**made, "figures": figures(made["items"])}
        case "chart":  # the drawing escapes every text that it takes
            return {**made, "drawing": mark_safe(made["svg"])}  # noqa: S308
    return made


def _sheet(block):
    """columns, rows, total, note and wide of components/table.html."""
    lines = [*block["rows"], *([block["totals"]] if block["totals"] else [])]
    held = any(cell["state"] == "withheld" for line in lines for cell in line["cells"])
    words = [
        all(line["cells"][place]["value"] is None and line["cells"][place]["state"] == "shown" or line["cells"][place]["state"] == "none"
            for line in lines)
        for place in range(len(block["columns"]) - 1)
    ]
    columns = [{"label": label, "numeric": place > 0 and not words[place - 1]} for place, label in enumerate(block["columns"])]
    notes = block["notes"][:-1] if held else block["notes"]  # the table itself says why something is withheld
    return {
        "columns": columns,
        "rows": [_line(line) for line in block["rows"]],
        "total": _line(block["totals"]) if block["totals"] else None,
        "note": " ".join(notes),
        "wide": len(columns) > 4,
    }


def _line(line):
    return [{"value": line["label"], "note": line["detail"]}, *(_cell(cell) for cell in line["cells"])]


def _cell(cell):
    return {"value": None, "blank": cell["text"]} if cell["state"] == "none" else {"value": _shown(cell)}


def _shown(cell):
    return None if cell["state"] == "withheld" else cell["text"]
