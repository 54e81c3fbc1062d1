"""What is asked: after one session, and after the convening; who answers when, and the nights between."""

import uuid
from datetime import date

from convening.demo import answers
from evaluation import attribution
from evaluation.models import Answer, Survey
from evaluation.services import surveys
from evaluation.services.surveys import closing, reviewing, scattering

from .setting import evaluator

AFTER_A_SESSION = (date(2021, 7, 8), date(2021, 7, 16))
AFTER_THE_CONVENING = (date(2021, 7, 28), date(2021, 8, 13))
ANSWERED_ON = ((date(2021, 7, 29), 40), (date(2021, 8, 2), 34), (date(2021, 8, 6), 24), (date(2021, 8, 10), 16), (date(2021, 8, 12), 10))
SHORTENED = {
    "The chair of the second group, from the ministry, should speak less. Otherwise well led.":
        "The chair of a group should speak less. Otherwise well led.",
}
HELD_BACK = ("Write to me at once about the fund: my number is 555 0172.",)


def write(story, say):
    story.at(date(2021, 7, 6), 9, _after_a_session, story)
    story.at(date(2021, 7, 10), 15, _answer, story, "key-topics", answers.after_key_topics())
    story.at(date(2021, 7, 11), 2.5, _night)
    story.at(date(2021, 7, 17), 6, closing.close_surveys)
    story.at(date(2021, 7, 26), 9, _after_the_convening, story)
    sent, begun = answers.post_conference(), 0
    for day, count in ANSWERED_ON:
        story.at(day, 18, _answer, story, "", sent[begun : begun + count])
        story.at(day, 23.5, _night)
        begun += count
    story.at(date(2021, 8, 14), 6, closing.close_surveys)
    story.at(date(2021, 8, 16), 9, _read_words, story)


def _after_a_session(story):
    _ask(story, "key-topics", AFTER_A_SESSION, Survey.Kind.SESSION, session=story.sessions["key-topics"])


def _after_the_convening(story):
    _ask(story, "", AFTER_THE_CONVENING, Survey.Kind.POST_CONFERENCE)


def _ask(story, about, days, kind, session=None):
    survey = surveys.make_survey(
        story.convening, kind, by=evaluator(story), session=session, opens_on=days[0], closes_on=days[1], key=uuid.uuid4()
    )
    story.surveys[about] = surveys.make_ready(survey, by=evaluator(story)) or survey


def _answer(story, about, sent):
    survey = story.surveys[about]
    survey.refresh_from_db()
    for address, given in sent:
        surveys.answer(survey, given, by=story.cast[address], key=uuid.uuid4())


def _night():
    scattering.write_answered()
    scattering.rewrite()


def _read_words(story):
    """The evaluator reads what people wrote: most of it may be used as it stands, one thing in part, one not at all."""
    for answer in Answer.objects.filter(survey=story.surveys[""], state=Answer.State.WAITING).select_related("survey__convening"):
        key = attribution.survey_key(answer.survey)
        written = attribution.open_answer(key, answer.survey, answer.sealed)
        if written in HELD_BACK:
            reviewing.withhold_words(answer, by=evaluator(story))
        elif written in SHORTENED:
            reviewing.redact_words(answer, SHORTENED[written], by=evaluator(story))
        else:
            reviewing.clear_words(answer, by=evaluator(story))
