"""Sockets as uvicorn serves them: frames of any size, clients that never read and clients that fell silent (attacks 108, 111, 112)."""

import asyncio
import contextlib
import socket
from datetime import timedelta
from pathlib import Path

import psutil
import pytest
import uvicorn
from asgiref.sync import async_to_sync

from convening import clock, live
from convening.asgi import application
from convening.supervision import commands
from convening.testing import person_in
from convening.tests.sockets import cookie_of
from sessions.floor import frames, presence
from sessions.tests.conftest import plan

pytestmark = pytest.mark.django_db(transaction=True)
BIG = 20_000  # bytes of a frame: more than a full page of questions


@pytest.fixture
def session(cast, redis_empty, monkeypatch):
    monkeypatch.setattr(presence, "_tell", lambda session: None)
    session = plan(cast.convening, cast.secretariat)
    clock.set_to(session.starts_at + timedelta(minutes=10))
    return session


def _as_in_production():
    """What the command line of the product says of sockets."""
    words = commands(Path(), 1)["web server"]
    given = {word[2:].replace("-", "_"): words[n + 1] for n, word in enumerate(words) if word.startswith("--ws-")}
    assert given == {"ws_max_size": "65536", "ws_max_queue": "16", "ws_per_message_deflate": "false"}
    return {"ws_max_size": 65536, "ws_max_queue": 16, "ws_per_message_deflate": False}


@contextlib.asynccontextmanager
async def served(**more):
    """The port of the application, served in this process."""
    listening = socket.create_server(("127.0.0.1", 0))
    server = uvicorn.Server(uvicorn.Config(application, lifespan="off", log_config=None, **_as_in_production(), **more))
    running = asyncio.create_task(server.serve([listening]))
    while not server.started:
        await asyncio.sleep(0.01)
    try:
        yield listening.getsockname()[1]
    finally:
        server.should_exit = server.force_exit = True
        await running


async def _opened(port, session, browser, channel="-"):
    """(reader, writer) of a socket whose owner has been told the newest number."""
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    writer.write((
        f"GET /ws/sessions/{session.pk}/en/{channel}/ HTTP/1.1\r\nHost: 127.0.0.1\r\nOrigin: http://127.0.0.1\r\nUpgrade: websocket\r\n"
        f"Connection: Upgrade\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n"
        f"Sec-WebSocket-Extensions: permessage-deflate\r\nCookie: {cookie_of(browser)}\r\n\r\n").encode())
    head = (await reader.readuntil(b"\r\n\r\n")).lower()
    assert head.startswith(b"http/1.1 101") and b"permessage-deflate" not in head, "no compression, so no bomb of it"
    while (await reader.readexactly(2))[0] != 0x81:  # a ping may come before
        await reader.readexactly(4)
    return reader, writer


def _frame(opcode, size, announced=None, last=True):
    """A masked frame of `size` zeros that says it has `announced`."""
    announced = size if announced is None else announced
    head = bytes([(0x80 if last else 0) | opcode])
    head += bytes([0x80 | announced]) if announced < 126 else bytes([0xFE]) + announced.to_bytes(2, "big") if announced < 65536 else (
        bytes([0xFF]) + announced.to_bytes(8, "big"))
    return head + bytes(4) + bytes(size)


def _without_end(opcode):
    return [_frame(opcode, 0, last=False), *(_frame(0, 1000, last=False) for _n in range(80))]


ATTACKS = {
    "64 KB and one": [_frame(1, 65537)],
    "16 MB announced": [_frame(2, 100, announced=16 * 2**20)],
    "2⁶³ announced": [_frame(2, 100, announced=2**63 - 1)],
    "fragments without end": _without_end(1),
    "a compressed frame": [bytes([0xC1, 0x85]) + bytes(9)],
    "an unknown kind": [_frame(3, 5)],
    "without a mask": [b"\x81\x02{}"],
    "no UTF-8": [bytes([0x81, 0x82]) + bytes(4) + b"\xff\xfe"],
    "a ping too long": [_frame(9, 126)],
}


