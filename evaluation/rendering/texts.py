"""Texts of a report in the reader's language, and the names that its figures go by."""

from django.utils.translation import gettext as _, gettext_lazy

FALLBACK = "en"

DOORS = {"public": gettext_lazy("public"), "invitation": gettext_lazy("by invitation"), "group": gettext_lazy("by group")}
RULES = {
    "on_the_record": gettext_lazy("on the record"),
    "chatham_house": gettext_lazy("under the Chatham House Rule"),
    "off_the_record": gettext_lazy("off the record"),
}


def in_language(texts, language, default=""):
    """The text in `language`, else in English, else in any; `default` where there is none."""
    texts = texts or {}
    return texts.get(language) or texts.get(FALLBACK) or next((text for text in texts.values() if text), default)


def titles_by_slug(entries, language):
    return {entry["slug"]: in_language(entry["title"], language, entry["slug"]) for entry in entries}


def withheld_names(report, language):
    """What is withheld, in words, each once and in the order of the report."""
    sessions = titles_by_slug(report["meta"]["sessions"], language)
    rooms = titles_by_slug(report["meta"]["rooms"], language)
    tables = {table["name"]: table for table in report["tables"]}
    names = []
    for path in report["disclosure"]["withheld"]:
        part, *rest = path.split(".")
        if part == "table":
            name = in_language(tables[rest[0]].get("title"), language, rest[0])
        elif part == "live" and rest[0] == "sessions":
            name = _("%(figure)s of the session “%(title)s”") % {
                "figure": _figure(rest[2]),
                "title": sessions[rest[1]],
            }
        elif part == "rooms" and len(rest) == 2:
            name = _("%(figure)s in the room “%(title)s”") % {"figure": _figure(rest[1]), "title": rooms[rest[0]]}
        else:
            name = _figure(path)
        names.append(name)
    return list(dict.fromkeys(names))


def _figure(code):
    return str(_FIGURES.get(code, code))


_FIGURES = {
    "people.invited": gettext_lazy("people invited"),
    "people.accepted": gettext_lazy("people who accepted"),
    "people.registered": gettext_lazy("people registered"),
    "people.participants": gettext_lazy("participants"),
    "people.countries": gettext_lazy("countries of participants"),
    "people.country_known": gettext_lazy("participants who declared a country"),
    "people.unmatched": gettext_lazy("guests who could not be matched"),
    "live.attendances": gettext_lazy("attendances in all"),
    "live.people": gettext_lazy("people who attended live"),
    "platform.logged_on": gettext_lazy("people who logged on"),
    "platform.share": gettext_lazy("the share of registered people who logged on"),
    "platform.countries": gettext_lazy("countries of those who logged on"),
    "platform.country_known": gettext_lazy("people who logged on and declared a country"),
    "rooms.posters": gettext_lazy("people who posted"),
    "rooms.posts": gettext_lazy("posts"),
    "dialogue.replies": gettext_lazy("replies"),
    "moderation.declined": gettext_lazy("posts declined"),
    "moderation.held": gettext_lazy("posts held"),
    "moderation.decisions": gettext_lazy("decisions of moderators"),
    "attendances": gettext_lazy("attendances"),
    "peak": gettext_lazy("peak"),
    "median_minutes": gettext_lazy("median stay"),
    "rate": gettext_lazy("attendance rate"),
    "posts": gettext_lazy("posts"),
    "posters": gettext_lazy("people who posted"),
}
