"""Texts of a report in the reader's language, and the names that its figures go by."""

from datetime import date

from django.utils.translation import gettext as _, gettext_lazy

from convening.writing import day

from .. import prose

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
    return list(dict.fromkeys(name_of(path, report, language) for path in report["disclosure"]["withheld"]))


def name_of(path, report, language):
    """One figure, table or part of a table in words, by its path."""
    part, *rest = path.split(".")
    if part == "table":
        return in_language(_table(rest[0], report).get("title"), language, rest[0])
    if part == "live" and rest[0] == "sessions":
        sessions = titles_by_slug(report["meta"]["sessions"], language)
        return _("%(figure)s of the session “%(title)s”") % {"figure": _figure(rest[2]), "title": sessions.get(rest[1], rest[1])}
    if part == "activity" and rest[0] == "weeks":
        values = {"figure": _figure(rest[-1]), "day": day(date.fromisoformat(rest[1]), language, "plain")}
        if len(rest) == 4:
            rooms = titles_by_slug(report["meta"]["rooms"], language)
            return _("%(figure)s in the week of %(day)s in the room “%(title)s”") % {**values, "title": rooms.get(rest[2], rest[2])}
        return _("%(figure)s in the week of %(day)s") % values
    if part == "rooms" and len(rest) == 2:
        rooms = titles_by_slug(report["meta"]["rooms"], language)
        return _("%(figure)s in the room “%(title)s”") % {"figure": _figure(rest[1]), "title": rooms.get(rest[0], rest[0])}
    return _figure(path)


def _table(name, report):
    return next((table for table in report["tables"] if table["name"] == name), {})


def _place(decision, report, language):
    """“Participants by region: Africa”, by the labels of a number in a table; without labels it is the total."""
    name = decision["what"].partition(".")[2]
    texts = _table(name, report).get("labels", {})
    labels = " · ".join(in_language(texts.get(label), language, label) for label in decision["place"][1:])
    return _("%(table)s: %(place)s") % {"table": name_of(decision["what"], report, language), "place": labels or _("the total")}


# What a blank says to its reader. It is the same sentence for every blank of its kind: which rule took it would tell what it hides.
EXPLANATIONS = {
    "people": gettext_lazy("With this number, somebody could work out a number of fewer than %(k)s people, here or since the last release."),
    "posts": gettext_lazy("With this number, somebody could work out what fewer than %(k_posting)s people wrote, here or since the last release."),
    "overlap": gettext_lazy("Beside the number of all who posted, it would tell how many posted in one room only, or in several, where those are few."),
    "parts": gettext_lazy("It is worked out from numbers of people that are withheld or too small to stand behind it."),
    "table": gettext_lazy("Cells are left out so that nobody can work out a number of fewer than %(k)s people, not even with the totals."),
}


def explanation(path, report):
    """The one sentence that tells a reader why the figure at `path` is blank; "" where it is not."""
    code = report["disclosure"].get("explanations", {}).get(path)
    return str(EXPLANATIONS[code]) % _thresholds(report) if code in EXPLANATIONS else ""


def explanations(report):
    """The sentences that explain the blanks of a report, each once."""
    codes = dict.fromkeys(report["disclosure"].get("explanations", {}).values())
    return [str(EXPLANATIONS[code]) % _thresholds(report) for code in EXPLANATIONS if code in codes]


def _thresholds(report):
    """In the digits that the readers of the active language write."""
    k, k_posting = report["disclosure"]["k"], report["disclosure"].get("k_posting", report["meta"]["k_posting"])
    return {"k": prose.number(k), "k_posting": prose.number(k_posting)}


# For staff: what was decided of a blank, and the rule behind it.
_RULES = {
    "small": (gettext_lazy("It is smaller than the threshold of %(k)s."), gettext_lazy("Primary rule: a number from 1 to one under the threshold is not told.")),
    "complement": (gettext_lazy("What is missing to its whole is smaller than the threshold of %(k)s."), gettext_lazy("Primary rule: the rest of a whole counts as the number itself, where being outside tells as much.")),
    "everybody": (gettext_lazy("Everybody of its row or column is in it."), gettext_lazy("Primary rule: a cell that is its whole tells something about each person.")),
    "dominance": (gettext_lazy("One person made so much of it that another could estimate hers."), gettext_lazy("p% rule: without its two largest parts a sum keeps at least a fifth of the largest.")),
    "few_contributors": (gettext_lazy("Fewer than %(k)s people stand behind it, or it would tell another sum that few stand behind."), gettext_lazy("Rule for sums: at least the threshold of people behind each, staff not counted.")),
    "complementary": (gettext_lazy("It would tell a number that is too small, by subtraction."), gettext_lazy("Complementary suppression: every number that is withheld keeps an interval as wide as the threshold.")),
    "increment": (gettext_lazy("Beside an earlier release it would tell of fewer than %(k)s people who came since."), gettext_lazy("What two releases differ by is protected as a figure of its own.")),
    "linked": (gettext_lazy("Put together with other figures of the report it would tell of fewer than %(k)s people."), gettext_lazy("All figures of a report are one system that a reader holds at once.")),
    "parts": (gettext_lazy("It is worked out from a number that is withheld, or from too few people."), gettext_lazy("A rate vanishes with its parts, a middle value with the people around it.")),
    "withheld_table": (gettext_lazy("More than half of the table would have been blank."), gettext_lazy("A table that keeps fewer than half of its cells is withheld whole.")),
    "other_categories": (gettext_lazy("An earlier release had other categories."), gettext_lazy("Categories are fixed before the first release.")),
    "coarser": (gettext_lazy("A coarser table stands in its place."), gettext_lazy("Recoding comes before leaving out.")),
}  # fmt: skip


def decision_in_words(decision, report, language):
    """{"what", "why", "rule"} of one decision, for staff."""
    why, rule = _RULES.get(decision["why"], _RULES["linked"])
    what = _place(decision, report, language) if decision.get("place") else name_of(decision["what"], report, language)
    return {"what": what, "why": str(why) % {"k": prose.number(decision["k"])}, "rule": str(rule)}


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
    "people.participants_without_organisers": gettext_lazy("participants without organisers"),
    "people.organisers": gettext_lazy("organisers among the participants"),
    "resources.opened": gettext_lazy("people who opened a resource"),
    "moderation.withdrawn": gettext_lazy("posts taken back"),
    "moderation.muted": gettext_lazy("voices that were muted"),
    "log_ons": gettext_lazy("people who logged on"),
    "q1": gettext_lazy("stay of the shortest quarter"),
    "q3": gettext_lazy("stay of the longest quarter"),
    "stay_share": gettext_lazy("the share who stayed three quarters"),
    "attendances": gettext_lazy("attendances"),
    "peak": gettext_lazy("peak"),
    "median_minutes": gettext_lazy("median stay"),
    "rate": gettext_lazy("attendance rate"),
    "posts": gettext_lazy("posts"),
    "posters": gettext_lazy("people who posted"),
}
