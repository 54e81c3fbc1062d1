"""Public pages for readers who are not signed in: made once for all of them and kept for a minute, told apart by language alone.

    @login_not_required
    @require_safe
    @public_page(takes=("before",))
    def updates(request, slug): …

What is kept is a whole answer with its headers, as `answers` (the first of the middleware) saw it leave. It depends on nothing but its
address and one of the house's languages: the page is made for a reader of whom no more is told, and is kept only if it sets no cookie.
Whoever chose a zone of her own, as few do, has it made for her each time: whether a page was kept can be told by the time of the answer,
and nobody shall learn by asking that somebody in Yemen has just read one. `changed()` stands in every deed's transaction (the audit calls it): from then on until the commit nothing is served from here,
and after it nothing that was made before. So what was taken down is served no more, also where a worker dies in between.
"""

import gzip
import hashlib
import json
import logging
import re
import struct
import time
import uuid
from functools import partial, wraps
from urllib.parse import urlencode, urlsplit

import redis
from django.conf import settings
from django.core.exceptions import DisallowedHost
from django.db import transaction
from django.http import HttpResponse, HttpResponseNotModified
from django.middleware.gzip import GZipMiddleware
from django.urls import Resolver404, resolve
from django.utils import translation
from django.utils.cache import patch_vary_headers

log = logging.getLogger(__name__)

LANGUAGES = frozenset(code for code, _name in settings.LANGUAGES)
_OURS = ("/c/",)  # beneath these, and at the front door, are pages for everybody
_LONGEST = 300  # of an address and what is asked of it
_A_DEED = 120  # seconds that a deed may take; a worker that died holds the pages up no longer
_AWAY = 5  # seconds without Redis, once it did not answer
_MAKING = 10  # seconds after which another worker makes the page that one began
_PATIENCE, _STEP = 1.0, 0.02  # how long a reader waits for the page that another reader's worker makes
_GZIP = re.compile(r"\bgzip\b(?!\s*;\s*q=0(?:\.0*)?\s*(?:,|$))")
_NOT_OF_A_304 = frozenset({"content-type", "content-length", "content-encoding", "content-language"})

_VERSION, _CHANGING = "public:version", "public:changing"
# One question to Redis: nothing while a deed is under way, else the version and what is kept under it.
_LOOK = """
if redis.call('ZCOUNT', KEYS[2], ARGV[1], '+inf') > 0 then return false end
redis.call('SET', KEYS[1], ARGV[2], 'NX')
return redis.call('MGET', KEYS[1], KEYS[3], KEYS[4])
"""
_compressed = GZipMiddleware(lambda request: None).process_response  # of a page that was made as if nothing may be compressed
_known = {}


# ── The deeds ──
def changed():
    """Something that everybody can read may be otherwise after this transaction. Cheap, and counted once a transaction."""
    if not settings.PUBLIC_PAGES_KEPT:
        return
    connection = transaction.get_connection()
    here = set(connection.savepoint_ids)
    if any(getattr(deed, "func", None) is _over and sids <= here for sids, deed, _robust in connection.run_on_commit):
        return
    mark = uuid.uuid4().hex
    _tell(lambda store: store.zadd(_CHANGING, {mark: time.time() + _A_DEED}))
    transaction.on_commit(partial(_over, mark))


def _over(mark):
    def tell(store):
        with store.pipeline() as deeds:
            deeds.set(_VERSION, uuid.uuid4().hex).zrem(_CHANGING, mark).zremrangebyscore(_CHANGING, "-inf", time.time()).execute()

    _tell(tell)


# ── The views ──
def public_page(view=None, *, takes=()):
    """For a page that is the same for everybody who is not signed in. `takes` names what may be asked of it beside `?language=`, once each;
    a value that it does not know it answers with 404.

    Within, `request.for_everybody` is True for such a reader: then the page has no form, no message, and no token of one. A view that has
    something to show to the minute sets `request.must_be_fresh`: that answer is not kept.
    """
    if view is None:
        return partial(public_page, takes=takes)

    @wraps(view)
    def page(request, *args, **kwargs):
        request.for_everybody = not request.user.is_authenticated
        try:
            response = view(request, *args, **kwargs)
        except Exception:
            request.for_everybody = False  # what is said of it is said as of every page
            raise
        if request.for_everybody and response.status_code == 200:
            asked = request.GET.get("language")
            if asked in LANGUAGES and response.get("Content-Type", "").startswith("text/html"):
                response.content = _carry_on(response.content.decode(), asked).encode()
            response.may_be_kept = _is_plain(request, takes) and not getattr(request, "must_be_fresh", False)
        return response

    page.is_public_page = True
    return page


