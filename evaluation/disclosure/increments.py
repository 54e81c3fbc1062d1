"""What two releases differ by is a figure too: 324 people first and 326 later show two who came in between."""

_PEOPLE = {
    "people": ("invited", "accepted", "registered", "participants", "country_known", "unmatched"),
    "live": ("attendances", "people"),
    "platform": ("logged_on", "country_known"),
}
_MEASURES = ("mean_posts", "median_posts", "gini", "gini_logged_on", "effective_contributors")


def telling(now, then, k):
    """Whether two published numbers differ by so little that the difference tells about somebody."""
    return now is not None and then is not None and 0 < abs(now - then) < k


def withhold_increments(report, earlier, k, k_posting):
    """Withholds in `report`, in place, each figure that one of the `earlier` reports makes telling, and what hangs
    on it: the sessions with their sum, the rooms with theirs, a rate with its parts."""
    for former in earlier:
        for part, names in _PEOPLE.items():
            for name in names:
                limit = k_posting if name == "country_known" else k
                if telling(report[part].get(name), former[part].get(name), limit):
                    report[part][name] = None
        if _lines_tell(report["live"], former["live"], "sessions", "attendances", k):
            report["live"]["attendances"] = None
            for session in report["live"]["sessions"]:
                session.update(attendances=None, peak=None, median_minutes=None, rate=None, expected=None)
        _withhold_posting(report, former, k_posting)
    if report["platform"]["logged_on"] is None or report["people"]["registered"] is None:
        report["platform"]["share"] = None


def _withhold_posting(report, former, k):
    rooms, before = report["rooms"], former["rooms"]
    for name in ("posts", "posters"):
        if telling(rooms[name], before[name], k) or _lines_tell(rooms, before, "rooms", name, k):
            rooms[name] = None
            rooms.update({measure: None for measure in _MEASURES if measure in rooms})
            for room in rooms["rooms"]:
                room[name] = None


def _lines_tell(part, former, lines, name, k):
    then = {line["slug"]: line[name] for line in former[lines]}
    if set(then) != {line["slug"] for line in part[lines]} and then:
        return True  # a line that came or went stands between the two sums
    sums = [(line[name], then.get(line["slug"])) for line in part[lines]]
    return any(telling(now, before, k) for now, before in sums) or (
        name == "attendances" and telling(part[name], former[name], k)
    )
