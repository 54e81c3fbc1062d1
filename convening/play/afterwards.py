"""August and September 2021: the convening is closed, its evaluation compiled and released."""

from datetime import date

from convening.demo import showcase, stages
from .setting import _move


def write(story, say):
    story.at(date(2021, 8, 1), 9, _move, story, "closed")
    story.at(stages.EVALUATED_BY, 9, _evaluate, story)


def _evaluate(story):
    from evaluation.services import compile_report, release_report, request_compile

    evaluator = next(story.cast[person["email"]] for person in showcase.APPOINTED if person["roles"] == ("evaluator",))
    report = request_compile(story.convening, by=evaluator)
    compile_report(report.pk)
    report.refresh_from_db()
    release_report(report, by=evaluator)
