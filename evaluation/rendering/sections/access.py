"""Who could take part, and how: section 10."""

from django.utils.translation import gettext as _

from convening import writing
from evaluation import prose

from .. import blocks
from ..blocks import count, heading, missing, note, row, table
from ..texts import in_language, titles_by_slug
from .answers import answers_about


def access(report, language):
    made = _channels(report, language)
    made += _voices(report, language)
    told = answers_about(report, language, "access")
    made += told or [missing(_("No survey asked about needs of access, connections or languages."))]
    return _("Access and equity"), made


def _channels(report, language):
    """Which channels of interpretation people chose, session by session."""
    sessions = [session for session in report.get("equity") or [] if session.get("channels")]
    if not sessions:
        return [missing(_("Which channel of interpretation people chose was not collected: no live session on this platform kept it."))]
    titles = titles_by_slug(report["meta"]["sessions"], language)
    codes = sorted({code for session in sessions for code in session["channels"]})
    rows = [
        row(
            titles.get(session["slug"], session["slug"]),
            [count(session["channels"][code]) if code in session["channels"] else blocks.none() for code in codes],
        )
        for session in sessions
    ]
    return [
        heading(_("Interpretation")),
        table(
            "interpretation",
            _("People who chose a channel of written interpretation"),
            [_("Session"), *(writing.locale_of(language).languages.get(code, code) for code in codes)],
            rows,
            notes=[_("Somebody may have chosen several. Channels of the meeting itself are the platform's, and are not counted.")],
        ),
    ]


def _voices(report, language):
    """How floor time divided among groups, against how those who came did."""
    sessions = [session for session in report.get("equity") or [] if session["tables"]]
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
