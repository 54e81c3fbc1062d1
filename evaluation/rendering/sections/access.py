"""Who could take part, and how: section 10."""

from django.utils.translation import gettext as _

from evaluation import prose

from ..blocks import heading, missing, note, row, table
from ..texts import in_language, titles_by_slug
from .answers import answers_about
from .cells import named, protected


def access(report, language):
    chosen = named(report, "interpretation")
    if chosen is None:
        made = [missing(_("Which channel of interpretation people chose was not collected: it stays on their own device."))]
    else:
        made = [heading(_("Interpretation")), protected(chosen, language)]
    made += _voices(report, language)
    told = answers_about(report, language, "access")
    made += told or [missing(_("No survey asked about needs of access, connections or languages."))]
    return _("Access and equity"), made


def _voices(report, language):
    """How floor time divided among groups, against how those who came did."""
    sessions = report.get("equity") or []
    if not sessions:
        return [missing(_("No live session kept how its floor time divided among groups."))]
    titles = titles_by_slug(report["meta"]["sessions"], language)
    made = [heading(_("Whose voice was heard in the sessions"))]
    for session in sessions:
        for entry in session["tables"]:
            made.append(
                table(
                    f"voices_{session['slug']}_{entry['attribute']}",
                    _("%(session)s: floor time by %(attribute)s")
                    % {"session": titles.get(session["slug"], session["slug"]), "attribute": in_language(entry["title"], language).lower()},
                    [_("Group"), _("Of those who came"), _("Of the floor time")],
                    [row(in_language(group, language), [_tens(came), _tens(spoke)]) for group, came, spoke in entry["rows"]],
                )
            )
    made.append(note(_("Shares of floor time are told in tens of percent, of groups of five people or more, as they stood when the session ended.")))
    return made


def _tens(share):
    return {"text": prose.percent(share), "value": share, "state": "shown", "unit": "share", "decimals": 0}
