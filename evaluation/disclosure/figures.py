"""A whole report protected at once, so that its figures do not give one another away.

Raw figures live in memory only. What `protect_report` takes is said there; what comes out is
`evaluation.rendering.shape.Report`.
"""

from dataclasses import dataclass

from .auditor import WITHOUT_A_SECRET, LinearAuditor
from .counts import protect_count
from .linked import protect_tables
from .naming import decisions_of, explanation_of, withheld_in
from .people import TIMES, live_part, people_part, protect_people, protected_times, times_told
from .posting import withhold_new_posts
from .rooms import protect_dialogue, protect_moderation, withhold_new_posters
from .tables import thresholds


@dataclass(frozen=True)
class Protection:
    """A protected report, and for staff what was decided of each blank: [{"where", "what", "why", "k"}], no true values."""

    report: dict
    decisions: list


def protect_figures(raw, earlier=()):
    """The report alone of `protect_report`."""
    return protect_report(raw, earlier).report


def protect_report(raw, earlier=(), tie_key=WITHOUT_A_SECRET):
    """`Protection` of the report made of `raw`, with None for whatever may not be published.

    raw = {"convening", "meta",                       as in the report
           "people": {"invited", "accepted", "registered", "participants", "countries", "country_known", "unmatched",
                      "organisers", "participants_without_organisers", "named_places": [{"country", "people"}]},   these three may be missing
           "live": {"people", "sessions": [{"slug", "attendances", "peak", "median_minutes", "q1", "q3", "stayed", "stay_share",
                                            "expected", "attended"}]},   the last two None for public sessions
           "platform": {"logged_on", "countries", "country_known"},
           "resources": {"published", "opened"}, "activity": {"weeks": [{"starts", "log_ons", "posts", "rooms", …}]},
           "rooms": as in the report, protected already, and so are the posts of weeks: nobody but the record of the rooms holds them
           unprotected
           "survey", "dialogue", "moderation": as in the report, unprotected or protected already; they may be missing
           "narrative", "engagement", "earlier_figures", "equity", "places": passed on, protected by whoever made them
           "tables": [Table, or Protected, …]}        in the order of the release plan
    `attended` are those of the `expected` with a qualifying attendance. `earlier` are the reports released before, as
    they were frozen: all that they told stays known, and what came since is protected too. Of sets of cells that are equally good to
    hide, `tie_key` decides: secret where a report is published, or a reader could reckon which would have been taken.
    """
    meta = raw["meta"]
    k, k_posting = thresholds(meta.get("k"), meta.get("k_posting"))
    auditor = LinearAuditor(tie_key)
    times = protected_times(raw, earlier, auditor)
    told, why, reckoning = protect_people(raw, times, earlier, k, k_posting)
    people, platform = people_part(raw, told, k)
    report = {
        "convening": raw["convening"],
        "meta": {**meta, "k": k, "k_posting": k_posting} | ({"places": raw["places"]} if "places" in raw else {}),
        "people": people,
        "live": live_part(raw, told, k),
        "platform": platform,
        "rooms": {**raw["rooms"], "rooms": [dict(room) for room in raw["rooms"]["rooms"]]},
    }
    if "resources" in raw:
        report["resources"] = {**raw["resources"], "opened": told.get("resources.opened")}
    if "activity" in raw:
        report["activity"] = {"weeks": [_week(week, told) for week in raw["activity"]["weeks"]]}
    tables = [times_told(times, told) if table.name == TIMES else table for table in raw.get("tables", ())]
    shown, linked = protect_tables(tables, {f"people.{name}": value for name, value in people.items()}, earlier, auditor)
    report["tables"] = [table.as_json() for table in shown]
    why |= withhold_new_posts(report, earlier, k_posting) | withhold_new_posters(report, earlier, k_posting)
    report["survey"] = _survey(raw.get("survey") or {}, k)
    report["dialogue"] = protect_dialogue(raw.get("dialogue"), report["rooms"], k_posting)
    report["moderation"] = protect_moderation(raw.get("moderation"), report["rooms"], k_posting, earlier)
    report |= {part: raw[part] for part in ("narrative", "engagement", "earlier_figures", "equity") if part in raw}
    if "named_places" in raw["people"]:
        report["people"]["named_places"] = _named_places(raw, report, k_posting)
    return _finished(report, raw, shown, why, linked, reckoning.widths({*why}), len(earlier))


def _week(raw, told):
    """One week: who logged on; posts are protected already, and whether enough came since then is not for readers."""
    week = {"starts": raw["starts"], "log_ons": told.get(f"weeks.{raw['starts']}")}
    if "posts" in raw:
        week["posts"] = raw["posts"]
    if "since" in raw:
        week["since"] = bool(raw["since"])
    if "rooms" in raw:
        week["rooms"] = [{"slug": room["slug"], "posts": room["posts"]} for room in raw["rooms"]]
    return week


def _survey(raw, k):
    """Passed on where it is protected by whoever counted it (it has "surveys"); a bare count is protected here."""
    if "surveys" in raw:
        return raw
    eligible = protect_count(raw.get("eligible") or 0, k)
    completed = protect_count(raw.get("completed") or 0, k, of=eligible or None)
    return {"eligible": eligible, "completed": completed, "items": raw.get("items", []) if completed else []}


def _named_places(raw, report, k):
    """Countries by name, without their numbers: from k participants each, and only where those of all other countries are none or many."""
    people = raw["people"]
    named = [place for place in people["named_places"] if place["people"] >= k]
    others = people["country_known"] - sum(place["people"] for place in named)
    if report["people"]["countries"] is None or 0 < others < k:
        return []
    return sorted(place["country"] for place in named)


def _finished(report, raw, shown, why, linked, widths, stacked_on):
    """The report with what is said of its blanks, and the decisions behind them."""
    k, k_posting = report["meta"]["k"], report["meta"]["k_posting"]
    for week in report.get("activity", {}).get("weeks", ()):
        week.pop("since", None)
    names = withheld_in(report, raw)
    blanks = len(names) + sum(table.suppressed for table in shown)
    tables = [f"table.{table.name}" for table in shown if table.withheld]
    cut = [f"table.{table.name}" for table in shown if not table.is_whole]
    widths = [*widths, *(table.narrowest for table in shown if table.narrowest is not None)]
    report["disclosure"] = {
        "k": k,
        "k_posting": k_posting,
        "suppressed": blanks,
        "withheld": names + tables,
        "explanations": {name: explanation_of(name) for name in (*names, *cut)},
        "auditor": {"cells": blanks, "narrowest": min(widths, default=None), "stacked_on": stacked_on},
    }
    return Protection(report, list(decisions_of(names, why, shown, linked, k, k_posting)))
