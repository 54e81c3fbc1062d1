"""500 people on the page of one live session: pages from gunicorn, sockets from uvicorn, as in production, all on this machine.

They come at 100 a second; a chair's call and a line of captions are told to all of them, in turns with the least that could tell them (Redis
and websockets, nothing else, with a frame as large); 500 vote within ten seconds; some never read; 300 lose their line and come back
within five seconds. What counts is that nobody meets an error, and how much longer than the least it takes to the last of 500.
"""

import asyncio
import contextlib
import json
import os
import random
import re
import resource
import socket
import statistics
import subprocess
import sys
import tempfile
import time
import uuid
from datetime import datetime
from urllib.parse import urlencode

import measuring

measuring.begin()

import psutil  # noqa: E402
import redis.asyncio  # noqa: E402
import rooms_full  # noqa: E402
from django.conf import settings  # noqa: E402
from django.test import Client  # noqa: E402
from django.utils import translation  # noqa: E402

from convening import clock, engagement, live  # noqa: E402
from convening.engines.places import free_port  # noqa: E402
from sessions import floor, services  # noqa: E402
from sessions.floor import frames, seats, store  # noqa: E402
from sessions.selectors.rights import roles_of  # noqa: E402
from sessions.services.floor import captions, chairing, polls  # noqa: E402

# With --few, a look whether all of it runs.
PEOPLE, LOST, DEAF, ROUNDS = (60, 30, 5, 1) if "--few" in sys.argv else (500, 300, 20, 5)
A_SECOND, VOTE_WITHIN, BACK_WITHIN, EVENTS, SPACING = 100, 10, 5, 8, 0.55
PATIENCE = 300  # seconds: on a machine under load an answer may be late; it may not be an error
UVICORN = ("--ws-max-size", "65536", "--ws-max-queue", "16", "--ws-per-message-deflate", "false", "--no-access-log", "--no-server-header",
           "--log-level", "warning", "--backlog", "2048")  # fmt: skip
PATH = "/c/gathering/programme/plenary/live/"


class Ear(asyncio.Protocol):
    """A browser's end of a socket: it answers pings, and says when which text came."""

    def __init__(self, request, hears):
        self.request, self.hears, self.kept, self.is_open = request, hears, b"", False
        self.first, self.gone = asyncio.get_running_loop().create_future(), False

    def connection_made(self, transport):
        self.transport = transport
        transport.write(self.request)

    def data_received(self, data):
        now, data = time.monotonic(), self.kept + data
        if not self.is_open:
            head, mark, data = data.partition(b"\r\n\r\n")
            if not mark:
                self.kept = head
                return
            self.is_open = head.startswith(b"HTTP/1.1 101")
        while len(data) >= 2:
            size, begins = data[1], 2
            if size == 126:
                size, begins = int.from_bytes(data[2:4], "big"), 4
            elif size == 127:
                size, begins = int.from_bytes(data[2:10], "big"), 10
            if len(data) < begins + size:
                break
            kind, words, data = data[0] & 15, data[begins : begins + size], data[begins + size :]
            if kind == 9:
                self.transport.write(bytes([138, 128 | len(words), 0, 0, 0, 0]) + words)
            elif kind == 1:
                if not self.first.done():
                    self.first.set_result(now)
                self.hears(words, now)
        self.kept = data

    def connection_lost(self, problem):
        self.gone = True
        if not self.first.done():
            self.first.set_result(None)


class Somebody:
    def __init__(self, browser, language):
        self.cookie = f"{settings.SESSION_COOKIE_NAME}={browser.cookies[settings.SESSION_COOKIE_NAME].value}"
        self.language, self.ear, self.token = language, None, ""


