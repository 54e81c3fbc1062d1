"""News comes down to those who may read, and to nobody from the moment they may not."""

import json
import uuid

import pytest
from asgiref.sync import async_to_sync
from asgiref.testing import ApplicationCommunicator
from channels.db import database_sync_to_async
from django.conf import settings

from convening import live, mail, outbox, tasks
from convening.asgi import application
from convening.models import LoginSession, Participation
from forums.services import moderation

pytestmark = pytest.mark.django_db(transaction=True)


class Socket(ApplicationCommunicator):
    """A browser's end of a socket. (That of `channels.testing` wants daphne.)"""

    async def connect(self):
        """True if the house opened the socket at all."""
        await self.send_input({"type": "websocket.connect"})
        return (await self.receive_output(timeout=3))["type"] == "websocket.accept"

    async def say(self, text):
        await self.send_input({"type": "websocket.receive", "text": text})

    async def frame(self):
        return json.loads((await self.receive_output(timeout=3))["text"])

    async def leave(self):
        await self.send_input({"type": "websocket.disconnect", "code": 1000})
        await self.wait(timeout=3)


def _socket(room, browser=None, path="", origin=b"http://127.0.0.1"):
    headers = [(b"host", b"127.0.0.1"), (b"origin", origin)]
    if browser is not None:
        cookie = f"{settings.SESSION_COOKIE_NAME}={browser.cookies[settings.SESSION_COOKIE_NAME].value}"
        headers.append((b"cookie", cookie.encode()))
    scope = {"type": "websocket", "path": f"/ws/rooms/{room.id}/{path}", "query_string": b"", "headers": headers, "subprotocols": []}
    return Socket(application, scope)


async def _closing_code(socket):
    message = await socket.receive_output(timeout=3)
    assert message["type"] == "websocket.close", message
    return message["code"]


def _carry_out():
    outbox.carry_out(mail.send, tasks._run_task, tasks._send_news)


def test_a_frame_holds_the_room_and_a_number(room, cast, say, signed_in):
    browser = signed_in(cast.other)

    async def story():
        socket = _socket(room, browser)
        assert await socket.connect()
        frames = [await socket.frame()]
        await database_sync_to_async(say)(cast.participant, room, "Nobody hears this.")
        await database_sync_to_async(_carry_out)()
        frames.append(await socket.frame())
        await socket.leave()
        return frames

    assert async_to_sync(story)() == [{"room": str(room.id), "seq": number} for number in (0, 1)]


def test_who_may_not_read_is_told_to_stay_away(room, cast, signed_in):
    browsers = [signed_in(person) for person in (cast.stranger, cast.nominator)] + [None]

    async def story():
        for browser in browsers:
            socket = _socket(room, browser)
            await socket.connect()
            assert await _closing_code(socket) == live.STAY_AWAY
        nowhere = type("Nowhere", (), {"id": uuid.uuid4()})
        socket = _socket(nowhere, browsers[0])
        await socket.connect()
        assert await _closing_code(socket) == live.STAY_AWAY

    async_to_sync(story)()


def test_only_moderators_hear_of_the_queue(queued, cast, say, signed_in):
    member, moderator = signed_in(cast.other), signed_in(cast.moderator)

    async def story():
        refused = _socket(queued, member, "moderation/")
        await refused.connect()
        assert await _closing_code(refused) == live.STAY_AWAY
        listening, reading = _socket(queued, moderator, "moderation/"), _socket(queued, member)
        await listening.connect()
        await reading.connect()
        assert [(await socket.frame())["seq"] for socket in (listening, reading)] == [0, 0]
        post = await database_sync_to_async(say)(cast.participant, queued)
        await database_sync_to_async(_carry_out)()
        assert (await listening.frame())["seq"] == 1
        assert await reading.receive_nothing(timeout=0.3)
        await database_sync_to_async(moderation.publish_post)(post, by=cast.moderator)
        await database_sync_to_async(_carry_out)()
        assert (await reading.frame())["seq"] == 1
        await listening.leave()
        await reading.leave()

    async_to_sync(story)()


def _sign_out(browser):
    browser.session.flush()


def _delete_session(browser):
    LoginSession.objects.all().delete()


def _sign_out_everywhere(browser):
    person = Participation.objects.get(pk=browser.part).person
    person.change_profile(stamp=person.profile.stamp + 1)


def _lose_membership(browser):
    Participation.objects.filter(pk=browser.part).update(member=False)


@pytest.mark.parametrize("end", [_sign_out, _delete_session, _sign_out_everywhere, _lose_membership])
@pytest.mark.parametrize("how", ["at the next frame", "by itself"])
def test_a_right_that_ended_ends_the_socket(room, cast, signed_in, end, how, monkeypatch):
    if how == "by itself":
        monkeypatch.setattr(live, "SECONDS_TRUSTED", 0.1)
    browser = signed_in(cast.participant)
    browser.part = Participation.objects.get(person=cast.participant).pk

    async def story():
        socket = _socket(room, browser)
        await socket.connect()
        await socket.frame()
        await database_sync_to_async(end)(browser)
        if how == "at the next frame":
            await socket.say("{}")
        return await _closing_code(socket)

    assert async_to_sync(story)() == live.STAY_AWAY


def test_whoever_talks_too_much_is_cut_off(room, cast, signed_in):
    browser = signed_in(cast.other)

    async def story():
        socket = _socket(room, browser)
        await socket.connect()
        await socket.frame()
        await socket.say("x" * (live.LONGEST_FRAME + 1))
        first = await _closing_code(socket)
        socket = _socket(room, browser)
        await socket.connect()
        await socket.frame()
        for _ in range(live.FRAMES_A_MINUTE + 1):
            await socket.say("{}")
        return first, await _closing_code(socket)

    assert async_to_sync(story)() == (live.TOO_MUCH, live.TOO_MUCH)


def test_a_foreign_page_cannot_listen(room, cast, signed_in):
    browser = signed_in(cast.other)
    assert async_to_sync(_socket(room, browser, origin=b"http://evil.example").connect)() is False
    assert async_to_sync(_socket(room, browser).connect)() is True
