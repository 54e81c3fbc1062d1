"""News to many: one subscription a process, and inside it a hub that hands each frame to everybody who listens.

Frames come down, nothing goes up: a listener never writes. A frame holds a room's id and a number, made once for all who hear it. It is a
hint: what was lost is noticed by the number of the next one, of the first one after a reconnect, or of the one that each renewal of
her right brings.
"""

import asyncio
import json
import logging
import random
import types
from collections import deque
from functools import lru_cache
from time import monotonic
from weakref import WeakKeyDictionary

import redis
import redis.asyncio
from channels.db import database_sync_to_async
from django.conf import settings
from django.contrib.auth import get_user
from django.http import parse_cookie
from redis.asyncio.retry import Retry
from redis.backoff import NoBackoff

from . import policy
from .login_sessions import SessionStore

log = logging.getLogger(__name__)

SECONDS_TRUSTED = 30  # a right is asked again after this
SECONDS_TO_CLOSE = 5
SOCKETS_A_PERSON = 5
MOST_MISSED = 64  # frames that a client did not take while we waited for it
FRAMES_A_MINUTE = 20  # a listener has nothing to say; more than a heartbeat is a fault or an attack
LONGEST_FRAME = 256
PREFIX = "convening.live."
LONGEST_REST = 10  # seconds between attempts to reach Redis
SECONDS_TO_CONFIRM = 5  # that Redis has heard of a subscription

STAY_AWAY = 4404  # absent and forbidden look alike
TOO_MUCH = 4429
ELSEWHERE = 4409  # she opened more windows than we listen for
COME_BACK = 1013


def publish(group, ids):
    """Tell `group` (the audience is in its name): a frame of `ids`, to every process. For the relay, after the commit."""
    connected().publish(PREFIX + group, frame_of(ids))


def connected():
    """Redis, where news is told: connections that stay."""
    return _connected(settings.REDIS_URLS["layer"])


@lru_cache(maxsize=4)
def _connected(url):
    return redis.Redis.from_url(url, socket_timeout=2, socket_connect_timeout=2)


def frame_of(ids):
    return json.dumps(ids, separators=(",", ":"))


_hubs = WeakKeyDictionary()  # one an event loop: a process that serves has one


def hub():
    loop = asyncio.get_running_loop()
    if loop not in _hubs:
        _hubs[loop] = Hub()
    return _hubs[loop]


def _group_of(message):
    return message["channel"].decode()[len(PREFIX) :]


class Hub:
    """Who listens to what in this process. `groups` {group: listeners}, `people` {person's id: her listeners, oldest first}."""

    def __init__(self):
        self.groups, self.people, self.tasks, self.store, self.subscription = {}, {}, [], None, None
        self.confirmed = {}  # {group: event}: Redis has said that it knows of our subscription, and what is published from then on arrives

    async def join(self, listener, group, person_id):
        """From when this returns, `listener` hears `group`. Raises where Redis is away. The oldest of too many of hers is closed."""
        if not self.tasks:
            self.tasks = [asyncio.create_task(work()) for work in (self._hear, self._renew)]
        hers = self.people.setdefault(person_id, deque())
        hers.append(listener)
        listeners = self.groups.setdefault(group, set())
        listeners.add(listener)
        listener.group, listener.person_id = group, person_id
        try:
            if len(listeners) == 1 or self.subscription is None:
                await self._subscribe([group])
            # what was sent is not yet heard: news published by another connection meanwhile could overtake it
            await asyncio.wait_for(self.confirmed[group].wait(), SECONDS_TO_CONFIRM)
        except Exception:
            self.leave(listener)
            raise
        if len(hers) > SOCKETS_A_PERSON:
            hers[0].let_go(ELSEWHERE)

    def leave(self, listener):
        """Idempotent. Where nobody listens any more, nothing runs and nothing is subscribed."""
        group, listener.group = listener.group, None
        if group is None:
            return
        for kept, name in ((self.groups, group), (self.people, listener.person_id)):
            kept[name].remove(listener)
            if not kept[name]:
                del kept[name]
        if not self.groups:
            for task in self.tasks:
                task.cancel()
            self.tasks = []
        elif group not in self.groups:
            asyncio.ensure_future(self._unsubscribe(group))

    async def _subscribe(self, groups):
        if self.subscription is None:
            # Without retries of its own: a loss is ours to know.
            self.store = redis.asyncio.Redis.from_url(settings.REDIS_URLS["layer"], socket_connect_timeout=2, retry=Retry(NoBackoff(), 0))
            self.subscription = self.store.pubsub()
        for group in groups:
            if group not in self.confirmed or self.confirmed[group].is_set():  # whoever waits already goes on waiting for the same
                self.confirmed[group] = asyncio.Event()
        await self.subscription.subscribe(*(PREFIX + group for group in groups))

    async def _unsubscribe(self, group):
        try:
            if group not in self.groups and self.subscription is not None:
                self.confirmed.pop(group, None)
                await self.subscription.unsubscribe(PREFIX + group)
        except Exception:  # noqa: BLE001  it broke just now; whoever reads it notices
            pass

    async def _hear(self):
        """Read the one subscription for as long as anybody listens; after a loss begin anew, and let everybody look again."""
        lost = 0
        try:
            while True:
                try:
                    if lost:
                        await self._subscribe(list(self.groups))
                        for listeners in self.groups.values():
                            for listener in listeners:
                                listener.renew_within(2)
                    elif self.subscription is None:
                        await asyncio.sleep(0.01)  # the first of all is just subscribing
                        continue
                    lost = 0
                    async for message in self.subscription.listen():
                        if message["type"] == "message":
                            self.tell(_group_of(message), message["data"].decode())
                        elif message["type"] == "subscribe" and (confirmed := self.confirmed.get(_group_of(message))):
                            confirmed.set()
                    await asyncio.sleep(0.01)
                except (redis.RedisError, OSError):
                    if not lost:
                        log.warning("the subscription to news was lost")
                    lost += 1
                    await self._forget_subscription()
                    rest = min(LONGEST_REST, 2**lost / 10)
                    await asyncio.sleep(rest / 2 + random.random() * rest)  # noqa: S311  jitter
        finally:
            await self._forget_subscription()

    async def _forget_subscription(self):
        subscription, store, self.subscription, self.store = self.subscription, self.store, None, None
        try:
            if subscription is not None:
                await subscription.aclose()
                await store.aclose()
        except (redis.RedisError, OSError):
            pass

    def tell(self, group, frame):
        """Hand a frame to all who listen, one after the other and without waiting for any."""
        message = {"type": "websocket.send", "text": frame}
        for listener in tuple(self.groups.get(group, ())):
            listener.hear(message)

    async def _renew(self):
        """Ask again for the right of each whose time is over; whatever fails, fails closed."""
        while True:
            await asyncio.sleep(min(1, SECONDS_TRUSTED / 2))
            now = monotonic()
            due = [listener for listeners in self.groups.values() for listener in listeners if listener.trusted_until <= now]
            for listener in due:
                if listener.group is not None:
                    await listener.renew()


