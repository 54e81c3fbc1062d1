"""What was asked and who did not answer, what this report keeps to itself and how that was checked: section 12."""

from django.utils.translation import gettext as _, gettext_lazy, ngettext

from evaluation import prose

from .. import blocks
from ..blocks import count, heading, listed, missing, note, numbered, paragraph, row, table
from ..texts import explanation, in_language, name_of
from .answers import surveys_of
from .cells import percentage


def disclosure(report, language):
    made = [paragraph(_rule_statement(report["meta"])), *_instrument(report, language), heading(_("What is withheld, and why"))]
    return _("Instrument, non-response and disclosure"), [*made, *_withheld(report, language), *_audited(report), *_veils(report["meta"])]


def _instrument(report, language):
    """Every question as it was asked, and how many did not answer."""
    surveys = surveys_of(report)
    if not surveys:
        return [missing(_("No survey was collected: there is no instrument to print, and non-response cannot be judged."))]
    made = [heading(_("Who answered")), _response(surveys, language)]
    for survey in surveys:
        made += [
            heading(_("The questions of the survey “%(title)s”") % {"title": in_language(survey["title"], language)}),
            numbered([_question(item, language) for item in _as_asked(survey["items"])]),
        ]
    return made


def _response(surveys, language):
    return table(
        "non_response",
        _("Answers and those who did not answer"),
        [_("Survey"), _("Asked"), _("Completed"), _("Response rate"), _("Begun, not sent"), _("By the public link")],
        [
            row(
                in_language(survey["title"], language),
                [
                    count(survey["eligible"]),
                    count(survey["completed"]),
                    percentage(survey.get("rate"), survey["eligible"]),
                    count(survey.get("partial", 0)),
                    count(survey.get("completed_by_link", 0)),
                ],
                detail=_days(survey),
            )
            for survey in surveys
        ],
        notes=[
            _(
                "Nobody knows what those would have said who did not answer. People who are content, or who are not, may answer more often than others."
            )
        ],
    )


def _days(survey):
    if not survey.get("opens"):
        return ""
    return _("%(first)s to %(last)s") % {"first": prose.day(survey["opens"]), "last": prose.day(survey["closes"])}


def _as_asked(items):
    """A matrix was asked once, with its lines under it."""
    told = {}
    for item in items:
        code = item["code"].partition(".")[0] if item.get("row") else item["code"]
        told.setdefault(code, {**item, "rows": []})
        if item.get("row"):
            told[code]["rows"].append(item["row"])
    return told.values()


def _question(item, language):
    said = [in_language(item["question"], language, item["code"])]
    if item["rows"]:
        said.append(prose.series(in_language(line, language) for line in item["rows"]))
    if item["distribution"]:
        said.append(prose.series(in_language(one["text"], language, one["code"]) for one in item["distribution"]))
    return {"text": " · ".join(said), "label": str(KINDS[item["kind"]])}


def _withheld(report, language):
    meta, k = report["meta"], report["disclosure"]["k"]
    made = [
        paragraph(
            _(
                "Figures of attendance and of log-ons are withheld where they are smaller than %(k)s, those of posting "
                "and of countries where they are smaller than %(k_posting)s. So are figures from which such a one could "
                "be found by subtracting. A table with any such figure is printed with its groups joined, or withheld "
                "whole. A rate is withheld with either of its parts."
            )
            % {"k": prose.number(k), "k_posting": prose.number(meta["k_posting"])}
        )
    ]
    by_reason = {}
    for path in report["disclosure"]["withheld"]:
        by_reason.setdefault(explanation(path, report) or _("Withheld in this release:"), []).append(name_of(path, report, language))
    made += [listed(reason, dict.fromkeys(names)) for reason, names in by_reason.items()]
    return made if by_reason else [*made, paragraph(_("Nothing was withheld in this release."))]


def _audited(report):
    """What the auditor found, in words: how narrow the narrowest range is that a reader can work out, and over how many releases."""
    auditor = report["disclosure"].get("auditor")
    if not auditor:
        return []
    said = [_("A program tried to work out every withheld figure from all that is printed, as a reader could who counts very well.")]
    if auditor.get("stacked_on"):
        said.append(
            ngettext(
                "It also knew %(number)s earlier release.", "It also knew %(number)s earlier releases.", auditor["stacked_on"]
            )
            % {"number": prose.number(auditor["stacked_on"])}
        )
    if auditor.get("narrowest") is not None:
        said.append(
            _("The closest that it came to any of them was a range %(width)s wide.") % {"width": prose.number(auditor["narrowest"])}
        )
    else:
        said.append(_("It could not narrow any of them down."))
    return [paragraph(" ".join(said))]


def _veils(meta):
    return [
        blocks.figures([blocks.figure(count(meta["veils_lifted"]), _("veils lifted"))]),
        note(
            _(
                "A veil is lifted when two custodians allow a named officer to learn who wrote a post. The number is printed "
                "also when it is zero."
            )
        ),
        note(_("Fingerprint of the figures from which this report was compiled: %(hash)s") % {"hash": meta["input_sha256"]}),
    ]


KINDS = {
    "scale": gettext_lazy("a scale of five"),
    "choice": gettext_lazy("one of several"),
    "choices": gettext_lazy("any of several"),
    "ranking": gettext_lazy("an order"),
    "matrix": gettext_lazy("several things on a scale"),
    "number": gettext_lazy("a number"),
    "text": gettext_lazy("free words"),
}


def _rule_statement(meta):
    held = {entry["rule"] for entry in [*meta["sessions"], *meta["rooms"]]}
    if held == {"chatham_house"}:
        return _(
            "All sessions and all rooms were held under the Chatham House Rule: what was said may be used; neither who "
            "said it nor anyone's affiliation, nor who took part, may be revealed. This report names nobody."
        )
    if "chatham_house" in held:
        return _(
            "Sessions and rooms were held under different rules, shown with each. Where it was the Chatham House Rule, "
            "what was said may be used; neither who said it nor anyone's affiliation, nor who took part, may be revealed. "
            "This report names nobody."
        )
    return _("The rule of each session and room is shown with it. This report names nobody.")
