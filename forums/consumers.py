"""Listening to a room. News comes down, nothing goes up: a consumer never writes and a frame holds no words.

A socket outlives the request that opened it, so her right is asked again from her login session as it is in the database,
every half minute and whenever the browser sends something: a scope's own session is a copy that never learns of a sign-out.
"""

import asyncio
import json
from time import monotonic
from types import SimpleNamespace

from channels.db import database_sync_to_async
from channels.generic.websocket import AsyncWebsocketConsumer
from django.conf import settings
from django.contrib.auth import get_user

from convening import policy
from convening.login_sessions import SessionStore

from . import broadcast
from .models import Room

SECONDS_TRUSTED = 30
FRAMES_A_MINUTE = 20  # a listener has nothing to say; more than a heartbeat is a fault or an attack
LONGEST_FRAME = 256

STAY_AWAY = 4404  # absent and forbidden look alike
TOO_MUCH = 4429
COME_BACK = 1013


class RoomNews(AsyncWebsocketConsumer):
    """Tells the members of a room that there is something to fetch: {"room": id, "seq": number}."""

    right = "forums.read_room"
    group_of = staticmethod(broadcast.members_of)
    group = None
    watch = None

    async def connect(self):
        self.room_id = self.scope["url_route"]["kwargs"]["room_id"]
        self.heard = []
        # Accepted first: a browser learns a closing code only from a socket that was open.
        await self.accept()
        if not await self.may_listen():
            await self.close(STAY_AWAY)
            return
        try:
            group = self.group_of(self.room_id)
            await self.channel_layer.group_add(group, self.channel_name)
        except Exception:  # noqa: BLE001  without Redis there is no news; the page works by reload
            await self.close(COME_BACK)
            return
        self.group = group
        self.watch = asyncio.create_task(self.keep_watching())

    async def disconnect(self, code):
        if self.watch is not None:
            self.watch.cancel()
        if self.group is not None:
            await self.channel_layer.group_discard(self.group, self.channel_name)

    async def receive(self, text_data=None, bytes_data=None):
        """What a browser sends is thrown away; that it sends is a reason to ask for its right again."""
        now = monotonic()
        self.heard = [moment for moment in self.heard if now - moment < 60] + [now]
        if len(self.heard) > FRAMES_A_MINUTE or len(text_data or bytes_data or "") > LONGEST_FRAME:
            await self.close(TOO_MUCH)
        elif not await self.may_listen():
            await self.close(STAY_AWAY)

    async def news(self, event):
        await self.send(json.dumps({"room": event["room"], "seq": event["seq"]}))

    async def keep_watching(self):
        while True:
            await asyncio.sleep(SECONDS_TRUSTED)
            if not await self.may_listen():
                await self.close(STAY_AWAY)
                return

    async def may_listen(self):
        try:
            return await database_sync_to_async(self._may_listen)()
        except Exception:  # noqa: BLE001  whatever fails here fails closed
            return False

    def _may_listen(self):
        person = _signed_in_now(self.scope["cookies"].get(settings.SESSION_COOKIE_NAME, ""))
        return bool(person) and Room.objects.filter(policy.among(person, self.right), pk=self.room_id).exists()


class QueueNews(RoomNews):
    """The same for those who look after the room: something reached the queue."""

    right = "forums.view_queue"
    group_of = staticmethod(broadcast.moderators_of)


def _signed_in_now(cookie):
    """Who is signed in with this cookie at this moment, read from the database; None if nobody is."""
    session = SessionStore(cookie) if cookie else None
    person = get_user(SimpleNamespace(session=session)) if session is not None else None
    if person is None or not person.is_authenticated or session.get("stamp") != person.profile.stamp:
        return None
    policy.came_by(session, person)
    return person