class Listener:
    """A socket that hears the news of one group. A class beneath it says which and for whom: `news_for(person)`, the newest number or
    None where she may not listen; and `group_of(id)`, or `audience()` where more than the id decides. The id in the address is `about`.

    A socket outlives the request that opened it, so her right is asked again from her login session as it is in the database, every half minute
    and whenever the browser sends something: a copy of the session would never learn of a sign-out.

    Written out on ASGI: what consumers of Channels keep for each socket (tasks, a channel's name) would be a third of its memory.
    """

    group = person_id = None
    trusted_until = 0.0
    number = -1  # of the newest frame that we know she was sent by us at a renewal
    sending = late = heard = None
    missed = 0

    @classmethod
    def as_asgi(cls):
        async def listen(scope, receive, send):
            await cls().serve(scope, receive, send)

        return listen

    def group_of(self, about):
        raise NotImplementedError

    def audience(self):
        """What she listens to, by what stands in the address: the id, and whatever `others` follow it."""
        return self.group_of(self.about)

    def news_for(self, person):
        raise NotImplementedError

    def newest(self):
        """The newest number, where it is known without asking who she is; else None."""
        return None

    def hint(self, number):
        """The frame that says no more than how far the news has come."""
        return frame_of({"room": str(self.about), "seq": number})

    async def serve(self, scope, receive, send):
        self.base_send = send
        (self.about, *self.others), self.cookie = scope["url_route"]["kwargs"].values(), _cookie_of(scope)
        del scope  # it would be kept as long as the socket
        try:
            while (message := await receive())["type"] != "websocket.disconnect":
                if message["type"] == "websocket.connect":
                    await self.connect()
                else:
                    await self.receive(message.get("text") or message.get("bytes") or "")
        finally:
            hub().leave(self)
            if self.sending is not None:
                self.sending.cancel()

    async def connect(self):
        # Accepted first: a browser learns a closing code only from a socket that was open.
        await self.base_send({"type": "websocket.accept"})
        person_id, number = await self.asked()
        if person_id is None:
            await self.close(number)
            return
        try:
            await hub().join(self, self.audience(), person_id)
        except Exception:  # noqa: BLE001  without Redis there is no news; the page works by reload
            await self.close(COME_BACK)
            return
        await self.catch_up()

    async def catch_up(self):
        """What came between the page and this moment is in the first frame. Her right was asked just now; the number is asked alone where it can be."""
        try:
            number = await database_sync_to_async(self.newest)()
        except Exception:  # noqa: BLE001  the next renewal tells it
            number = None
        if number is None:
            await self.renew()
        elif self.group is not None:
            self.trusted_until = monotonic() + SECONDS_TRUSTED
            self.number = number
            self.hear({"type": "websocket.send", "text": self.hint(number)})

    async def close(self, code):
        await self.base_send({"type": "websocket.close", "code": code})

    async def receive(self, said):
        """What a browser sends is thrown away; that it sends is a reason to ask for its right again."""
        now = monotonic()
        if self.heard is None:
            self.heard = deque(maxlen=FRAMES_A_MINUTE)
        often = len(self.heard) == FRAMES_A_MINUTE and now - self.heard[0] < 60
        self.heard.append(now)
        if often or len(said) > LONGEST_FRAME:
            self.let_go(TOO_MUCH)
        else:
            await self.renew()

    async def renew(self):
        """Ask for her right again, and tell the newest number if we have not told it."""
        self.trusted_until = monotonic() + SECONDS_TRUSTED
        person_id, number = await self.asked()
        if person_id is None:
            self.let_go(number)
        elif self.person_id is not None and person_id != self.person_id:
            self.let_go(STAY_AWAY)
        elif number != self.number and self.group is not None:  # it is smaller where Redis came back with less than it had
            self.number = number
            self.hear({"type": "websocket.send", "text": self.hint(number)})

    def renew_within(self, seconds):
        """Soon, but not all at once."""
        self.number = -1
        self.trusted_until = min(self.trusted_until, monotonic() + random.random() * seconds)  # noqa: S311  jitter

    async def asked(self):
        """(her id, the newest number), or (None, the code to close with) where nobody who may listen is signed in with this cookie."""
        try:
            return await database_sync_to_async(self._asked)()
        except Exception:  # noqa: BLE001  whatever fails here fails closed; she tries again, and is asked again
            return None, COME_BACK

    def _asked(self):
        person = signed_in_now(self.cookie)
        number = self.news_for(person) if person is not None else None
        return (None, STAY_AWAY) if number is None else (person.pk, number)

    # ── Sending, without a task for each listener ─────────────────────────────────────────────────────────────────

    def hear(self, message):
        """Send now what can be sent now. Who is slow is waited for in a task of her own, and misses frames; who never reads is let go."""
        if self.sending is not None:
            self.missed += 1
            self.late = message  # a later frame says what the earlier ones said
            if self.missed > MOST_MISSED:
                self.let_go(TOO_MUCH)
            return
        step = self.base_send(message)
        try:
            waits_for = step.send(None)
        except StopIteration:
            return
        except Exception:  # noqa: BLE001  she has gone; her own end of the socket says so too
            hub().leave(self)
            return
        self.late, self.missed = None, 0
        self.sending = asyncio.ensure_future(self._send_on(step, waits_for))

    async def _send_on(self, step, waits_for):
        try:
            await _rest_of(step, waits_for)
            while self.late is not None:
                message, self.late = self.late, None
                await self.base_send(message)
        except Exception:  # noqa: BLE001  she has gone
            hub().leave(self)
        finally:
            self.sending = None

    def let_go(self, code):
        """Close from here. Who does not read would not take the closing frame either: then the socket is given up."""
        hub().leave(self)
        if self.sending is not None:
            self.sending.cancel()
        asyncio.ensure_future(self._close(code))

    async def _close(self, code):
        try:
            await asyncio.wait_for(self.close(code), SECONDS_TO_CLOSE)
        except Exception:  # noqa: BLE001  she is gone, or does not read
            transport = getattr(getattr(self.base_send, "__self__", None), "transport", None)  # uvicorn's
            if transport is not None:
                transport.abort()


