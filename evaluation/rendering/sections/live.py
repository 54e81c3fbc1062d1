"""The live sessions: section 4."""

from django.utils.translation import gettext as _, ngettext

from evaluation import charts, prose

from .. import blocks
from ..blocks import count, missing, paragraph, row, table
from ..texts import DOORS, RULES, titles_by_slug
from .cells import named, percentage, with_chart


def live_sessions(report, language):
    live = report["live"]
    if not live["sessions"]:
        return _("Live sessions"), [missing(_("There were no live sessions."))]
    titles = titles_by_slug(report["meta"]["sessions"], language)
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
    return _("Live sessions"), [*made, *_attendances(report, titles), *_stays(live["sessions"], titles), *_returning(report, language)]


def _attendances(report, titles):
    live = report["live"]
    meta = {session["slug"]: session for session in report["meta"]["sessions"]}
    rows = [
        row(
            titles[session["slug"]],
            [count(session["attendances"]), count(session["peak"]), _rate(session, meta[session["slug"]])],
            detail=_when(meta[session["slug"]]),
        )
        for session in live["sessions"]
    ]
    return [
        blocks.chart(
            charts.Bars(
                "attendances",
                _("Attendances by session"),
                tuple(charts.Bar(titles[session["slug"]], session["attendances"]) for session in live["sessions"]),
            )
        ),
        table(
            "live_sessions",
            _("Live sessions"),
            [_("Session"), _("Attendances"), _("Peak"), _("Attended, of expected")],
            rows,
            row(_("All sessions"), [count(live["attendances"]), blocks.none(), blocks.none()]),
            notes=[_("Public sessions have no rate: nobody is expected by name.")],
        ),
    ]


def _stays(sessions, titles):
    """How long people stayed: the median between its quartiles, and who stayed three quarters."""
    return [
        table(
            "stays",
            _("How long people stayed, in minutes"),
            [_("Session"), _("First quartile"), _("Median"), _("Third quartile"), _("Stayed three quarters of it")],
            [
                row(
                    titles[session["slug"]],
                    [
                        *(count(session.get(name)) for name in ("q1", "median_minutes", "q3")),
                        percentage(session.get("stay_share"), session["attendances"]),
                    ],
                )
                for session in sessions
            ],
            notes=[_("Half of the people stayed between the two quartiles. Reconnections are merged; two devices of one person count once.")],
        )
    ]


def _returning(report, language):
    """Who came to one, two, three of the sessions by invitation."""
    entry = named(report, "sessions_per_person")
    if entry is None:
        return []
    made, cells = [], [line[0] for line in entry["cells"]]
    if not entry["withheld"] and None not in cells and sum(cells) and len(cells) > 1 and cells[0] < sum(cells):
        made.append(paragraph(prose.came_back(sum(cells[1:]), sum(cells))))
    return made + with_chart(entry, language, _("Sessions by invitation attended"))


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
