"""The attack on a survey's tables: can what was answered be joined to whoever answered, by transaction, order, value or time?

A week is played as browsers would play it: people sign in, read, keep drafts, answer, and nights pass. Then every table of the
database, and Redis, is searched for every form in which a person can stand there, and each attack is tried. Planted leaks show that
the attacks find what is there.
"""

import random
import uuid
from collections import defaultdict

import pytest
from django.db import connection, transaction
from django.test import Client

from convening import audit, engagement, tasks
from convening.models import Participation
from convening.testing import stores
from evaluation import answered, attribution
from evaluation.models import Answer, Answered, Survey, SurveyDraft
from evaluation.services import surveys
from evaluation.services.surveys import answering
from evaluation.tasks import scatter_surveys

from .asking import members, new_survey

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("redis_empty")]
QUESTIONS = [{"code": "mine", "kind": "text"}, {"code": "years", "kind": "number"}, {"code": "else", "kind": "text"}]
PEOPLE = 12


class Week:
    """What happened, and what an attacker with the whole database and all keys can see of it."""

    def __init__(self, convening):
        self.survey, self.people = new_survey(convening, QUESTIONS), members(convening, PEOPLE)
        self.key = attribution.survey_key(self.survey)
        self.forms = {form: person.pk for person in self.people for form in self._forms(person)}

    def _forms(self, person):
        """Every form in which a row can name her; the marks are worked out with the keys."""
        part = Participation.objects.get(person=person)
        mark = engagement.mark_of(part.convening_id, person.pk)
        digests = [mark, attribution.mark_of(self.key, person.pk), attribution.draft_mark(self.key, person.pk)]
        return [str(person.pk), person.public_id, person.alias, str(part.pk), part.handle, *digests]

    def answers(self, people, *, drafts=False):
        """They come, one by one, and send three answers each; the first says who she is, so that the truth is known."""
        page = f"/c/gathering/survey/{self.survey.pk}/"
        for person in people:
            browser = Client()
            browser.force_login(person)
            engagement.note_log_on(self.survey.convening, person)
            browser.get(page)
            sent = {"client_key": uuid.uuid4(), "seen": "1,2,3", "q1": f"I am {person.pk.hex}", "q2": "7", "q3": f"Also {person.pk.hex}"}
            if drafts:
                assert browser.post(page, sent | {"do": "keep"}).status_code == 200
            assert browser.post(page, sent | {"do": "send"}).status_code == 302, browser.get(page).content.decode()

    def night(self):
        tasks.write_gathered_log_ons()
        scatter_surveys()

    def truth(self):
        """{answer's id: who wrote it}, as far as the answers themselves tell."""
        told = {}
        for answer in Answer.objects.filter(survey=self.survey):
            value = attribution.open_answer(self.key, self.survey, answer.sealed)
            if isinstance(value, str):
                told[answer.pk] = uuid.UUID(value.split()[-1])
        return told

    def named(self):
        """[(table, transaction number, person)] of every row anywhere that names one of the people, in the order of the disk."""
        found = []
        for table in tables():
            for number, values in rows_of(table):
                found += [(table, number, self.forms[value]) for value in values if value in self.forms]
        return found


@pytest.fixture
def week(cast):
    return Week(cast.convening)


def tables():
    with connection.cursor() as cursor:
        cursor.execute("SELECT table_name FROM information_schema.tables WHERE table_schema = 'public' AND table_type = 'BASE TABLE'")
        return [name for (name,) in cursor.fetchall()]


def rows_of(table):
    with connection.cursor() as cursor:
        cursor.execute(f'SELECT xmin::text::bigint, * FROM "{table}" ORDER BY ctid')
        return [(row[0], [bytes(v) if isinstance(v, memoryview) else str(v) for v in row[1:]]) for row in cursor.fetchall()]


def numbers_of(table):
    with connection.cursor() as cursor:
        cursor.execute(f'SELECT id, xmin::text::bigint FROM "{table}" ORDER BY ctid')
        return cursor.fetchall()


# ── The attacks: each returns the answers whose author it names rightly ───────────────────────────────────────────────


