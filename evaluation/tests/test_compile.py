"""Compiling: what is counted, that it is done once, that nothing unprotected is stored."""

import pytest

from convening import engagement
from convening.errors import Forbidden, Refused
from convening.models import Convening, OutboxEntry
from evaluation import services
from evaluation.models import Report


def compiled(convening, by):
    report = services.request_compile(convening, by=by)
    services.compile_report(report.pk)
    report.refresh_from_db()
    return report


@pytest.mark.usefixtures("redis_empty")
def test_an_empty_convening_compiles(cast):
    report = compiled(cast.convening, cast.evaluator)
    assert report.state == "draft", report.failure
    assert report.figures["people"]["participants"] == 0
    assert report.figures["rooms"]["posts"] == 0
