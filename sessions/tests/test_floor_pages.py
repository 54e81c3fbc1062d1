"""The live page and the chair's page in a browser: what each sees first, with scripts and without."""

import re
from datetime import timedelta

import pytest
from django.urls import reverse

from convening import clock
from sessions import floor
from sessions.floor import frames, parts, stage, store, turns
from sessions.models import Segment
from sessions.services.floor import asking, chairing

from .conftest import chair, seat_of

pytestmark = pytest.mark.django_db
FETCHED = {"HTTP_X_REQUESTED_WITH": "fetch"}


def url(name, session, *more):
    return reverse(name, args=[session.convening.slug, session.slug, *more])


def words(response):
    """What a page says, without its marks."""
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", response.content.decode()))


def keys(session):
    return {"client_key": "6f1c9d0e-0000-4000-8000-000000000001", "turn": turns.stage_of(floor.look(session))["turn"]}


@pytest.fixture
def salma(signed_in, cast):
    cast.participant.change_profile(language="en")
    return signed_in(cast.participant)


@pytest.fixture
def ines(signed_in, cast):
    cast.other.change_profile(language="en")
    return signed_in(cast.other)


@pytest.fixture
def noor(signed_in, cast, live):
    """The chair's browser."""
    chair(live, cast.moderator, cast.secretariat)
    return signed_in(cast.moderator)


def test_request_call_speak_and_finish_without_scripts(cast, live, salma, ines, noor):
    """The whole way by reload: she asks, another sees a label wait, the chair calls, she speaks and finishes."""
    page = salma.get(url("session_live", live))
    assert "Nobody has the floor" in words(page) and "Ask for the floor" in words(page)
    form = salma.get(url("live_ask", live))
    assert "Show my name" in words(form) and b"checked" not in form.content
    told = {"client_key": keys(live)["client_key"], "language": "ar", "topic": "Water"}
    assert salma.post(url("live_ask", live), told)["Location"] == url("session_live", live) + "#stage"
    assert "You are next" in words(salma.get(url("session_live", live)))
    assert "1 person" in words(ines.get(url("session_live", live)))
    listed = words(noor.get(url("live_chair", live)))
    assert "Arabic" in listed and "Water" in listed and "has not spoken yet" in listed and "Salma" not in listed
    assert noor.post(url("live_chair_deed", live, "next"), keys(live))["Location"] == url("live_chair", live)
    hers = words(salma.get(url("session_live", live)))
    assert "You have the floor" in hers and "speak Arabic" in hers
    assert "You have the floor" not in words(ines.get(url("session_live", live)))
    salma.post(url("live_finished", live))
    assert "Thank you." in words(salma.get(url("session_live", live)))
    assert "Nobody has the floor" in words(noor.get(url("live_chair", live)))


def test_in_arabic_the_page_runs_from_right_to_left_and_writes_its_own_digits(cast, live, signed_in, seat):
    asking.ask_for_the_floor(seat(cast.other, live), language="ar")
    chairing.call_next(seat(cast.secretariat, live), turn=0)
    chairing.hold_clock(seat(cast.secretariat, live), turn=1)
    page = signed_in(cast.participant).get(url("session_live", live)).content.decode()
    assert 'dir="rtl"' in page and "العربية" in page and re.search("٠[٢٣]:[٠-٩]{2}", page)


def test_a_refusal_keeps_what_was_typed_and_says_what_to_do(cast, live, salma, seat):
    chairing.open_list(seat(cast.secretariat, live), False)
    told = {"client_key": keys(live)["client_key"], "language": "ar", "topic": "Water and land"}
    answer = salma.post(url("live_ask", live), told)
    assert answer.status_code == 409
    assert "The chair has closed the list of speakers." in words(answer) and "Water and land" in answer.content.decode()
    fetched = salma.post(url("live_ask", live), told, **FETCHED).content.decode()
    assert "A question in writing can still be asked." in fetched and "Water and land" in fetched and "data-inline-form" in fetched
    wrong = salma.post(url("live_ask", live), {**told, "language": "xx"}, **FETCHED)
    assert wrong.status_code == 409 and "Choose a language of this session" in words(wrong)
    assert "The chair has closed the list of speakers." in words(salma.get(url("session_live", live)))


def test_with_scripts_a_deed_answers_with_what_is_hers(cast, live, salma):
    told = {"client_key": keys(live)["client_key"], "language": "ar"}
    answer = salma.post(url("live_ask", live), told, **FETCHED)
    assert "You are next" in words(answer) and b"<html" not in answer.content
    assert b'data-mine="stage" data-concerned' in answer.content
    assert "You are next" not in words(salma.post(url("live_take_back", live), **FETCHED))


