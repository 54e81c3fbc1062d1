"""The night of the surveys: who answered is written in groups, and every table anew in random order, each by itself."""

import random

import redis
from django.db import connection, transaction
from django.db.models import Count, F, Q

from convening import keyring

from ... import answered, attribution
from ...models import Answer, Answered, Item, Survey, SurveyDraft
from ...selectors import answering as asked

_chance = random.SystemRandom()


def write_answered():
    """Write the marks that Redis holds, survey by survey, where there are at least as many as the convening's threshold; fewer stay
    in Redis and wait for more. Each group in random order, in a transaction of its own, in which nothing else is written. Idempotent."""
    for survey in Survey.objects.filter(ready=True, frozen__isnull=True, eligible=None).select_related("convening").order_by("pk"):
        try:
            marks = list(answered.gathered(survey.pk))
        except redis.RedisError:
            continue  # they stay where they are until the next night
        if len(marks) >= survey.convening.threshold_people:
            _chance.shuffle(marks)
            with transaction.atomic():
                Answered.objects.bulk_create([Answered(survey=survey, mark=mark) for mark in marks], ignore_conflicts=True)
            answered.take_back(survey.pk, marks)


def hand_over_words():
    """Free words that came since reviewers were last given some wait to be read from now on, question by question, where there are at
    least as many as the convening's threshold; fewer wait for more, or for the survey's end. Idempotent."""
    arrived = Count("answers", filter=Q(answers__state=Answer.State.COUNTED))
    items = Item.objects.filter(kind=Item.Kind.TEXT, survey__ready=True, survey__frozen__isnull=True).annotate(arrived=arrived)
    for item in items.filter(arrived__gte=F("survey__convening__threshold_people")).order_by("pk"):
        Answer.objects.filter(item=item, state=Answer.State.COUNTED).update(state=Answer.State.WAITING)


def rewrite():
    """Write each of the three tables anew in random order, in one statement and a transaction of its own, and clear away what lay
    there before: neither the order of rows nor their transaction numbers tell what came with what, or after what.

    With the answers go the surveys' own rows, whose counters change with each sending. Readers go on reading; whoever sends waits
    for a moment. Idempotent.
    """
    for model in (Answer, Answered, SurveyDraft):
        table = connection.ops.quote_name(model._meta.db_table)
        with transaction.atomic(), connection.cursor() as cursor:
            if model is Answer:  # whoever sends has locked the survey first
                list(Survey.objects.select_for_update(no_key=True).order_by("pk").values_list("pk"))
            cursor.execute(f"LOCK TABLE {table} IN SHARE ROW EXCLUSIVE MODE")
            cursor.execute(f"WITH taken AS (DELETE FROM {table} RETURNING *) INSERT INTO {table} SELECT * FROM taken ORDER BY random()")  # noqa: S608
            if model is Answer:
                surveys = connection.ops.quote_name(Survey._meta.db_table)
                cursor.execute(f"WITH taken AS (SELECT id FROM {surveys} ORDER BY random() FOR NO KEY UPDATE) "  # noqa: S608
                               f"UPDATE {surveys} SET completed = completed FROM taken WHERE {surveys}.id = taken.id")
    with connection.cursor() as cursor:
        for model in (Answer, Answered, SurveyDraft, Survey):
            cursor.execute(f"VACUUM {connection.ops.quote_name(model._meta.db_table)}")


def throw_away_what_was_sent():
    """Drafts of those who have answered, should a process have died between the two deeds. Worked out in memory. Idempotent."""
    for survey in Survey.objects.filter(drafts__isnull=False, eligible=None).select_related("convening").distinct():
        if keyring.holds("survey", survey.pk):
            key = attribution.survey_key(survey)
            marks = [attribution.draft_mark(key, person) for person in asked.who_answered(survey)]
            SurveyDraft.objects.filter(survey=survey, mark__in=marks).delete()
