"""The attack on a survey's tables: can what was answered be joined to whoever answered, by transaction, order, value or time?

A week is played as browsers would play it: people sign in, read, keep drafts, answer, and nights pass. Then every table of the
database, and Redis, is searched for every form in which a person can stand there, and each attack is tried. Planted leaks show that
the attacks find what is there.
"""

import threading
import uuid
from collections import defaultdict
from types import SimpleNamespace

import pytest
from django.db import connection, transaction
from django.test import Client

from convening import audit, engagement, tasks
from convening.errors import Refused
from convening.models import Participation
from convening.testing import stores
from convening.tests.test_dump import dumped
from evaluation import answered, attribution
from evaluation.models import Answer, Answered, SurveyDraft
from evaluation.services import surveys
from evaluation.services.surveys import answering, drafts
from evaluation.tasks import scatter_surveys

from .asking import members, new_survey, sends

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


def by_order(week, marks, answers=None):
    """`marks` and the answers, laid side by side in the order in which each lies."""
    truth = week.truth()
    order = [truth[pk] for pk in answers or [pk for pk, _number in numbers_of("evaluation_answer")] if pk in truth]
    people = [week.forms[mark] for mark in marks if mark in week.forms]
    return sum(people[place * len(people) // len(order)] == who for place, who in enumerate(order)) if people else 0


def in_a_dump(dump, pks):
    """The ids in the order in which a dump has them."""
    return sorted(pks, key=lambda pk: dump.index(str(pk)))


def in_redis(week):
    """The marks in the order in which Redis gives them."""
    return [mark for mark, _place in stores()["gathered"].zscan_iter(answered._name(week.survey.pk))]


def in_the_table():
    with connection.cursor() as cursor:
        cursor.execute("SELECT mark FROM evaluation_answered ORDER BY ctid")
        return [bytes(mark) for (mark,) in cursor.fetchall()]


CHANCE = 9  # of 24 answers of known people luck alone names two, and nine or more in one week of ten thousand


def test_before_the_night_nothing_joins_an_answer_to_anybody(week):
    week.answers(week.people, drafts=True)
    assert len(week.truth()) == 2 * PEOPLE
    named = {table for table, _number, _person in week.named()}
    assert not named & {"evaluation_answer", "evaluation_answered", "evaluation_surveydraft", "evaluation_survey", "convening_spentkey"}
    assert by_transaction(week) == set()
    assert len(by_nearest_row(week)) < CHANCE
    assert by_order(week, in_redis(week)) < CHANCE
    assert by_order(week, in_redis(week), in_a_dump(dumped(), week.truth())) < CHANCE


def test_after_the_night_neither_transaction_nor_order_tells_anything(week):
    week.answers(week.people)
    week.night()
    assert Answered.objects.count() == PEOPLE and in_redis(week) == []
    assert len({number for _pk, number in numbers_of("evaluation_answer")}) == 1
    assert len({number for _pk, number in numbers_of("evaluation_answered")}) == 1
    assert not {number for _pk, number in numbers_of("evaluation_answer")} & {number for _pk, number in numbers_of("evaluation_answered")}
    assert by_transaction(week) == set()
    assert by_order(week, in_the_table()) < CHANCE
    dump = dumped()
    marks = in_a_dump(dump.replace("\\\\x", ""), [mark.hex() for mark in in_the_table()])
    assert by_order(week, [bytes.fromhex(mark) for mark in marks], in_a_dump(dump, week.truth())) < CHANCE
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
    seen, groups, come = set(), [], iter(week.people)
    for number in (3, 1, 1, 6, 1):
        week.answers([next(come) for _one in range(number)])
        week.night()
        marks = set(in_the_table())
        groups.append(len(marks - seen))
        seen = marks
    assert groups == [0, 0, 5, 6, 0]


def test_drafts_lie_apart_and_share_nothing_with_what_is_sent(week):
    week.answers(week.people[:6], drafts=True)
    drafts_of = week.people[6:]
    for person in drafts_of:
        drafts.keep(week.survey, {"q1": [f"I am {person.pk.hex}"]}, by=person)
    assert SurveyDraft.objects.count() == 6
    named = [(table, person) for table, _number, person in week.named() if table == "evaluation_surveydraft"]
    assert {person for _table, person in named} == {person.pk for person in drafts_of}, "found with the survey's key, and only the open ones"
    answers = {number for _pk, number in numbers_of("evaluation_answer")}
    assert not answers & {number for _pk, number in numbers_of("evaluation_surveydraft")}
    week.night()
    assert len({number for _pk, number in numbers_of("evaluation_surveydraft")}) == 1


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
    assert len(by_transaction(week)) >= 2  # the answers of one of them, at the least


def test_a_planted_list_in_the_order_of_arrival_is_found(week):
    """Marks written one by one by the night, in the order in which they came, beside answers that nobody rewrites."""
    week.answers(week.people[:6])
    for person in week.people[:6]:
        Answered.objects.create(survey=week.survey, mark=attribution.mark_of(week.key, person.pk))
    assert by_order(week, in_the_table()) == 12


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
        week.answers(week.people[:6])
        assert len(by_nearest_row(week)) == 12
    finally:
        with connection.cursor() as cursor:
            cursor.execute("DROP TABLE planted")


# ── Two at once ───────────────────────────────────────────────────────────────────────────────────────────────────────


def at_once(*deeds):
    """What each deed, begun at the same moment in a thread of its own, returned or raised."""
    ready, results = threading.Barrier(len(deeds)), [None] * len(deeds)

    def do(place, deed):
        ready.wait()
        try:
            results[place] = deed()
        except Refused as refused:
            results[place] = refused.code
        finally:
            connection.close()

    threads = [threading.Thread(target=do, args=pair) for pair in enumerate(deeds)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return results


def test_a_double_click_is_one_sending_two_forms_are_one_and_two_people_are_two(week):
    key, one, other, third = uuid.uuid4(), *week.people[:3]

    def send(person, key=None):
        return lambda: surveys.answer(week.survey, {"years": 3}, by=person, key=key or uuid.uuid4())

    assert at_once(send(one, key), send(one, key), send(one, key)) == [None] * 3
    assert sorted(at_once(send(other), send(other)), key=str) == [None, "evaluation.answered_before"]
    assert at_once(send(third), send(week.people[3]), scatter_surveys) == [None] * 3
    week.survey.refresh_from_db()
    assert (week.survey.completed, Answer.objects.count()) == (4, 4)


def test_the_rows_of_one_sending_do_not_lie_in_the_order_of_the_questions(cast, monkeypatch):
    """Until the night comes they lie as they were written: that must say nothing of what began where."""
    monkeypatch.setattr(answering, "_chance", SimpleNamespace(shuffle=list.reverse))
    survey = new_survey(cast.convening)
    sends(survey, cast.participant)
    with connection.cursor() as cursor:
        cursor.execute("SELECT item.position FROM evaluation_answer answer JOIN evaluation_item item ON item.id = item_id ORDER BY answer.ctid")
        lying = [position for (position,) in cursor.fetchall()]
    assert lying == sorted(lying, reverse=True) and len({*lying}) > 5
