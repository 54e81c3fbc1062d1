"""The release plan: which tables a report carries, fixed in advance. No other cut of the people is ever made.

Categories are fixed too, those with nobody in them included, and "not told" stands among them: without it, what a table
lacks to the participants would be a figure of its own that nobody protects.
"""

from collections import Counter

from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext, ngettext

from convening.writing import locale_of, number_here
from evaluation.disclosure import Protected, Table, protect

from .categories import FIRST_TIME, KINDS, PEOPLE, POSTS, REGIONS, RETURNING, SEVERAL, TITLES, UNTOLD


def tables(counted, convening, plan):
    """The tables of `plan` (planning.Plan), in the order in which they matter, of what was `counted`: {"people": the attributes of each
    participant, "sessions_per_person": {number: people}, "posts_by_language": [{"language", "posts": protected}],
    "interpretation": {language: people} or None}. Nothing else is ever cut out of the figures."""
    people = {"k": convening.threshold_people, "of": "people.participants"}
    made = [
        *_of_composition(counted["people"], plan, people),
        _times(counted["sessions_per_person"], convening.threshold_people),
        _languages("languages_of_people", Counter(person.get("language") or UNTOLD for person in counted["people"]), **people),
        _posts_by_language(counted["posts_by_language"], convening.threshold_posts),
        _languages("interpretation", counted["interpretation"] or {}, k=convening.threshold_people, exclusive=False),
    ]
    return [table for table in made if table is not None and table.name in plan.tables]


def _of_composition(people, plan, how):
    regions = tuple(region["code"] for region in plan.regions) or REGIONS
    region = [_region_of(person, plan.regions) for person in people]
    kind = [person["kind_of_actor"] if person["kind_of_actor"] in KINDS else UNTOLD for person in people]
    first = [{True: FIRST_TIME, False: RETURNING}.get(person["first_timer"], UNTOLD) for person in people]
    groups = {"rows": _within(plan.region_groups, regions), "columns": _within(plan.kind_groups, KINDS)}
    return [
        _by("participants_by_region", (*regions, UNTOLD), region, groups={"rows": groups["rows"]}, **how),
        _by("participants_by_kind", (*KINDS, UNTOLD), kind, groups={"rows": groups["columns"]}, **how),
        _by("participants_by_experience", (FIRST_TIME, RETURNING, UNTOLD), first, **how),
        _crossed(region, kind, regions, groups=groups, **how),
    ]


def _region_of(person, regions):
    """By her declared country where the convener has a list of regions, else the region that she declared."""
    if not regions:
        return person["region"] if person["region"] in REGIONS else UNTOLD
    return next((region["code"] for region in regions if person["country"] in region["countries"]), UNTOLD)


def _within(groups, labels):
    """The groups whose members are all there."""
    return {name: list(members) for name, members in groups.items() if {*members} <= {*labels}}


def _crossed(region, kind, regions, **how):
    """Region by kind. A line of those who told neither adds nothing to the table of regions, and would only, being all in
    one cell, make the whole be withheld: it is left out where the rest can be published without it."""
    counted = Counter(zip(region, kind, strict=True))
    rows, columns = [*regions, UNTOLD], [*KINDS, UNTOLD]
    whole, told = (
        Table("participants_by_region_and_kind", some, columns, [[counted[row, column] for column in columns] for row in some], **how)
        for some in (rows, rows[:-1])
    )
    only_untold = not any(counted[UNTOLD, column] for column in KINDS)
    return told if only_untold and not protect(told).withheld else whole


def _times(people, k):
    """People by the number of sessions by invitation; two and more together where single numbers would be too few."""
    numbers = range(1, max(people, default=0) + 1)
    if not numbers:
        return None
    groups = {"rows": {SEVERAL: [str(number) for number in numbers[1:]]}} if len(numbers) > 2 else {}
    return Table(
        "sessions_per_person", [str(number) for number in numbers], [PEOPLE], [[people.get(number, 0)] for number in numbers], k=k, groups=groups
    )


def _languages(name, people, **how):
    if not people:
        return None
    codes = sorted(people, key=lambda code: (code == UNTOLD, code))
    return Table(name, codes, [PEOPLE], [[people[code]] for code in codes], **how)


def _posts_by_language(parts, k):
    """Protected already, with the posts by room and week: they are parts of the same posts."""
    if not parts:
        return None
    counts = [part["posts"] for part in parts]
    total = None if None in counts else sum(counts)
    return Protected(
        "languages_of_posts", [part["language"] for part in parts], [POSTS], [[count] for count in counts], counts, [total], total,
        2 * counts.count(None) > len(counts), kind="sums", k=k,
    )  # fmt: skip


def named_places(people, convening, plan):
    """Countries of participants that may be named: [{"country", "people"}] of those with enough of them, where the plan names any.

    The others of each region, and those in no region, must be none or many beside them: else none is named.
    """
    if not plan.names_places:
        return []
    k = convening.threshold_posts
    told = [(person["country"], _region_of(person, plan.regions)) for person in people if person["country"]]
    named = {country: number for country, number in Counter(country for country, _region in told).items() if number >= k}
    others = Counter(region for country, region in told if country not in named)
    if any(0 < number < k for number in (sum(others.values()), *others.values())):
        return []
    return [{"country": country, "people": named[country]} for country in sorted(named)]


def _by(name, rows, values, **how):
    counted = Counter(values)
    return Table(name, list(rows), [PEOPLE], [[counted[row]] for row in rows], **how)


def with_texts(published, plan=None):
    """A table of the report (Protected.as_json()) with its title and its labels in every language of the house."""
    own = {region["code"]: region["texts"] for region in plan.regions} if plan else {}
    labels = {label: own.get(label) or _label(label, published["name"]) for label in (*published["rows"], *published["columns"])}
    return {**published, "title": in_every_language(TITLES[published["name"]]), "labels": labels}


def _label(label, table):
    if label != UNTOLD and table in ("languages_of_people", "languages_of_posts", "interpretation") and label not in (PEOPLE, POSTS):
        return _told(lambda language: locale_of(language).languages.get(label, label))
    if table == "sessions_per_person" and label != PEOPLE:
        return _told(lambda language: _sessions(label))
    return in_every_language(label)


def _sessions(label):
    """How often, in the language that is active."""
    if label.endswith("+"):
        return gettext("%(number)s or more sessions") % {"number": number_here(int(label.rstrip("+")))}
    return ngettext("%(number)s session", "%(number)s sessions", int(label)) % {"number": number_here(int(label))}


def in_every_language(msgid):
    return _told(lambda language: gettext(msgid))


def _told(text):
    told = {}
    for code, _name in settings.LANGUAGES:
        with translation.override(code):
            told[code] = text(code)
    return told
