"""What people answered: sections 7 and 8, and what problems and access take from surveys."""

from django.utils.translation import gettext as _

from evaluation import charts, prose
from evaluation.indicators import percent_digits

from .. import blocks
from ..blocks import count, heading, missing, note, paragraph, quotes, row, table
from ..texts import in_language
from .cells import percentage


ORDER = ("post_conference", "session", "three_months", "six_months", "own")


def satisfaction(report, language):
    made = answers_about(report, language, "satisfaction", _satisfied)
    if not made:
        return _("How satisfied people were"), [missing(_("No survey was collected, so that nothing can be said about satisfaction."))]
    made.append(
        note(
            _(
                "The interval says how far chance among those who were asked may have moved a share. It says nothing about those who did not "
                "answer: they may think otherwise."
            )
        )
    )
    return _("How satisfied people were"), made


def learning(report, language):
    made = answers_about(report, language, "outcomes")
    if not made:
        made = [missing(_("No survey was collected, so that nothing can be said about learning, networking or follow-up."))]
    return _("Learning, networking and intended follow-up"), made


def answers_about(report, language, feeds, said=None):
    """What all surveys tell of one section of the annex, as blocks; none where no survey asks about it.

    `said(item)` gives a sentence for an item on a scale, or "".
    """
    made, said = [], said or _best
    surveys = [(survey, *(_feeding(survey.get(part), feeds) for part in ("items", "items_by_link"))) for survey in surveys_of(report)]
    surveys = [(survey, items, by_link) for survey, items, by_link in surveys if items]
    for number, (survey, items, by_link) in enumerate(surveys, 1):
        if len(surveys) > 1:
            made.append(heading(in_language(survey["title"], language)))
        made += [*(_who_answered(survey) if feeds == _first(survey) else ()), *_told(f"{feeds}_{number}", items, language, said)]
        if by_link:
            made += [
                heading(_("Answers by the public link"), level=3),
                note(_("People without an account, counted apart. Somebody may have answered twice, and nobody knows how many saw the link.")),
                *_told(f"{feeds}_{number}_by_link", by_link, language, said),
            ]
    return made


def _first(survey):
    """The first section that a survey feeds: there it is said how many answered."""
    fed = {item["feeds"] for item in survey["items"]}
    return next((feeds for feeds in ("satisfaction", "outcomes", "problems", "access") if feeds in fed), "")


def _feeding(items, feeds):
    return [item for item in items or () if item["feeds"] == feeds]


def _told(name, items, language, said):
    """Items of one survey: those on scales together, then each of the others."""
    silent = [asked(item, language) for item in items if item["n"] == 0 and not item["dont_know"]]
    made = _scales(name, [item for item in items if item["n"] != 0 or item["dont_know"]], language, said)
    for place, item in enumerate(items, 1):
        made += _other(f"{name}_{place}", item, language) if item["n"] != 0 else []
    return [*made, blocks.listed(_("Nobody answered these:"), silent)] if silent else made


def surveys_of(report):
    """The surveys of a report, that after the convening first; of one that was made before there were several, none."""
    return sorted(report["survey"].get("surveys") or [], key=lambda survey: ORDER.index(survey["kind"]))


def _who_answered(survey):
    said = []
    if survey["completed"] and survey["eligible"] and (survey.get("rate") is not None):
        said.append(prose.answered(survey["completed"], survey["eligible"]))
    if survey.get("completed_by_link"):
        said.append(prose.answered_by_link(survey["completed_by_link"]))
    return [paragraph(" ".join(said))] if said else []


def _scales(name, items, language, said):
    """All items on one scale together: sentences, one chart, two tables."""
    made = []
    by_steps = {}
    for item in items:
        if item["kind"] in ("scale", "matrix"):
            steps = tuple(in_language(option["text"], language, option["code"]) for option in item["distribution"])
            by_steps.setdefault(steps, []).append(item)
    for place, (steps, alike) in enumerate(by_steps.items()):
        own = f"{name}_scale_{place + 1}"
        made += [paragraph(sentence) for item in alike if (sentence := said(item, language))]
        shown = [item for item in alike if item["n"] is not None and percent_digits(item["n"]) is not None]
        if shown and len(steps) == 5:
            lines = tuple(charts.Scale(asked(item, language), tuple(one["count"] for one in item["distribution"])) for item in shown)
            made.append(blocks.chart(charts.Steps(own, _("Answers on a scale of five"), steps, lines)))
        made += [_distribution(own, steps, alike, language), _summary(own, alike, language)]
    return made