def by_transaction(week):
    """Answers whose author, and nobody else, is named by rows of the same transaction or of one beside it."""
    people_at = defaultdict(set)
    for _table, number, person in week.named():
        people_at[number].add(person)
    truth = week.truth()
    return {
        pk for pk, number in numbers_of("evaluation_answer")
        if pk in truth and any(people_at.get(number + step) == {truth[pk]} for step in range(-3, 4))
    }  # fmt: skip


def by_nearest_row(week):
    """The most answers that the nearest earlier row of any one table gives away."""
    truth, numbers, best = week.truth(), dict(numbers_of("evaluation_answer")), set()
    named = week.named()
    for table in {table for table, _number, _person in named}:
        rows = sorted((number, str(person), person) for name, number, person in named if name == table)
        hits = {pk for pk, who in truth.items() if (before := [one for one in rows if one[0] < numbers[pk]]) and before[-1][2] == who}
        best = max(best, hits, key=len)
    return best


def by_order(week, marks):
    """`marks` and the answers, laid side by side in the order in which each lies."""
    truth = week.truth()
    order = [truth[pk] for pk, _number in numbers_of("evaluation_answer") if pk in truth]
    people = [week.forms[mark] for mark in marks if mark in week.forms]
    return sum(people[place * len(people) // len(order)] == who for place, who in enumerate(order)) if people else 0


def in_redis(week):
    """The marks in the order in which Redis gives them."""
    return [mark for mark, _place in stores()["gathered"].zscan_iter(answered._name(week.survey.pk))]


def in_the_table():
    with connection.cursor() as cursor:
        cursor.execute("SELECT mark FROM evaluation_answered ORDER BY ctid")
        return [bytes(mark) for (mark,) in cursor.fetchall()]


CHANCE = 9  # of 24 answers of known people, by luck alone: a twelfth each, so two; nine or more once in 30,000 weeks


def test_before_the_night_nothing_joins_an_answer_to_anybody(week):
    week.answers(week.people, drafts=True)
    assert len(week.truth()) == 2 * PEOPLE
    named = {table for table, _number, _person in week.named()}
    assert not named & {"evaluation_answer", "evaluation_answered", "evaluation_surveydraft", "evaluation_survey", "convening_spentkey"}
    assert by_transaction(week) == set()
    assert len(by_nearest_row(week)) < CHANCE
    assert by_order(week, in_redis(week)) < CHANCE


def test_redis_keeps_no_order_of_arrival(week):
    """However the same people come, what lies there is the same to the byte."""
    store, name, dumps = stores()["gathered"], answered._name(week.survey.pk), set()
    marks = [attribution.mark_of(week.key, person.pk) for person in week.people]
    for order in (marks, marks[::-1], random.Random(4).sample(marks, PEOPLE)):
        store.delete(name)
        for mark in order:
            assert answered.note(week.survey.pk, mark)
        dumps.add(store.dump(name))
    assert len(dumps) == 1
    assert store.ttl(name) == -1, "nothing that runs out says when it began"


def test_after_the_night_neither_transaction_nor_order_tells_anything(week):
    week.answers(week.people)
    week.night()
    week.answers([])
    assert Answered.objects.count() == PEOPLE and in_redis(week) == []
    assert len({number for _pk, number in numbers_of("evaluation_answer")}) == 1
    assert len({number for _pk, number in numbers_of("evaluation_answered")}) == 1
    assert not {number for _pk, number in numbers_of("evaluation_answer")} & {number for _pk, number in numbers_of("evaluation_answered")}
    assert by_transaction(week) == set()
    assert by_order(week, in_the_table()) < CHANCE
    assert neighbours(week) < CHANCE, "nor do the two answers of one person lie side by side"
    of_surveys = {number for _pk, number in numbers_of("evaluation_survey")}
    assert of_surveys == {number for _pk, number in numbers_of("evaluation_answer")}, "the counter says nothing of the last sending"
    spent = {number for _pk, number in [(None, row[0]) for row in rows_of("convening_spentkey")]}
    assert not spent & of_surveys, "and the forms' keys no more of what was sent with them"


def neighbours(week):
    truth = week.truth()
    order = [truth[pk] for pk, _number in numbers_of("evaluation_answer") if pk in truth]
    return sum(one == other for one, other in zip(order, order[1:], strict=False))


def test_no_group_of_marks_is_smaller_than_the_threshold_night_after_night(week):
    """A dump a night: the marks that are new in it, and the answers that are, are never those of fewer than five people."""
    seen, groups = set(), []
    for come in (3, 1, 1, 6, 1):
        people, week.people = week.people[:come], week.people[come:] + week.people[:come]
        week.answers(people)
        week.night()
        marks = set(in_the_table())
        groups.append(len(marks - seen))
        seen = marks
    assert groups == [0, 0, 5, 6, 0]


def test_drafts_lie_apart_and_share_nothing_with_what_is_sent(week):
    week.answers(week.people[:6], drafts=True)
    drafts_of = week.people[6:]
    for person in drafts_of:
        surveys_drafts_keep(week, person)
    assert SurveyDraft.objects.count() == 6
    named = [(table, person) for table, _number, person in week.named() if table == "evaluation_surveydraft"]
    assert {person for _table, person in named} == {person.pk for person in drafts_of}, "found with the survey's key, and only the open ones"
    answers = {number for _pk, number in numbers_of("evaluation_answer")}
    assert not answers & {number for _pk, number in numbers_of("evaluation_surveydraft")}
    week.night()
    assert len({number for _pk, number in numbers_of("evaluation_surveydraft")}) == 1


def surveys_drafts_keep(week, person):
    from evaluation.services.surveys import drafts

    drafts.keep(week.survey, {"q1": [f"I am {person.pk.hex}"]}, by=person)


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


def test_without_the_surveys_key_a_mark_is_nobodys(week):
    week.answers(week.people[:5])
    week.night()
    keys = [bytes(32), week.survey.pk.bytes * 2, week.survey.convening_id.bytes * 2]
    guesses = {attribution.mark_of(key, person.pk) for key in keys for person in week.people}
    assert not guesses & set(in_the_table())


# ── Planted: the naive ways, and the attack that finds each ───────────────────────────────────────────────────────────


def _mark_in_the_same_transaction(monkeypatch, week):
    sound = answered.note

    def note(survey_id, mark):
        Answered.objects.create(survey_id=survey_id, mark=mark)
        return sound(survey_id, uuid.uuid4().bytes * 2)

    monkeypatch.setattr(answering.answered, "note", note)


def _audited(monkeypatch, week):
    sound = answering.answer

    def answer(survey, answers, *, by, key):
        with transaction.atomic():
            sound(survey, answers, by=by, key=key)
            audit.record(survey.convening, actor=by, verb="evaluation.survey_answered", target=survey)

    monkeypatch.setattr(surveys, "answer", answer)


def _last_seen(monkeypatch, week):
    sound = answering.drafts.throw_away

    def throw_away(survey, *, by):
        sound(survey, by=by)
        Participation.objects.filter(person=by).update(member=True)

    monkeypatch.setattr(answering.drafts, "throw_away", throw_away)


@pytest.mark.parametrize("plant", [_mark_in_the_same_transaction, _audited, _last_seen])
def test_a_planted_row_beside_the_answers_is_found(week, monkeypatch, plant):
    plant(monkeypatch, week)
    week.answers(week.people[:4])
    assert len(by_transaction(week)) == 8


def test_a_planted_list_in_the_order_of_arrival_is_found(week):
    """Marks written one by one by the night, in the order in which they came, beside answers that nobody rewrites."""
    week.answers(week.people)
    for person in week.people:
        Answered.objects.create(survey=week.survey, mark=attribution.mark_of(week.key, person.pk))
    assert by_order(week, in_the_table()) == 2 * PEOPLE


def test_a_planted_log_on_written_at_once_is_found(week, monkeypatch):
    with connection.cursor() as cursor:
        cursor.execute("CREATE TABLE planted (mark bytea)")
    try:
        sound = engagement.note_log_on

        def written(convening, person):
            sound(convening, person)
            with connection.cursor() as cursor:
                cursor.execute("INSERT INTO planted VALUES (%s)", [engagement.mark_of(convening.pk, person.pk)])

        monkeypatch.setattr(engagement, "note_log_on", written)
        week.answers(week.people)
        assert len(by_nearest_row(week)) == 2 * PEOPLE
    finally:
        with connection.cursor() as cursor:
            cursor.execute("DROP TABLE planted")


def test_the_counter_is_right_when_many_send_at_once(week):
    week.answers(week.people)
    assert Survey.objects.get(pk=week.survey.pk).completed == PEOPLE
