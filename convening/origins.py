"""Whose page it is that wants to listen: sockets open to pages of this site alone."""

from urllib.parse import urlsplit

from django.conf import settings
from django.http.request import validate_host


def from_our_pages(application):
    """Open sockets only to pages of this site: of its address, or of the very host that was asked, by the same protocol and port.

    Browsers send their cookie whatever page opens the socket, and tell the page's origin truthfully. A host that is allowed is not
    enough: another program at another port of it is another site.
    """

    async def guarded(scope, receive, send):
        if is_ours(scope):
            await application(scope, receive, send)
        else:
            await receive()
            await send({"type": "websocket.close"})

    return guarded


def is_ours(scope):
    told = {name: value.decode("latin-1") for name, value in scope["headers"] if name in (b"origin", b"host")}
    origin, ours = _address_of(told.get(b"origin", "")), _address_of(settings.SITE_URL)
    if origin is None or origin[0] != ours[0]:
        return False
    asked = _address_of(f"{ours[0]}://{told.get(b'host', '')}")
    return origin == ours or (origin == asked and validate_host(asked[1], settings.ALLOWED_HOSTS or ["127.0.0.1", "localhost"]))


def _address_of(origin):
    """(protocol, host, port), or None where it is no address of a page."""
    try:
        parts = urlsplit(origin)
        port = parts.port or {"http": 80, "https": 443}[parts.scheme]
    except (KeyError, ValueError):
        return None
    if not parts.hostname or origin != f"{parts.scheme}://{parts.netloc}" or "@" in parts.netloc:
        return None
    return parts.scheme, parts.hostname, port
