"""The round in which members endorse recommendations: its days, its letter, what may be told at its end, and nothing before."""

from datetime import UTC, date, datetime

import pytest
from django.core import mail

from convening import clock, holdings, keyring, outbox, tasks
from convening.errors import Forbidden, Refused
from convening.mail import send
from convening.models import AuditEntry, Participation
from convening.services import accounts
from convening.testing import person_in
from forums import endorsed, record
from forums.models import Consultation, Endorsement, Recommendation
from forums.services import digests, following, synthesis
from forums.services.following.counting import told
from forums.services.following.scattering import scatter
from forums.tasks import follow_up

FIRST, LAST = date(2021, 7, 12), date(2021, 7, 20)


@pytest.fixture
def rapporteur(cast):
    return person_in(cast.convening, "rapporteur", name="Ida Berg", member=False)


@pytest.fixture
def made(cast, redis_empty, rapporteur):
    return [synthesis.recommend(cast.convening, {"en": words}, addressees=["donors"], by=rapporteur) for words in ("Fund it.", "Read it.", "Say it.")]


@pytest.fixture
def held(cast, made):
    clock.set_to(datetime(2021, 7, 12, 12, tzinfo=UTC))
    return following.open_round(cast.convening, FIRST, LAST, by=cast.secretariat)


def members(cast, number):
    return [person_in(cast.convening, "participant", name=f"Member {n}", email=f"m{n}@members.test") for n in range(number)]


def carry_out():
    mail.outbox.clear()
    outbox.carry_out(send, tasks._run_task, tasks._send_news)
    return mail.outbox


@pytest.fixture
def end(held, django_capture_on_commit_callbacks):
    def over():
        clock.set_to(datetime(2021, 7, 21, 12, tzinfo=UTC))
        with django_capture_on_commit_callbacks(execute=True):
            follow_up()
        return list(Recommendation.objects.order_by("position").values_list("endorsed", flat=True))

    return over


@pytest.mark.parametrize("k", [5, 8])
def test_whatever_number_is_printed_k_numbers_remain_possible_and_neither_all_nor_all_but_a_few_are_meant(k):
    for of in range(5 * k):
        by_print = {}
        for people in range(of + 1):
            by_print.setdefault(told(people, of, k), []).append(people)
        printed = {number: found for number, found in by_print.items() if number is not None}
        assert all(len(found) >= k and min(found) == number >= k for number, found in printed.items())
        assert all(told(number, of + more, k) == number for number in printed for more in range(3 * k)), "nor is it told how many members there are at most"
        assert all(max(found) < of or of - min(found) >= 2 * k - 1 for found in printed.values())
    assert [told(people, 307, k) for people in (0, k - 1)] == [None, None]
    assert told(307, 307, k) == told(307 - k, 307, k)


def test_members_choose_change_their_mind_and_a_number_that_they_reach_stays(cast, made, held, end):
    people = members(cast, 20)
    for person in people:
        following.endorse(held, [one.pk for one in made], by=person)
    for person in people[:9]:
        following.endorse(held, [made[0].pk], by=person)
    assert following.chosen_by(held, people[0]) == {made[0].pk}
    scatter()
    following.endorse(held, [], by=people[0])
    assert (following.chosen_by(held, people[0]), following.chosen_by(held, people[1])) == (frozenset(), {made[0].pk})
    assert set(Recommendation.objects.values_list("endorsed", flat=True)) == {None}
    assert end() == [15, 10, 10]  # 19, 11 and 11 of them
    held.refresh_from_db()
    assert (held.counted_on, held.told, Endorsement.objects.count(), keyring.holds("round", held.pk)) == (date(2021, 7, 21), True, 0, False)
    assert endorsed.all_noted(held) == {}
    assert [one["endorsed"] for one in record.recommendations(record.Written(cast.convening))["recommendations"]] == [15, 10, 10]
    follow_up()
    assert AuditEntry.objects.filter(verb="forums.round_counted").count() == 1


def test_few_who_endorse_are_told_of_nobody(cast, made, held, end):
    for person in members(cast, 20)[:4]:
        following.endorse(held, [made[0].pk], by=person)
    assert end() == [None, None, None]


def test_who_may_endorse_and_when(cast, made, held, rapporteur):
    for outsider in (rapporteur, cast.stranger, cast.nominator):
        with pytest.raises(Forbidden):
            following.endorse(held, [made[0].pk], by=outsider)
    clock.set_to(datetime(2021, 7, 21, 8, tzinfo=UTC))  # the worker is late, the day is over
    with pytest.raises(Refused, match="round_over"):
        following.endorse(held, [made[0].pk], by=cast.participant)
    Consultation.objects.update(opens_on=date(2021, 7, 22), closes_on=date(2021, 7, 23))
    with pytest.raises(Refused, match="round_not_open"):
        following.endorse(Consultation.objects.get(), [made[0].pk], by=cast.participant)


