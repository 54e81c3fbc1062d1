"""What was learned, what the convener says to it, and how the figures stand beside earlier ones: section 11."""

from django.utils.translation import gettext as _

from evaluation import prose
from evaluation.indicators import COMPARABLE, INDICATORS

from .. import blocks
from ..blocks import count, heading, listed, missing, row, table
from ..texts import in_language
from .words import written


def lessons(report, language):
    made = []
    for section, title in (("lessons", _("Lessons")), ("response", _("Management response"))):
        said = written(report, section, language)
        if said:
            made += [heading(title), *said]
    if not made:
        made.append(missing(_("No lessons and no management response were recorded with this release.")))
    return _("Lessons and management response"), [*made, *_comparison(report, language)]


def _comparison(report, language):
    told = report.get("comparison") or []
    if not told:
        return []
    made = [
        heading(_("Compared with an earlier convening")),
        table(
            "comparison",
            _("Earlier and now"),
            [_("Figure"), _("Then"), _("Out of"), _("Now"), _("Out of")],
            [
                row(
                    str(INDICATORS[one["indicator"]].name),
                    [count(one["then"]), _whole(one["then_whole"]), count(one["now"]), _whole_now(one)],
                    detail=one["source"] if isinstance(one["source"], str) else in_language(one["source"], language),
                )
                for one in told
            ],
            notes=[_("Earlier figures are those that were published then. They may have been counted by other definitions.")],
        ),
    ]
    flags = [flag for one in told if (flag := flag_sentence(one))]
    return [*made, listed(_("Read with care:"), flags)] if flags else made


def flag_sentence(one):
    """What is wrong with an earlier figure, "" where nothing is. For readers of the annex and for staff who typed it."""
    if not one["flag"]:
        return ""
    values = {
        "figure": str(INDICATORS[one["indicator"]].name),
        "stated": prose.percent(one["stated"] / 100, 0 if one["stated"] == int(one["stated"]) else 1),
        "value": prose.number(one["then"]),
    }
    if one["flag"] == "whole_is_not_told":
        return _("%(figure)s: its source says %(stated)s beside %(value)s, and does not say of how many.") % values
    values |= {"whole": prose.number(one["then_whole"]), "share": prose.percent(one["then"] / one["then_whole"], 1)}
    return _("%(figure)s: its source says %(stated)s, but %(value)s of %(whole)s are %(share)s. It may have counted out of another whole.") % values


def _whole(value):
    return blocks.none() if value is None else count(value)


def _whole_now(one):
    return blocks.none() if COMPARABLE[one["indicator"]][1] is None else count(one["now_whole"])
