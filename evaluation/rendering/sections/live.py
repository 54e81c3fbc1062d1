"""The live sessions: section 4."""

from django.utils.translation import gettext as _, ngettext

from evaluation import charts, prose

from .. import blocks
from ..blocks import count, missing, paragraph, row, table
from ..texts import DOORS, RULES, titles_by_slug


def live_sessions(report, language):
    live = report["live"]
    if not live["sessions"]:
        return _("Live sessions"), [missing(_("There were no live sessions."))]
    meta = {session["slug"]: session for session in report["meta"]["sessions"]}
    titles = titles_by_slug(report["meta"]["sessions"], language)
    rows = [
        row(
            titles[session["slug"]],
            [
                count(session["attendances"]),
                count(session["peak"]),
                count(session["median_minutes"]),
                _rate(session, meta[session["slug"]]),
            ],
            detail=_when(meta[session["slug"]]),
        )
        for session in live["sessions"]
    ]
    totals = row(_("All sessions"), [count(live["attendances"]), *[blocks.none()] * 3])
    made = [paragraph(prose.attendances_counted(live["attendances"]))]
    if live["people"] is not None:
        made.append(
            paragraph(
                ngettext(
                    "They are those of %(number)s person, each counted once in a session.",
                    "They are those of %(number)s people, each counted once in a session.",
                    live["people"],
                )
                % {"number": prose.number(live["people"])}
            )
        )
    made += [
        blocks.chart(
            charts.Chart(
                "attendances",
                _("Attendances by session"),
                tuple(charts.Bar(titles[session["slug"]], session["attendances"]) for session in live["sessions"]),
            )
        ),
        table(
            "live_sessions",
            _("Live sessions"),
            [_("Session"), _("Attendances"), _("Peak"), _("Median minutes"), _("Attended, of expected")],
            rows,
            totals,
            notes=[_("Public sessions have no rate: nobody is expected by name.")],
        ),
    ]
    return _("Live sessions"), made


def _when(session):
    """Day, clock at the convening's city and in UTC, door and rule of one session, in one line."""
    local, day = prose.clock_span(session["starts_at"], session["minutes"], session["zone"])
    utc, utc_day = prose.clock_span(session["starts_at"], session["minutes"], "UTC")
    return _("%(day)s, %(local)s in %(city)s (%(utc)s UTC); %(door)s, %(rule)s") % {
        "day": prose.day(day),
        "local": local,
        "city": prose.city(session["zone"]),
        "utc": utc,
        "door": DOORS[session["door"]],
        "rule": RULES[session["rule"]],
    }


def _rate(session, meta):
    if meta["door"] != "invitation":
        return blocks.none()
    return blocks.rate(session["rate"], session.get("expected"))
