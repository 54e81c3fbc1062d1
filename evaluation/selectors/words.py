"""What staff wrote into the annexes, and the earlier figures that they typed."""

from django.http import Http404

from convening import policy
from convening.models import Convening

from ..models import EarlierFigure


def convening_to_write_for(asker, slug):
    """The convening in whose annexes she may write, or 404."""
    return policy.access(asker, "evaluation.write_words", Convening.objects.all(), slug=slug)


def earlier_figures_of(convening):
    return list(EarlierFigure.objects.filter(convening=convening).select_related("convening"))


def earlier_figure_for(convening, figure_id):
    """One of them, or 404; `convening` was asked for by whoever may write."""
    found = next((row for row in earlier_figures_of(convening) if str(row.pk) == str(figure_id)), None)
    if found is None:
        raise Http404
    return found
