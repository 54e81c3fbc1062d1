"""Who is asked by a survey, and who has answered: worked out in memory, each time anew. What was answered is nowhere in here."""

import redis
from django.http import Http404

from convening import clock, engagement, keyring, policy
from convening.models import Participation
from sessions import selectors as sessions

from .. import answered, attribution
from ..models import Answer, Answered, Survey, SurveyDraft


def survey_for(person, slug, survey_id):
    """The survey that `person` is asked, whatever its day, or 404: where it is not ready, not for her, or not there."""
    ready = Survey.objects.filter(ready=True).select_related("convening")
    survey = policy.access(person, "evaluation.answer_survey", ready, pk=survey_id, convening__slug=slug)
    if not is_asked(survey, person):
        raise Http404
    return survey


def survey_by_link(slug, token):
    """The survey behind a public link, or 404."""
    survey = Survey.objects.filter(ready=True, link=token, convening__slug=slug).select_related("convening").first() if token else None
    if survey is None:
        raise Http404
    return survey


def stage_of(survey):
    """Its stage today, in the convening's zone."""
    return survey.stage_on(clock.today(survey.convening.zone))


def is_asked(survey, person):
    """Whether somebody who takes part in the convening is of the circle that this survey asks."""
    if survey.audience == Survey.Audience.MEMBERS:
        return True
    mark = engagement.mark_of(survey.convening_id, person.pk)
    return mark in sessions.who_attended(survey.convening, survey.session, [mark])


def eligible_people(survey):
    """The people whom this survey asks today, [User]: those to whom the private space is open, staff among them; where it asks those
    who were in a session, those of them who had a qualifying attendance there. Nobody who was erased or cannot sign in."""
    parts = Participation.objects.filter(convening=survey.convening_id, member=True, person__is_active=True)
    parts = parts.select_related("person", "convening").order_by("person_id")
    people = [part.person for part in parts if part.member_now]
    if survey.audience == Survey.Audience.MEMBERS:
        return people
    there = sessions.who_attended(survey.convening, survey.session)
    marks = engagement.marks_of(survey.convening_id, [person.pk for person in people])
    return [person for person in people if marks[person.pk] in there]


def marks_in(survey):
    """The marks of all who answered: those a night wrote, and those that wait in Redis. None of an unreachable Redis."""
    written = {bytes(mark) for mark in Answered.objects.filter(survey=survey).values_list("mark", flat=True)}
    try:
        return written | answered.gathered(survey.pk)
    except redis.RedisError:
        return written


def who_answered(survey, people=None):
    """The primary keys of those of `people` (all with a part in the convening) who answered. Nobody any more once it is over, nor where
    the survey's key is lost."""
    ids = [person.pk for person in people] if people is not None else None
    if ids is None:
        ids = list(Participation.objects.filter(convening=survey.convening_id).values_list("person_id", flat=True))
    marks = marks_in(survey) if keyring.holds("survey", survey.pk) else set()
    if not marks:
        return set()
    key = attribution.survey_key(survey)
    return {pk for pk in ids if attribution.mark_of(key, pk) in marks}


def has_answered(survey, person):
    """Whether `person` has answered, for her own page and for nobody else's. Raises `redis.RedisError` where that cannot be said."""
    mark = attribution.mark_of(attribution.survey_key(survey), person.pk)
    return answered.is_gathered(survey.pk, mark) or Answered.objects.filter(survey=survey, mark=mark).exists()


def nobody_answered(survey):
    """Whether nothing was sent or begun, so that its questions may still change."""
    if survey.completed or survey.completed_by_link:
        return False
    tables = (Answered, Answer, SurveyDraft)
    return not any(model.objects.filter(survey=survey).exists() for model in tables) and not answered.gathered(survey.pk)


def typed_before(survey, person):
    """What she kept and has not sent, as {name of a field: [what was typed]}; None where there is nothing."""
    key = attribution.survey_key(survey)
    draft = SurveyDraft.objects.filter(survey=survey, mark=attribution.draft_mark(key, person.pk)).first()
    return draft and attribution.open_draft(key, survey, person.pk, draft.sealed)


def surveys_of(person):
    """All surveys that were ever ready in convenings in which `person` has a part."""
    return list(Survey.objects.filter(convening__participations__person=person, ready=True).distinct())


def answered_by(person, surveys):
    """Those of `surveys`, not over yet, that `person` has answered: for her request for everything that is held. One query."""
    marks = {attribution.mark_of(key, person.pk): survey for survey, key in _with_keys(surveys) if survey.eligible is None}
    written = Answered.objects.filter(mark__in=list(marks)).values_list("mark", flat=True) if marks else ()
    written = {bytes(mark) for mark in written}
    return [survey for mark, survey in marks.items() if mark in written or _noted(survey, mark)]


def drafts_of(person, surveys):
    """[(survey, her draft, the survey's key)] of those in which one lies. One query."""
    marks = {attribution.draft_mark(key, person.pk): (survey, key) for survey, key in _with_keys(surveys)}
    found = SurveyDraft.objects.filter(mark__in=list(marks)) if marks else ()
    return [(marks[mark][0], draft, marks[mark][1]) for draft in found if (mark := bytes(draft.mark))]


def _with_keys(surveys):
    return [(survey, attribution.survey_key(survey)) for survey in surveys if keyring.holds("survey", survey.pk)]


def on_my_part(asker, convening):
    """{"surveys": those that she can answer now, each with `.begun`}, for her own page. One that she answered is not there any more."""
    if not policy.standing(asker).is_member(convening.pk):
        return {}
    today = clock.today(convening.zone)
    surveys = list(Survey.objects.filter(convening=convening, ready=True, frozen__isnull=True, opens_on__lte=today, closes_on__gte=today))
    keys = {survey.pk: attribution.survey_key(survey) for survey in surveys if keyring.holds("survey", survey.pk)}
    marks = {pk: attribution.mark_of(key, asker.pk) for pk, key in keys.items()}
    drafts = {pk: attribution.draft_mark(key, asker.pk) for pk, key in keys.items()}
    if not marks:
        return {}
    done = set(Answered.objects.filter(survey__in=keys, mark__in=list(marks.values())).values_list("survey_id", flat=True))
    begun = set(SurveyDraft.objects.filter(survey__in=keys, mark__in=list(drafts.values())).values_list("survey_id", flat=True))
    shown = []
    for survey in surveys:
        survey.convening = convening
        if survey.pk in marks and survey.pk not in done and not _noted(survey, marks[survey.pk]) and is_asked(survey, asker):
            survey.begun = survey.pk in begun
            shown.append(survey)
    return {"surveys": shown}


def _noted(survey, mark):
    try:
        return answered.is_gathered(survey.pk, mark)
    except redis.RedisError:
        return False
