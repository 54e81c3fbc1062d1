"""Everything that can be observed of the house, read as bytes: [(surface, role, content)].

Pages are enumerated from the resolver, columns from the database, keys from Redis, commands from Django's registry: a new one
is looked at without anybody thinking of it, and one that cannot be called for want of an example fails.
"""

import email
import email.policy
import io
import logging
import re
import subprocess
import tarfile
import zipfile
from contextlib import contextmanager, redirect_stderr, redirect_stdout, suppress
from functools import lru_cache
from http.cookies import SimpleCookie
from pathlib import Path
from unittest import mock
from uuid import uuid4

import redis
from django.conf import settings
from django.core import mail as django_mail
from django.core.management import call_command, get_commands
from django.db import connection
from django.test import Client
from django.urls import get_resolver
from pypdf import PdfReader

from convening import backups, live, mail, outbox
from convening.celery import app as celery
from convening.logs import Scrubbed
from convening.testing import stores
from forums.consumers import QueueNews, RoomNews

from .matrix import ARGUMENT, walk

APPS = ("convening", "participants", "sessions", "forums", "evaluation")


# ── Pages ─────────────────────────────────────────────────────────────────────────────────────────────────────────────
def addresses(values):
    """[(pattern, url)]: every pattern of the resolver with every fitting thing of `values` {argument: [values]}."""
    special = {  # patterns that are regular expressions
        "accounts/^confirm-email/(?P<key>[-:\\w]+)/$": "accounts/confirm-email/abc:def/",
        "accounts/^password/reset/key/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>.+)/$": "accounts/password/reset/key/1a-set-password/",
    }
    for pattern, _entry in walk(get_resolver()):
        if pattern in special:
            yield pattern, special[pattern]
            continue
        urls = [pattern]
        for _converter, name in ARGUMENT.findall(pattern):
            things = values.get(f"{pattern} {name}", values[name])  # KeyError: an argument nobody has thought of
            urls = [ARGUMENT.sub(str(thing), url, count=1) for url in urls for thing in things]
        for url in urls:
            yield pattern, url


def look(role, cookies, pattern, url, method="get", data=None, **headers):
    """[(surface, role, content)] of one request: body, decoded where it is a document, and all that comes with it."""
    stores()["cache"].flushdb()
    browser = _browser(**headers)
    browser.cookies = SimpleCookie(cookies)
    answer = getattr(browser, method)("/" + url, data or {})
    surface = f"page {pattern or '/'}"
    body = b"".join(answer.streaming_content) if answer.streaming else answer.content
    about = [f"{name}: {value}" for name, value in answer.headers.items() if name != "Content-Length"]
    about += [f"{name}={morsel.value}" for name, morsel in answer.cookies.items() if name != settings.CSRF_COOKIE_NAME]
    yield surface, role, "\n".join(about).encode()
    yield surface, role, body
    kind = answer.headers.get("Content-Type", "")
    if kind == "application/pdf":
        yield surface, role, text_of_pdf(body)
    elif kind.endswith("spreadsheetml.sheet"):  # it says what the same list says as CSV
        yield surface.replace(".xlsx", ".csv"), role, parts_of(body)
    elif kind.endswith("wordprocessingml.document"):
        yield surface, role, parts_of(body)
    elif kind.startswith("text/calendar"):
        yield surface, role, re.sub(rb"\r?\n[ \t]", b"", body)


@lru_cache
def _browser(**headers):
    """It is told anew each time whose cookies it has; all that a request goes through is put together once."""
    return Client(raise_request_exception=False, headers=headers)


@lru_cache(maxsize=50)
def parts_of(body):
    with zipfile.ZipFile(io.BytesIO(body)) as parts:
        return b"\n".join(name.encode() + b"\n" + parts.read(name) for name in parts.namelist())


