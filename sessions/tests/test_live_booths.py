"""Two in a booth: who interprets, how they change places, what they hear, what they tell the chair."""

import json
from datetime import timedelta

import pytest

from convening import clock
from convening.errors import Forbidden, Refused
from convening.models import AuditEntry
from convening.testing import person_in
from sessions import floor, services
from sessions.floor import booths as state_of_booths
from sessions.models import Booth
from sessions.services.floor import booths

BOOTH = "/c/gathering/programme/working-group/live/booth/"
FETCH = {"X-Requested-With": "fetch"}


@pytest.fixture
def interpreter(cast, live, seat):
    """`interpreter(name, language)`: her seat in a session with booths for Arabic and English, the Arabic one taking relay."""
    Booth.objects.create(session=live, language="en")
    Booth.objects.create(session=live, language="ar", relay_from="en")

    def sits(name, language="ar", role="interpreter"):
        person = person_in(cast.convening, "interpreter", name=name, member=False)
        services.give_session_role(live, person.participations.get(), role, by=cast.secretariat, language=language)
        return seat(person, live)

    return sits


@pytest.fixture
def two(interpreter):
    """Both interpreters of the Arabic booth; the first one is interpreting."""
    both = interpreter("Huda Aziz"), interpreter("Samir Nasser")
    booths.start(both[0], "ar")
    booths.sit_down(both[1], "ar")
    return both


def after(seconds):
    clock.set_to(clock.now() + timedelta(seconds=seconds))


def desk(seat, booth="ar"):
    state = floor.look(seat.session)
    return state_of_booths.desk_of(state, state_of_booths.teams_of(seat.session, state.key), booth, seat.me)


def states(seat, booth="ar"):
    return [one["state"] for one in desk(seat, booth)["people"]]


def refusal(deed, *args):
    with pytest.raises(Refused) as refused:
        deed(*args)
    return refused.value.code


# ── Handing over ──────────────────────────────────────────────────────────────────────────────────────────────────────
def test_whoever_interprets_asks_to_be_relieved_and_her_colleague_takes_over(two):
    first, second = two
    assert states(first) == ["active", "standby"]
    booths.ask_to_switch(first, "ar")
    assert (desk(first)["i_asked"], desk(first)["answering"]) == (True, False)
    assert (desk(second)["answering"], desk(second)["asked"], desk(second)["asked_by"]) == (True, "offer", "Huda Aziz")
    assert refusal(booths.switch, first, "ar") == "booths.wait"
    booths.switch(second, "ar")
    assert states(first) == ["standby", "active"] and desk(first)["asked"] == ""
    assert state_of_booths.counts(floor.look(first.session)) == {"handovers": 1}


def test_somebody_has_to_speak_an_offer_is_never_forced(two):
    first, second = two
    booths.ask_to_switch(first, "ar")
    after(600)
    assert refusal(booths.switch, first, "ar") == "booths.wait"
    booths.call_off(second, "ar")
    assert states(first) == ["active", "standby"] and not desk(first)["asked"]


def test_a_colleague_who_does_not_answer_is_relieved_after_twenty_seconds(two):
    first, second = two
    booths.ask_to_switch(second, "ar")
    after(19)
    assert refusal(booths.switch, second, "ar") == "booths.wait"
    assert desk(first)["patience"] == 1
    after(1)
    booths.switch(second, "ar")
    assert states(first) == ["standby", "active"]


def test_who_was_asked_agrees_at_once_and_a_third_does_not_answer_for_her(two, interpreter):
    first, second = two
    third = interpreter("Rana Odeh")
    booths.ask_to_switch(second, "ar")
    assert refusal(booths.switch, third, "ar") == "booths.not_yours"
    booths.switch(first, "ar")
    assert states(first) == ["standby", "active", "away"]


def test_both_ask_at_once_and_the_first_is_answered_first(two):
    first, second = two
    booths.ask_to_switch(first, "ar")
    assert refusal(booths.ask_to_switch, second, "ar") == "booths.asked_already"
    booths.switch(second, "ar")
    assert refusal(booths.switch, second, "ar") == "booths.not_asked"
    assert refusal(booths.start, first, "ar") == "booths.taken"


def test_nobody_leaves_while_she_interprets_and_another_is_there(two):
    first, second = two
    assert refusal(booths.leave, first, "ar") == "booths.hand_over_first"
    booths.leave(second, "ar")
    booths.leave(first, "ar")
    assert states(first) == ["away", "away"] and desk(first)["silent"]
    assert refusal(booths.ask_to_switch, second, "ar") == "booths.nobody"
    booths.start(second, "ar")
    assert states(first) == ["away", "active"]


def test_whoever_loses_her_seat_interprets_no_longer(two):
    first, second = two
    first.session.roles.filter(participation__person=first.person).delete()
    assert desk(second)["silent"]
    booths.start(second, "ar")
    assert states(second) == ["active"]


# ── Who may, and what is known of whom ────────────────────────────────────────────────────────────────────────────────
def test_only_those_who_sit_in_a_booth_hand_over_in_it(cast, live, two, interpreter, seat):
    english = interpreter("Jo Field", "en")
    assert refusal(booths.start, english, "ar") == "booths.not_in_it"
    assert refusal(booths.start, seat(cast.secretariat, live), "ar") == "booths.not_in_it"  # she may look and write, not speak
    for deed in (booths.start, booths.sit_down, booths.ask_to_switch):
        with pytest.raises(Forbidden):
            deed(seat(cast.participant, live), "ar")
    assert refusal(booths.start, english, "fr") == "booths.not_in_it"


