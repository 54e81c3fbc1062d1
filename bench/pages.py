"""A page as a browser asks for it, and what it weighs on its way."""

import io
import re
import sys
from pathlib import Path

import brotli
from django.contrib.staticfiles import finders

from convening.gathered import as_sent


def asking(handler, address, cookie, **more):
    """A function that asks `handler` for a page and gives back its body."""
    place, _mark, query = address.partition("?")

    def ask():
        surroundings = {
            "REQUEST_METHOD": "GET", "PATH_INFO": place, "QUERY_STRING": query, "SERVER_NAME": "testserver", "SERVER_PORT": "80",
            "SERVER_PROTOCOL": "HTTP/1.1", "wsgi.url_scheme": "http", "wsgi.input": io.BytesIO(), "wsgi.errors": sys.stderr, "HTTP_COOKIE": cookie,
            "HTTP_ACCEPT_LANGUAGE": "en", **more,
        }  # fmt: skip
        answer = handler(surroundings, lambda status, headers: None)
        body = b"".join(answer)
        answer.close()
        assert answer.status_code == 200, answer.status_code
        return body

    return ask


def weight(html, sent):
    """{what: bytes as they travel}: the page (`sent`), what it loads before fonts, and how many requests that is."""
    loaded = re.findall(r'(?:href|src)="(/static/[^"]+\.(?:css|js|svg))"', html)
    names = {name.removeprefix("/static/") for name in loaded}
    files = [len(brotli.compress(as_sent(name, Path(finders.find(name)).read_bytes()))) for name in names]
    return {"html": len(sent), "files": sum(files), "requests": 1 + len(files)}
