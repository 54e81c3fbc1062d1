"""Attacks on the floor: a session that changes while it is live, and what a page could tell of somebody against her will."""

import json
from datetime import timedelta

import pytest
from django.urls import reverse

from convening import clock, keyring
from convening.testing import person_in
from sessions import floor, services
from sessions.floor import equity, frames, polls, presence, queue, questions, turns
from sessions.services.floor import asking, chairing
from sessions.services.floor import polls as polling
from sessions.services.floor import questions as writing_in

from .conftest import chair, seat_of

pytestmark = pytest.mark.django_db
KEYS = ["6f1c9d0e-0000-4000-8000-00000000000%d" % number for number in range(10)]


def page(name, session, *more):
    return reverse(name, args=[session.convening.slug, session.slug, *more])


# ── A session changes while it is live ────────────────────────────────────────────────────────────────────────────────
def test_the_floor_of_a_session_that_is_cancelled_closes_with_that_click(cast, live, seat, signed_in):
    salma, browser = seat(cast.participant, live), signed_in(cast.participant)
    asking.ask_for_the_floor(salma, language="en")
    assert browser.get(page("live_mine", live)).status_code == 200
    services.cancel_session(live, by=cast.secretariat)
    live.refresh_from_db()
    with pytest.raises(floor.Over):
        asking.ask_for_the_floor(salma, language="ar")
    assert browser.post(page("live_question_ask", live), {"text": "Still there?", "language": "en", "client_key": KEYS[0]}).status_code == 409


def test_the_floor_of_a_session_that_is_moved_rests_until_its_new_hour(cast, live, seat):
    salma = seat(cast.participant, live)
    asking.ask_for_the_floor(salma, language="en")
    services.change_session(live, by=cast.secretariat, local_start=live.local_start.replace(tzinfo=None) + timedelta(days=1))
    live.refresh_from_db()
    with pytest.raises(floor.Over):
        floor.look(live)
    clock.set_to(live.starts_at)
    assert [one["me"] for one in turns.queue_of(floor.look(live))] == [salma.me]


def test_half_an_hour_after_its_end_nobody_does_anything_on_a_floor_that_nobody_has_ended(cast, live, seat, signed_in):
    """Whatever ends it may be down."""
    browser = signed_in(cast.participant)
    asks = {"text": "Still there?", "language": "en", "client_key": KEYS[0]}
    seat(cast.participant, live)
    clock.set_to(live.ends_at + timedelta(minutes=29))
    assert browser.post(page("live_question_ask", live), asks).status_code == 302
    clock.set_to(live.ends_at + timedelta(minutes=30))
    assert browser.post(page("live_question_ask", live), asks | {"client_key": KEYS[1]}).status_code == 409
    assert [one["text"] for one in questions.waiting(floor.look(live))] == ["Still there?"]


def _by_name(cast, live, seat):
    """Whoever chose her name everywhere: asks, speaks, writes, votes."""
    chair(live, cast.moderator, cast.secretariat)
    by, salma, ines = seat(cast.moderator, live), seat(cast.participant, live), seat(cast.other, live)
    asking.ask_for_the_floor(salma, language="en", by_name=True)
    chairing.call_next(by, turn=0)
    asking.ask_for_the_floor(ines, language="en", by_name=True)
    writing_in.ask(ines, text="Who pays?", language="en", by_name=True, key=KEYS[0])
    writing_in.let_through(by, questions.every(floor.look(live))[0]["id"])
    poll = polling.make_poll(by, question={"en": "Shall we?"}, choices=[{"en": "Yes"}, {"en": "No"}], named=True, key=KEYS[1])
    polling.open_poll(by, poll)
    polling.vote(ines, poll, [0])
    polling.close_poll(by, poll)
    polling.show_result(by, poll)
    return poll


