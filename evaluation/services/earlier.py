"""Figures of an earlier convening, as they were published, beside which those of this one are printed."""

from django.conf import settings
from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext as _

from convening import audit, policy
from convening.errors import Refused
from convening.once import first_time

from ..indicators import COMPARABLE, figure
from ..models import EarlierFigure, Report

MOST = 40


def figures(convening, compared_with=None):
    """[{"indicator", "value", "whole", "stated", "source"}] as `indicators.comparison` takes it: what was typed, and what was released of the
    convening with which this one is compared, where nothing was typed. `source` is a text, or {language: text}."""
    typed = [as_told(row) for row in EarlierFigure.objects.filter(convening=convening)]
    known = {one["indicator"] for one in typed}
    return typed + [one for one in _released_of(compared_with) if one["indicator"] not in known]


def _released_of(convening):
    """The figures that the newest final release of an earlier convening tells: everybody can read them already."""
    released = Report.objects.filter(convening=convening, state=Report.State.RELEASED, stage=Report.Stage.FINAL) if convening else Report.objects.none()
    report = released.order_by("-number").first()
    if report is None:
        return []
    source, told = _source(convening), []
    for indicator, (where, whole) in COMPARABLE.items():
        value = figure(report.figures, where)
        if value is not None:
            of = figure(report.figures, whole) if whole else None
            told.append({"indicator": indicator, "value": value, "whole": of, "stated": None, "source": source})
    return told


def _source(convening):
    told = {}
    for code, _name in settings.LANGUAGES:
        with translation.override(code):
            told[code] = _("the released evaluation of “%(title)s”") % {"title": convening.title}
    return told


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
