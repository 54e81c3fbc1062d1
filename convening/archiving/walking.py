"""The walk through everything that a stranger can read of a convening."""

import hashlib
import re
from collections import deque
from dataclasses import dataclass
from io import BytesIO
from urllib.parse import parse_qsl, unquote, urldefrag, urlencode, urljoin, urlsplit

from django.conf import settings
from django.contrib.staticfiles import finders
from django.contrib.staticfiles.storage import staticfiles_storage
from django.core.handlers.base import BaseHandler
from django.core.handlers.wsgi import WSGIRequest
from django.urls import reverse
from lxml import html

LANGUAGES = tuple(code for code, _name in settings.LANGUAGES)
MOST_PAGES = 5000  # a walk that finds more has gone astray
_IN_STYLES = re.compile(rb"""url\(\s*["']?([^"')]+)["']?\s*\)""")
_UNSAFE = re.compile(r"[^A-Za-z0-9._-]+")


@dataclass(frozen=True)
class Page:
    """What stands at an address: its `name` in the archive, its `media_type` without parameters, `content`, and for HTML its `language`."""

    address: str
    name: str
    media_type: str
    content: bytes
    language: str


class Walk:
    """Asks for pages as somebody without an account. An address is a path with its query, languages among them, always in one order."""

    def __init__(self, convening):
        self.start = reverse("convening", args=[convening.slug])
        self.host = urlsplit(settings.SITE_URL).netloc
        self.found = {}  # address: name in the archive, or another place that it only points to, or None if there is nothing for strangers
        self._names = {}  # sha256 of a content: its name. What two addresses give alike is kept once
        self._handler = BaseHandler()
        self._handler.load_middleware()

    def pages(self):
        """Every page and file once, as far as links lead."""
        waiting = deque(self.address(self.start, {"language": code}) for code in LANGUAGES)
        seen = set(waiting)
        while waiting:
            page = self._ask(waiting.popleft())
            if page is None:
                continue
            for link in self._links(page):
                address = self.inside(link, page)
                if address and address not in seen:
                    seen.add(address)
                    waiting.append(address)
            if len(seen) > MOST_PAGES:
                raise RuntimeError("the walk does not end")
            yield page

    def first(self, language):
        return self.found[self.address(self.start, {"language": language})]

    def styles(self):
        """The style sheets, for the page at the root."""
        return [name for name in self.found.values() if name and name.endswith(".css")]

    # ── Addresses ─────────────────────────────────────────────────────────────────────────────────────────────────────
    def inside(self, link, page):
        """The address of a link on `page`, or None where it leads out of the convening. Links between pages keep the page's language."""
        place = urlsplit(urljoin(page.address, urldefrag(link)[0]))
        if place.scheme not in ("", "http", "https") or place.netloc not in ("", self.host):
            return None
        if place.path.startswith(settings.STATIC_URL):
            return place.path
        if not place.path.startswith(self.start) or place.path.endswith(".atom"):  # nothing new is told by an archive
            return None
        asked = dict(parse_qsl(place.query))
        if page.language and "language" not in asked and not place.path.endswith(".css"):
            asked["language"] = page.language
        return self.address(place.path, asked)

    @staticmethod
    def address(path, asked):
        return f"{path}?{urlencode(sorted(asked.items()))}" if asked else path

    def _name(self, address, media_type):
        """Where it lies in the archive: pages beneath their language, files where they were."""
        place = urlsplit(address)
        asked = dict(parse_qsl(place.query))
        path = unquote(place.path)
        if path.startswith(settings.STATIC_URL):
            return "static/" + path.removeprefix(settings.STATIC_URL)
        told = path.removeprefix(self.start)
        language = asked.pop("language", "")
        language = language if language in LANGUAGES else ""
        more = _UNSAFE.sub("-", "-".join(f"{name}-{value}" for name, value in sorted(asked.items())))
        folder, _slash, last = told.rpartition("/")
        if media_type == "text/html" and not last.endswith(".html"):
            last = (f"{last}-" if last else "") + (f"index-{more}" if more else "index") + ".html"
        elif more:
            last = f"{more}-{last}"
        return "/".join(_UNSAFE.sub("-", part) for part in (language, *folder.split("/"), last) if part.strip("."))

    # ── Asking ────────────────────────────────────────────────────────────────────────────────────────────────────────
    def _ask(self, address):
        self.found[address] = None
        if address.startswith(settings.STATIC_URL):
            return self._static(address)
        answer = self._handler.get_response(self._request(address))
        if 300 <= answer.status_code < 400:
            self.found[address] = self._elsewhere(answer["Location"])
            return None
        if answer.status_code != 200:
            return None
        content = b"".join(answer.streaming_content) if answer.streaming else answer.content
        media_type = answer.headers.get("Content-Type", "").partition(";")[0].strip()
        language = dict(parse_qsl(urlsplit(address).query)).get("language", "") if media_type == "text/html" else ""
        # not closed: that would tell the whole process that a request is over, and its connection to the database would end
        return self._kept(address, media_type, content, language)

    def _elsewhere(self, location):
        """A resource that lies at another host stays a link to it; what sends strangers to the way in is not for them."""
        place = urlsplit(location)
        return location if place.scheme in ("http", "https") and place.netloc != self.host else None

    def _static(self, address):
        name = address.removeprefix(settings.STATIC_URL)
        media_type = "text/css" if name.endswith(".css") else "application/octet-stream"
        if staticfiles_storage.exists(name):
            with staticfiles_storage.open(name) as file:
                return self._kept(address, media_type, file.read(), "")
        if (found := finders.find(name)) is not None:
            with open(found, "rb") as file:
                return self._kept(address, media_type, file.read(), "")
        return None

    def _kept(self, address, media_type, content, language):
        told = hashlib.sha256(content).digest()
        if told in self._names:
            self.found[address] = self._names[told]
            return None
        self.found[address] = self._names[told] = self._name(address, media_type)
        return Page(address, self.found[address], media_type, content, language)

    def _request(self, address):
        place = urlsplit(address)
        return WSGIRequest({
            "REQUEST_METHOD": "GET", "PATH_INFO": unquote(place.path), "QUERY_STRING": place.query, "SERVER_NAME": self.host, "SERVER_PORT": "443",
            "HTTP_HOST": self.host, "HTTP_ACCEPT": "text/html", "wsgi.url_scheme": "https", "wsgi.input": BytesIO(), "REMOTE_ADDR": "",
            "SERVER_PROTOCOL": "HTTP/1.1",
        })  # fmt: skip

    def _links(self, page):
        if page.media_type == "text/css":
            return [link.decode() for link in _IN_STYLES.findall(page.content)]
        if page.media_type != "text/html":
            return []
        tree = html.fromstring(page.content)
        return [*tree.xpath("//a/@href | //link[not(@rel='canonical')]/@href | //img/@src | //source/@src | //image/@href"), *_of_sets(tree)]


def _of_sets(tree):
    return [link.split()[0] for told in tree.xpath("//@srcset") for link in told.split(",") if link.split()]