def test_a_change_opens_no_floor_that_nobody_has_entered(cast, live, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        services.change_session(live, by=cast.secretariat, naming="voices")
    assert not keyring.holds("session", live.pk)


def _shown(browser, live):
    return browser.get(page("session_live", live)).content.decode()


def test_names_leave_the_floor_when_names_become_voices(cast, live, seat, signed_in, monkeypatch, django_capture_on_commit_callbacks):
    poll, told = _by_name(cast, live, seat), []
    noor, leila = signed_in(cast.moderator), signed_in(cast.secretariat)
    names = (cast.participant.shown_name, cast.other.shown_name)
    assert all(name in _shown(leila, live) for name in names)
    assert names[1] in noor.get(page("live_chair", live)).content.decode()
    monkeypatch.setattr(frames, "tell", told.append)
    with django_capture_on_commit_callbacks(execute=True):
        services.change_session(live, by=cast.secretariat, naming="voices")
    live.refresh_from_db()
    state = floor.look(live)
    for words in (_shown(leila, live), noor.get(page("live_chair", live)).content.decode(), noor.get(page("live_polls", live)).content.decode()):
        assert not any(name in words for name in names)
    assert not any(name in json.dumps(state.sections) for name in names)
    assert [one["label"] for one in (turns.queue_of(state)[0], turns.stage_of(state)["speaking"])] == [[], []], "nor is a label known by her name"
    assert polls.every(state)[0]["result"] == {"voted": 1, "counts": None, "names": []} and poll
    assert told, "whoever listens sees it at once"


# ── What a page could tell ────────────────────────────────────────────────────────────────────────────────────────────
def test_one_long_turn_tells_the_chair_nothing_of_who_spoke(cast, live):
    """A keynote of half an hour and four short turns: the share of time would be the speaker's own region, and gender."""
    africa = [person_in(cast.convening, "participant", name=f"Africa {n}", region="Africa") for n in range(8)]
    asia = [person_in(cast.convening, "participant", name=f"Asia {n}", region="Asia-Pacific") for n in range(8)]
    for person in africa + asia:
        presence.seen_at(seat_of(person, live))
    _speak(live, (africa[0], 1800), *((person, 60) for person in (africa[1], *asia[:3])))
    assert equity.latest(floor.look(live))["tables"] == {}
    _speak(live, *((person, 600) for person in (*africa[2:5], *asia[3:7])))
    assert equity.latest(floor.look(live))["speakers"] == 12, "told once hers is no longer most of it"


def test_four_of_the_staff_who_speak_do_not_bring_out_the_fifth(cast, live):
    """Whoever works there is in no figure: with four of them the chair could have had one participant's turn told alone."""
    africa = [person_in(cast.convening, "participant", name=f"Africa {n}", region="Africa") for n in range(8)]
    asia = [person_in(cast.convening, "participant", name=f"Asia {n}", region="Asia-Pacific") for n in range(8)]
    staff = [person_in(cast.convening, "interpreter", name=f"Booth {n}", member=False) for n in range(4)]
    for person in africa + asia:
        presence.seen_at(seat_of(person, live))
    _speak(live, *((person, 60) for person in (*africa[:3], *asia[:2])))
    first = equity.latest(floor.look(live))
    _speak(live, *((person, 60) for person in (*staff, asia[2])))
    assert equity.latest(floor.look(live)) == first and first["speakers"] == 5
    _speak(live, *((person, 60) for person in (*asia[3:6], africa[3])))
    assert equity.latest(floor.look(live))["speakers"] == 10


def _speak(live, *spoken):
    with floor.changing(live) as state:
        turns.spoken_of(state).extend(
            {"me": seat_of(person, live).me, "seconds": seconds, "language": "en", "point": False} for person, seconds in spoken
        )


def test_a_region_stands_on_the_list_only_while_regions_take_turns(cast, live, seat):
    chair(live, cast.moderator, cast.secretariat)
    by = seat(cast.moderator, live)
    many = [person_in(cast.convening, "participant", name=f"Many {n}", region="Africa") for n in range(5)]
    asking.ask_for_the_floor(seat(many[0], live), language="en")
    assert [place.region for place in queue.shown(floor.look(live))["places"]] == [""]
    chairing.set_rules(by, regions=True)
    assert [place.region for place in queue.shown(floor.look(live))["places"]] == ["Africa"]
    assert queue.place_of(floor.look(live), turns.queue_of(floor.look(live))[0]["id"]).region == "Africa"


def test_a_convening_that_asks_for_more_people_shows_no_region_of_five(cast, live, seat):
    live.convening.threshold_people = 8
    live.convening.save()
    many = [person_in(cast.convening, "participant", name=f"Many {n}", region="Africa") for n in range(6)]
    assert asking.region_shown(seat(many[0], live)) == ""


def test_nobody_who_listens_learns_whether_a_request_has_a_label_or_a_name(cast, live, seat, signed_in):
    told = []
    for person, by_name in ((cast.participant, False), (cast.other, True)):
        before = floor.look(live).seq
        asking.ask_for_the_floor(seat(person, live), language="en", by_name=by_name)
        told.append((floor.look(live).changed_since(before) - frames.SILENT, _parts(signed_in(person), live, before)))
    assert told[0] == told[1]


def _parts(browser, live, before):
    return browser.get(page("live_parts", live), {"after": before}).json()["changed"] if before else ["queue", "stage"]