@pytest.mark.parametrize(("naming", "called"), [("named", ["Huda Aziz", "Samir Nasser"]), ("voices", ["Arabic 1", "Arabic 2"])])
def test_they_see_each_other_by_name_only_where_the_session_does(two, naming, called):
    first, _second = two
    type(first.session).objects.filter(pk=first.session.pk).update(naming=naming)
    first.session.refresh_from_db()
    assert [one["called"] for one in desk(first)["people"]] == called


def test_those_who_sign_share_a_booth_of_their_own(interpreter, signed_in):
    signs = interpreter("Mona Zaki", "", "sign_interpreter"), interpreter("Per Dahl", "", "sign_interpreter")
    booths.start(signs[0], "sign")
    booths.ask_to_switch(signs[1], "sign")
    booths.switch(signs[0], "sign")
    assert states(signs[0], "sign") == ["standby", "active"]
    page = signed_in(signs[0].person).get(BOOTH).content.decode()
    assert "Booth: Sign language" in page and "<textarea" not in page


def test_nothing_of_a_booth_names_anybody_or_is_audited(two):
    before = AuditEntry.objects.count()
    booths.ask_to_switch(two[0], "ar")
    booths.switch(two[1], "ar")
    booths.signal(two[1], "ar", "slower")
    state = floor.look(two[0].session)
    kept = json.dumps({name: state.sections[name] for name in ("booths", "signals")})
    assert two[1].me in kept
    assert [told for told in ("Huda", "Samir", str(two[0].person.pk), two[0].mark.hex()) if told in kept] == []
    assert AuditEntry.objects.count() == before


# ── Relay ─────────────────────────────────────────────────────────────────────────────────────────────────────────────
def test_a_booth_is_told_when_the_one_that_it_hears_is_silent(two, interpreter):
    english = interpreter("Jo Field", "en")
    assert desk(two[0])["relay"] == {"called": "English", "active": False, "missing": False, "circle": []}
    booths.start(english, "en")
    assert desk(two[0])["relay"]["active"] is True
    assert desk(english, "en")["relay"] is None


def test_a_circle_of_relays_is_told(two, interpreter):
    english = interpreter("Jo Field", "en")
    Booth.objects.filter(language="en").update(relay_from="ar")
    booths.start(english, "en")
    assert desk(two[0])["relay"]["circle"] == ["Arabic", "English", "Arabic"]


# ── To the chair ──────────────────────────────────────────────────────────────────────────────────────────────────────
def told(session):
    return [(one["booth"], str(one["words"])) for one in state_of_booths.signals(floor.look(session))]


def test_the_chair_is_told_once_and_puts_it_away(cast, live, two, interpreter, seat):
    english = interpreter("Jo Field", "en")
    booths.signal(two[0], "ar", "slower")
    booths.signal(two[0], "ar", "slower")
    booths.signal(english, "en", "far")
    assert told(live) == [("English", "The speaker is not at a microphone."), ("Arabic", "Slower, please.")]
    with pytest.raises(Forbidden):
        booths.put_away(two[0], 1)
    number = state_of_booths.signals(floor.look(live))[0]["id"]
    booths.put_away(seat(cast.secretariat, live), number)
    assert told(live) == [("Arabic", "Slower, please.")]
    after(state_of_booths.SHOWN + 1)
    assert told(live) == []
    assert refusal(booths.signal, two[0], "ar", "shut up") == "booths.unknown_signal"


# ── The page ──────────────────────────────────────────────────────────────────────────────────────────────────────────
def test_the_page_shows_both_what_happens_and_refuses_with_a_sentence(cast, live, two, signed_in):
    first, second = (signed_in(one.person) for one in two)
    assert first.post(BOOTH, {"booth": "ar", "deed": "ask"}).status_code == 302
    page = second.get(f"{BOOTH}?fragment=desk").content.decode()
    assert "Huda Aziz</bdi>" in page and "asks: take over in a moment?" in page and "I take over now" in page and "<html" not in page
    assert "Go on until your colleague takes over." in first.get(BOOTH).content.decode()
    refused = first.post(BOOTH, {"booth": "ar", "deed": "switch"})
    assert refused.status_code == 409 and "Your colleague has not answered yet." in refused.content.decode()
    assert first.post(BOOTH, {"booth": "ar", "deed": "switch"}, headers=FETCH).status_code == 409
    answer = second.post(BOOTH, {"booth": "ar", "deed": "switch"}, headers=FETCH)
    assert (answer.status_code, "data-refusal" in answer.content.decode()) == (200, True)
    assert first.post(BOOTH, {"booth": "ar", "deed": "shout"}).status_code == 404
    assert first.get(f"{BOOTH}?booth=xx").status_code == 404
    assert signed_in(cast.participant).get(BOOTH).status_code == 404


def test_the_chairs_fragment_shows_signals_and_puts_them_away(cast, live, two, signed_in):
    booths.signal(two[0], "ar", "louder")
    chair, signals = signed_in(cast.secretariat), BOOTH.replace("booth", "signals")
    assert "Louder, please." in chair.get(signals).content.decode()
    assert chair.post(signals, {"seen": "1"}, headers=FETCH).status_code == 200
    assert "Louder" not in chair.get(signals).content.decode()
    assert chair.post(signals, {"seen": "x"}).status_code == 404
    assert signed_in(two[0].person).get(signals).status_code == 404


def test_a_booth_costs_as_much_with_three_interpreters_as_with_one(live, interpreter, signed_in, django_assert_max_num_queries):
    only = interpreter("Huda Aziz")
    browser = signed_in(only.person)
    browser.get(BOOTH)
    for number in range(2):
        with django_assert_max_num_queries(12):
            assert browser.get(BOOTH).status_code == 200
        interpreter(f"Number {number}")