class House:
    """The processes of a small installation, and 500 who visit it."""

    def __init__(self, folder, session, people):
        self.session, self.people, self.pages_at, self.sockets_at = session, people, free_port(), free_port()
        self.bare_at = f"{folder}/bare"
        python = [sys.executable, "-P", "-m"]
        around = {**os.environ, "CONVENING_PLAIN_STATIC": "1", "CONVENING_LASTING_CONNECTIONS": "1"}
        bound = ["--bind", f"127.0.0.1:{self.pages_at}"]
        starts = {
            "pages": [*python, "gunicorn", "convening.wsgi", "--workers", "2", "--timeout", "60", *bound, "--log-level", "warning"],
            "sockets": [*python, "uvicorn", "convening.asgi:application", "--host", "127.0.0.1", "--port", str(self.sockets_at), *UVICORN],
            "bare": [*python, "listening", self.bare_at, settings.REDIS_URLS["layer"], "bench.bare"],
        }
        self.running = {name: psutil.Popen(words, env=around) for name, words in starts.items()}
        self.waited, self.left, self.done, self.last, self.times = {}, {}, {}, {}, {}

    async def wait(self):
        for port in (self.pages_at, self.sockets_at):
            while True:
                with contextlib.suppress(OSError):
                    _reader, writer = await asyncio.open_connection("127.0.0.1", port)
                    writer.close()
                    break
                await asyncio.sleep(0.2)
        while not os.path.exists(self.bare_at):
            await asyncio.sleep(0.1)

    def end(self):
        for process in self.running.values():
            process.terminate()
        for process in self.running.values():
            try:
                process.wait(8)
            except (subprocess.TimeoutExpired, psutil.TimeoutExpired):
                process.kill()

    # ── What one of them does ─────────────────────────────────────────────────────────────────────────────────────
    async def ask(self, somebody, path, fields=None):
        """(status, page): a request of its own."""
        body = urlencode(fields).encode() if fields else b""
        head = (
            f"{'POST' if fields else 'GET'} {path} HTTP/1.1\r\nHost: 127.0.0.1:{self.pages_at}\r\nCookie: {somebody.cookie}\r\n"
            f"Accept-Language: {somebody.language}\r\nConnection: close\r\n"
        )
        if fields:
            head += (f"Origin: http://127.0.0.1:{self.pages_at}\r\nX-Requested-With: fetch\r\n"
                     f"Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {len(body)}\r\n")  # fmt: skip
        reader, writer = await asyncio.open_connection("127.0.0.1", self.pages_at)
        writer.write(head.encode() + b"\r\n" + body)
        answer = await reader.read()
        writer.close()
        for cookie in re.findall(rb"(?i)\r\nset-cookie: ([^;]+)", answer.split(b"\r\n\r\n", 1)[0]):
            if cookie.startswith(settings.CSRF_COOKIE_NAME.encode()) and settings.CSRF_COOKIE_NAME not in somebody.cookie:
                somebody.cookie += f"; {cookie.decode()}"
        return int(answer[9:12] or 0), answer

    async def listen(self, somebody):
        """Seconds until she was told the newest number, or None where she was not."""
        began = time.monotonic()
        request = (
            f"GET /ws/sessions/{self.session.pk}/{somebody.language}/-/ HTTP/1.1\r\nHost: 127.0.0.1:{self.sockets_at}\r\n"
            f"Origin: http://127.0.0.1:{self.sockets_at}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
            f"Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\nCookie: {somebody.cookie}\r\n\r\n"
        )
        try:
            _transport, somebody.ear = await asyncio.get_running_loop().create_connection(
                lambda: Ear(request.encode(), self.heard), "127.0.0.1", self.sockets_at)
            told = await asyncio.wait_for(somebody.ear.first, PATIENCE)
        except (OSError, TimeoutError):
            return None
        return None if told is None else told - began

    async def come(self, somebody):
        """(seconds to the page, seconds to the socket), each None for an error."""
        began = time.monotonic()
        try:
            status, page = await asyncio.wait_for(self.ask(somebody, PATH), PATIENCE)
        except (OSError, TimeoutError):
            return None, None
        seconds = time.monotonic() - began
        if status != 200 or b"data-live" not in page:
            return None, None
        somebody.token = re.search(rb'data-csrf="([^"]+)"', page)[1].decode()
        return seconds, await self.listen(somebody)

    def heard(self, words, now):
        found = re.search(rb'"seq":(\d+)', words)
        seq = int(found[1]) if found else -1
        if seq in self.left and (b'"parts"' in words or seq >= 10**9):
            self.left[seq] -= 1
            self.times[seq].append(now)
            self.last[seq] = now
            if not self.left[seq]:
                self.done[seq].set()

    def expect(self, seq):
        self.left[seq], self.done[seq], self.times[seq] = self.listeners, asyncio.Event(), []


