"""Letters of a survey: one when it can be answered, and one before its end to those who have not answered. Never a list of who.

All letters of a survey are written in one go, in random order, between nine and eight in the convening's zone. Nothing is kept of who
got a reminder: it would tell for good who had not answered.
"""

import random
import uuid
from datetime import timedelta

import redis
from django.db import transaction

from convening import clock, keyring, outbox, vault
from convening.once import first_time

from ... import answered, attribution, notifications
from ...models import Survey
from ...selectors.answering import eligible_people, who_answered
from .locking import Stage

FROM_HOUR, TO_HOUR = 9, 20
LONGEST_BEFORE, SHORTEST_BEFORE = 5, 1  # days before the last one


def reminder_day(survey):
    """The day of the reminder: a third of the time before the end, one to five days. None where it is open for a day only."""
    if survey.opens_on is None or survey.closes_on is None or survey.opens_on == survey.closes_on:
        return None
    before = (survey.closes_on - survey.opens_on).days // 3
    return survey.closes_on - timedelta(days=max(SHORTEST_BEFORE, min(LONGEST_BEFORE, before)))


def write_letters():
    """What is due today, of all surveys that can be answered. By timetable, every hour; each survey once a day."""
    for survey in Survey.objects.filter(ready=True, frozen__isnull=True).select_related("convening").order_by("pk"):
        now = clock.now().astimezone(survey.convening.zone)
        is_open = survey.stage_on(now.date()) == Stage.OPEN and keyring.holds("survey", survey.pk)
        if is_open and FROM_HOUR <= now.hour < TO_HOUR:
            write_letters_of(survey)


@transaction.atomic
def write_letters_of(survey):
    """Invite those who were not invited yet (who was in a session is often known some days later only); remind once, on its day."""
    survey = Survey.objects.select_for_update(of=("self",)).select_related("convening").get(pk=survey.pk)
    today = clock.today(survey.convening.zone)
    reminding = _is_reminded(survey, today)
    if survey.stage_on(today) != Stage.OPEN or (reminding and not _is_known_who_answered(survey)):
        return
    if not first_time(uuid.uuid5(survey.pk, f"letters of {today}")):
        return
    people = [person for person in eligible_people(survey) if person.profile.email]
    random.SystemRandom().shuffle(people)
    if reminding:
        _remind(survey, people)
        survey.reminded_on = today
    else:
        _invite(survey, people)
        survey.invited_on = survey.invited_on or (today if people else None)
    survey.save(update_fields=["invited_on", "reminded_on"])


def _invite(survey, people):
    key = attribution.survey_key(survey)
    for person in people:
        # The letter is known again by a digest under the survey's key, and by nothing once that is destroyed.
        notifications.survey_opens(survey, person, mark=vault.digest(key, "invited", person.pk, size=16).hex())


def _remind(survey, people):
    done = who_answered(survey, people)
    with outbox.together():
        for person in people:
            if person.pk not in done:
                notifications.survey_ends(survey, person)


def _is_reminded(survey, today):
    day = reminder_day(survey)
    return survey.reminded_on is None and survey.invited_on is not None and survey.invited_on < today and day is not None and today >= day


def _is_known_who_answered(survey):
    """False while Redis is away: next hour, perhaps."""
    try:
        answered.gathered(survey.pk)
    except redis.RedisError:
        return False
    return True