_LINK = re.compile(r'(<a\b[^>]*?\bhref=")(/(?:(?:c|accounts)/[^"?#]*)?)(\?[^"#]*)?((?:#[^"]*)?")')


def _carry_on(page, language):
    """Links of the house lead on in the language that the address asks for: no cookie remembers it."""

    def link(found):
        begin, path, query, end = found.groups(default="")
        if re.search(r"[?;&]language=", query) or "hreflang=" in begin:
            return found.group()
        return f"{begin}{path}{query}{'&amp;' if query else '?'}language={language}{end}"

    return _LINK.sub(link, page)


def _is_plain(request, takes):
    """Whether the address is written in the one way that is kept: known names in order, each once."""
    asked = sorted(request.GET.items())
    if any(name not in takes if name != "language" else value not in LANGUAGES for name, value in asked):
        return False
    return urlencode(asked) == request.META.get("QUERY_STRING", "")


def language_of(request):
    """The language of a page: the one that its address asks for, else the reader's."""
    asked = request.GET.get("language")
    return asked if asked in LANGUAGES else translation.get_language_from_request(request)


# ── The answers ──
def answers(get_response):
    """The first of the middleware: whoever is answered from here costs nothing else, and gets every header that was sent with the page."""

    def middleware(request):
        place = _place(request) if settings.PUBLIC_PAGES_KEPT else None
        if place is None:
            return get_response(request)
        found = _look(place)
        if found is None:  # Redis is away, or something is being changed
            return get_response(request)
        version, kept = found
        if kept and kept.age < settings.PUBLIC_PAGES_KEPT:
            return kept.answer(request)
        if not _is_public(request):
            return get_response(request)
        mine = _ask(lambda store: store.set(f"{place}:making", 1, nx=True, ex=_MAKING))
        if not mine:
            kept = kept or _wait_for(place)
            if kept:
                return kept.answer(request)
        try:
            if mine and (again := _look(place)) and again[1] and again[1].age < settings.PUBLIC_PAGES_KEPT:
                return again[1].answer(request)  # made between the look and the asking for leave
            return _made(get_response, request, place, version)
        finally:
            if mine:
                _tell(lambda store: store.delete(f"{place}:making"))

    return middleware


def _place(request):
    """Where the answer to this request is kept; None if it is for one reader, or asked in a way that nothing is kept for."""
    path, query = request.path, request.META.get("QUERY_STRING", "")
    if request.method not in ("GET", "HEAD") or path != "/" and not path.startswith(_OURS) or len(path) + len(query) > _LONGEST:
        return None
    told = request.META
    if "HTTP_HX_REQUEST" in told or "HTTP_AUTHORIZATION" in told or "HTTP_RANGE" in told or request.is_secure() != settings.SECURE:
        return None
    if not request.COOKIES.keys() <= {settings.LANGUAGE_COOKIE_NAME, settings.CSRF_COOKIE_NAME}:
        return None
    try:
        if request.get_host() != urlsplit(settings.SITE_URL).netloc:
            return None
    except DisallowedHost:
        return None
    digest = hashlib.blake2b(f"{path}?{query}".encode(), digest_size=16).hexdigest()
    return f"public:{language_of(request)}:{digest}"


def _is_public(request):
    try:
        return getattr(resolve(request.path_info).func, "is_public_page", False)
    except Resolver404:
        return False


def _made(get_response, request, place, version):
    """The page as it is made for a reader of whom the language is known and nothing else; kept, if it may be."""
    _public, language, _digest = place.split(":")
    method, wants_gzip = request.method, request.META.get("HTTP_ACCEPT_ENCODING", "")
    asked_again = {name: request.META.pop(name) for name in ("HTTP_IF_NONE_MATCH", "HTTP_IF_MODIFIED_SINCE") if name in request.META}
    for name in ("HTTP_COOKIE", "HTTP_REFERER", "HTTP_USER_AGENT"):
        request.META.pop(name, None)
    request.COOKIES.clear()
    request.META |= {"HTTP_ACCEPT_LANGUAGE": language, "HTTP_ACCEPT_ENCODING": "", "REQUEST_METHOD": "GET"}
    request.method = "GET"
    response = get_response(request)
    request.method = request.META["REQUEST_METHOD"] = method
    request.META |= {"HTTP_ACCEPT_ENCODING": wants_gzip, **asked_again}
    if response.status_code != 200 or response.streaming or response.cookies or not getattr(response, "may_be_kept", False):
        return _compressed(request, response)
    patch_vary_headers(response, ("Accept-Encoding", "Accept-Language", "Cookie"))
    response["Cache-Control"] = "public, max-age=0, must-revalidate"
    kept = Kept.of(version, response)
    if version:
        _tell(lambda store: store.set(place, kept.packed(), ex=2 * settings.PUBLIC_PAGES_KEPT))
    return kept.answer(request)


