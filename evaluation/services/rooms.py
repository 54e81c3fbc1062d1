"""What the record of the rooms counted, as it may be published.

It is protected at each compilation, until the record is frozen: then `protect_said` does it once for all, and what comes out
here is what is stored.
"""

from evaluation.disclosure import protect_count, protect_dialogue, protect_moderation, protect_unions, thresholds


def parts_of(said):
    """What the report says of rooms besides the figures of posting, before protection, out of the counts of `forums.record`."""
    return {
        "dialogue": {
            "replies": said["replies"],
            "questions": len(said["per_question"]),
            "questions_with_3_posters": said["questions_discussed"],
            "depth": None,
        },
        "moderation": {name: said[name] for name in ("declined", "held", "buckets")},
        "places": [
            {
                "slug": room["slug"],
                "title": room["title"],
                "opens": room["opens_on"].isoformat(),
                "closes": room["closes_on"].isoformat(),
                "rule": room["rule"],
                "naming": room["naming"],
            }
            for room in said["rooms"]
        ],
        "veils_lifted": said["veils_lifted"],
    }


def protect_said(said, convening):
    """The counts of `forums.record` after disclosure control, JSON-able: {"rooms" (the section of the report), "dialogue",
    "moderation", "places", "veils_lifted"}. Nothing else that was counted survives, and protecting it again changes nothing."""
    _k, k = thresholds(convening.threshold_people, convening.threshold_posts)
    parts, rooms = parts_of(said), protect_posting(said, k)
    return {
        **parts,
        "rooms": rooms,
        "dialogue": protect_dialogue(parts["dialogue"], rooms, k),
        "moderation": protect_moderation(parts["moderation"], rooms, k),
    }


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
    return {
        "posters": posters.union,
        "posters_staff": said["posters_staff"],
        "posts": posts,
        "rooms": [
            {"slug": part["slug"], "posts": count, "posters": posters.parts[part["slug"]]}
            for part, count in zip(parts, by_room, strict=True)
        ],
        **_spread(said, tellable=posters.union is not None and posts is not None),
    }


def _spread(said, tellable):
    """How evenly those post who are not there in a role; nothing where the people or the posts are withheld."""
    others = said["others"] if tellable else dict.fromkeys(("mean", "median", "gini", "effective"))
    return {
        "mean_posts": _rounded(others["mean"], 1),
        "median_posts": others["median"],
        "gini": _rounded(others["gini"], 2),
        "gini_logged_on": _rounded(said["gini_logged_on"], 2) if tellable else None,
        "effective_contributors": _rounded(others["effective"], 1),
    }


def _rounded(value, decimals):
    return None if value is None else round(value, decimals)


def _sum(part, k):
    """The posts of one room, or of all: None where few people, or one above all, make them."""
    few = 0 < part["posters"] - part["posters_staff"] < k
    return None if few or part["dominated_others"] else protect_count(part["posts"], k)
