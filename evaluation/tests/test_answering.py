"""Answers are sent: once, by those who are asked, and nothing of it says who."""

import random
import uuid
from datetime import date

import pytest
import redis
from django.db import connection

from convening import clock, holdings
from convening.errors import Forbidden, Refused
from convening.models import AuditEntry, OutboxEntry
from convening.services import accounts
from convening.testing import stores
from evaluation import answered, attribution
from evaluation.models import Answer, Answered, Fact, SurveyDraft
from evaluation.selectors import answering as asked
from evaluation.services import surveys
from evaluation.services.surveys import drafts, scattering

from .asking import FULL, after_its_close, members, new_survey, sends

pytestmark = pytest.mark.usefixtures("redis_empty")


@pytest.fixture
def survey(cast):
    return new_survey(cast.convening)


def opened(survey):
    key = attribution.survey_key(survey)
    return sorted((answer.item.code, str(attribution.open_answer(key, survey, answer.sealed))) for answer in survey.answers.select_related("item"))


def test_each_answer_is_a_row_of_its_own_and_nobodys(cast, survey):
    sends(survey, cast.participant)
    assert opened(survey) == [
        ("best", "['people', 'rooms', 'sessions']"), ("came", "phone"), ("else", "The hours were kind."), ("overall", "4"), ("sound_of", "mine"),
        ("tools", "{'row': 'chat', 'code': '5'}"), ("tools", "{'row': 'floor', 'code': 'dont_know'}"), ("trouble", "['sound', 'hours']"), ("years", "12"),
    ]  # fmt: skip
    assert {len(bytes(answer.sealed)) for answer in survey.answers.all()} == {1 + 12 + attribution.STEP + 16}, "a tick is as long as a sentence"
    assert [answer.state for answer in survey.answers.filter(item__kind="text")] == ["counted"], "no reviewer sees it before a night"
    survey.refresh_from_db()
    assert (survey.completed, survey.completed_by_link) == (1, 0)
    assert Answered.objects.count() == 0 and len(answered.gathered(survey.pk)) == 1


def test_nothing_is_audited_told_or_published(cast, survey):
    before = AuditEntry.objects.count(), OutboxEntry.objects.count(), Fact.objects.count()
    sends(survey, cast.participant)
    drafts.keep(survey, {"q1": ["3"]}, by=cast.other)
    assert (AuditEntry.objects.count(), OutboxEntry.objects.count(), Fact.objects.count()) == before


def test_she_answers_once(cast, survey):
    sends(survey, cast.participant)
    with pytest.raises(Refused) as refused:
        sends(survey, cast.participant, overall="1")
    assert refused.value.code == "evaluation.answered_before"
    survey.refresh_from_db()
    assert survey.completed == 1 and len(opened(survey)) == 9
    sends(survey, cast.other, overall="1")
    assert asked.who_answered(survey) == {cast.participant.pk, cast.other.pk}


def test_a_form_sent_twice_is_sent_once(cast, survey):
    key = uuid.uuid4()
    for _time in range(2):
        surveys.answer(survey, {"overall": "5"}, by=cast.participant, key=key)
    survey.refresh_from_db()
    assert survey.completed == 1 and opened(survey) == [("overall", "5")]


def test_once_stays_once_after_the_night_and_when_redis_is_lost(cast, survey):
    for person in [cast.participant, *members(cast.convening, 4)]:
        sends(survey, person, overall="5")
    scattering.write_answered()
    assert Answered.objects.filter(survey=survey).count() == 5 and answered.gathered(survey.pk) == set()
    with pytest.raises(Refused) as refused:
        sends(survey, cast.participant, overall="1")
    assert refused.value.code == "evaluation.answered_before"
    assert answered.gathered(survey.pk) == set(), "a refused one leaves no mark behind"


def test_fewer_than_the_threshold_are_not_written(cast, survey):
    for person in members(cast.convening, 4):
        sends(survey, person, overall="5")
    scattering.write_answered()
    assert Answered.objects.count() == 0 and len(answered.gathered(survey.pk)) == 4


@pytest.mark.parametrize(
    ("answers", "wrong"),
    [
        ({"overall": "6"}, ["overall"]),
        ({"came": ["phone"], "overall": "1"}, ["came"]),
        ({"trouble": ["sound", "sound"]}, ["trouble"]),
        ({"best": ["rooms", "rooms"]}, ["best"]),
        ({"tools": {"chat": "7"}}, ["tools"]),
        ({"tools": {"attic": "1"}}, ["tools"]),
        ({"years": 61}, ["years"]),
        ({"years": -1}, ["years"]),
        ({"years": True}, ["years"]),
        ({"else": "a\0b"}, ["else"]),
        ({"else": "x" * 5_001}, ["else"]),
        ({"overall": {"a": 1}}, ["overall"]),
    ],
)
def test_what_does_not_fit_is_refused_with_its_question_and_nothing_is_kept(cast, survey, answers, wrong):
    with pytest.raises(Refused) as refused:
        surveys.answer(survey, answers, by=cast.participant, key=uuid.uuid4())
    assert list(refused.value.fields) == wrong
    assert not Answer.objects.exists() and answered.gathered(survey.pk) == set()


