"""The release plan: which tables a report carries, fixed in advance. No other cut of the people is ever made.

Categories are fixed too, those with nobody in them included, and "not told" stands among them: without it, what a table
lacks to the participants would be a figure of its own that nobody protects.
"""

from collections import Counter

from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext, gettext_noop

from evaluation.disclosure import Table, protect

UNTOLD = gettext_noop("Not told")
PEOPLE = gettext_noop("People")

# As participants choose them; the values stored are these English names.
REGIONS = (
    gettext_noop("Arab States"), gettext_noop("Africa"), gettext_noop("Europe and North America"),
    gettext_noop("Asia-Pacific"), gettext_noop("Latin America and the Caribbean"),
)  # fmt: skip
KINDS = (
    gettext_noop("Civil society"), gettext_noop("Political actors"),
    gettext_noop("United Nations and regional organizations"), gettext_noop("Academia and research"),
)  # fmt: skip
FIRST_TIME, RETURNING = gettext_noop("Here for the first time"), gettext_noop("Took part before")

# Coarser categories, printed where the finer would give somebody away.
ASIA_AND_LATIN_AMERICA = gettext_noop("Asia-Pacific, Latin America and the Caribbean")
POLITICAL_AND_UN = gettext_noop("Political actors, United Nations and regional organizations")
REGION_GROUPS = {ASIA_AND_LATIN_AMERICA: [REGIONS[3], REGIONS[4]]}
KIND_GROUPS = {POLITICAL_AND_UN: [KINDS[1], KINDS[2]]}

TITLES = {
    "participants_by_region": gettext_noop("Participants by region"),
    "participants_by_kind": gettext_noop("Participants by kind of actor"),
    "participants_by_experience": gettext_noop("Participants here for the first time"),
    "participants_by_region_and_kind": gettext_noop("Participants by region and kind of actor"),
}


def tables(people, k):
    """The tables of the plan over `people`, the attributes of each participant; in the order in which they matter."""
    regions, kinds = (*REGIONS, UNTOLD), (*KINDS, UNTOLD)
    of = {"k": k, "of": "people.participants"}
    region = [person["region"] if person["region"] in REGIONS else UNTOLD for person in people]
    kind = [person["kind_of_actor"] if person["kind_of_actor"] in KINDS else UNTOLD for person in people]
    first = [{True: FIRST_TIME, False: RETURNING}.get(person["first_timer"], UNTOLD) for person in people]
    return [
        _by("participants_by_region", regions, region, groups={"rows": REGION_GROUPS}, **of),
        _by("participants_by_kind", kinds, kind, groups={"rows": KIND_GROUPS}, **of),
        _by("participants_by_experience", (FIRST_TIME, RETURNING, UNTOLD), first, **of),
        _crossed(region, kind, **of),
    ]


def _crossed(region, kind, **how):
    """Region by kind. A line of those who told neither adds nothing to the table of regions, and would only, being all in
    one cell, make the whole be withheld: it is left out where the rest can be published without it."""
    counted = Counter(zip(region, kind, strict=True))
    rows, columns = [*REGIONS, UNTOLD], [*KINDS, UNTOLD]
    how = {**how, "groups": {"rows": REGION_GROUPS, "columns": KIND_GROUPS}}
    whole, told = (
        Table("participants_by_region_and_kind", some, columns, [[counted[row, column] for column in columns] for row in some], **how)
        for some in (rows, rows[:-1])
    )
    only_untold = not any(counted[UNTOLD, column] for column in KINDS)
    return told if only_untold and not protect(told).withheld else whole


def _by(name, rows, values, **how):
    counted = Counter(values)
    return Table(name, list(rows), [PEOPLE], [[counted[row]] for row in rows], **how)


def with_texts(published):
    """A table of the report (Protected.as_json()) with its title and its labels in every language of the house."""
    labels = {label: in_every_language(label) for label in (*published["rows"], *published["columns"])}
    return {**published, "title": in_every_language(TITLES[published["name"]]), "labels": labels}


def in_every_language(msgid):
    told = {}
    for code, _name in settings.LANGUAGES:
        with translation.override(code):
            told[code] = gettext(msgid)
    return told
