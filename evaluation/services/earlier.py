"""Figures of an earlier convening, as they were published, beside which those of this one are printed."""

from ..models import EarlierFigure


def figures(convening):
    """[{"indicator", "value", "whole", "stated", "source"}] of what was typed, as `indicators.compared` takes it."""
    return [
        {
            "indicator": row.indicator, "value": row.value, "whole": row.whole, "source": row.source,
            "stated": None if row.stated is None else float(row.stated),
        }
        for row in EarlierFigure.objects.filter(convening=convening)
    ]  # fmt: skip
