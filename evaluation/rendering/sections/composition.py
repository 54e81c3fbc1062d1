"""Who took part, after disclosure control: section 6."""

from django.utils.translation import gettext as _

from convening import writing
from evaluation import prose

from ..blocks import count, heading, listed, missing, note, paragraph, row, share, table
from ..texts import in_language
from .cells import named, protected, with_chart

ELSEWHERE = {"sessions_per_person", "interpretation"}  # section 4; told session by session in section 10
LANGUAGES = ("languages_of_people", "languages_of_posts")


def composition(report, language):
    people, platform = report["people"], report["platform"]
    made = []
    for counts, said, whole in (
        (people, prose.countries_declared, people["participants"]),
        (platform, prose.countries_of_logged_on, platform["logged_on"]),
    ):
        if counts["countries"] is not None:
            sentences = [said(counts["countries"])]
            if counts["country_known"] is not None and whole is not None:
                sentences.append(prose.coverage(counts["country_known"], whole))
            made.append(paragraph(" ".join(sentences)))
    made += [_countries(report, language), *_named_places(report, language)]
    charted = named(report, "participants_by_region")
    for entry in report["tables"]:
        if entry["name"] not in ELSEWHERE and entry["name"] not in LANGUAGES:
            made += with_chart(entry, language) if entry is charted else [protected(entry, language)]
    languages = [protected(entry, language) for name in LANGUAGES if (entry := named(report, name))]
    if languages:
        made += [heading(_("Languages")), *languages]
    if not report["tables"]:
        made.append(missing(_("No tables of regions or kinds of actor belong to this release.")))
    return _("Who took part"), made


def _countries(report, language):
    """How many, of how many who told one: never who."""
    people, platform = report["people"], report["platform"]
    places = in_language(report["meta"].get("places"), language, "") or _("Countries and territories")
    return table(
        "countries",
        places,
        [_("Who"), places, _("Declared by"), _("Out of"), _("Share who declared one")],
        [
            row(label, [count(of["countries"]), count(of["country_known"]), count(whole), share(of["country_known"], whole)])
            for label, of, whole in (
                (_("Participants"), people, people["participants"]),
                (_("People who logged on"), platform, platform["logged_on"]),
            )
        ],
        notes=[_("People declare a country or do not. Nobody's is guessed from an address, a number or a connection.")],
    )


def _named_places(report, language):
    names = report["people"].get("named_places") or []
    if not names:
        return []
    territories = writing.locale_of(language).territories
    told = sorted(territories.get(code, code) for code in names)
    return [
        listed(_("From each of these came at least %(k)s participants:") % {"k": prose.number(report["meta"]["k_posting"])}, told),
        note(_("Others are not named: a country with few participants would point to them.")),
    ]
