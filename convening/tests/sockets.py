"""A browser's end of a socket, without a server. (That of `channels.testing` wants daphne.)"""

import json

from asgiref.testing import ApplicationCommunicator
from django.conf import settings

from convening.asgi import application

OURS = b"http://127.0.0.1"
SECONDS = 20  # what is awaited comes in far less, but on a busy machine; a renewal after a loss alone may take three


class Socket(ApplicationCommunicator):
    async def connect(self):
        """True if the house opened the socket at all."""
        await self.send_input({"type": "websocket.connect"})
        return (await self.receive_output(timeout=SECONDS))["type"] == "websocket.accept"

    async def say(self, text):
        await self.send_input({"type": "websocket.receive", "text": text})

    async def say_bytes(self, said):
        await self.send_input({"type": "websocket.receive", "bytes": said})

    async def frame(self):
        return json.loads((await self.receive_output(timeout=SECONDS))["text"])

    async def closing_code(self):
        """The code with which the house closed it; what it said before is skipped."""
        while (message := await self.receive_output(timeout=SECONDS))["type"] == "websocket.send":
            pass
        assert message["type"] == "websocket.close", message
        return message["code"]

    async def leave(self):
        await self.send_input({"type": "websocket.disconnect", "code": 1000})
        await self.wait(timeout=SECONDS)


def cookie_of(browser):
    return f"{settings.SESSION_COOKIE_NAME}={browser.cookies[settings.SESSION_COOKIE_NAME].value}"


def socket_at(path, browser=None, origin=OURS):
    headers = [(b"host", b"127.0.0.1")]
    if origin is not None:
        headers.append((b"origin", origin))
    if browser is not None:
        headers.append((b"cookie", cookie_of(browser).encode()))
    return Socket(application, {"type": "websocket", "path": path, "query_string": b"", "headers": headers, "subprotocols": []})