def test_108_frames_of_any_size_and_kind_are_refused_and_nobody_else_notices(session, cast, signed_in):
    hers, other = signed_in(cast.participant), signed_in(cast.other)

    async def story():
        ended = {}
        async with served() as port:
            reader, writer = await _opened(port, session, other)
            for name, bytes_sent in ATTACKS.items():
                attacked, attacking = await _opened(port, session, hers)
                with contextlib.suppress(OSError):
                    for some in bytes_sent:
                        attacking.write(some)
                    await attacking.drain()
                try:
                    await asyncio.wait_for(attacked.read(), 30)
                    ended[name] = True
                except TimeoutError:
                    ended[name] = False
                except OSError:
                    ended[name] = True
                attacking.close()
            live.publish(frames.group_of(session.pk, "en", "-"), {"session": str(session.pk), "seq": 7})
            await asyncio.wait_for(reader.readuntil(b'"seq":7'), 30)
            writer.close()
        return ended

    assert async_to_sync(story)() == dict.fromkeys(ATTACKS, True)


async def _deaf_ones(session, browsers, a_person):
    """MB for each of many who never read, at most, while frames are told that nobody takes; and whether they are let go."""
    process = psutil.Process()
    async with served() as port:
        sockets_of = [await _opened(port, session, browser, "es") for browser in browsers for _n in range(a_person)]
        for reader, _writer in sockets_of:
            reader._transport.pause_reading()
            reader._transport.get_extra_info("socket").setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
        before = most = process.memory_info().rss
        group = frames.group_of(session.pk, "en", "es")
        for number in range(live.MOST_MISSED + 200):
            live.publish(group, {"session": str(session.pk), "seq": number, "x": "x" * BIG})
            if number % 20 == 0:
                await asyncio.sleep(0.01)
                most = max(most, process.memory_info().rss)
        for _moment in range(600):
            if not live.hub().groups:
                break
            await asyncio.sleep(0.05)
        left = sum(len(listeners) for listeners in live.hub().groups.values())
        for _reader, writer in sockets_of:
            writer.close()
    return (most - before) / len(sockets_of) / 2**20, left


def test_111_who_never_reads_costs_less_than_a_megabyte_and_is_let_go(session, cast, signed_in, monkeypatch):
    monkeypatch.setattr(live, "SECONDS_TO_CLOSE", 0.1)
    browsers = [signed_in(person) for person in (cast.participant, cast.other)]
    each, left = async_to_sync(_deaf_ones)(session, browsers, 4)
    assert each < 1 and left == 0


@pytest.mark.slow
def test_111_fifty_who_never_read(session, cast, signed_in, monkeypatch):
    monkeypatch.setattr(live, "SECONDS_TO_CLOSE", 0.1)
    browsers = [signed_in(person_in(cast.convening, "participant", name=f"Person {n}")) for n in range(10)]
    each, left = async_to_sync(_deaf_ones)(session, browsers, 5)
    assert each < 1 and left == 0


def test_112_who_fell_silent_is_given_up(session, cast, signed_in):
    """She answers no ping any more: as when her machine sleeps. uvicorn asks every 20 seconds and waits as long; here it is quicker."""
    hers = signed_in(cast.participant)
    config = uvicorn.Config(application)
    assert config.ws_ping_interval + config.ws_ping_timeout <= 60

    async def story():
        async with served(ws_ping_interval=1, ws_ping_timeout=0.1) as port:
            _reader, writer = await _opened(port, session, hers)
            before = len(live.hub().groups)
            for _moment in range(600):
                if not live.hub().groups:
                    break
                await asyncio.sleep(0.05)
            writer.close()
            return before, live.hub().groups

    assert async_to_sync(story)() == (1, {})
