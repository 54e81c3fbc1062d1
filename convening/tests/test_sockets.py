"""Sockets under attack, those of rooms and those of live sessions alike. The numbers are those of the catalogue of attacks (105 to 120)."""

import asyncio
import uuid
from datetime import timedelta
from types import SimpleNamespace

import pytest
import redis.asyncio
from asgiref.sync import async_to_sync
from channels.db import database_sync_to_async

from convening import clock, engagement, keyring, live, origins
from convening.models import LoginSession, Participation, User
from convening.testing import person_in
from convening.tests.sockets import OURS, socket_at
from forums.broadcast import members_of
from forums.tests.conftest import new_room
from sessions import floor
from sessions.floor import frames, presence, store
from sessions.models import GroupSeat, LiveRecord, Session
from sessions.tests.conftest import plan

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(params=["room", "session"])
def place(request, cast, redis_empty):
    """Where somebody listens: `path`, the `group` in which it is told, how a frame names it."""
    if request.param == "room":
        room = new_room(cast)
        return SimpleNamespace(kind="room", path=f"/ws/rooms/{room.pk}/", group=members_of(room.pk), name={"room": str(room.pk)}, id=room.pk)
    return _live(cast)


@pytest.fixture(autouse=True)
def nobody_counts(monkeypatch):
    """How many are here is noted and not told: its frame would come in between."""
    monkeypatch.setattr(presence, "_tell", lambda session: None)


@pytest.fixture
def session(cast, redis_empty):
    return _live(cast)


def _live(cast):
    session = plan(cast.convening, cast.secretariat)
    clock.set_to(session.starts_at + timedelta(minutes=10))
    return SimpleNamespace(
        kind="session", path=f"/ws/sessions/{session.pk}/en/-/", group=frames.group_of(session.pk, "en", "-"), name={"session": str(session.pk)},
        id=session.pk, itself=session,
    )


@pytest.fixture
def hers(cast, signed_in):
    browser = signed_in(cast.participant)
    browser.person = cast.participant
    return browser


def _tell(place, seq):
    return database_sync_to_async(live.publish)(place.group, {**place.name, "seq": seq})


async def _listening(place, browser):
    socket = socket_at(place.path, browser)
    assert await socket.connect()
    assert await socket.frame() == {**place.name, "seq": 0}
    return socket


# ── 105: whose page it is ─────────────────────────────────────────────────────────────────────────────────────────────
FOREIGN = (
    None, b"", b"null", b"http://evil.example", b"http://127.0.0.1:9999", b"https://127.0.0.1", b"http://127.0.0.1.evil.example", b"http://127.0.0.1/x",
    b"http://ours@127.0.0.1", b"file://", b"//127.0.0.1", b"http://127.0.0.1:none",
)


def test_105_a_foreign_page_cannot_listen(place, hers):
    opened = [origin for origin in (*FOREIGN, OURS) if async_to_sync(socket_at(place.path, hers, origin).connect)()]
    assert opened == [OURS]


def test_105_only_of_this_site_or_of_the_host_that_was_asked(settings):
    settings.SITE_URL, settings.ALLOWED_HOSTS = "https://meet.example", ["meet.example", "also.example"]
    told = {
        ("https://meet.example", "meet.example"): True, ("https://meet.example", "10.0.0.7:8001"): True, ("https://meet.example:443", "meet.example"): True,
        ("https://also.example", "also.example"): True, ("https://also.example", "meet.example"): False, ("https://mirror.example", "mirror.example"): False,
        ("http://meet.example", "meet.example"): False, ("https://meet.example:8443", "meet.example"): False,
    }
    assert {pair: origins.is_ours({"headers": [(b"origin", pair[0].encode()), (b"host", pair[1].encode())]}) for pair in told} == told


# ── 106: a right that ended ───────────────────────────────────────────────────────────────────────────────────────────
def _sign_out(hers):
    hers.session.flush()


def _delete_session(hers):
    LoginSession.objects.all().delete()


def _expire(hers):
    LoginSession.objects.update(expire_date="2020-01-01T00:00Z")


def _sign_out_everywhere(hers):
    hers.person.change_profile(stamp=hers.person.profile.stamp + 1)


def _disable(hers):
    User.objects.filter(pk=hers.person.pk).update(is_active=False)


def _lose_membership(hers):
    Participation.objects.filter(person=hers.person).update(member=False)


