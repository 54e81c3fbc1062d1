"""Polls: secret ones leave nothing that joins a vote to whoever gave it; those by name show what they said they would."""

import json
import threading
import uuid
from collections import Counter

import pytest
from django.db import connections

from convening import keyring, vault
from convening.errors import Forbidden, Refused
from sessions import floor
from sessions.floor import ballots, parts, polls, results, store
from sessions.models import LiveRecord
from sessions.services.floor import ending
from sessions.services.floor import polls as services

from .conftest import chair, plan

YES_NO = [{"en": "Yes", "ar": "نعم"}, {"en": "No", "ar": "لا"}]


@pytest.fixture
def hold(seat, cast):
    """`hold(session, …)`: the id of a poll that the secretariat has opened."""

    def holds(session, *, question="Shall we go on?", choices=YES_NO, **how):
        desk = seat(cast.secretariat, session)
        poll_id = services.make_poll(desk, question={"en": question, "ar": "هل نستمر؟"}, choices=choices, key=uuid.uuid4(), **how)
        services.open_poll(desk, poll_id)
        return poll_id

    return holds


@pytest.fixture
def close(seat, cast):
    def closes(session, poll_id, show=True):
        desk = seat(cast.secretariat, session)
        services.close_poll(desk, poll_id)
        if show:
            services.show_result(desk, poll_id)

    return closes


def shared(session, language="en"):
    return parts.shared(polls.PART, floor.look(session), language)


def result(session, number=0):
    return polls.every(floor.look(session))[number]["result"]


def box_of(session, number=0):
    """What the box holds, opened."""
    return ballots._read(session, number)[1]


def test_a_poll_from_writing_to_result(cast, live, hold, close, crowd):
    poll_id = hold(live)
    assert "Shall we go on?" in shared(live) and "هل نستمر؟" in shared(live, "ar")
    assert "Shall we go on?" in shared(live, "fr")  # not written in French: English
    for place, one in enumerate(crowd(live, 12)):
        services.vote(one, poll_id, [place % 3 == 0])
    assert "12 people voted" not in shared(live) + shared(live)
    close(live, poll_id, show=False)
    assert result(live) == {"voted": 12, "counts": [8, 4], "names": []}
    assert "Shall we go on?" not in shared(live)
    services.show_result(floor.Seat(live, cast.secretariat, b"", "", frozenset()), poll_id)
    page = shared(live)
    assert "12 people voted" in page and "8 of 12 who voted (67%)" in page


def test_who_holds_polls(cast, live, hold, seat):
    poll_id = hold(live)
    hers = seat(cast.participant, live)
    for deed in (services.open_poll, services.close_poll, services.show_result, services.remove_poll):
        with pytest.raises(Forbidden):
            deed(hers, poll_id)
    with pytest.raises(Forbidden):
        services.make_poll(hers, question={"en": "?"}, choices=YES_NO, key=uuid.uuid4())
    chair(live, cast.other, cast.secretariat)
    cast.other._standing = None
    services.close_poll(seat(cast.other, live), poll_id)


def test_a_vote_is_given_once(cast, live, hold, seat):
    poll_id, hers = hold(live), seat(cast.participant, live)
    for chosen, code in (([], "polls.nothing_chosen"), ([2], "polls.one_choice"), ([-1], "polls.one_choice"), ([0, 1], "polls.one_choice")):
        with pytest.raises(Refused) as refused:
            services.vote(hers, poll_id, chosen)
        assert refused.value.code == code
    assert not ballots.has_voted(live, 0, hers.me)
    services.vote(hers, poll_id, [0])
    with pytest.raises(Refused) as refused:
        services.vote(hers, poll_id, [1])
    assert refused.value.code == "polls.voted"
    assert ballots.has_voted(live, 0, hers.me) and box_of(live)["counts"] == [1, 0]


def test_several_choices_where_the_poll_says_so(live, hold, close, crowd):
    poll_id = hold(live, multiple=True)
    for one in crowd(live, 5):
        services.vote(one, poll_id, [0, 1, 1])
    close(live, poll_id)
    assert result(live)["counts"] == [5, 5]
    assert "5 of 5 who voted" in shared(live) and "%" not in shared(live)  # percentages from ten votes on


def test_the_result_of_fewer_than_five_is_withheld_from_everybody(live, hold, close, crowd):
    poll_id = hold(live)
    for one in crowd(live, 4):
        services.vote(one, poll_id, [1])
    close(live, poll_id)
    assert result(live) == {"voted": 4, "counts": None, "names": []}
    assert "The result is withheld" in shared(live)
    assert polls.desk(floor.look(live))[0]["withheld"] and polls.published(floor.look(live)) == [{"votes": None, "counts": None}]