def test_the_chair_presses_an_old_button_and_nothing_happens(cast, live, noor, seat):
    asking.ask_for_the_floor(seat(cast.participant, live), language="en")
    old = keys(live)
    noor.post(url("live_chair_deed", live, "next"), old)
    answer = noor.post(url("live_chair_deed", live, "end"), old)
    assert answer.status_code == 409 and "Somebody has given or left the floor meanwhile." in words(answer)
    answer = noor.post(url("live_chair_deed", live, "end"), old, **FETCHED)
    assert answer.status_code == 409 and "Somebody has given or left the floor meanwhile." in words(answer)
    assert noor.post(url("live_chair_deed", live, "end"), {}).status_code == 409
    assert noor.post(url("live_chair_deed", live, "nothing"), old).status_code == 404


def test_every_button_of_the_chair_does_its_deed(cast, live, noor, seat):
    """Each address that the page names is one that answers; the list shows what the rules are."""
    part = Segment.objects.create(session=live, position=1, title_en="Welcome", minutes=5)
    for person in (cast.participant, cast.other, cast.evaluator):
        asking.ask_for_the_floor(seat(person, live), language="en")
    first, second, third = (one["id"] for one in turns.queue_of(floor.look(live)))

    def press(deed, about=""):
        assert noor.post(url("live_chair_deed", live, deed), {**keys(live), "about": about}).status_code == 302, deed
        return turns.stage_of(floor.look(live))

    assert [place.request["id"] for place in turns.in_order(floor.look(live))] == [first, second, third]
    press("wait", first)
    press("last", second)
    press("back", first)
    assert [place.request["id"] for place in turns.in_order(floor.look(live))] == [first, third, second]
    assert press("first-off")["rules"] == {"first": False, "regions": False}
    assert press("regions-on")["rules"] == {"first": False, "regions": True}
    assert press("first-on")["rules"] | press("regions-off")["rules"] == {"first": True, "regions": False}
    assert press("seconds", "5")["seconds"] == 300
    assert press("segment", str(part.pk))["segment"] == str(part.pk)
    assert press("close-list")["open"] is False and press("open-list")["open"] is True
    assert press("next")["speaking"]["seconds"] == 300
    assert press("hold")["speaking"]["running"] is False and press("start")["speaking"]["running"] is True
    assert press("minute")["speaking"]["seconds"] == 360
    assert press("undo")["speaking"] is None
    assert press("call", third)["speaking"]["label"] != []
    assert press("segment-speaker")["speaking"]["segment"] == str(part.pk)
    assert press("somebody-else")["speaking"]["segment"] == "" and press("end")["speaking"] is None


def test_taking_off_the_list_is_asked_twice(cast, live, noor, seat):
    asking.ask_for_the_floor(seat(cast.participant, live), language="en")
    (one,) = turns.queue_of(floor.look(live))
    address = url("live_chair_remove", live, one["id"])
    assert "off the list?" in words(noor.get(address))
    assert "Tick the box, if you want this." in words(noor.post(address))
    assert len(turns.queue_of(floor.look(live))) == 1
    assert noor.post(address, {"understood": "yes"})["Location"] == url("live_chair", live)
    assert turns.queue_of(floor.look(live)) == []
    assert noor.get(address)["Location"] == url("live_chair", live)


def test_closing_the_floor_is_asked_twice_and_ends_it_for_everybody(cast, live, noor, salma, seat):
    asking.ask_for_the_floor(seat(cast.participant, live), language="en")
    address = url("live_chair_close", live)
    assert "questions and the votes too" in words(noor.get(address))
    unsure = noor.post(address)
    assert (unsure.status_code, "Tick the box, if you want this." in words(unsure)) == (409, True)
    ended = noor.post(address, {"understood": "yes"})
    assert ended.status_code == 302, words(ended)
    assert ended["Location"] == url("session", live)
    assert "The floor is closed" in words(salma.get(url("session_live", live)))
    assert salma.post(url("live_ask", live), {"language": "en"}).status_code == 409
    assert noor.post(url("live_chair_deed", live, "next"), {"turn": 0}).status_code == 409


def test_whoever_does_not_chair_finds_no_such_page(cast, live, salma, signed_in):
    for browser in (salma, signed_in(cast.stranger), signed_in(cast.nominator)):
        assert browser.get(url("live_chair", live)).status_code == 404
        assert browser.post(url("live_chair_deed", live, "next"), keys(live)).status_code == 404
        assert browser.get(url("live_chair_close", live)).status_code == 404
    clock.set_to(live.starts_at - timedelta(days=3))  # also where there is no floor
    assert salma.get(url("live_chair", live)).status_code == 404


def test_the_stage_tells_what_is_next_in_the_running_order(cast, live, salma, seat):
    first = Segment.objects.create(session=live, position=1, title_en="Welcome", minutes=5)
    Segment.objects.create(session=live, position=2, title_en="Debate", minutes=40)
    chairing.set_segment(seat(cast.secretariat, live), str(first.pk))
    assert re.search(r"Running order Welcome then Debate", words(salma.get(url("session_live", live))))