@pytest.mark.parametrize("says", [False, True], ids=["by itself", "at once when her browser says anything"])
def test_106_a_right_that_ended_ends_the_socket(place, cast, signed_in, monkeypatch, says):
    assert live.SECONDS_TRUSTED <= 30
    if not says:
        monkeypatch.setattr(live, "SECONDS_TRUSTED", 0.1)
    ends, browsers = (_sign_out, _delete_session, _expire, _sign_out_everywhere, _disable, _lose_membership), []
    for end in ends:
        person = person_in(cast.convening, "participant", name=end.__name__)
        browsers.append(signed_in(person))
        browsers[-1].person = person

    async def story(browser, end):
        socket = await _listening(place, browser)
        await database_sync_to_async(end)(browser)
        if says:
            await socket.say("{}")
        return await socket.closing_code()

    by_session = {_delete_session, _expire}
    told = {}
    for end, browser in sorted(zip(ends, browsers, strict=True), key=lambda pair: pair[0] in by_session):
        if end in by_session:  # these end everybody's: she signs in anew
            browser = signed_in(browser.person)
        told[end.__name__] = async_to_sync(story)(browser, end)
    assert told == {end.__name__: live.STAY_AWAY for end in ends}


def _cancel(session):
    Session.objects.filter(pk=session.id).update(cancelled_on="2021-07-14")


def _close_the_floor(session):
    Session.objects.filter(pk=session.id).update(cancelled_on=None)
    store.close(session.itself)


def _destroy_key(session):
    store.redis_of_floors().flushdb()
    keyring.destroy("session", session.id)
    LiveRecord.objects.create(session=session.itself, closed_on="2021-07-14", counts={})


def _let_time_pass(session):
    clock.set_to(session.itself.ends_at + timedelta(minutes=30))


@pytest.mark.parametrize("end", [_cancel, _close_the_floor, _destroy_key, _let_time_pass])
def test_106_a_session_that_ended_ends_all_sockets(session, hers, monkeypatch, end):
    monkeypatch.setattr(live, "SECONDS_TRUSTED", 0.1)

    async def story():
        socket = await _listening(session, hers)
        await database_sync_to_async(end)(session)
        return await socket.closing_code()

    assert async_to_sync(story)() == live.STAY_AWAY


def test_106_a_role_that_was_taken_ends_it_too(cast, session, signed_in, monkeypatch):
    monkeypatch.setattr(live, "SECONDS_TRUSTED", 0.1)
    Session.objects.filter(pk=session.id).update(door="group")
    group = cast.convening.session_groups.create(name="Advisers")
    session.itself.groups.add(group)
    seat = GroupSeat.objects.create(group=group, mark=engagement.mark_of(cast.convening.pk, cast.participant.pk))
    browser, another = signed_in(cast.participant), signed_in(cast.other)

    async def story():
        refused = socket_at(session.path, another)
        await refused.connect()
        codes = [await refused.closing_code()]
        socket = await _listening(session, browser)
        await database_sync_to_async(seat.delete)()
        return [*codes, await socket.closing_code()]

    assert async_to_sync(story)() == [live.STAY_AWAY] * 2


# ── 107, 109: what is said to us ──────────────────────────────────────────────────────────────────────────────────────
def test_107_whoever_talks_too_much_is_cut_off(place, hers):
    async def story():
        codes = []
        for said in (["x" * (live.LONGEST_FRAME + 1)], ["{}"] * (live.FRAMES_A_MINUTE + 1)):
            socket = await _listening(place, hers)
            for text in said:
                await socket.say(text)
            codes.append(await socket.closing_code())
        return codes

    assert async_to_sync(story)() == [live.TOO_MUCH, live.TOO_MUCH]


def test_109_what_is_said_is_thrown_away(place, hers):
    odd = ["", "not JSON", "[" * 200, '{"a":1,"a":2}', "NaN", "9" * 200, '{"type":"group_send","group":"*"}', '{"seq":-1}', "\x00", "\ud83d\ude00"]

    async def story():
        socket = await _listening(place, hers)
        for said in odd:
            await socket.say(said)
        await socket.say_bytes(b"\xff\xfe\x00")
        await _tell(place, 7)
        heard = await socket.frame()
        assert await socket.receive_nothing(timeout=0.1)
        await socket.leave()
        return heard

    assert async_to_sync(story)() == {**place.name, "seq": 7}


# ── 110: many windows ─────────────────────────────────────────────────────────────────────────────────────────────────
def test_110_of_six_windows_the_oldest_is_closed(place, hers):
    async def story():
        sockets = [await _listening(place, hers) for _ in range(live.SOCKETS_A_PERSON + 1)]
        code = await sockets[0].closing_code()
        await _tell(place, 7)
        heard = [(await socket.frame())["seq"] for socket in sockets[1:]]
        for socket in sockets:
            await socket.leave()
        return code, heard, live.hub().groups, live.hub().people, live.hub().tasks

    assert async_to_sync(story)() == (live.ELSEWHERE, [7] * live.SOCKETS_A_PERSON, {}, {}, [])


# ── 113, 120: names of groups, and channels of others ─────────────────────────────────────────────────────────────────
def test_113_nobody_listens_to_what_is_not_there(session, hers):
    rests = ("en/*/", "*/-/", "en/!/", "xx/-/", "en/de/", "en/-.moderators/", "e%6E/-/")
    paths = [f"/ws/sessions/{session.id}/{rest}" for rest in rests]

    async def story():
        codes = []
        for path in (*paths, "/ws/sessions/*/en/-/", "/ws/sessions//en/-/", "/ws/nothing/", f"/ws/sessions/{uuid.uuid4()}/en/-/"):
            socket = socket_at(path, hers)
            await socket.connect()
            codes.append(await socket.closing_code())
        return set(codes), live.hub().groups

    assert async_to_sync(story)() == ({live.STAY_AWAY}, {})