def test_one_is_open_at_a_time_and_none_opens_again(cast, live, hold, close, seat):
    first = hold(live)
    with pytest.raises(Refused) as refused:
        hold(live, question="Another?")
    assert refused.value.code == "polls.another"
    close(live, first)
    desk = seat(cast.secretariat, live)
    for deed, code in ((services.open_poll, "polls.closed"), (services.remove_poll, "polls.opened")):
        with pytest.raises(Refused) as refused:
            deed(desk, first)
        assert refused.value.code == code
    with pytest.raises(Refused) as refused:
        services.vote(seat(cast.participant, live), first, [0])
    assert refused.value.code == "polls.not_open_now"
    second = polls.every(floor.look(live))[1]["id"]
    services.remove_poll(desk, second)
    assert len(polls.every(floor.look(live))) == 1


# ── What secret means ─────────────────────────────────────────────────────────────────────────────────────────────────
def test_two_votes_swapped_leave_the_same_to_the_byte(live, hold, crowd, monkeypatch):
    """The swap: whoever of two people said yes and whoever said no, and whoever came first."""
    first, second, *others = crowd(live, 6)
    poll_id = hold(live)
    seen, empty, key = [], box_of(live), keyring.read("session", ballots.key_name(live, 0))
    monkeypatch.setattr(vault.os, "urandom", lambda size: b"\0" * size)  # the same nonce each time: sealed bytes can be compared
    for votes in ([(first, 0), (second, 1)], [(first, 1), (second, 0)], [(second, 0), (first, 1)]):
        ballots._put(live, 0, ballots._seal(live, 0, key, empty))
        for one in others[:2]:
            services.vote(one, poll_id, [0])
        for one, choice in votes:
            services.vote(one, poll_id, [choice])
        for one in others[2:]:
            services.vote(one, poll_id, [1])
        seen.append((
            store.redis_of_floors().get(store.name_of(live.pk, "box:0")), store.redis_of_floors().get(store.name_of(live.pk, "state")),
            shared(live), polls.desk(floor.look(live)),
        ))
    assert seen[0] == seen[1] == seen[2]
    ballots._put(live, 0, ballots._seal(live, 0, key, empty))
    for one in (first, second):
        services.vote(one, poll_id, [1])  # something could differ
    assert store.redis_of_floors().get(store.name_of(live.pk, "box:0")) != seen[0][0]


def test_the_journal_and_the_key_of_the_session_do_not_open_a_box(live, hold, close, crowd, monkeypatch):
    """Everything that Redis was ever told is kept here, as its journal keeps it; the session's key is in the wrong hands."""
    journal = {}
    seal = ballots._seal
    monkeypatch.setattr(ballots, "_seal", lambda *given: journal.setdefault(len(journal), seal(*given)))
    poll_id = hold(live)
    people = crowd(live, 6)
    for place, one in enumerate(people):
        services.vote(one, poll_id, [place % 2])
    own = keyring.read("session", ballots.key_name(live, 0))
    opened = [vault.unseal(own, sealed, place=ballots._place(live, 0)) for sealed in journal.values()]
    assert [sum(box["counts"]) for box in opened] == [0, 1, 2, 3, 4, 5, 6]  # the server itself could, while the poll is open
    close(live, poll_id)
    assert not keyring.holds("session", ballots.key_name(live, 0)) and store.redis_of_floors().get(store.name_of(live.pk, "box:0")) is None
    for sealed in journal.values():
        with pytest.raises(vault.Unreadable):
            vault.unseal(store.key_of(live), sealed, place=ballots._place(live, 0))
    kept = json.dumps(floor.look(live).sections)
    assert [one.me for one in people if one.me in kept] == []
    assert result(live) == {"voted": 6, "counts": [3, 3], "names": []}


def test_an_interrupted_closing_can_be_done_again(cast, live, hold, crowd, seat, monkeypatch):
    poll_id = hold(live)
    people = crowd(live, 6)
    for one in people[:5]:
        services.vote(one, poll_id, [0])
    with monkeypatch.context() as patch, pytest.raises(ZeroDivisionError):
        patch.setattr(results, "result_of", lambda poll, votes: 1 / 0)
        services.close_poll(seat(cast.secretariat, live), poll_id)
    with pytest.raises(Refused):
        services.vote(people[5], poll_id, [0])  # no vote is taken that would not be counted
    services.close_poll(seat(cast.secretariat, live), poll_id)
    assert result(live)["counts"] == [5, 0]


