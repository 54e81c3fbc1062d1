"""What the record of the rooms counted, as it may be published.

It is protected at each compilation, until the record is frozen: then `protect_said` does it once for all, and what comes out
here is what is stored.
"""

from evaluation.disclosure import ALL_POSTS as ALL, may_be_told, protect_dialogue, protect_moderation, protect_posts, protect_unions, thresholds


def parts_of(said):
    """What the report says of rooms besides the figures of posting, before protection, out of the counts of `forums.record`."""
    return {
        "dialogue": {
            "replies": said["replies"],
            "questions": len(said["per_question"]),
            "questions_with_3_posters": said["questions_discussed"],
            "depth": said.get("depth"),
        },
        "moderation": {name: said[name] for name in ("declined", "held", "withdrawn", "muted", "buckets") if name in said},
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
    """The counts of `forums.record` after disclosure control, JSON-able: {"rooms" (the section of the report), "weeks", "languages_of_posts",
    "dialogue", "moderation", "places", "veils_lifted"}. Nothing else that was counted survives, and protecting it again changes nothing.

    A week says besides whether the posts "since" its Monday might stand by themselves: so a later release can tell what came after an
    earlier one.
    """
    _k, k = thresholds(convening.threshold_people, convening.threshold_posts)
    parts, posts = parts_of(said), protect_posts(said, k)
    rooms = _posting(said, posts, k)
    return {
        **parts,
        "rooms": rooms,
        "weeks": [
            {
                "starts": week["starts"],
                "posts": posts["week", week["starts"]],
                "since": "since" in week and may_be_told(week["since"], k),
                "rooms": [{"slug": room["slug"], "posts": posts["week", week["starts"], room["slug"]]} for room in week["rooms"]],
            }
            for week in said.get("weeks", ())
        ],
        "languages_of_posts": [
            {"language": part["language"], "posts": posts["language", part["language"]]} for part in said.get("languages_of_posts", ())
        ],
        "dialogue": protect_dialogue(parts["dialogue"], rooms, k),
        "moderation": protect_moderation(parts["moderation"], rooms, k),
    }


def protect_posting(said, k):
    """The posting figures of the report alone."""
    return _posting(said, protect_posts(said, k), k)


def _posting(said, posts, k):
    """The posting figures of the report from what `forums.record.counts` told, with None for what may not be published.

    Organisers and moderators post visibly in their role: everybody can count them, so only what remains without them is
    judged. `posts` are the sums that may stand (`disclosure.protect_posts`).
    """
    parts = said["rooms"]
    posters = protect_unions(
        {part["slug"]: part["posters"] for part in parts},
        said["posters"],
        k,
        known={part["slug"]: part["posters_staff"] for part in parts},
        known_union=said["posters_staff"],
    )
    told = {
        "posters": posters.union,
        "posters_staff": said["posters_staff"],
        "posts": posts[ALL],
        "rooms": [
            {"slug": part["slug"], "posts": posts["room", part["slug"]], "posters": posters.parts[part["slug"]]} for part in parts
        ],
    }
    tellable = posters.union is not None and posts[ALL] is not None
    return told | _spread(said, tellable) | _curve(said, tellable, k)


def _curve(said, tellable, k):
    """The curve of equality, where each of its steps stands for as many people as a figure of posts needs."""
    if "curve" not in said:
        return {}
    curve, others = said["curve"], said["posters"] - said["posters_staff"]
    stands = tellable and curve and len(curve) - 1 <= others // k and "curve" in said.get("tellable", ("curve",))
    return {"curve": [list(point) for point in curve] if stands else None}


def _spread(said, tellable):
    """How evenly those post who are not there in a role; nothing where the people or the posts are withheld, and of the rest what may be
    told together: measures of few posts give away how many each wrote (`forums.record.equality`)."""
    told = {**said["others"], "gini_logged_on": said["gini_logged_on"]}
    may = set(told) if "tellable" not in said else {"mean", *said["tellable"]}
    told = {name: value if tellable and name in may else None for name, value in told.items()}
    return {
        "mean_posts": _rounded(told["mean"], 1),
        "median_posts": told["median"],
        "gini": _rounded(told["gini"], 2),
        "gini_logged_on": _rounded(told["gini_logged_on"], 2),
        "effective_contributors": _rounded(told["effective"], 1),
    }


def _rounded(value, decimals):
    return None if value is None else round(value, decimals)