@pytest.mark.parametrize(("answers", "code"), [({}, "evaluation.nothing_answered"), ({"else": " \n "}, "evaluation.nothing_answered"), ({"other": "1"}, "evaluation.unknown_question")])
def test_an_empty_form_and_a_foreign_one_are_refused(cast, survey, answers, code):
    with pytest.raises(Refused) as refused:
        surveys.answer(survey, answers, by=cast.participant, key=uuid.uuid4())
    assert refused.value.code == code


def test_a_branch_that_is_not_asked_is_not_stored(cast, survey):
    sends(survey, cast.participant, trouble=["hours"], sound_of="mine")
    assert opened(survey) == [("trouble", "['hours']")]


def test_who_is_not_asked_cannot_answer(cast, survey):
    for person in (cast.stranger, cast.evaluator, cast.nominator):
        with pytest.raises(Forbidden):
            sends(survey, person)
    with pytest.raises(Forbidden):
        drafts.keep(survey, {"q1": ["1"]}, by=cast.stranger)


@pytest.mark.parametrize(("day", "code"), [(date(2021, 7, 7), "evaluation.survey_not_open"), (date(2021, 7, 21), "evaluation.survey_over")])
def test_nothing_is_taken_before_the_first_day_or_after_the_last(cast, survey, day, code):
    clock.set_to(clock.now().replace(day=day.day))
    with pytest.raises(Refused) as refused:
        sends(survey, cast.participant)
    assert refused.value.code == code
    with pytest.raises(Refused):
        drafts.keep(survey, {"q1": ["1"]}, by=cast.participant)


def test_redis_away_takes_nothing_and_says_so(cast, survey, monkeypatch, settings):
    monkeypatch.setitem(settings.REDIS_URLS, "gathered", "redis://127.0.0.1:1/0")
    with pytest.raises(Refused) as refused:
        sends(survey, cast.participant)
    assert refused.value.code == "evaluation.not_now"
    survey.refresh_from_db()
    assert (Answer.objects.count(), survey.completed) == (0, 0)


def test_a_sending_that_fails_takes_the_mark_back(cast, survey, monkeypatch):
    sound = answered.note

    def noted_and_never_said(survey_id, mark):
        sound(survey_id, mark)
        raise redis.TimeoutError

    monkeypatch.setattr(answered, "note", noted_and_never_said)
    with pytest.raises(Refused):
        sends(survey, cast.participant)
    assert answered.gathered(survey.pk) == set() and not Answer.objects.exists()
    monkeypatch.undo()
    sends(survey, cast.participant)
    assert asked.who_answered(survey) == {cast.participant.pk}


def test_a_draft_is_hers_alone_and_gone_when_she_sends(cast, survey):
    typed = {"q1": ["3"], "q8": ["Not yet sent"], "q2": [""]}
    assert drafts.keep(survey, typed, by=cast.participant)
    assert asked.typed_before(survey, cast.participant) == {"q1": ["3"], "q8": ["Not yet sent"]}
    assert asked.typed_before(survey, cast.other) is None
    small = len(bytes(SurveyDraft.objects.get().sealed))
    drafts.keep(survey, {"q1": ["3"]}, by=cast.participant)
    assert len(bytes(SurveyDraft.objects.get().sealed)) == small
    sends(survey, cast.participant)
    assert SurveyDraft.objects.count() == 0
    with pytest.raises(Refused):
        drafts.keep(survey, typed, by=cast.participant)


def test_nothing_typed_is_no_draft(cast, survey):
    drafts.keep(survey, {"q1": ["3"]}, by=cast.participant)
    assert not drafts.keep(survey, {"q1": [""]}, by=cast.participant)
    assert SurveyDraft.objects.count() == 0


def test_at_the_close_who_answered_and_drafts_are_gone_and_counts_stay(cast, survey):
    people = members(cast.convening, 6)
    for person in people[:5]:
        sends(survey, person, overall="5")
    scattering.write_answered()
    sends(survey, people[5], overall="4")
    drafts.keep(survey, {"q1": ["3"]}, by=cast.participant)
    eligible = len(asked.eligible_people(survey))
    after_its_close(survey)
    assert (survey.eligible, survey.completed, survey.partial) == (eligible, 6, 1)
    assert not Answered.objects.exists() and not SurveyDraft.objects.exists() and answered.gathered(survey.pk) == set()
    assert asked.who_answered(survey) == set()
    assert Answer.objects.count() == 6
    surveys.close_surveys()
    survey.refresh_from_db()
    assert survey.eligible == eligible


