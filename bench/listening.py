"""The three servers that bench/fan_out.py compares, each one process with the same 500 listeners."""

import asyncio
import json
import sys


def hub():
    """What the product serves. Rights are asked at the door; none comes up for renewal while it is measured, since the others know no rights."""
    from convening.asgi import application  # first: it sets Django up

    from convening import live  # noqa: I001

    live.SECONDS_TRUSTED = 3_600
    return application


def layers(address):
    """What Channels needs to have groups; the product has none."""
    return {"default": {"BACKEND": "channels_redis.pubsub.RedisPubSubChannelLayer", "CONFIG": {"hosts": [address]}}}


def groups():
    """Groups of Channels on its PubSub layer: what there would be without a hub."""
    import django

    django.setup()
    from channels.generic.websocket import AsyncWebsocketConsumer
    from channels.routing import URLRouter
    from django.conf import settings
    from django.urls import path

    settings.CHANNEL_LAYERS = layers(settings.REDIS_URLS["layer"])

    class News(AsyncWebsocketConsumer):
        async def connect(self):
            await self.accept()
            await self.channel_layer.group_add("bench", self.channel_name)

        async def news(self, event):
            await self.send(json.dumps({"room": event["room"], "seq": event["seq"]}))

    return URLRouter([path("ws/rooms/<uuid:room_id>/", News.as_asgi())])


async def bare(place, address, channel):
    """The limit: Redis, websockets and nothing else."""
    import redis.asyncio
    from websockets.asyncio.server import broadcast, unix_serve

    listeners = set()

    async def listen(socket):
        listeners.add(socket)
        try:
            await socket.wait_closed()
        finally:
            listeners.discard(socket)

    async with unix_serve(listen, place, compression=None):
        subscription = redis.asyncio.Redis.from_url(address).pubsub()
        await subscription.subscribe(channel)
        async for message in subscription.listen():
            if message["type"] == "message":
                broadcast(listeners, message["data"].decode())


if __name__ == "__main__":
    asyncio.run(bare(*sys.argv[1:]))
