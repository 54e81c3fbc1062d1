"""What the annexes have in common: a frame around sections that are made once from a frozen report.

The page, the file, the PDF, the Word document, the spreadsheet and the CSV all read what is made here, so that they never
differ.
"""

from collections.abc import Callable
from dataclasses import dataclass

from django.utils import translation
from django.utils.translation import gettext as _

from evaluation import prose

from .texts import in_language

RIGHT_TO_LEFT = {"ar"}


@dataclass(frozen=True)
class Annex:
    """One annex: its `letter`, `kicker` ("Annex B") and `name`, and what stands in it.

    `sections`: (report, language) -> (title, blocks), each; `headline`: (report) -> the figures that people ask for first;
    `tables`: (report, language=None) -> every published table as the JSON format carries it, labels as codes or as texts.
    """

    letter: str
    kicker: str
    name: str
    sections: tuple
    headline: Callable
    tables: Callable

    def context(self, report, language, font=None):
        """Everything that a writer needs, in `language`: {"letter", "language", "direction", "kicker", "name", "title",
        "author", "credit_lines", "period", "status", "headline": [figure, …], "sections": [{"number", "id", "title",
        "blocks"}, …]}.

        Blocks are described in `blocks`; a chart's holds its "svg", set in `font` where one is named (a page uses its own).
        """
        with translation.override(language):
            context = self._frame(report, language)
            for block in charts_of(context):
                block["svg"] = block.pop("drawing").svg(language in RIGHT_TO_LEFT, font)
            return context

    def _frame(self, report, language):
        meta = report["meta"]
        return {
            "letter": self.letter,
            "language": language,
            "direction": "rtl" if language in RIGHT_TO_LEFT else "ltr",
            "kicker": str(self.kicker),
            "name": str(self.name),
            "title": in_language(meta["title"], language),
            "author": in_language(meta["credit"], language),
            "credit_lines": in_language(meta["credit_lines"], language, default=[]),
            "period": _("%(first)s to %(last)s") % {"first": prose.day(meta["period"][0]), "last": prose.day(meta["period"][1])},
            "status": _status(meta),
            "headline": self.headline(report),
            "sections": [
                {"number": prose.number(place), "id": f"section-{place}", "title": title, "blocks": made}
                for place, (title, made) in enumerate((section(report, language) for section in self.sections), start=1)
            ],
        }


def charts_of(context):
    """The blocks of charts, in the order of the annex."""
    return [block for section in context["sections"] for block in section["blocks"] if block["kind"] == "chart"]


def _status(meta):
    """One line that says how final this is."""
    if not meta["released_on"]:
        return _("Draft, compiled on %(day)s. It may still change.") % {"day": prose.day(meta["compiled_on"])}
    values = {"compiled": prose.day(meta["compiled_on"]), "released": prose.day(meta["released_on"])}
    if meta.get("corrects"):
        values["former"] = prose.day(meta["corrects"])
        return _("Compiled on %(compiled)s, released on %(released)s. It corrects the release of %(former)s.") % values
    return _("Compiled on %(compiled)s, released on %(released)s.") % values