def test_an_answer_of_nobody_is_found_with_no_key_but_the_surveys(cast, survey):
    sends(survey, cast.participant, **FULL)
    forms = {bytes(mark) for mark in answered.gathered(survey.pk)} | {cast.participant.pk.bytes}
    for answer in Answer.objects.all():
        assert not any(form in bytes(answer.sealed) or form in answer.pk.bytes for form in forms)


def test_she_is_told_what_is_held_and_that_what_she_sent_cannot_be_found(cast, survey):
    drafts.keep(survey, {"q1": ["3"], "q8": ["Not yet"]}, by=cast.participant)
    told = holdings.held_about(cast.participant, words=True)
    assert told["Surveys"] == ["What you began to answer in “How was it?” is kept, sealed, until you send it or the survey ends."]
    assert [line["What you typed"] for line in told["What you began to answer in surveys"]] == [["3"], ["Not yet"]]
    sends(survey, cast.participant, overall="5")
    first, second = holdings.held_about(cast.participant, words=True)["Surveys"]
    assert first == "It is noted that you have answered “How was it?”, until it ends. What you answered is not."
    assert second.endswith("nobody can find.") and holdings.held_about(cast.other)["Surveys"] == [second]
    after_its_close(survey)
    assert holdings.held_about(cast.participant)["Surveys"] == [second]


def test_what_she_began_goes_with_her_and_what_she_sent_stays(cast, survey):
    other = new_survey(cast.convening, kind="own")
    sends(survey, cast.participant, overall="5")
    drafts.keep(other, {"q1": ["3"]}, by=cast.participant)
    drafts.keep(other, {"q1": ["4"]}, by=cast.other)
    assert any("nobody can find which are yours" in line for line in holdings.left_behind(cast.participant))
    accounts.erase(cast.participant)
    assert SurveyDraft.objects.count() == 1 and asked.typed_before(other, cast.other) is not None
    assert opened(survey) == [("overall", "5")]
    after_its_close(survey)
    assert survey.eligible == len(asked.eligible_people(survey)) + 1, "whoever answered was asked"


def test_redis_keeps_no_order_of_arrival(cast, survey):
    """However the same people come, what lies there is the same to the byte."""
    key = attribution.survey_key(survey)
    store, name, dumps = stores()["gathered"], answered._name(survey.pk), set()
    marks = [attribution.mark_of(key, person.pk) for person in members(cast.convening, 12)]
    for order in (marks, marks[::-1], random.Random(4).sample(marks, 12)):
        store.delete(name)
        for mark in order:
            assert answered.note(survey.pk, mark)
        dumps.add(store.dump(name))
    assert len(dumps) == 1
    assert store.ttl(name) == -1, "nothing that runs out says when it began"


@pytest.mark.django_db
def test_nothing_stores_a_time_and_every_id_is_random():
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT table_name, column_name, data_type, column_default, is_identity FROM information_schema.columns "
            "WHERE table_name IN ('evaluation_answer', 'evaluation_answered', 'evaluation_surveydraft', 'evaluation_survey', 'evaluation_item')"
        )
        columns = cursor.fetchall()
    assert {kind for _table, _column, kind, _default, _identity in columns if kind.startswith(("time", "interval"))} == set()
    assert {default for *_rest, default, _identity in columns} == {None} and {identity for *_rest, identity in columns} == {"NO"}
    dates = {(table, column) for table, column, kind, *_rest in columns if kind == "date"}
    assert {table for table, _column in dates} == {"evaluation_survey"}
    assert {column for table, column, *_rest in columns if table == "evaluation_answer"} == {
        "id", "survey_id", "item_id", "by_link", "sealed", "state", "sealed_words", "warned",
    } - ({"warned"} - {field.name for field in Answer._meta.concrete_fields})  # fmt: skip


def test_without_the_surveys_key_a_mark_is_nobodys(cast, survey):
    people = members(cast.convening, 5)
    for person in people:
        sends(survey, person)
    scattering.write_answered()
    marks = {bytes(one.mark) for one in Answered.objects.all()}
    assert marks == {attribution.mark_of(attribution.survey_key(survey), person.pk) for person in people}
    keys = [bytes(32), survey.pk.bytes * 2, survey.convening_id.bytes * 2]
    guesses = {attribution.mark_of(key, person.pk) for key in keys for person in people}
    assert not guesses & marks
