"""What only people themselves could tell."""

from django.utils.translation import gettext_lazy as _

from .meaning import SURVEY, Indicator

SURVEYS = (
    Indicator(
        "response_rate",
        _("Response rate"),
        _("Completed answers divided by the people asked."),
        numerator=_("completed answers"),
        denominator=_("people asked"),
        exclusions=_("partial answers, and answers by a public link, which are counted apart"),
        source=SURVEY,
    ),
    Indicator(
        "partial_answers",
        _("Partial answers"),
        _("Surveys that were begun and not sent when the survey closed. What they say is not read and not counted."),
        numerator=_("surveys begun and not sent"),
        denominator=_("people asked"),
        source=SURVEY,
    ),
    Indicator(
        "satisfaction",
        _("Satisfied or very satisfied"),
        _("Answers 4 or 5 on a scale of 5, with how many answered, all five steps, and a 95% interval."),
        numerator=_("answers 4 or 5"),
        denominator=_("answers on the scale"),
        exclusions=_("those who did not know, who are counted apart; no percentage of fewer than 10 answers"),
        source=SURVEY,
    ),
    Indicator(
        "interval",
        _("95% interval"),
        _(
            "Wilson's interval, corrected for the number of people asked: n(N − 1)/(N − n) stands for n, where n answered of N. "
            "It says how far chance among those asked may have moved a share. It says nothing about those who did not answer."
        ),
        numerator=_("answers of the kind that is told"),
        denominator=_("answers to the question"),
        exclusions=_("people who did not answer"),
        source=SURVEY,
    ),
)