def at(share, values):
    return sorted(values)[min(len(values) - 1, int(share * len(values)))] if values else float("nan")


async def spread(deeds, seconds):
    """Begin each of `deeds` (functions) at its moment within `seconds`; what they answer."""
    async def one(number, deed):
        await asyncio.sleep(number * seconds / len(deeds))
        return await deed()

    return await asyncio.gather(*(one(number, deed) for number, deed in enumerate(deeds)))


async def join(house, figures):
    """They come, 100 a second."""
    for somebody in house.people[:20]:  # what the first ones load is not theirs
        if None in await house.come(somebody):
            raise SystemExit(f"The first one could not come: {await house.ask(somebody, PATH)}")
    held = house.running["sockets"].memory_full_info().uss
    began = time.monotonic()
    came = await spread([lambda s=s: house.come(s) for s in house.people[20:]], (PEOPLE - 20) / A_SECOND)
    figures["s until all had come"] = round(time.monotonic() - began, 1)
    errors = sum(None in pair for pair in came)
    for number, what in enumerate(("page", "socket")):
        seconds = [pair[number] for pair in came if pair[number] is not None]
        for share in (50, 95, 99):
            figures[f"s, {what}, p{share}"] = round(at(share / 100, seconds), 2)
    await asyncio.sleep(4)
    each = (house.running["sockets"].memory_full_info().uss - held) / (PEOPLE - 20)
    house.listeners = sum(somebody.ear is not None and somebody.ear.first.done() and not somebody.ear.gone for somebody in house.people)
    return errors, each


async def events(house, chair, figures):
    """Calls and lines, in turns with the least: {kind: [(p50, p95, p99) of the seconds to each of 500, for each round]}, from the deed's beginning and,
    "told", from the moment its first frame is given to Redis; and the work of each deed."""
    store_ = redis.asyncio.Redis.from_url(settings.REDIS_URLS["layer"])
    loop, bare = asyncio.get_running_loop(), []
    for number in range(house.listeners):
        ear = Ear(b"GET / HTTP/1.1\r\nHost: x\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n"
                  b"Sec-WebSocket-Version: 13\r\n\r\n", house.heard)  # fmt: skip
        await loop.create_unix_connection(lambda ear=ear: ear, house.bare_at)
        bare.append(ear)
        while not ear.is_open:
            await asyncio.sleep(0.002)
    await asyncio.sleep(1)
    rounds, works, least = {"call": [], "line": [], "bare": [], "call, told": [], "line, told": []}, [], 10**9
    sizes, left = [], []
    publish = live.publish

    def call(turn):
        chairing.call_somebody_else(chair, turn=turn)

    def line(_turn):
        captions.write_lines(chair, "en", "What is said now is written down here, in some hundred letters, as a booth would.", key=uuid.uuid4())

    def told(group, ids):
        left.append(time.monotonic())
        sizes.append(len(live.frame_of(ids)))
        publish(group, ids)

    for turn in range(ROUNDS + 1):
        kinds = ["call", "line", "bare"]
        for kind in kinds[turn % 3 :] + kinds[: turn % 3]:
            every, told_to = [], []
            for _event in range(EVENTS):
                await asyncio.sleep(SPACING)
                if kind == "bare":
                    least += 1
                    seq = least
                    house.expect(seq)
                    began = time.monotonic()
                    await store_.publish("bench.bare", json.dumps({"x": "x" * max(0, int(statistics.median(sizes or [2000])) - 30), "seq": seq},
                                                                  separators=(",", ":")))  # fmt: skip
                else:
                    state = await asyncio.to_thread(floor.look, house.session)
                    seq = state.seq + 1
                    house.expect(seq)
                    left.clear()
                    live.publish = told
                    began, work = time.monotonic(), time.process_time()
                    deed = {"call": call, "line": line}[kind]
                    await asyncio.to_thread(deed, state.sections.get("stage", {}).get("turn", 0))
                    works.append((time.process_time() - work) * 1000)
                try:
                    await asyncio.wait_for(house.done[seq].wait(), 60)
                except TimeoutError:
                    raise SystemExit(f"{house.left[seq]} of {house.listeners} were not told of a {kind}.") from None
                live.publish = publish  # what followed closely on another change is told a moment later
                every += [moment - began for moment in house.times[seq]]
                told_to += [moment - left[0] for moment in house.times[seq]] if kind != "bare" else []
            if turn or ROUNDS == 1:
                rounds[kind].append([at(share, every) for share in (0.5, 0.95, 0.99)])
                if told_to:
                    rounds[f"{kind}, told"].append([at(share, told_to) for share in (0.5, 0.95, 0.99)])
    for ear in bare:
        ear.transport.abort()
    figures["B, a frame"] = int(statistics.median(sizes))
    return rounds, works