@lru_cache(maxsize=50)
def text_of_pdf(body):
    """Taken out once of what several people are sent alike."""
    document = PdfReader(io.BytesIO(body))
    told = [page.extract_text() for page in document.pages] + [str(document.metadata), str(document.xmp_metadata or "")]
    told += [str(entry.get_object()) for entry in [document.trailer["/Root"], document.trailer.get("/Info", {})]]
    return "\n".join(told).encode(errors="surrogatepass")


# ── What is stored ────────────────────────────────────────────────────────────────────────────────────────────────────
def columns():
    """[("column table.column", "", content)] of every column of every table, rows behind one another."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT table_name FROM information_schema.tables WHERE table_schema = 'public' ORDER BY 1")
        tables = [name for (name,) in cursor.fetchall()]
        for table in tables:
            cursor.execute(f'SELECT * FROM "{table}"')
            names = [column.name for column in cursor.description]
            for name, values in zip(names, zip(*cursor.fetchall())):
                yield f"column {table}.{name}", "", b"\n".join(as_bytes(value) for value in values)


def as_bytes(value):
    return bytes(value) if isinstance(value, memoryview | bytes) else str(value).encode()


def redis_entries():
    """[("redis use", "", key and value)] of every key in every database of ours."""
    for use, url in settings.REDIS_URLS.items():
        store = redis.Redis.from_url(url)
        for key in store.scan_iter():
            yield f"redis {use}", "", key + b"\n" + _redis_value(store, key)


def _redis_value(store, key):
    match store.type(key).decode():
        case "string":
            return store.get(key)
        case "set":
            return b"\n".join(store.smembers(key))
        case "list":
            return b"\n".join(store.lrange(key, 0, -1))
        case "hash":
            return b"\n".join(name + b"=" + value for name, value in store.hgetall(key).items())
        case "zset":
            return b"\n".join(store.zrange(key, 0, -1))
        case other:
            raise AssertionError(f"nobody has thought of a {other} in Redis")


def journal(store):
    """All that the journal of a Redis (a client of it) holds now: it is written anew at any moment, and the files before are taken away."""
    folder = Path(store.config_get("dir")["dir"], store.config_get("appenddirname")["appenddirname"])
    for _time in range(100):
        with suppress(FileNotFoundError):
            return b"".join(file.read_bytes() for file in folder.iterdir())
    raise AssertionError("the journal was never whole")


def files():
    """[("file name", "", content)]: the engines' logs and whatever else the house leaves beside its database."""
    var = Path(settings.VAR_DIR)
    for folder in ("log", "mail", "pg/log", "valkey/log"):
        place = var / folder
        for file in [place] if place.is_file() else sorted(place.rglob("*")):
            if file.is_file():
                yield f"file {folder}", "", file.read_bytes()


# ── What leaves ───────────────────────────────────────────────────────────────────────────────────────────────────────
def carry_out():
    """Carry out the outbox: [(surface, role, content)] of its letters, tasks and frames. A letter's role is its reader."""
    found = []
    before = len(django_mail.outbox)

    def task(name, ids):
        found.append(("task", "", f"{name} {ids}".encode()))

    def news(group, ids):
        found.append(("group", "", group.encode()))
        found.extend(frames(ids))

    while outbox.carry_out(mail.send, task, news):
        pass
    for message in django_mail.outbox[before:]:
        assert len(message.recipients()) == 1
        found += [("letter", message.recipients()[0], content) for content in letter(message)]
    return found


def letter(message):
    """The envelope and headers, each part decoded."""
    parsed = email.message_from_bytes(message.message().as_bytes(), policy=email.policy.default)
    yield "\n".join([message.from_email, *message.recipients(), *(f"{k}: {v}" for k, v in parsed.items())]).encode()
    for part in parsed.walk():
        if not part.is_multipart():
            yield "\n".join(f"{k}: {v}" for k, v in part.items()).encode()
            yield re.sub(rb"\r?\n[ \t]", b"", part.get_payload(decode=True))


