"""Answers not sent yet, kept so that a lost connection, an empty battery or a borrowed telephone loses none.

Sealed under a key that only she and the survey's key make together, filled up so that the length tells little, without a time and
without the form's key. Gone when she sends or throws them away, and at the close. Drafts never share a transaction with answers.
"""

import json

from django.db import connection, transaction
from django.utils.translation import gettext as _

from convening import clock, keyring, policy
from convening.errors import Forbidden, Refused

from ... import attribution
from ...models import Survey, SurveyDraft
from ...selectors import answering as asked

LARGEST = 200_000  # bytes of what a form can hold


def keep(survey, typed, *, by):
    """Keep {name of a field: [what was typed]} as her draft; nothing typed is no draft. Returns whether one is kept.

    Refused where the survey is not open or she has answered: a saving that was still under way when she sent finds that.
    """
    policy.require(by, "evaluation.answer_survey", survey)
    if not asked.is_asked(survey, by):
        raise Forbidden("evaluation.answer_survey")
    typed = {name: values for name, values in typed.items() if any(values)}
    if len(json.dumps(typed).encode()) > LARGEST:
        raise Refused("evaluation.draft_too_long", _("This is more than a draft can hold. Please shorten what you wrote."))
    with transaction.atomic():
        key = attribution.survey_key(survey)
        mark = attribution.draft_mark(key, by.pk)
        _one_after_the_other(mark)
        survey = Survey.objects.select_related("convening").get(pk=survey.pk)
        if survey.stage_on(clock.today(survey.convening.zone)) != Survey.Stage.OPEN or asked.has_answered(survey, by):
            raise Refused("evaluation.no_draft_now", _("A draft can be kept while a survey is open and you have not answered it."))
        if not typed:
            SurveyDraft.objects.filter(survey=survey, mark=mark).delete()
            return False
        sealed = attribution.seal_draft(key, survey, by.pk, typed)
        if not SurveyDraft.objects.filter(survey=survey, mark=mark).update(sealed=sealed):
            SurveyDraft.objects.create(survey=survey, mark=mark, sealed=sealed)
    return True


def throw_away(survey, *, by):
    """Her draft is gone, if there is one; in a transaction of its own, after that of the answers."""
    policy.require(by, "evaluation.answer_survey", survey)
    try:
        mark = attribution.draft_mark(attribution.survey_key(survey), by.pk)
    except keyring.KeyGone:
        return
    with transaction.atomic():
        _one_after_the_other(mark)
        SurveyDraft.objects.filter(survey=survey, mark=mark).delete()


def _one_after_the_other(mark):
    """Her savings, and the throwing away after she has sent, wait for each other; nobody else does. Leaves no trace."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [int.from_bytes(mark[:8], "big", signed=True)])
