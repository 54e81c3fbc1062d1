"""Words for reports on staff's pages: their names, the places of their figures, the decisions of disclosure control."""

from django.utils.translation import gettext as _, gettext_lazy

from .. import prose
from ..models import Report
from ..rendering import texts
from ..rendering.texts import in_language


def report_name(report):
    """ "Draft 4, 2 August 2021"; "Final release, 15 September 2021"."""
    values = {"number": prose.number(report.number), "day": prose.day((report.released_on or report.compiled_on).isoformat())}
    if report.state != Report.State.RELEASED:
        return _("Draft %(number)s, %(day)s") % values
    if report.stage == Report.Stage.INTERIM:
        return _("Interim release, %(day)s") % values
    return (_("Correction, %(day)s") if report.supersedes_id else _("Final release, %(day)s")) % values


def figure_name(path, report, language):
    """The name of a single figure by its path, as the first words of a line."""
    name = str(_NAMES[path]) if path in _NAMES else texts.name_of(path, report, language)
    return name[:1].upper() + name[1:]


_NAMES = {  # figures that are never withheld by themselves
    "rooms.posters_staff": gettext_lazy("organisers and moderators among those who posted"),
    "rooms.mean_posts": gettext_lazy("posts a person, on average"),
    "rooms.median_posts": gettext_lazy("posts of the person in the middle"),
    "rooms.gini": gettext_lazy("how unequally people posted (Gini)"),
    "rooms.effective_contributors": gettext_lazy("as if so many had posted equally"),
    "survey.eligible": gettext_lazy("people asked after the convening"),
    "survey.completed": gettext_lazy("people who answered after the convening"),
}  # fmt: skip


def decisions_by_place(decisions, report, language):
    """[{"title", "columns", "rows"}] of the sealed decisions: what was left out of annex D, single figures, then a group a table. Each blank
    with its reason and the rule behind it."""
    groups = {}
    for decision in sorted(decisions, key=_rank):
        groups.setdefault(_group(decision, report, language), []).append(_row(decision, report, language))
    columns = [{"label": _("Blank")}, {"label": _("Why")}, {"label": _("The rule behind it")}]
    return [{"title": title, "columns": columns, "rows": rows} for title, rows in groups.items()]


def _rank(decision):
    return 0 if decision["where"] == "annex_d" else 2 if decision["what"].startswith("table.") else 1


def _group(decision, report, language):
    if decision["where"] == "annex_d":
        return _("Annex D")
    return texts.name_of(decision["what"], report, language) if decision["what"].startswith("table.") else _("Single figures")


def _row(decision, report, language):
    if decision["where"] == "annex_d":
        return [_left_out(decision, language), str(_NOT_CLEARED), str(_SAID_UNDER_THE_RULE)]
    told = texts.decision_in_words(decision, report, language)
    return [told["what"], told["why"], told["rule"]]


def _left_out(decision, language):
    """Where something stands that was left out of annex D."""
    values = {"number": prose.number(decision["number"]), "room": in_language(decision["room"], language)}
    return {
        "paragraph": _("Paragraph %(number)s of the synthesis of “%(room)s”"), "unanswered": _("Unanswered question %(number)s of “%(room)s”"),
        "recommendation": _("Recommendation %(number)s"),
    }[decision["what"]] % values  # fmt: skip


_NOT_CLEARED = gettext_lazy("It has eight words in a row of a post that nobody has cleared.")
_SAID_UNDER_THE_RULE = gettext_lazy(
    "Words said under the Chatham House Rule are printed when whoever said them has agreed. Put them in your own words, or ask."
)