def _wait_for(place):
    """What the worker that makes the page now has kept, or None if it does not come."""
    until = time.monotonic() + _PATIENCE
    while time.monotonic() < until:
        time.sleep(_STEP)
        found = _look(place, also=f"{place}:making")
        if found is None:
            return None
        _version, kept, making = found
        if kept or not making:
            return kept
    return None


class Kept:
    """An answer as it left, under the version of all that is public. Its body is compressed once: nothing in it is secret."""

    def __init__(self, version, made_at, headers, etag, body):
        self.version, self.made_at, self.headers, self.etag, self.body = version, made_at, headers, etag, body

    @classmethod
    def of(cls, version, response):
        headers = [(name, value) for name, value in response.items() if name.lower() not in ("content-length", "etag", "content-encoding")]
        etag = hashlib.sha256(response.content + repr(sorted(headers)).encode()).hexdigest()[:32]
        return cls(version, time.time(), headers, etag, gzip.compress(response.content, 6, mtime=0))

    def packed(self):
        head = json.dumps([self.version, self.made_at, self.headers, self.etag]).encode()
        return struct.pack(">I", len(head)) + head + self.body

    @classmethod
    def unpacked(cls, packed):
        (length,) = struct.unpack_from(">I", packed)
        return cls(*json.loads(packed[4 : 4 + length]), packed[4 + length :])

    @property
    def age(self):
        return time.time() - self.made_at

    def answer(self, request):
        small = bool(_GZIP.search(request.META.get("HTTP_ACCEPT_ENCODING", "")))
        etag = f'"{self.etag}{"-gz" if small else ""}"'
        if _names(request.META.get("HTTP_IF_NONE_MATCH", ""), etag):
            response = HttpResponseNotModified()
            response.headers.pop("Content-Type", None)
            for name, value in self.headers:
                if name.lower() not in _NOT_OF_A_304:
                    response.headers[name] = value
            response.headers["ETag"] = etag
            return response
        body = self.body if small else gzip.decompress(self.body)
        response = HttpResponse(body if request.method == "GET" else b"")
        for name, value in self.headers:
            response.headers[name] = value
        if small:
            response.headers["Content-Encoding"] = "gzip"
        response.headers["ETag"] = etag
        response.headers["Content-Length"] = str(len(body))
        return response


def _names(tags, etag):
    """If-None-Match: a proxy may have called the tag a weak one."""
    return bool(tags) and (tags.strip() == "*" or etag in (tag.strip().removeprefix("W/") for tag in tags.split(",")))


# ── Redis ──
def _store():
    url = settings.REDIS_URLS["cache"]
    if _known.get("url") != url:
        store = redis.Redis.from_url(url, socket_timeout=1, socket_connect_timeout=1)
        _known.update(url=url, store=store, look=store.register_script(_LOOK), away=0.0)
    return _known["store"]


def _ask(question):
    """What Redis answers; None where it does not, and then for some seconds it is not asked."""
    store = _store()
    if time.monotonic() < _known["away"]:
        return None
    try:
        return question(store)
    except redis.RedisError:
        log.warning("public pages are not kept: Redis does not answer")
        _known["away"] = time.monotonic() + _AWAY
        return None


def _tell(deed):
    _ask(deed)


def _look(place, also=""):
    """(version, what is kept under it or None), and whether `also` is there; None where nothing may be served from here."""
    found = _ask(lambda store: _known["look"](keys=[_VERSION, _CHANGING, place, also or place], args=[time.time(), uuid.uuid4().hex]))
    if found is None:
        return None
    version, packed, other = found
    kept = Kept.unpacked(packed) if packed else None
    if kept is not None and kept.version != version.decode():
        kept = None
    return (version.decode(), kept, bool(other)) if also else (version.decode(), kept)
