"""Who was invited, came and took part: sections 3 and 6."""

from django.utils.translation import gettext as _

from evaluation import charts, prose

from .. import blocks
from ..blocks import count, missing, note, paragraph, row, share, table
from ..texts import in_language


def funnel(report, language):
    people, live, platform, rooms = report["people"], report["live"], report["platform"], report["rooms"]
    steps = [
        (_("Invited"), people["invited"], None),
        (_("Accepted"), people["accepted"], people["invited"]),
        (_("Registered"), people["registered"], people["accepted"]),
        (_("Attended live"), live["people"], None),
        (_("Logged on"), platform["logged_on"], people["registered"]),
        (_("Posted"), rooms["posters"], platform["logged_on"]),
    ]
    of = [_("invited"), _("accepted"), _("registered")]
    wholes = {1: of[0], 2: of[1], 4: of[2], 5: _("logged on")}
    rows = [
        row(
            label,
            [
                count(value),
                share(value, whole) if place in wholes else blocks.none(),
                blocks.text(wholes[place]) if place in wholes else blocks.none(),
            ],
        )
        for place, (label, value, whole) in enumerate(steps)
    ]
    rows.append(row(_("Responded"), [blocks.none()] * 3))
    made = [paragraph(prose.people_took_part(people["participants"]))]
    if platform["share"] is not None:
        made.append(paragraph(prose.share_logged_on(platform["logged_on"], people["registered"])))
    made += [
        blocks.chart(
            charts.Chart(
                "funnel",
                _("From invitation to participation, people"),
                tuple(charts.Bar(label, value) for label, value, whole in steps),
            )
        ),
        table(
            "funnel",
            _("From invitation to participation"),
            [_("Step"), _("People"), _("Share"), _("Out of")],
            rows,
            notes=[
                _(
                    "Public sessions are open without registration, so that those who attended live are not a part of "
                    "those registered, and have no share."
                )
            ],
        ),
    ]
    if not report["survey"]["eligible"]:
        made.append(
            missing(_("No answers to a survey were collected, so that nobody is counted as having responded."))
        )
    return _("From invitation to participation"), made


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
    made += [_protected(entry, language) for entry in report["tables"]]
    if not report["tables"]:
        made.append(missing(_("No tables of regions or kinds of actor belong to this release.")))
    return _("Who took part"), made


def _protected(entry, language):
    labels = entry.get("labels", {})
    columns = [in_language(labels.get(label), language, label) for label in entry["columns"]]
    title = in_language(entry.get("title"), language, entry["name"])
    several = len(columns) > 1
    if entry["withheld"]:
        total = (
            []
            if entry["total"] is None
            else [_("All of it together is %(number)s.") % {"number": prose.number(entry["total"])}]
        )
        return note(
            " ".join(
                [
                    _(
                        "%(table)s: the whole table is withheld, because one of its figures could tell something about somebody."
                    )
                    % {"table": title},
                    *total,
                ]
            )
        )
    rows = [
        row(
            in_language(labels.get(label), language, label),
            [count(x) for x in line] + ([count(sum_)] if several else []),
        )
        for label, line, sum_ in zip(entry["rows"], entry["cells"], entry["row_totals"])
    ]
    totals = row(_("All"), [count(x) for x in entry["column_totals"]] + ([count(entry["total"])] if several else []))
    return table(entry["name"], title, [_("Group"), *columns] + ([_("All")] if several else []), rows, totals)
