"""Words for reports on staff's pages: their names, the places of their figures, the decisions of disclosure control."""

from django.utils.translation import gettext as _, gettext_lazy

from .. import prose
from ..models import Report
from ..rendering.texts import in_language, withheld_names


def report_name(report):
    """ "Draft 4, 2 August 2021"; "Final release, 15 September 2021"."""
    values = {"number": prose.number(report.number), "day": prose.day((report.released_on or report.compiled_on).isoformat())}
    if report.state != Report.State.RELEASED:
        return _("Draft %(number)s, %(day)s") % values
    if report.stage == Report.Stage.INTERIM:
        return _("Interim release, %(day)s") % values
    return (_("Correction, %(day)s") if report.supersedes_id else _("Final release, %(day)s")) % values


def name_of(path, shape, other, language):
    """The name of a single figure by its path, from whichever of two reports knows its session or room."""
    for report in (shape, other):
        try:
            told = withheld_names({**report, "disclosure": {"withheld": [path]}}, language)
        except KeyError:
            continue
        return told[0][:1].upper() + told[0][1:]
    return path


def decisions_by_place(decisions, shape, language):
    """[{"title", "columns", "rows"}] of the sealed decisions, a group a table, single figures first: each blank, why, and by which rule."""
    tables = {table["name"]: table for table in shape["tables"]}
    groups = {}
    unquoted = [decision for decision in decisions if decision["where"] == "annex_d"]
    decisions = [decision for decision in decisions if decision["where"] != "annex_d"]
    if unquoted:
        groups[_("Annex D")] = [[_place(decision, language), *_why(decision)] for decision in unquoted]
    for decision in sorted(decisions, key=lambda decision: str(decision["what"]).startswith("table.")):
        name = str(decision["what"]).removeprefix("table.").split(".")[0] if str(decision["what"]).startswith("table.") else ""
        title = in_language(tables.get(name, {}).get("title"), language, name) if name else _("Single figures")
        what = _cell_name(decision["what"], tables.get(name), language) if name else name_of(decision["what"], shape, shape, language)
        groups.setdefault(title, []).append([what, *_why(decision)])
    columns = [{"label": _("Blank")}, {"label": _("Why")}, {"label": _("The rule behind it")}]
    return [{"title": title, "columns": columns, "rows": rows} for title, rows in groups.items()]


def _place(decision, language):
    """Where something stands that was left out of annex D."""
    values = {"number": prose.number(decision["number"]), "room": in_language(decision["room"], language)}
    return {
        "paragraph": _("Paragraph %(number)s of the synthesis of “%(room)s”"), "unanswered": _("Unanswered question %(number)s of “%(room)s”"),
        "recommendation": _("Recommendation %(number)s"),
    }[decision["what"]] % values  # fmt: skip


def _cell_name(path, table, language):
    """ "Africa · Academia and research", "Africa, in all", "the whole table"."""
    labels = (table or {}).get("labels", {})
    _table, _name, *rest = path.split(".", 3) if path.count(".") > 1 else (*path.split("."),)
    if not rest:
        return _("the whole table")
    kind, label = rest[0], rest[1] if len(rest) > 1 else ""
    if kind == "total":
        return _("the total")
    if kind in ("row", "column"):
        return _("%(label)s, in all") % {"label": in_language(labels.get(label), language, label)}
    for row in (table or {}).get("rows", ()):  # a label may hold a point itself
        if label.startswith(f"{row}."):
            column = label[len(row) + 1 :]
            return f"{in_language(labels.get(row), language, row)} · {in_language(labels.get(column), language, column)}"
    return label


def _why(decision):
    """[why, the rule], both whole sentences."""
    values = {"k": prose.number(decision["k"])} if decision.get("k") else {"k": ""}
    why, rule = _REASONS.get(decision["why"], (decision["why"], ""))
    return [str(why) % values if values["k"] else str(why), str(rule) % values if values["k"] else str(rule)]


_REASONS = {
    "small": (
        gettext_lazy("Fewer than %(k)s stand behind it."),
        gettext_lazy("Numbers from 1 to one less than the threshold are never told."),
    ),
    "complement": (
        gettext_lazy("Fewer than %(k)s are not in it."),
        gettext_lazy("Where nearly everybody is counted, the few who are not could be told."),
    ),
    "everybody": (
        gettext_lazy("All are in this one cell."),
        gettext_lazy("Where everybody is the same, the table would say it of each of them."),
    ),
    "few_contributors": (
        gettext_lazy("Fewer than %(k)s wrote what it counts."),
        gettext_lazy("A sum is told where at least the threshold of people made it."),
    ),
    "dominance": (
        gettext_lazy("One or two made most of it."),
        gettext_lazy("A sum is told where all but the two largest parts make at least a fifth of the largest: the p% rule."),
    ),
    "complementary": (
        gettext_lazy("It is not small itself, but it would give a smaller one away."),
        gettext_lazy("Somebody who adds and subtracts all that is told must be left with a range as wide as the threshold around each small number."),
    ),
    "insider": (
        gettext_lazy("It would give a small one away to a person who knows her own part."),
        gettext_lazy("Whoever is alone in a cell subtracts herself: the range must stay as wide with her cell known."),
    ),
    "increment": (
        gettext_lazy("Beside an earlier release it would tell who came or went in between."),
        gettext_lazy("What two releases differ by is a number too, and is judged like one."),
    ),
    "linked": (
        gettext_lazy("Beside other figures it would give a withheld one away."),
        gettext_lazy("Figures and tables over the same people are judged together."),
    ),
    "parts": (
        gettext_lazy("It is made from a figure that is withheld."),
        gettext_lazy("Rates, peaks and averages go with their parts."),
    ),
    "other_categories": (
        gettext_lazy("Its categories differ from those of an earlier release."),
        gettext_lazy("The same people cut in two ways give away what lies between the cuts."),
    ),
    "not_cleared": (
        gettext_lazy("It has eight words in a row of a post that nobody has cleared."),
        gettext_lazy("Words said under the Chatham House Rule are printed when whoever said them has agreed. Put them in your own words, or ask."),
    ),
    "half": (
        gettext_lazy("Fewer than half of its cells would be left."),
        gettext_lazy("Such a table is withheld whole."),
    ),
}  # fmt: skip
