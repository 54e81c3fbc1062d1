"""The end of a survey: who answered is forgotten, the figures are kept, the answers and their key destroyed."""

from datetime import timedelta

import redis
from django.db import transaction
from django.utils.translation import gettext as _

from convening import audit, clock, keyring, policy
from convening.errors import Refused

from ... import answered
from ...models import Answer, Answered, Item, Survey, SurveyDraft
from ...selectors import answering as asked
from .counting import count

KEPT_FOR = timedelta(days=180)  # after the last day; then answers go by themselves
Stage = Survey.Stage


def close_survey(survey):
    """After its last day: how many were asked and how many had begun is counted, once; who answered and what was begun is deleted.

    Whoever answered counts as asked, also if she has left since. By timetable; called early or again it does nothing.
    """
    with transaction.atomic():
        survey = _locked(survey)
        if survey.eligible is not None or asked.stage_of(survey) not in (Stage.CLOSED, Stage.COUNTED):
            return
        answered.gathered(survey.pk)  # raises where Redis is away
        survey.eligible = len({person.pk for person in asked.eligible_people(survey)} | asked.who_answered(survey))
        survey.partial = SurveyDraft.objects.filter(survey=survey).count()
        survey.save(update_fields=["eligible", "partial"])
        Answer.objects.filter(survey=survey, item__kind=Item.Kind.TEXT, state=Answer.State.COUNTED).update(state=Answer.State.WAITING)
        Answered.objects.filter(survey=survey).delete()
        SurveyDraft.objects.filter(survey=survey).delete()
        transaction.on_commit(lambda: answered.forget(survey.pk))


def close_surveys():
    """All whose last day is past. Where Redis is away they wait, since who answered is told by it. Idempotent."""
    try:
        for survey in Survey.objects.filter(ready=True, eligible=None).select_related("convening").order_by("pk"):
            if asked.stage_of(survey) == Stage.CLOSED:
                close_survey(survey)
        lately = clock.now().date() - timedelta(days=8)
        for pk in Survey.objects.filter(eligible__isnull=False, closes_on__gte=lately).values_list("pk", flat=True):
            answered.forget(pk)  # should a process have died before it came to them
    except redis.RedisError:
        return


def freeze_survey(survey):
    """Keep its figures, protected, for good; no word that is read later comes into them. Called again it changes nothing.

    Refused while it can still be answered.
    """
    close_survey(survey)
    with transaction.atomic():
        survey = _locked(survey)
        if survey.frozen is not None:
            return survey
        if survey.eligible is None:
            raise Refused("evaluation.survey_not_over", _("This survey is not over yet. Its figures are kept once it is."))
        survey.frozen = count(survey)
        survey.save(update_fields=["frozen"])
    return survey


def freeze_surveys(convening):
    """The figures of all surveys of `convening` that are over, for good. In the caller's transaction, with its final release."""
    for survey in convening.surveys.filter(ready=True, frozen__isnull=True).select_related("convening"):
        if asked.stage_of(survey) == Stage.CLOSED:
            freeze_survey(survey)


@transaction.atomic
def destroy_answers(survey, *, by):
    """Delete all answers and the survey's key. Its figures are kept before, and everything after reads those. Cannot be undone."""
    policy.require(by, "evaluation.destroy_answers", survey)
    survey = freeze_survey(survey)
    if _destroy(survey):
        audit.record(survey.convening, actor=by, verb="evaluation.answers_destroyed", target=survey)


def destroy_old_answers():
    """By timetable: of surveys that ended 180 days ago, the answers and the key. Idempotent."""
    for survey in Survey.objects.filter(ready=True, destroyed_on=None).select_related("convening").order_by("pk"):
        if clock.today(survey.convening.zone) > survey.closes_on + KEPT_FOR:
            with transaction.atomic():
                survey = freeze_survey(survey)
                if _destroy(survey):
                    audit.record(survey.convening, actor=None, verb="evaluation.answers_destroyed", target=survey)
    for pk in Survey.objects.exclude(destroyed_on=None).values_list("pk", flat=True):
        keyring.destroy("survey", pk)  # should a process have died before it came to the key


def _destroy(survey):
    if survey.destroyed_on is not None:
        return False
    Answer.objects.filter(survey=survey).delete()
    survey.destroyed_on = clock.today(survey.convening.zone)
    survey.save(update_fields=["destroyed_on"])
    transaction.on_commit(lambda: keyring.destroy("survey", survey.pk))
    return True


def _locked(survey):
    return Survey.objects.select_for_update(of=("self",), no_key=True).select_related("convening").get(pk=survey.pk)
