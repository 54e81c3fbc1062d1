"""What is withheld, by name; why, for readers in one word that every blank of its kind has, and for staff in truth.

A reader who learnt that this blank is small and that one only stands beside it would know what both hide. So what is published says of
what kind a figure is ("people", "posts", "table", "parts") and never which rule took it; that is for staff alone.
"""


def withheld_in(report, raw):
    """Names of single figures that were collected and are not published."""
    names = []
    for part in ("people", "live", "platform"):
        names += [f"{part}.{name}" for name, value in report[part].items() if value is None and name != "share"]
    if report["platform"]["share"] is None and raw["people"]["registered"]:
        names.append("platform.share")
    for session, given in zip(report["live"]["sessions"], raw["live"]["sessions"], strict=True):
        for name in ("attendances", "peak", "median_minutes", "q1", "q3", "stay_share", "rate"):
            source = given.get("attended") if name == "rate" else given.get(name)
            if session.get(name) is None and source is not None:
                names.append(f"live.sessions.{session['slug']}.{name}")
    for name in ("posters", "posts"):
        if report["rooms"][name] is None:
            names.append(f"rooms.{name}")
        names += [f"rooms.{room['slug']}.{name}" for room in report["rooms"]["rooms"] if room[name] is None]
    if report.get("resources") and report["resources"]["opened"] is None and raw["resources"].get("opened") is not None:
        names.append("resources.opened")
    for week in (report.get("activity") or {}).get("weeks", ()):
        names += [f"activity.weeks.{week['starts']}.{name}" for name in ("log_ons", "posts") if name in week and week[name] is None]
    for part, keys in (("dialogue", ["replies"]), ("moderation", ["declined", "held", "withdrawn", "muted", "decisions"])):
        names += [f"{part}.{key}" for key in keys if report[part] is not None and key in report[part] and report[part][key] is None]
    return names


OF_PARTS = ("share", "rate", "peak", "median_minutes", "q1", "q3", "stay_share")


def explanation_of(name):
    """The code of the sentence that explains the blank `name` to a reader."""
    if name.startswith("table."):
        return "table"
    if name.rpartition(".")[2] in OF_PARTS:
        return "parts"
    if name.startswith("rooms.") and name.endswith(".posters"):
        return "overlap"
    if name.endswith((".posts", ".replies")) or name.startswith("moderation."):
        return "posts"
    return "people"


def decisions_of(names, why, tables, linked, k, k_posting):
    """For staff: one {"where", "what", "why", "k"} for each blank, with the "place" ["cell", row, column] of one in a table. No true value."""
    for name in names:
        kind = explanation_of(name)
        code = why.get(name) or ("parts" if kind == "parts" else "few_contributors" if kind == "posts" else "linked")
        yield {"where": name.rpartition(".")[0], "what": name, "why": code, "k": k_posting if kind in ("posts", "overlap") else k}
    for table in tables:
        path = f"table.{table.name}"
        if table.name in linked:
            yield {"where": path, "what": path, "why": linked[table.name], "k": table.k}
        for one in table.decisions:
            if table.name not in linked:
                yield {"where": path, "what": path, "place": list(one["where"]), "why": one["why"], "k": table.k}
