"""Answers are sent: once by each person who is asked, as often as somebody likes by a public link. Anonymous by construction.

Who answered and what was answered share neither key, time nor transaction:

- That she answered is her mark in Redis, noted before anything is committed. The night writes marks to `Answered`, never fewer than
  the convening's threshold at once, in random order, in a transaction of its own (`scattering`). What was answered is written here, by
  a transaction in which no other row names anybody: one `Answer` for each question, sealed, in shuffled order, under random ids, without
  person or time; one more on the survey's counter; and the form's own random key, so that a form sent twice is sent once.
- Nothing is audited, told, logged or put in the login session.
- Free words are counted and nothing else until a night hands them to reviewers, never fewer than the threshold at once: a text that
  stands on a page a minute after somebody was seen to send is hers.
- Until the night the answers of one sending have one transaction number, which is nobody's; the night takes it from them.

Redis away: nothing can be sent, and the page keeps what was typed. Redis lost: whoever answered since the marks were last written may
be asked again, and could answer twice. A process that dies between mark and commit leaves a mark without answers; there is no way to
tell whose, so nothing is repaired. Where a commit's own answer is lost the mark is taken back: the form's key still stops the same form.
"""

import random
from contextlib import contextmanager

import redis
from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext as _

from convening import clock, keyring, policy, writing
from convening.errors import Forbidden, Refused
from convening.once import first_time

from ... import answered, attribution, questionnaire
from ...models import Answer, Answered, Item, Survey
from ...selectors import answering as asked
from . import drafts

Stage = Survey.Stage
_chance = random.SystemRandom()


def answer(survey, answers, *, by, key):
    """Send the `answers` of `by`, {code of an item: value} as in `questionnaire`. They cannot be found, changed or taken back afterwards.

    `key` (a UUID) is the form's own: the same form sent again changes nothing. Refused where she has answered before, where the survey
    is not open, and where an answer does not fit, with a sentence for each item in `fields`. Her draft is gone afterwards.
    """
    policy.require(by, "evaluation.answer_survey", survey)
    if not asked.is_asked(survey, by):
        raise Forbidden("evaluation.answer_survey")
    with _in_words():
        mark = attribution.mark_of(attribution.survey_key(survey), by.pk)
        _send(survey, answers, key, mark)
    drafts.throw_away(survey, by=by)


def answer_by_link(survey, answers, *, key):
    """The same for whoever holds the public link: nobody, counted apart. The same device may send again, and the figures say so."""
    if not survey.link:
        raise Forbidden("evaluation.answer_survey")
    with _in_words():
        _send(survey, answers, key, None)


def _send(survey, answers, key, mark):
    noted = False
    try:
        with transaction.atomic():
            survey = Survey.objects.select_for_update(of=("self",), no_key=True).select_related("convening").get(pk=survey.pk)
            refuse_unless_open(survey)
            if not first_time(key):
                return
            if mark is not None and (answered.is_gathered(survey.pk, mark) or Answered.objects.filter(survey=survey, mark=mark).exists()):
                raise Refused("evaluation.answered_before", _("You have answered this survey already. Nothing was sent a second time."))
            _write(survey, answers, by_link=mark is None)
            if mark is not None:
                noted = True  # also where Redis does not say whether it did
                answered.note(survey.pk, mark)
    except BaseException:
        if noted:
            answered.take_back(survey.pk, [mark])
        raise


def _write(survey, answers, *, by_link):
    items = list(Item.objects.filter(survey=survey))
    kept = questionnaire.accepted(items, answers)
    key = attribution.survey_key(survey)
    rows = [
        Answer(survey=survey, item=item, by_link=by_link, sealed=attribution.seal_answer(key, survey, value))
        for item, value in questionnaire.single_answers(items, kept)
    ]  # fmt: skip
    _chance.shuffle(rows)
    Answer.objects.bulk_create(rows)
    counter = "completed_by_link" if by_link else "completed"
    Survey.objects.filter(pk=survey.pk).update(**{counter: F(counter) + 1})


def refuse_unless_open(survey):
    """Refuse what comes before the first or after the last day, with the day."""
    stage = survey.stage_on(clock.today(survey.convening.zone))
    if stage == Stage.OPEN:
        return
    language = writing.language_here()
    if stage in (Stage.DRAFT, Stage.WAITING):
        day = writing.day(survey.opens_on, language) if survey.opens_on else ""
        raise Refused("evaluation.survey_not_open", _("This survey opens on %(day)s. Nothing can be sent before.") % {"day": day})
    day = writing.day(survey.closes_on, language)
    raise Refused("evaluation.survey_over", _("This survey ended with %(day)s. Nothing more can be sent, and what was begun is deleted.") % {"day": day})


@contextmanager
def _in_words():
    """A key that is gone and a Redis that is away, said in a sentence."""
    try:
        yield
    except keyring.KeyGone:
        raise Refused("evaluation.survey_over", _("This survey is over, and its answers are destroyed.")) from None
    except redis.RedisError:
        raise Refused(
            "evaluation.not_now",
            _("Your answers cannot be taken just now. They still stand on this page: please send them again in a few minutes."),
        ) from None
