"""What the report is, what its words mean, and what it keeps to itself: sections 1, 2 and 12."""

from django.utils.translation import gettext as _, ngettext

from evaluation import prose
from evaluation.indicators import INDICATORS

from .. import blocks
from ..blocks import count, missing, note, paragraph
from ..texts import withheld_names


def purpose(report, language):
    meta = report["meta"]
    made = [
        paragraph(
            _(
                "This annex says what came of the convening: who took part, what its live sessions and discussion rooms "
                "counted, and how far these figures can be trusted."
            )
        ),
        paragraph(
            _(
                "All figures were compiled on %(day)s from one frozen snapshot. What anybody changes about herself "
                "afterwards does not change them."
            )
            % {"day": prose.day(meta["compiled_on"])}
        ),
        paragraph(
            _(
                "Attendance was read from the attendance lists of the sessions. Log-ons were kept by day, never by the "
                "hour. Posts were counted by the record of the rooms, which gives out counts and never names."
            )
        ),
        note(
            _(
                "Percentages are rounded to whole numbers in sentences and to one decimal in tables. In sentences, "
                "figures from 20 are said in round numbers: “more than” the round number below, “around” one that is "
                "round, “fewer than” one that is just missed. The tables give the exact figures."
            )
        ),
    ]
    return _("Purpose and method"), made


def definitions(report, language):
    made = [
        blocks.definitions(INDICATORS.values()),
        paragraph(
            _(
                "Attendances are not people: somebody who came to three sessions counts three times among the "
                "attendances and once among the participants."
            )
        ),
        paragraph(_("Countries and territories are those that people declared. Nobody's was guessed.")),
    ]
    unmatched = report["people"].get("unmatched")
    if unmatched:
        made.append(
            paragraph(
                ngettext(
                    "%(number)s guest could not be matched to anybody and is not among the participants.",
                    "%(number)s guests could not be matched to anybody and are not among the participants.",
                    unmatched,
                )
                % {"number": prose.number(unmatched)}
            )
        )
    return _("Definitions, sources and limits"), made


def disclosure(report, language):
    meta, k, k_posting = report["meta"], report["disclosure"]["k"], report["meta"]["k_posting"]
    made = [
        paragraph(_rule_statement(meta)),
        paragraph(
            _(
                "Figures of attendance and of log-ons are withheld where they are smaller than %(k)s, those of posting "
                "and of countries where they are smaller than %(k_posting)s. So are figures from which such a one could "
                "be found by subtracting. A table with any such figure is printed with its groups joined, or withheld "
                "whole. A rate is withheld with either of its parts."
            )
            % {"k": prose.number(k), "k_posting": prose.number(k_posting)}
        ),
    ]
    names = withheld_names(report, language)
    made.append(
        {"kind": "list", "intro": _("Withheld in this release:"), "items": names}
        if names
        else paragraph(_("Nothing was withheld in this release."))
    )
    lifted = meta["veils_lifted"]
    made += [
        blocks.figures([blocks.figure(count(lifted), _("veils lifted"))]),
        note(
            _(
                "A veil is lifted when two custodians allow a named officer to learn who wrote a post. The number is printed "
                "also when it is zero."
            )
        ),
        missing(_("No survey was collected: there is no instrument to print, and non-response cannot be judged.")),
        note(
            _("Fingerprint of the figures from which this report was compiled: %(hash)s")
            % {"hash": meta["input_sha256"]}
        ),
    ]
    return _("Instrument, non-response and disclosure"), made


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