async def vote(house, chair, figures):
    poll = await asyncio.to_thread(
        lambda: polls.make_poll(chair, question={"en": "Shall we go on?"}, choices=[{"en": "Yes"}, {"en": "No"}], key=uuid.uuid4()))
    await asyncio.to_thread(polls.open_poll, chair, poll)
    began, path = time.monotonic(), f"{PATH}polls/{poll}/vote/"

    async def hers(somebody):
        asked = time.monotonic()
        try:
            status, _page = await asyncio.wait_for(
                house.ask(somebody, path, {"csrfmiddlewaretoken": somebody.token, "choice": str(random.getrandbits(1))}), PATIENCE)  # noqa: S311
        except (OSError, TimeoutError):
            return None
        return time.monotonic() - asked if status == 200 else None

    took = await spread([lambda s=s: hers(s) for s in house.people], VOTE_WITHIN)
    figures["s until all had voted"] = round(time.monotonic() - began, 1)
    figures["s, a vote, p95"] = round(at(0.95, [one for one in took if one is not None]), 2)
    return took.count(None)


async def deaf(house, figures):
    """Who never reads: what the process holds for each, after two megabytes of frames were told."""
    loop, sockets_of = asyncio.get_running_loop(), []
    before = house.running["sockets"].memory_full_info().uss
    for somebody in house.people[:DEAF]:
        silent = socket.socket()
        silent.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
        silent.setblocking(False)
        await loop.sock_connect(silent, ("127.0.0.1", house.sockets_at))
        await loop.sock_sendall(silent, (
            f"GET /ws/sessions/{house.session.pk}/{somebody.language}/es/ HTTP/1.1\r\nHost: 127.0.0.1:{house.sockets_at}\r\n"
            f"Origin: http://127.0.0.1:{house.sockets_at}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
            f"Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\nCookie: {somebody.cookie}\r\n\r\n").encode())  # fmt: skip
        sockets_of.append(silent)
    await asyncio.sleep(4)
    most = before
    for number in range(live.MOST_MISSED + 40):
        for language in ("ar", "en", "es", "fr"):
            live.publish(frames.group_of(house.session.pk, language, "es"), {"session": str(house.session.pk), "seq": 0, "x": "x" * 20_000})
        if number % 10 == 9:
            most = max(most, house.running["sockets"].memory_full_info().uss)
            await asyncio.sleep(0.05)
    for silent in sockets_of:
        silent.close()
    return (most - before) / DEAF


