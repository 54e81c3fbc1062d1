"""August and September 2021: the convening is closed; its evaluation is put into words, compiled and released."""

from datetime import date

from convening.demo import stages, texts
from evaluation.services import compile_report, earlier, planning, release_report, request_compile, words

from .setting import _move, evaluator

PLANNED, PUT_INTO_WORDS = date(2021, 6, 28), date(2021, 9, 1)


def write(story, say):
    story.at(PLANNED, 9, _plan, story)
    story.at(date(2021, 8, 1), 9, _move, story, "closed")
    story.at(PUT_INTO_WORDS, 9, _put_into_words, story)
    story.at(stages.EVALUATED_BY, 9, _evaluate, story)


def _plan(story):
    """What will be told is fixed before anybody has logged on."""
    planning.fix_plan(story.convening, by=evaluator(story))


def _put_into_words(story):
    for section, said in (("purpose", texts.PURPOSE), ("lessons", texts.LESSONS), ("response", texts.RESPONSE)):
        words.write_words(story.convening, section, said, by=evaluator(story))
    for figure in texts.EARLIER_FIGURES:
        earlier.note_figure(story.convening, **figure, by=evaluator(story))


def _evaluate(story):
    report = request_compile(story.convening, by=evaluator(story))
    compile_report(report.pk)
    report.refresh_from_db()
    release_report(report, by=evaluator(story))
