"""For uvicorn: sockets in production, sockets and pages in the demo."""

import os

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "convening.settings")

from django.core.asgi import get_asgi_application  # noqa: E402

pages = get_asgi_application()

from channels.routing import ProtocolTypeRouter, URLRouter  # noqa: E402

from django.urls import re_path  # noqa: E402

from convening.live import nowhere  # noqa: E402
from convening.origins import from_our_pages  # noqa: E402
from forums.routing import urlpatterns as forum_sockets  # noqa: E402
from sessions.routing import urlpatterns as session_sockets  # noqa: E402

# Who is signed in is asked by each listener itself, again and again: see `live`.
application = ProtocolTypeRouter(
    {
        "http": pages,
        "websocket": from_our_pages(URLRouter([*forum_sockets, *session_sockets, re_path("", nowhere)])),
    }
)
