"""What the report is and what its words mean: sections 1 and 2."""

from django.utils.translation import gettext as _, ngettext

from evaluation import prose
from evaluation.indicators import INDICATORS

from .. import blocks
from ..blocks import note, paragraph
from .words import written


def purpose(report, language):
    meta = report["meta"]
    made = [
        *written(report, "purpose", language),
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
        paragraph(
            _(
                "Surveys were answered without names: who answered and what was answered are kept apart, without a time, and free words were "
                "read for names before anybody else saw them."
            )
        ),
        *written(report, "method", language),
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
    made += written(report, "limits", language)
    return _("Definitions, sources and limits"), made
