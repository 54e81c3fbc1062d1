"""News to 500 sockets on one process: the hub, groups of Channels, and the limit (Redis and websockets, nothing else).

How long until the last of 500 has a frame, in the middle and at worst (the 99th of 100), the work of the serving process, and what
it holds for each connection. All three have their 500 listeners at once and are told in turns.
"""

import asyncio
import contextlib
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time

import measuring

measuring.begin()

import listening  # noqa: E402
import psutil  # noqa: E402
import redis.asyncio  # noqa: E402
import rooms_full  # noqa: E402
from channels.layers import get_channel_layer  # noqa: E402
from django.conf import settings  # noqa: E402
from django.test import Client  # noqa: E402

from convening import live  # noqa: E402
from forums.broadcast import members_of  # noqa: E402

SOCKETS, FRAMES, ROUNDS, SPACING = 500, 40, 5, 0.05
SERVERS = ("bare", "hub", "groups")
UVICORN = ("--ws-max-size", "65536", "--ws-per-message-deflate", "false", "--no-access-log", "--log-level", "warning")


class Ear(asyncio.Protocol):
    """A browser's end, as cheap as may be: it answers pings and counts frames."""

    def __init__(self, server, request, opened):
        self.server, self.request, self.opened, self.open, self.kept = server, request, opened, False, b""

    def connection_made(self, transport):
        self.transport = transport
        transport.write(self.request)

    def data_received(self, data):
        now, data = time.monotonic(), self.kept + data
        if not self.open:
            head, mark, data = data.partition(b"\r\n\r\n")
            if not mark:
                self.kept = head
                return
            assert head.startswith(b"HTTP/1.1 101"), head
            self.open = True
            self.opened.set_result(self)
        while len(data) >= 2 and len(data) >= 2 + data[1]:
            kind, words, data = data[0] & 15, data[2 : 2 + data[1]], data[2 + data[1] :]
            if kind == 9:
                self.transport.write(bytes([138, 128 | len(words), 0, 0, 0, 0]) + words)
            elif kind == 1:
                self.server.heard(int(words[words.rindex(b":") + 1 : -1]), now)
        self.kept = data

    def connection_lost(self, problem):
        self.server.lost += 1


class Server:
    def __init__(self, name, folder, room):
        self.name, self.place, self.lost, self.left, self.last, self.done = name, f"{folder}/{name}", 0, {}, {}, {}
        self.greeted = 0
        python = [sys.executable, "-P"]
        started = {
            "bare": [*python, "-m", "listening", self.place, settings.REDIS_URLS["layer"], "bench.bare"],
            "hub": [*python, "-m", "uvicorn", "--factory", "listening:hub", "--uds", self.place, *UVICORN],
            "groups": [*python, "-m", "uvicorn", "--factory", "listening:groups", "--uds", self.place, *UVICORN],
        }[name]
        self.process, self.room = psutil.Popen(started), room

    async def fill(self, cookies):
        """500 listeners; what the process holds for each."""
        while not os.path.exists(self.place):
            if self.process.poll() is not None:
                raise SystemExit(f"The server “{self.name}” ended before it began.")
            await asyncio.sleep(0.1)
        loop, held = asyncio.get_running_loop(), 0
        for number in range(SOCKETS + 20):
            if number == 20:  # what the first ones load is not theirs
                await asyncio.sleep(2)
                held = self.process.memory_full_info().uss
            request = (
                f"GET /ws/rooms/{self.room.id}/ HTTP/1.1\r\nHost: 127.0.0.1\r\nOrigin: http://127.0.0.1\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                f"Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\nCookie: {cookies[number % len(cookies)]}\r\n\r\n"
            )
            opened = loop.create_future()
            await loop.create_unix_connection(lambda: Ear(self, request.encode(), opened), self.place)  # noqa: B023  made at once
            await opened
        while self.name == "hub" and self.greeted < SOCKETS + 20 - self.lost:  # whoever may listen is told the newest number first
            await asyncio.sleep(0.1)
        await asyncio.sleep(3)
        self.listeners = SOCKETS + 20 - self.lost
        return (self.process.memory_full_info().uss - held) / SOCKETS

    def heard(self, seq, now):
        self.greeted += seq == 0
        if seq in self.left:
            self.left[seq] -= 1
            self.last[seq] = now
            if not self.left[seq]:
                self.done[seq].set()

    async def round(self, store, first):
        """(seconds to the last listener for each frame, seconds of work a frame)."""
        taken, before = [], self.process.cpu_times()
        for seq in range(first, first + FRAMES):
            self.left[seq], self.done[seq] = self.listeners, asyncio.Event()
            told = time.monotonic()
            await self.tell(store, seq)
            await asyncio.wait_for(self.done[seq].wait(), 20)
            taken.append(self.last[seq] - told)
            await asyncio.sleep(SPACING)
        after = self.process.cpu_times()
        return taken, (after.user + after.system - before.user - before.system) / FRAMES

    async def tell(self, store, seq):
        frame = {"room": str(self.room.id), "seq": seq}
        if self.name == "groups":
            await get_channel_layer().group_send("bench", {"type": "news", **frame})
        else:
            await store.publish("bench.bare" if self.name == "bare" else live.PREFIX + members_of(self.room.id), live.frame_of(frame))


