"""The rooms: their frame, background note, guiding questions and activity by week."""

from django.utils.translation import gettext as _

from evaluation import prose

from .. import blocks
from ..texts import RULES
from .wording import engagement_of, item, plain, told, untranslated

NAMINGS = {
    "named": lambda: _("members saw each other’s names, or voices where somebody chose it"),
    "voices": lambda: _("members saw voices, never names"),
}


def rooms(report, language):
    told_ = engagement_of(report).get("rooms", [])
    if not told_:
        return _("The rooms"), [blocks.missing(_("There were no discussion rooms."))]
    made = []
    for room in told_:
        made.append(blocks.heading(plain(room["title"], language)))
        made.append(blocks.facts(_facts(room, report, language)))
        made += _note(room, language)
        if room["questions"]:
            made.append(blocks.heading(_("Guiding questions"), 3))
            made.append(blocks.numbered([item(one["text"], language) for one in room["questions"]], start=room["questions"][0]["number"]))
        made += _weeks_of(room, report)
    return _("The rooms"), made + _weeks_of_all(report)


def weeks_of(report, slug=None):
    """[(Monday, posts)] of one room, or of all together; None where there is no such figure, posts None where it is withheld."""
    weeks = (report.get("activity") or {}).get("weeks") or []
    if slug is None:
        return [(week["starts"], week["posts"]) for week in weeks]
    found = [(week["starts"], next((one for one in week.get("rooms") or () if one["slug"] == slug), None)) for week in weeks]
    if not found or any(one is None for _starts, one in found):
        return None
    return [(starts, one["posts"]) for starts, one in found]


def _facts(room, report, language):
    window = _("%(first)s to %(last)s") % {"first": prose.day(room["opens"]), "last": prose.day(room["closes"])}
    pairs = [(_("Working group"), plain(room["working_group"], language))] if room.get("working_group") else []
    pairs += [(_("Open"), window), (_("Rule"), str(RULES[room["rule"]])), (_("Who saw whom"), NAMINGS[room["naming"]]())]
    counted = next((one for one in report["rooms"]["rooms"] if one["slug"] == room["slug"]), None)
    if counted is not None:
        pairs.append((_("Posts"), blocks.count(counted["posts"])["text"]))
    names = room.get("moderators_named") or []
    return [*pairs, (_("Looked after by"), _(", ").join(names) if names else _("moderators who are not named here"))]


def _note(room, language):
    parts, code = told(room["background"], language)
    if not parts:
        return []
    made = [blocks.heading(_("Background note"), 3)]
    if code != language:
        made.append(untranslated(code, language))

    def said(words):
        return words if code == language else {"text": words, "language": code}

    for part in parts:
        match part["kind"]:
            case "heading":
                made.append(blocks.heading(part["text"], 3))
            case "paragraph":
                made.append(blocks.paragraph(said(part["text"])))
            case "list" if code == language:
                made.append(blocks.listed("", part["items"]))
            case "list":
                made += [blocks.paragraph(said(words)) for words in part["items"]]
            case "footnotes":
                made += [blocks.paragraph(said(f"[{prose.number(place)}] {words}")) for place, words in enumerate(part["items"], 1)]
    return made


def _weeks_of(room, report):
    weeks = weeks_of(report, room["slug"])
    return [_table(f"weeks_{room['slug']}", _("Posts by week"), weeks)] if _tells(weeks) else []


def _weeks_of_all(report):
    """Where a room's weeks may not be told, those of all rooms are."""
    weeks = weeks_of(report)
    if not weeks or all(_tells(weeks_of(report, room["slug"])) for room in engagement_of(report)["rooms"]):
        return []
    return [blocks.heading(_("All rooms together")), _table("weeks", _("Posts by week, in all rooms"), weeks)]


def _tells(weeks):
    return bool(weeks) and any(posts for _starts, posts in weeks)


def _table(name, caption, weeks):
    return blocks.table(
        name, caption, [_("Week that begins on"), _("Posts")],
        [blocks.row(prose.day(starts), [blocks.count(posts)]) for starts, posts in weeks],
    )  # fmt: skip
