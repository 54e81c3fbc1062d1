"""The platform, room by room and week by week: section 5."""

from django.utils.translation import gettext as _, ngettext

from evaluation import charts, prose

from .. import blocks
from ..blocks import count, missing, note, paragraph, row, share, table
from ..texts import RULES, titles_by_slug


def discussion_rooms(report, language):
    rooms = report["rooms"]
    if not rooms["rooms"]:
        return _("Platform and discussion rooms"), [missing(_("There were no discussion rooms.")), *_weeks(report), *_resources(report)]
    titles = titles_by_slug(report["meta"]["rooms"], language)
    made = []
    if rooms["posters"] is not None:
        made.append(
            paragraph(
                " ".join(
                    [prose.people_posted(rooms["posters"])]
                    + ([prose.posters_in_role(rooms["posters_staff"])] if rooms["posters_staff"] else [])
                )
            )
        )
    if rooms["posts"] is not None:
        made.append(paragraph(prose.posts_published(rooms["posts"])))
    made += _by_room(report, titles)
    if any(room["posters"] is None for room in rooms["rooms"]) and rooms["posters"] is not None:
        made.append(
            note(
                _(
                    "The people who posted are given for all rooms together. By room, their numbers would show how many "
                    "posted in one room only, or in both."
                )
            )
        )
    made += [*_weeks(report, titles), *_exchange(report), *_equality(report), *_resources(report)]
    return _("Platform and discussion rooms"), made


def _by_room(report, titles):
    rooms = report["rooms"]
    meta = {room["slug"]: room for room in report["meta"]["rooms"]}
    return [
        blocks.chart(
            charts.Bars(
                "posts",
                _("Posts by room"),
                tuple(charts.Bar(titles[room["slug"]], room["posts"]) for room in rooms["rooms"]),
                accent=charts.CLAY,
            )
        ),
        table(
            "rooms",
            _("Posts and people who posted, by room"),
            [_("Room"), _("Posts"), _("People who posted")],
            [
                row(titles[room["slug"]], [count(room["posts"]), count(room["posters"])], detail=_window(meta[room["slug"]]))
                for room in rooms["rooms"]
            ],
            row(_("All rooms"), [count(rooms["posts"]), count(rooms["posters"])]),
            notes=[_("People who posted in more than one room count once in all rooms.")],
        ),
    ]


def _window(room):
    return _("%(first)s to %(last)s; %(rule)s") % {
        "first": prose.day(room["opens"]),
        "last": prose.day(room["closes"]),
        "rule": RULES[room["rule"]],
    }


def _weeks(report, titles=None):
    """Log-ons and posts week by week, and posts by week and room where they may be told."""
    weeks = (report.get("activity") or {}).get("weeks") or []
    if not weeks:
        return []
    names = [prose.short_day(week["starts"]) for week in weeks]
    made = [
        blocks.chart(
            charts.Weeks(
                "weeks",
                _("Activity by week"),
                tuple(names),
                (
                    charts.Series(_("People who logged on"), tuple(week["log_ons"] for week in weeks)),
                    charts.Series(_("Posts"), tuple(week["posts"] for week in weeks), mark="stems"),
                ),
            )
        ),
        table(
            "activity_by_week",
            _("Activity by week"),
            [_("Week that begins on"), _("People who logged on"), _("Posts")],
            [row(prose.day(week["starts"]), [count(week["log_ons"]), count(week["posts"])]) for week in weeks],
            row(_("All weeks"), [count(report["platform"]["logged_on"]), count(report["rooms"]["posts"])]),
            notes=[_("Somebody who logged on in several weeks counts once in each of them, and once in all weeks.")],
        ),
    ]
    told = {room["slug"] for week in weeks for room in week.get("rooms", ()) if room["posts"]}
    if not told:
        return made
    slugs = [room["slug"] for room in report["rooms"]["rooms"]]
    of = [{room["slug"]: room["posts"] for room in week.get("rooms", ())} for week in weeks]
    return [
        *made,
        table(
            "posts_by_week_and_room",
            _("Posts by week and room"),
            [_("Week that begins on"), *(titles[slug] for slug in slugs)],
            [row(prose.day(week["starts"]), [count(posts.get(slug, 0)) for slug in slugs]) for week, posts in zip(weeks, of, strict=True)],
            row(_("All weeks"), [count(room["posts"]) for room in report["rooms"]["rooms"]]),
        ),
    ]


def _exchange(report):
    """How evenly people posted and how much they answered one another, as far as it may be told."""
    rooms, dialogue = report["rooms"], report.get("dialogue")
    others = _("people who posted, without organisers and moderators")
    measures = [
        (_("Posts per person, mean"), rooms.get("mean_posts"), 1, others),
        (_("Posts per person, median"), rooms.get("median_posts"), 1, others),
        (_("Gini coefficient among those who posted"), rooms.get("gini"), 2, _("0 where all post alike")),
        (_("Gini coefficient among those who logged on"), rooms.get("gini_logged_on"), 2, _("silent people count as zero")),
        (_("Effective contributors"), rooms.get("effective_contributors"), 1, _("people posting alike, as concentrated")),
    ]
    rows = [row(name, [count(value, decimals)], detail=remark) for name, value, decimals, remark in measures if value is not None]
    if rooms["posters_staff"]:
        rows.append(row(_("Organisers and moderators who posted"), [count(rooms["posters_staff"])], detail=_("visibly, in that role")))
    if dialogue:
        rows.append(row(_("Replies"), [count(dialogue["replies"])], detail=_("posts that answer a post")))
        if dialogue["share"] is not None:
            rows.append(row(_("Replies, of all posts"), [share(dialogue["replies"], rooms["posts"])]))
        rows.append(
            row(
                _("Guiding questions that three people or more answered"),
                [count(dialogue["questions_with_3_posters"])],
                detail=ngettext("of %(number)s question", "of %(number)s questions", dialogue["questions"])
                % {"number": prose.number(dialogue["questions"])},
            )
        )
        if dialogue.get("depth") is not None:
            rows.append(row(_("Depth"), [count(dialogue["depth"])], detail=_("replies one after another in the longest exchange")))
    return [table("exchange", _("How people exchanged"), [_("Measure"), _("Figure")], rows)] if rows else []


def _equality(report):
    """The curve of equality: how little those who wrote least made of all posts."""
    curve = report["rooms"].get("curve")
    if not curve:
        return []
    return [
        blocks.chart(charts.Curve("equality", _("How evenly people posted"), tuple(map(tuple, curve)))),
        table(
            "equality",
            _("How evenly people posted"),
            [_("People, those who wrote least first"), _("Their share of the posts")],
            [row(prose.percent(people), [_percent(posts)]) for people, posts in curve[1:]],
            notes=[
                _("People stand in groups of %(k)s or more; organisers and moderators are left out. Where all write alike, both shares are the same.")
                % {"k": prose.number(report["meta"]["k_posting"])}
            ],
        ),
    ]


def _resources(report):
    """How many resources there were, and how many people opened one: which, is kept nowhere."""
    resources = report.get("resources")
    if not resources or not resources["published"]:
        return []
    return [
        table(
            "resources",
            _("Resources"),
            [_("What"), _("Number")],
            [
                row(_("Resources published"), [count(resources["published"])]),
                row(_("People who opened one or more"), [count(resources["opened"])], detail=_("from their own pages; visitors are not counted")),
            ],
        )
    ]


def _percent(posts):
    return {"text": prose.percent(posts), "value": posts, "state": "shown", "unit": "share", "decimals": 0}