@types.coroutine
def _rest_of(step, waits_for):
    """What is left of a coroutine that was begun by hand and now waits."""
    while True:
        try:
            told = yield waits_for
        except BaseException as problem:  # noqa: BLE001  a cancelling goes inward
            try:
                waits_for = step.throw(problem)
            except StopIteration as end:
                return end.value
        else:
            try:
                waits_for = step.send(told)
            except StopIteration as end:
                return end.value


async def nowhere(scope, receive, send):
    """An address at which nobody listens: answered like one that is not hers."""
    await receive()
    await send({"type": "websocket.accept"})
    await send({"type": "websocket.close", "code": STAY_AWAY})


def _cookie_of(scope):
    """The cookie of her login session; "" if there is none."""
    for name, value in scope["headers"]:
        if name == b"cookie":
            return parse_cookie(value.decode("latin-1")).get(settings.SESSION_COOKIE_NAME, "")
    return ""


def signed_in_now(cookie):
    """Who is signed in with this cookie at this moment, read from the database; None if nobody is."""
    session = SessionStore(cookie) if cookie else None
    person = get_user(types.SimpleNamespace(session=session)) if session is not None else None
    if person is None or not person.is_authenticated or session.get("stamp") != person.profile.stamp:
        return None
    policy.came_by(session, person)
    return person