def test_the_end_of_the_session_leaves_no_key_of_a_poll(live, hold):
    hold(live)
    assert keyring.holds("session", ballots.key_name(live, 0))
    ballots.destroy_keys(live)
    assert not keyring.holds("session", ballots.key_name(live, 0)) and ballots.voted(live, 0) == 0


def test_votes_at_the_same_moment_are_all_counted(live, hold, close, crowd):
    """Sixteen threads, each with its own votes, and each vote sent twice: none is lost and none is counted twice."""
    poll_id, told = hold(live), Counter()

    def give(people):
        try:
            for place, one in enumerate(people):
                for _again in range(2):
                    try:
                        services.vote(one, poll_id, [place % 2])
                        told["taken"] += 1
                    except Refused as refused:
                        told[refused.code] += 1
        finally:
            connections.close_all()

    people = crowd(live, 96)
    threads = [threading.Thread(target=give, args=[people[start::16]]) for start in range(16)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    close(live, poll_id)
    assert told == {"taken": 96, "polls.voted": 96}
    assert result(live)["voted"] == 96 and result(live)["counts"] == [48, 48]


# ── By name ───────────────────────────────────────────────────────────────────────────────────────────────────────────
def test_by_name_everybody_sees_who_chose_what_once_it_is_closed(cast, live, hold, close, seat, crowd):
    poll_id = hold(live, named=True)
    assert "This poll is by name" in shared(live)
    services.vote(seat(cast.participant, live), poll_id, [0])
    services.vote(seat(cast.other, live), poll_id, [1])
    with pytest.raises(Refused) as refused:
        services.vote(crowd(live, 1)[0], poll_id, [0])
    assert refused.value.code == "polls.without_a_name"
    assert cast.participant.shown_name not in shared(live)
    close(live, poll_id)
    page = shared(live)
    assert page.index("Yes") < page.index(cast.participant.shown_name) < page.rindex("No") < page.index(cast.other.shown_name)
    assert polls.published(floor.look(live)) == [{"votes": None, "counts": None}]  # what is kept has no numbers of two people


@pytest.mark.parametrize("promise", [{"naming": "voices"}, {"rule": "off_the_record"}])
def test_by_name_only_where_people_have_names_and_something_may_be_used(cast, live, hold, promise):
    session = plan(cast.convening, cast.secretariat, "stricter", **promise)
    with pytest.raises(Refused) as refused:
        hold(session, named=True)
    assert refused.value.code == "polls.never_by_name"
    hold(session)


@pytest.mark.parametrize(
    ("question", "choices", "code"),
    [
        ({"ar": "هل؟"}, YES_NO, "polls.no_english"),
        ({"en": "?"}, YES_NO[:1], "polls.choices"),
        ({"en": "?"}, [{"en": str(number)} for number in range(9)], "polls.choices"),
        ({"en": "?"}, [{"en": "Yes"}, {"en": "Yes\u200b"}], "polls.same_choices"),
        ({"en": "?" * 251}, YES_NO, "text.too_long"),
        ({"en": "?"}, [{"en": "Yes"}, {"en": "x" * 121}], "text.too_long"),
        ({"en": "\u202e\u200b"}, YES_NO, "text.empty"),
    ],
)
def test_what_a_poll_needs(cast, live, seat, question, choices, code):
    with pytest.raises(Refused) as refused:
        services.make_poll(seat(cast.secretariat, live), question=question, choices=choices, key=uuid.uuid4())
    assert refused.value.code == code


def test_twenty_polls_at_most(cast, live, seat):
    desk = seat(cast.secretariat, live)
    for number in range(20):
        services.make_poll(desk, question={"en": f"{number}?"}, choices=YES_NO, key=uuid.uuid4())
    with pytest.raises(Refused) as refused:
        services.make_poll(desk, question={"en": "One more?"}, choices=YES_NO, key=uuid.uuid4())
    assert refused.value.code == "polls.full"


def test_the_end_counts_a_poll_left_open_and_destroys_its_key(cast, live, hold, crowd):
    poll_id = hold(live)
    for one in crowd(live, 6):
        services.vote(one, poll_id, [0])
    ending.close_floor(live, by=cast.secretariat)
    kept = LiveRecord.objects.get(session=live).counts["counts"]
    assert (kept["polls"], kept["ballots"]) == (1, 6)
    assert not keyring.holds("session", ballots.key_name(live, 0)) and not keyring.holds("session", live.pk)
