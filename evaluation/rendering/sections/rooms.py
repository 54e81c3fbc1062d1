"""The discussion rooms and what went wrong there: sections 5 and 9."""

from django.utils.translation import gettext as _, ngettext

from evaluation import charts, prose

from .. import blocks
from ..blocks import count, missing, note, paragraph, row, share, table
from ..texts import RULES, titles_by_slug


def discussion_rooms(report, language):
    rooms = report["rooms"]
    if not rooms["rooms"]:
        return _("Discussion rooms"), [missing(_("There were no discussion rooms."))]
    meta = {room["slug"]: room for room in report["meta"]["rooms"]}
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
    made += [
        blocks.chart(
            charts.Chart(
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
                row(
                    titles[room["slug"]],
                    [count(room["posts"]), count(room["posters"])],
                    detail=_window(meta[room["slug"]]),
                )
                for room in rooms["rooms"]
            ],
            row(_("All rooms"), [count(rooms["posts"]), count(rooms["posters"])]),
            notes=[_("People who posted in more than one room count once in all rooms.")],
        ),
    ]
    if any(room["posters"] is None for room in rooms["rooms"]) and rooms["posters"] is not None:
        made.append(
            note(
                _(
                    "The people who posted are given for all rooms together. By room, their numbers would show how many "
                    "posted in one room only, or in both."
                )
            )
        )
    return _("Discussion rooms"), made + _exchange(report)


def _window(room):
    return _("%(first)s to %(last)s; %(rule)s") % {
        "first": prose.day(room["opens"]),
        "last": prose.day(room["closes"]),
        "rule": RULES[room["rule"]],
    }


def _exchange(report):
    """How evenly people posted and how much they answered one another, as far as it may be told."""
    rooms, dialogue = report["rooms"], report.get("dialogue")
    measures = [
        (
            _("Posts per person, mean"),
            rooms.get("mean_posts"),
            1,
            _("people who posted, without organisers and moderators"),
        ),
        (
            _("Posts per person, median"),
            rooms.get("median_posts"),
            1,
            _("people who posted, without organisers and moderators"),
        ),
        (_("Gini coefficient among those who posted"), rooms.get("gini"), 2, _("0 where all post alike")),
        (
            _("Gini coefficient among those who logged on"),
            rooms.get("gini_logged_on"),
            2,
            _("silent people count as zero"),
        ),
        (
            _("Effective contributors"),
            rooms.get("effective_contributors"),
            1,
            _("people posting alike, as concentrated"),
        ),
    ]
    rows = [
        row(name, [count(value, decimals)], detail=remark)
        for name, value, decimals, remark in measures
        if value is not None
    ]
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
    return [table("exchange", _("How people exchanged"), [_("Measure"), _("Figure")], rows)] if rows else []


def problems(report, language):
    moderation = report.get("moderation")
    made = []
    if moderation:
        made.append(
            table(
                "moderation",
                _("Decisions of moderators, by delay"),
                [_("Delay"), _("Decisions")],
                [row(_DELAYS[name](), [count(value)]) for name, value in moderation["buckets"].items()],
                row(_("All decisions"), [count(moderation["decisions"])]),
                notes=[_("Delays are counted in steps. The hour of a decision is never kept.")],
            )
        )
        made.append(
            table(
                "declined",
                _("Posts that were not published"),
                [_("State"), _("Posts")],
                [row(_("Declined"), [count(moderation["declined"])]), row(_("Held"), [count(moderation["held"])])],
            )
        )
    made.append(missing(_("Requests to the help desk and technical faults were not collected.")))
    return _("Problems met"), made


_DELAYS = {
    "1h": lambda: _("within 1 hour"),
    "6h": lambda: _("within 6 hours"),
    "24h": lambda: _("within 24 hours"),
    "more": lambda: _("later"),
}