def _distribution(name, steps, items, language):
    return table(
        f"{name}_distribution",
        _("Answers, from the lowest to the highest"),
        [_("Question"), *steps],
        [line_of(item, language, [count(one["count"]) for one in item["distribution"]]) for item in items],
    )


def _summary(name, items, language):
    return table(
        f"{name}_summary",
        _("The two best answers, with their 95% interval"),
        [_("Question"), _("Answers"), _("Did not know"), _("4 or 5 of 5"), _("Share"), _("From"), _("To")],
        [
            line_of(
                item,
                language,
                [
                    count(item["n"]),
                    count(item["dont_know"]),
                    count(item["top2"]),
                    _share(item),
                    *(percentage(end, item["n"]) for end in item["interval"] or (None, None)),
                ],
            )
            for item in items
        ],
        notes=[
            _("“Did not know” is counted apart and is in no percentage. Of fewer than 10 answers no percentage is told, of fewer than 30 only a whole one.")
        ],
    )


def _share(item):
    """The share of the two best answers; where all but a few gave one of them, more than what can be told."""
    if item.get("share_over") is not None:
        return blocks.text(_("more than %(percent)s") % {"percent": prose.percent(item["share_over"])})
    return percentage(item["share"], item["n"])


def _other(name, item, language):
    """An item that is on no scale: how many chose what, a median, or words."""
    if item["kind"] in ("choice", "choices", "ranking"):
        return [_chosen(name, item, language), *_order(item, language)]
    if item["kind"] == "number" and item.get("median") is not None:
        first, third = item["quartiles"]
        cells = [count(item["n"]), count(first), count(item["median"]), count(third)]
        return [
            table(
                name,
                asked(item, language),
                [_("Question"), _("Answers"), _("First quartile"), _("Median"), _("Third quartile")],
                [row(asked(item, language), cells)],
            )
        ]
    if item["kind"] == "text" and item["words"]:
        return [quotes(asked(item, language), item["words"])]
    return []


def _chosen(name, item, language):
    headings = [_("Answer"), _("First choices") if item["kind"] == "ranking" else _("People")]
    shares = any("share" in one for one in item["distribution"])
    notes = [_("Several answers could be given.")] if item["kind"] == "choices" else []
    said = row(_("All who answered"), [count(item["n"]), *([blocks.none()] if shares else [])])
    return table(
        name,
        asked(item, language),
        [*headings, *([_("Share")] if shares else [])],
        [
            row(
                in_language(one["text"], language, one["code"]),
                [count(one["count"]), *([percentage(one.get("share"), item["n"])] if shares else [])],
            )
            for one in item["distribution"]
        ],
        said,
        notes,
    )


def _order(item, language):
    """The order in which people put things, by their mean place."""
    if not item.get("order"):
        return []
    texts = {one["code"]: in_language(one["text"], language, one["code"]) for one in item["distribution"]}
    places = item.get("places") or {}
    told = [
        _("%(thing)s (mean place %(place)s)") % {"thing": texts[code], "place": prose.number(places[code], 1)} if code in places else texts[code]
        for code in item["order"]
    ]
    return [blocks.numbered(told)]


def asked(item, language):
    """A question as it was asked; of a matrix, the line of it."""
    return in_language(item["row"] if item.get("row") else item["question"], language, item["code"])


def line_of(item, language, cells):
    """A row of a table about one item; the line of a matrix brings its question beneath it."""
    return row(asked(item, language), cells, detail=in_language(item["question"], language) if item.get("row") else "")


def _satisfied(item, language):
    """A sentence about an item: of satisfaction, where its scale is one."""
    of_satisfaction = any("satisf" in in_language(option["text"], "en").casefold() for option in item["distribution"])
    return _best(item, language, of_satisfaction)


def _best(item, language, of_satisfaction=False):
    """The question and what came of it, "" where no percentage may be told."""
    if item.get("share_over") is not None:
        told = prose.nearly_all(item["share_over"], of_satisfaction)
    elif None in (item["top2"], item["n"], item["share"]) or percent_digits(item["n"]) is None:
        return ""
    else:
        told = prose.best_two(item["top2"], item["n"], of_satisfaction)
    if item.get("row"):
        return _("%(line)s. %(answer)s") % {"line": asked(item, language), "answer": told}
    return _("%(question)s %(answer)s") % {"question": asked(item, language), "answer": told}