def frames(ids):
    """What the browsers of members and of moderators are sent for one piece of news."""
    for listener in (RoomNews(), QueueNews()):
        sent = []

        async def send(message, sent=sent):
            sent.append(message)

        listener.base_send = send
        listener.hear({"type": "websocket.send", "text": live.frame_of(ids)})
        yield from (("frame", "", str(frame).encode()) for frame in sent)


# ── What is said on the machine ───────────────────────────────────────────────────────────────────────────────────────
@contextmanager
def logs():
    """Yields a list that fills with [(surface, "", content)]: every record's message and values at DEBUG, unscrubbed, and what
    production writes. An exception's own text is only asked as production shows it: Django's quote the whole page.
    """
    heard, scrubbed = [], Scrubbed()

    class Everything(logging.Handler):
        def emit(self, record):
            told = [record.getMessage(), repr(record.args), scrubbed.format(record)]
            heard.append((f"log of {record.name}", "", "\n".join(told).encode(errors="replace")))

    written = io.StringIO()
    ear = Everything(logging.DEBUG)
    loggers = [logging.getLogger(), *(one for one in logging.root.manager.loggerDict.values() if isinstance(one, logging.Logger))]
    loggers = [one for one in loggers if one is logging.root or not one.propagate or one.level]
    levels = {one: one.level for one in loggers}
    production = {h for one in loggers for h in one.handlers if isinstance(h.formatter, Scrubbed)}
    assert production
    streams = {handler: handler.setStream(written) for handler in production}
    for handler in production:
        handler.setLevel(logging.WARNING)
    for one in loggers:
        one.setLevel(logging.DEBUG)
        if one is logging.root or not one.propagate:
            one.addHandler(ear)
    try:
        yield heard
    finally:
        for one in loggers:
            one.removeHandler(ear)
            one.setLevel(levels[one])
        for handler, stream in streams.items():
            handler.setStream(stream)
            handler.setLevel(logging.NOTSET)
        heard.append(("log as production writes it", "", written.getvalue().encode()))


def commands(examples, folder):
    """[("command name", "", output)] of every command of ours, called as `examples` {name: [[words], …]} says, and [("file of name", "", content)]
    of what it wrote into `folder`, without the keys, whose file names are ids of rows."""
    there = set(folder.rglob("*"))
    for name in sorted(name for name, app in get_commands().items() if app.removesuffix(".apps") in APPS):
        for words in examples[name]:  # KeyError: a command nobody has thought of
            out = io.StringIO()
            typed = io.StringIO(words.pop() if words and words[-1].startswith("{") else "")
            with redirect_stdout(out), redirect_stderr(out), mock.patch("sys.stdin", typed), mock.patch.object(settings, "VAR_DIR", folder):
                try:
                    call_command(name, *words, stdout=out, stderr=out)
                except SystemExit as ended:
                    out.write(f"exit {ended.code}")
            yield f"command {name}", "", out.getvalue().encode()
        for file in sorted(set(folder.rglob("*")) - there):
            if file.is_file() and file.name != "keys.backup":
                yield from ((f"file of {name}", "", content) for content in inside(file))
        there = set(folder.rglob("*"))


def inside(file):
    """The bytes of a file and, where they are packed, what is in it; of a back-up its description and its table of contents."""
    content = file.read_bytes()
    match file.suffix:
        case ".backup":
            with tarfile.open(file) as packed:
                yield from (packed.extractfile(one).read() for one in packed if one.name == backups.DESCRIPTION)
                listed = subprocess.run([backups._found("pg_restore"), "--list"], input=packed.extractfile(backups.DUMP).read(), capture_output=True, check=True)
                yield listed.stdout
        case ".pdf":
            yield text_of_pdf(content)
        case ".docx" | ".xlsx" | ".zip":
            yield parts_of(content)
        case _:
            yield content


def tasks_of_ours():
    """{name: Celery task}."""
    celery.loader.import_default_modules()
    return {name: task for name, task in celery.tasks.items() if name.split(".")[0] in APPS}


def a_key():
    return str(uuid4())