def test_words_stay_as_long_as_members_endorse_them_and_a_number_goes_with_its_words(cast, made, held, end, rapporteur):
    synthesis.change_recommendation(made[1], by=rapporteur)  # taken out of the round
    for deed in (
        lambda: synthesis.recommend(cast.convening, {"en": "Late."}, addressees=["donors"], by=rapporteur),
        lambda: synthesis.change_recommendation(made[0], short={"en": "Other."}, ready=True, by=rapporteur),
        lambda: synthesis.word_for(made[0], "donors", {"en": "Give."}, by=rapporteur),
        lambda: synthesis.change_recommendation(made[1], ready=True, by=rapporteur),
    ):
        with pytest.raises(Refused, match="round_is_running"):
            deed()
    for person in members(cast, 12):
        following.endorse(held, [one.pk for one in made], by=person)
    assert end() == [5, None, 5]
    synthesis.change_recommendation(made[0], short={"es": "Financien."}, ready=True, by=rapporteur)
    synthesis.word_for(made[2], "donors", {"en": "Tell the others."}, by=rapporteur)
    assert list(Recommendation.objects.order_by("position").values_list("endorsed", flat=True)) == [5, None, None]
    synthesis.change_recommendation(made[0], short={"en": "Other."}, ready=True, by=rapporteur)
    assert Recommendation.objects.get(pk=made[0].pk).endorsed is None


def test_days_are_set_put_off_and_a_round_is_called_off(cast, made, rapporteur, django_capture_on_commit_callbacks):
    clock.set_to(datetime(2021, 7, 12, 12, tzinfo=UTC))
    for first, last, why in ((date(2021, 7, 11), LAST, "day_is_past"), (LAST, FIRST, "days_turned_round"), (FIRST, date(2022, 7, 1), "round_too_long")):
        with pytest.raises(Refused, match=why):
            following.open_round(cast.convening, first, last, by=rapporteur)
    held = following.open_round(cast.convening, LAST, date(2021, 7, 25), by=rapporteur)
    with pytest.raises(Refused, match="one_round"):
        following.open_round(cast.convening, FIRST, LAST, by=cast.secretariat)
    with pytest.raises(Forbidden):
        following.change_days(held, FIRST, LAST, by=cast.evaluator)
    held = following.change_days(held, FIRST, LAST, by=rapporteur)
    with pytest.raises(Refused, match="only_later"):
        following.change_days(held, FIRST, date(2021, 7, 19), by=rapporteur)
    following.endorse(held, [made[0].pk], by=cast.participant)
    following.change_days(held, FIRST, date(2021, 7, 28), by=rapporteur)
    scatter()
    with django_capture_on_commit_callbacks(execute=True):
        following.call_off(held, by=cast.secretariat)
    assert (Consultation.objects.count(), Endorsement.objects.count(), keyring.holds("round", held.pk), endorsed.all_noted(held)) == (0, 0, False, {})
    verbs = AuditEntry.objects.filter(verb__startswith="forums.round").order_by("pk").values_list("verb", flat=True)
    assert list(verbs) == ["forums.round_opened", "forums.round_put_off", "forums.round_put_off", "forums.round_called_off"]
    following.open_round(cast.convening, FIRST, LAST, by=rapporteur)


def test_each_member_gets_one_letter_without_content_and_none_if_she_wants_none(cast, made, held):
    [silent, *others] = members(cast, 3)
    part = Participation.objects.get(person=silent)
    digests.choose_letters(part, "never", frozenset(), by=silent)
    carry_out()
    follow_up(), follow_up()
    letters = carry_out()
    told_to = {letter.to[0] for letter in letters}
    assert (len(letters), {other.profile.email for other in others} <= told_to, silent.profile.email in told_to) == (len(told_to), True, False)
    for letter in letters:
        assert not [words for words in ("Fund", "recommend", "endors", cast.convening.title) if words in letter.subject + letter.body]


def test_who_is_erased_takes_her_choice_with_her(cast, made, held, end):
    people = members(cast, 12)
    for person in people[:5]:
        following.endorse(held, [made[0].pk], by=person)
    scatter()
    for person in people[5:7]:
        following.endorse(held, [made[0].pk], by=person)
    asked_for = [line for lines in holdings.held_about(people[5], words=True).values() for line in lines if isinstance(line, dict)]
    assert [line["Words"] for line in asked_for if "Words" in line] == ["Fund it."]
    assert "What you said in a round of endorsements that is still open is not counted." in holdings.left_behind(people[5])
    before = Endorsement.objects.count()
    for person in (people[0], people[1], people[5]):
        accounts.erase(person)
    assert Endorsement.objects.count() == before - 3
    assert len(endorsed.all_noted(held)) == 1
    assert end() == [None, None, None]  # four are left


def test_redis_away_keeps_what_was_and_loses_nothing(cast, made, held, end, settings):
    following.endorse(held, [made[0].pk], by=cast.participant)
    scatter()
    settings.REDIS_URLS = settings.REDIS_URLS | {"gathered": "redis://127.0.0.1:1/0"}
    with pytest.raises(Refused, match="not_now"):
        following.endorse(held, [], by=cast.participant)
    assert following.chosen_by(held, cast.participant) == {made[0].pk}
    scatter()
    assert end() == [None, None, None] and Consultation.objects.get().counted_on is None


def test_a_round_without_its_key_ends_and_tells_nothing(cast, made, held, end):
    for person in members(cast, 12):
        following.endorse(held, [made[0].pk], by=person)
    scatter()
    keyring.destroy("round", held.pk)
    assert following.chosen_by(held, cast.participant) == frozenset()
    with pytest.raises(Refused, match="round_over"):
        following.endorse(held, [], by=cast.participant)
    assert (end(), Consultation.objects.get().told, Endorsement.objects.count()) == ([None] * 3, False, 0)