async def come_back(house, figures):
    """300 lose their line and try again at random within five seconds."""
    lost = house.people[:LOST]
    for somebody in lost:
        if somebody.ear:
            somebody.ear.transport.abort()
    await asyncio.sleep(1)
    began = time.monotonic()
    dice = random.Random(300)
    moments = sorted(dice.random() * BACK_WITHIN for _somebody in lost)

    async def hers(somebody, moment):
        await asyncio.sleep(moment)
        return await house.listen(somebody)

    took = await asyncio.gather(*(hers(somebody, moment) for somebody, moment in zip(lost, moments, strict=True)))
    figures["s until 300 were back"] = round(time.monotonic() - began, 1)
    figures["s, coming back, p95"] = round(at(0.95, [one for one in took if one is not None]), 2)
    return took.count(None)


def convene():
    with translation.override("en"):
        convening, secretariat, people = rooms_full.convene(PEOPLE)
        now = clock.now().astimezone(convening.zone)
        start = datetime(now.year, now.month, now.day, now.hour, now.minute)
        session = services.schedule_session(
            convening, by=secretariat, slug="plenary", title={"en": "Plenary"}, description={}, door="invitation", rule="chatham_house", naming="voices",
            local_start=start, zone_name="America/New_York", minutes=150, languages=["ar", "en", "es"], platform_url="https://platform.example/j/1",
        )  # fmt: skip
    visitors = []
    for number, person in enumerate(people):
        browser = Client()
        browser.force_login(person)
        visitors.append(Somebody(browser, ("en", "ar", "es", "fr")[number % 4]))
    mark = engagement.mark_of(convening.pk, secretariat.pk)
    chair = floor.Seat(session, secretariat, mark, seats.me_of(store.key_of(session), mark), roles_of(secretariat, session))
    return session, visitors, chair


def said(what):
    print(f"{time.strftime('%H:%M:%S')} {what}", file=sys.stderr)


async def measure(house, chair, figures):
    await house.wait()
    said("They come.")
    errors, each = await join(house, figures)
    said(f"{house.listeners} listen, {errors} met an error. They are told.")
    rounds, works = await events(house, chair, figures)
    said("They vote.")
    voting = await vote(house, chair, figures)
    said("Some do not read, some lose their line.")
    silent = await deaf(house, figures)
    coming = await come_back(house, figures)
    return errors, each, rounds, works, voting, silent, coming


def main():
    resource.setrlimit(resource.RLIMIT_NOFILE, (min(8192, resource.getrlimit(resource.RLIMIT_NOFILE)[1]),) * 2)
    figures = {"load of the machine before": round(os.getloadavg()[0], 1)}
    session, visitors, chair = convene()
    with tempfile.TemporaryDirectory() as folder:
        house = House(folder, session, visitors)
        try:
            errors, each, rounds, works, voting, silent, coming = asyncio.run(measure(house, chair, figures))
        finally:
            house.end()
    for number, what in enumerate(("p50", "p95", "p99")):
        for kind in rounds:
            figures[f"ms, {what}, {kind}"] = round(statistics.median(one[number] for one in rounds[kind]) * 1000, 1)
    ratios = {
        (kind, number): round(statistics.median(a[number] / b[number] for a, b in zip(rounds[kind], rounds["bare"])), 2)
        for kind in rounds if kind != "bare" for number in range(3)
    }
    figures["ms of work, one deed and telling it"] = round(statistics.median(works), 1)
    figures["load of the machine after"] = round(os.getloadavg()[0], 1)
    goals = {"errors while 500 came": (errors, 0), "errors while 500 voted": (voting, 0), "of 300, not back": (coming, 0)}
    for kind in ("call", "line", "call, told", "line, told"):
        for number, what in enumerate(("p50", "p95", "p99")):
            figures[f"ratio to the least, {what}, {kind}"] = ratios[kind, number]
    goals |= {
        "kB a connection": (round(each / 1000, 1), 60),
        "kB for one who never reads": (round(silent / 1000, 1), 1000),
    }
    measuring.report("session", figures, goals)


main()