def at(share, values):
    return sorted(values)[min(len(values) - 1, int(share * len(values)))]


async def measure(room, cookies):
    store = redis.asyncio.Redis.from_url(settings.REDIS_URLS["layer"])
    with tempfile.TemporaryDirectory() as folder, contextlib.ExitStack() as ends:
        servers = {}
        for name in SERVERS:
            servers[name] = Server(name, folder, room)
            ends.callback(end, servers[name].process)
        held = {name: await server.fill(cookies) for name, server in servers.items()}
        rounds = {name: [] for name in SERVERS}
        for turn in range(ROUNDS + 1):
            for name in SERVERS[turn % 3 :] + SERVERS[: turn % 3]:
                taken, work = await servers[name].round(store, 1_000 * (turn + 1))
                if turn:
                    rounds[name].append((at(0.5, taken), at(0.99, taken), work))
        return rounds, held, {name: server.listeners for name, server in servers.items()}


def end(process):
    process.terminate()
    try:
        process.wait(5)
    except (subprocess.TimeoutExpired, psutil.TimeoutExpired):
        process.kill()


def main():
    resource.setrlimit(resource.RLIMIT_NOFILE, (min(8192, resource.getrlimit(resource.RLIMIT_NOFILE)[1]),) * 2)
    settings.CHANNEL_LAYERS = listening.layers(settings.REDIS_URLS["layer"])
    people = (SOCKETS + 20) // live.SOCKETS_A_PERSON
    convening, secretariat, people = rooms_full.convene(people)
    room = rooms_full.open_room(convening, secretariat, "many")
    cookies = []
    for person in people:
        browser = Client()
        browser.force_login(person)
        cookies.append(f"{settings.SESSION_COOKIE_NAME}={browser.cookies[settings.SESSION_COOKIE_NAME].value}")
    rounds, held, listeners = asyncio.run(measure(room, cookies))
    figures, ratios = {}, {}
    for index, what in enumerate(("p50", "p99", "work")):
        for name in SERVERS:
            figures[f"ms, {what}, {name}"] = round(statistics.median(one[index] for one in rounds[name]) * 1000, 2)
        for name in SERVERS[1:]:
            ratios[what, name] = round(statistics.median(a[index] / b[index] for a, b in zip(rounds[name], rounds["bare"])), 2)
    figures |= {f"listeners, {name}": listeners[name] for name in SERVERS}
    figures |= {f"kB a connection, {name}": round(held[name] / 1000, 1) for name in SERVERS}
    figures |= {f"ratio to the limit, {what}, groups": ratios[what, "groups"] for what in ("p50", "p99", "work")}
    goals = {
        "ratio to the limit, p50 to the last of 500": (ratios["p50", "hub"], 1.4),
        "ratio to the limit, p99 to the last of 500": (ratios["p99", "hub"], 1.3),
        "ratio to the limit, work of the process": (ratios["work", "hub"], 1.5),
        "kB a connection": (round(held["hub"] / 1000, 1), 20),
    }
    measuring.report("fan out", figures, goals)


main()
