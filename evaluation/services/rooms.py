"""What the record of the rooms counted, as it may be published."""

from evaluation.disclosure import protect_count, protect_unions


def protect_posting(said, k):
    """The posting figures of the report from what `forums.record.counts` told, with None for what may not be published.

    Organisers and moderators post visibly in their role: everybody can count them, so only what remains without them is
    judged. Posts of a room stand where at least `k` people stand behind them and none of them makes most of it; and
    where one room's may not stand, none does, since their sum is printed.
    """
    parts = said["rooms"]
    posters = protect_unions(
        {part["slug"]: part["posters"] for part in parts},
        said["posters"],
        k,
        known={part["slug"]: part["posters_staff"] for part in parts},
        known_union=said["posters_staff"],
    )
    posts = _sum(said, k)
    by_room = [_sum(part, k) for part in parts]
    if posts is None or None in by_room:
        by_room = [None] * len(parts)
    shown = {
        "posters": posters.union,
        "posters_staff": said["posters_staff"],
        "posts": posts,
        "rooms": [
            {"slug": part["slug"], "posts": count, "posters": posters.parts[part["slug"]]}
            for part, count in zip(parts, by_room, strict=True)
        ],
        "mean_posts": None, "median_posts": None, "gini": None, "gini_logged_on": None, "effective_contributors": None,
    }  # fmt: skip
    others = said["posters"] - said["posters_staff"]
    if posters.union is not None and posts is not None and others:
        shown["mean_posts"] = round((said["posts"] - said["posts_staff"]) / others, 1)
    return shown


def _sum(part, k):
    """The posts of one room, or of all: None where few people, or one above all, make them."""
    few = 0 < part["posters"] - part["posters_staff"] < k
    return None if few or part["dominated"] else protect_count(part["posts"], k)