def test_the_clock_runs_in_the_page_and_stands_where_the_chair_stopped_it(cast, live, salma, seat):
    by = seat(cast.secretariat, live)
    asking.ask_for_the_floor(seat(cast.other, live), language="en")
    chairing.call_next(by, turn=0)
    assert re.search(rb'data-left="1[78]\d"', salma.get(url("session_live", live)).content)
    chairing.hold_clock(by, turn=1)
    page = salma.get(url("session_live", live))
    assert b"data-left" not in page.content and "the clock stands still" in words(page)


def asks_of(browser, address, asked, **more):
    with asked as counted:
        assert browser.get(address, **more).status_code == 200
    return len(counted)


def test_no_page_of_the_floor_asks_the_database_more_where_more_people_wait(
    cast, live, salma, noor, seat, django_assert_max_num_queries
):
    addresses = [
        (salma, url("session_live", live), {}), (salma, url("live_mine", live), FETCHED), (salma, url("live_parts", live) + "?after=0", FETCHED),
        (salma, url("live_ask", live), {}), (noor, url("live_chair", live), {}), (noor, url("live_chair", live), FETCHED),
    ]

    def counted():
        return [asks_of(browser, address, django_assert_max_num_queries(12), **more) for browser, address, more in addresses]

    Segment.objects.create(session=live, position=1, title_en="Welcome", minutes=5)
    asking.ask_for_the_floor(seat(cast.participant, live), language="ar")
    counted()  # what a process learns once
    one = counted()
    Segment.objects.create(session=live, position=2, title_en="Debate", minutes=5)
    for person in (cast.other, cast.evaluator):
        asking.ask_for_the_floor(seat(person, live), language="en", by_name=True)
    assert counted() == one


# ── WSK 118: a raised hand carries no name unless chosen ───────────────────────────────────────────────────────────────
def told_everywhere(session, person_words):
    """Whether any of these words stands in what everybody is shown, in a frame, or in Redis."""
    state = floor.look(session)
    shown = [parts.shared(part, state, language) for part in floor.PARTS for language in ("en", "ar")]
    kept = []
    for name in store.redis_of_floors().scan_iter("floor:*"):
        kept += [name, *_held(store.redis_of_floors(), name)]
    everything = "\n".join(shown).encode() + b"\n".join(kept)
    return sorted(word for word in person_words if word.encode() in everything)


def _held(redis, name):
    """Whatever is kept under a name, as a list of bytes."""
    return {
        b"string": lambda: [redis.get(name)], b"hash": lambda: [part for pair in redis.hgetall(name).items() for part in pair],
        b"zset": lambda: redis.zrange(name, 0, -1), b"set": lambda: list(redis.smembers(name)), b"list": lambda: redis.lrange(name, 0, -1),
    }[redis.type(name)]()


def of_her(person, session):
    """By what she could be told, and what only she can have written."""
    mine = seat_of(person, session)
    return ["Salma", "Haddad", person.public_id, str(person.pk), person.profile.email, mine.me, mine.mark.hex(), "the well of Taiz"]


def test_nobody_can_tell_who_asked(cast, live, salma, ines, noor, seat, caplog):
    """Not from the words for everybody, in whatever language, nor from Redis, nor from the log; before the call and during it."""
    told = {"client_key": keys(live)["client_key"], "language": "ar", "topic": "the well of Taiz"}
    salma.post(url("live_ask", live), told)
    assert told_everywhere(live, of_her(cast.participant, live)) == []
    noor.post(url("live_chair_deed", live, "next"), keys(live))
    assert told_everywhere(live, of_her(cast.participant, live)) == []
    page = ines.get(url("session_live", live)).content.decode()
    assert [word for word in of_her(cast.participant, live) if word in page] == []
    chairs = noor.get(url("live_chair", live)).content.decode()
    assert [word for word in of_her(cast.participant, live)[:-1] if word in chairs] == []
    assert [word for word in of_her(cast.participant, live) if word in caplog.text] == []


def test_what_she_chose_to_show_is_found_by_the_same_search(cast, live, salma):
    """The search itself: her name, once she shows it, stands in what everybody sees, and still not in Redis in clear."""
    told = {"client_key": keys(live)["client_key"], "language": "ar", "by_name": "on"}
    salma.post(url("live_ask", live), told)
    assert told_everywhere(live, of_her(cast.participant, live)) == ["Haddad", "Salma"]


def test_a_frame_is_the_same_for_everybody_in_a_language(cast, live, seat, monkeypatch):
    """What is sent when she asks holds her label and nothing more of her."""
    sent = []
    monkeypatch.setattr(frames.live, "publish", lambda group, frame, *more: sent.append((group, str(frame))))
    monkeypatch.setattr(frames, "_listened", lambda groups: list(groups))
    asking.ask_for_the_floor(seat(cast.participant, live), language="ar", topic="the well of Taiz")
    told = "\n".join(text for _group, text in sent)
    state = floor.look(live)
    assert [word for word in of_her(cast.participant, live) if word in told] == []
    assert stage.in_words("", turns.queue_of(state)[0]["label"]) in told