def test_120_a_channel_of_interpretation_is_for_those_who_take_part(cast, session, signed_in):
    browsers = [None, *(signed_in(person) for person in (cast.stranger, cast.nominator, cast.evaluator))]

    async def story():
        codes = []
        for browser in browsers:
            for channel in ("-", "es", "ar"):
                socket = socket_at(f"/ws/sessions/{session.id}/en/{channel}/", browser)
                await socket.connect()
                codes.append(await socket.closing_code())
        nowhere = socket_at(f"/ws/sessions/{uuid.uuid4()}/en/-/", browsers[1])
        await nowhere.connect()
        return [*codes, await nowhere.closing_code()]

    assert set(async_to_sync(story)()) == {live.STAY_AWAY}


# ── 111: who does not read (see also test_sockets_served) ─────────────────────────────────────────────────────────────
def test_111_a_client_that_is_slow_holds_one_frame_and_one_that_never_reads_is_let_go(session, hers):
    async def story():
        listener = live.Listener()
        codes, kept = [], []
        listener.let_go = codes.append

        async def stuck(message):
            await asyncio.Event().wait()

        listener.base_send = stuck
        for number in range(live.MOST_MISSED + 2):
            listener.hear({"type": "websocket.send", "text": "x" * 20_000 + str(number)})
            kept.append(listener.late)
        listener.sending.cancel()
        return codes, len(kept[-1]["text"])

    codes, held = async_to_sync(story)()
    assert codes == [live.TOO_MUCH] and held < 21_000


def _write(session):
    with floor.changing(session) as state:
        state.section("one", []).append("a word")


# ── Redis goes and comes back ─────────────────────────────────────────────────────────────────────────────────────────
def test_news_that_overtake_a_subscription_are_not_lost(place, hers, monkeypatch):
    """Redis reads our connections in an order of its own: until it has said that it knows of a subscription, nobody is told that she listens."""
    sound = redis.asyncio.client.PubSub.subscribe

    async def late(subscription, *channels):
        async def send():
            await asyncio.sleep(0.3)
            await sound(subscription, *channels)

        asyncio.ensure_future(send())

    monkeypatch.setattr(redis.asyncio.client.PubSub, "subscribe", late)

    async def story():
        socket = await _listening(place, hers)
        await _tell(place, 7)
        heard = await socket.frame()
        await socket.leave()
        return heard["seq"]

    assert async_to_sync(story)() == 7


def test_a_lost_subscription_is_made_again_and_what_was_missed_is_told(session, hers):
    async def story():
        socket = await _listening(session, hers)
        await live.hub().store.client_kill_filter(_type="pubsub", skipme=False)
        await database_sync_to_async(_write)(session.itself)  # its frame is lost
        frames_heard = [await socket.frame()]
        await _tell(session, 9)
        frames_heard.append(await socket.frame())
        await socket.leave()
        return [frame["seq"] for frame in frames_heard]

    assert async_to_sync(story)() == [1, 9]


def test_whoever_waits_for_a_subscription_that_is_made_again_goes_on_waiting():
    """One that was confirmed is asked for anew; whoever waits for one that was not is told by the next."""

    class Subscription:
        async def subscribe(self, *channels):
            pass

    async def story():
        hub = live.Hub()
        hub.subscription = Subscription()
        await hub._subscribe(["a room"])
        waited_for = hub.confirmed["a room"]
        await hub._subscribe(["a room"])
        kept = hub.confirmed["a room"] is waited_for
        waited_for.set()
        await hub._subscribe(["a room"])
        return kept, hub.confirmed["a room"].is_set()

    assert async_to_sync(story)() == (True, False)


def test_while_redis_is_away_who_may_listen_stays_and_who_may_not_goes(session, hers, monkeypatch):
    monkeypatch.setattr(live, "SECONDS_TRUSTED", 0.1)

    def away(session_id):
        raise store.Away

    async def story():
        socket = await _listening(session, hers)
        monkeypatch.setattr(store, "number", away)
        assert await socket.receive_nothing(timeout=0.4)
        await database_sync_to_async(_lose_membership)(hers)
        return await socket.closing_code()

    assert async_to_sync(story)() == live.STAY_AWAY


def test_without_the_database_she_is_asked_to_come_back(place, hers, monkeypatch):
    def away(cookie):
        raise OSError

    async def story():
        socket = await _listening(place, hers)
        monkeypatch.setattr(live, "signed_in_now", away)
        await socket.say("{}")
        return await socket.closing_code()

    assert async_to_sync(story)() == live.COME_BACK
