"""An annex as one tidy table: a line for each figure, with all that it takes to know what it is."""

from django.utils import translation
from django.utils.translation import gettext as _, pgettext

from convening.tabular import write_csv


def write(annex, report, language):
    """`annex` of `report` in `language` as the bytes of a CSV in UTF-8 with its mark: annex, section, table, row, column, figure,
    unit. Figures are plain numbers, shares between 0 and 1; what is withheld has no figure, and says so as its unit."""
    context = annex.context(report, language)
    with translation.override(language):
        head = [_("Annex"), _("Section"), _("Table"), _("Row"), _("Column"), _("Figure"), pgettext("of a figure", "Unit")]
        lines = [[annex.letter, *line] for line in _lines(context)]
    return write_csv([head, *lines]).encode("utf-8-sig")


def _lines(context):
    for item in context["headline"]:
        yield ["", _("Figures"), item["label"], item["note"], *_figure(item["value"])]
    for section in context["sections"]:
        about = f"{section['number']}. {section['title']}"
        for block in section["blocks"]:
            if block["kind"] == "figures":
                for item in block["items"]:
                    yield [about, _("Figures"), item["label"], item["note"], *_figure(item["value"])]
            elif block["kind"] == "table":
                for line in [*block["rows"], *([block["totals"]] if block["totals"] else [])]:
                    for column, cell in zip(block["columns"][1:], line["cells"]):
                        if cell["state"] != "none":
                            yield [about, block["caption"], line["label"], column, *_figure(cell)]


def _figure(cell):
    if cell["state"] == "withheld":
        return [None, cell["text"]]
    if cell["value"] is None:  # words in a table: "registered" in the column of what a share is out of
        return [cell["text"], _("words")]
    return [cell["value"], _("share") if cell.get("unit") == "share" else _("number")]
