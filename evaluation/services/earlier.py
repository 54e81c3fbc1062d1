"""Figures of an earlier convening, as they were published, beside which those of this one are printed."""

from django.db import transaction
from django.utils.translation import gettext as _

from convening import audit, policy
from convening.errors import Refused
from convening.once import first_time

from ..indicators import COMPARABLE
from ..models import EarlierFigure

MOST = 40


def figures(convening):
    """[{"indicator", "value", "whole", "stated", "source"}] of what was typed, as `indicators.comparison` takes it."""
    return [as_told(row) for row in EarlierFigure.objects.filter(convening=convening)]


def as_told(row):
    return {
        "indicator": row.indicator, "value": row.value, "whole": row.whole, "source": row.source,
        "stated": None if row.stated is None else float(row.stated),
    }  # fmt: skip


@transaction.atomic
def note_figure(convening, *, indicator, value, source, whole=None, stated=None, by, key=None):
    """Lay a figure that was published once beside today's. A percentage that does not fit is kept as it stood: the report says so."""
    policy.require(by, "evaluation.write_words", convening)
    if key is not None and not first_time(key):
        return None
    if indicator not in COMPARABLE:
        raise Refused("evaluation.not_comparable", _("This figure cannot be compared."), fields={"indicator": _("Choose one of the list.")})
    if whole is not None and whole < value:
        sentence = _("A part cannot be larger than its whole. Which of the two numbers is the whole?")
        raise Refused("evaluation.part_exceeds_whole", sentence, fields={"whole": sentence})
    if EarlierFigure.objects.filter(convening=convening).count() >= MOST:
        raise Refused("evaluation.enough_figures", _("More figures would not be read. Take one away before you add another."))
    row = EarlierFigure.objects.create(
        convening=convening, indicator=indicator, value=value, whole=whole, stated=stated, source=source.strip()
    )
    audit.record(convening, actor=by, verb="evaluation.earlier_figure_noted", target=row, note=indicator)
    return row


@transaction.atomic
def forget_figure(row, *, by):
    """Take an earlier figure away: reports that are compiled from now on do not have it."""
    policy.require(by, "evaluation.write_words", row.convening)
    audit.record(row.convening, actor=by, verb="evaluation.earlier_figure_taken_away", target=row, note=row.indicator)
    row.delete()
