"""What every answer says besides its page: nothing is kept, nothing comes from elsewhere, nobody may frame or embed it."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path
from urllib.parse import urlsplit
from uuid import uuid4

import pytest
from django.conf import settings
from django.test import Client

from convening.cleaning import Cleaned
from evaluation.models import Piece
from forums.services import attaching
from sessions.services import add_paper

from . import surfaces
from .canary_story import ROLES, showcase_people
from .matrix import ROWS

ROOT = Path(settings.BASE_DIR)
SELF_ONLY = {
    "default-src": ["'none'"],
    **{
        name: ["'self'"]
        for name in ("script-src", "style-src", "img-src", "font-src", "connect-src", "manifest-src", "form-action")
    },
    **{name: ["'none'"] for name in ("frame-ancestors", "base-uri", "object-src")},
}
# What somebody sent is shown or saved, and can do nothing.
OF_A_FILE = {"sandbox": [], "default-src": ["'none'"], "img-src": ["'self'"], "frame-ancestors": ["'none'"]}
FILES = ("files/<uuid:file_id>/", "papers/<uuid:paper_id>/", "<slug:slug>/resources/<int:resource_id>/", "<slug:slug>/pictures/<uuid:picture_id>.<str:extension>")
EVERYWHERE = {
    "X-Frame-Options": "DENY",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}
FOUND, NOT_FOUND = "index, follow, noarchive", "noindex, nofollow, noarchive"  # by search engines: pages that are the same for everybody
PRIVATE = {row.pattern for row in ROWS if not row.public}
# An address of another host in an attribute that a browser fetches or follows by itself.
FETCHED = re.compile(
    r"""<(?:script|img|link|iframe|source|video|audio|object|embed|form|track|use)\b[^>]*?\b"""
    r"""(?:src|href|srcset|action|data|poster)\s*=\s*["']?((?:https?:)?//[^"'\s>]+)""",
    re.IGNORECASE,
)
# The address of a public page, and of the same in other languages: whole, of our host, and fetched by no browser.
WHERE_IT_STANDS = re.compile(rf'<link rel="(?:canonical|alternate)" [^>]*?href="{re.escape(settings.SITE_URL)}/[^"]*">')
INLINE = re.compile(r"""<style\b|\sstyle\s*=|\son[a-z]+\s*=\s*["']|<script(?![^>]*\bsrc=)(?![^>]*type="application/(?:ld\+)?json")""", re.IGNORECASE)
# Names of hosts that a page may contain at all: ours, and those by which SVG and the words of linked data are known.
OURS = {urlsplit(settings.SITE_URL).netloc, "testserver", "www.w3.org", "schema.org"}


@pytest.fixture(scope="module")
def heard():
    """What was answered to the first test, for those after it: a walk takes a while."""
    return []


@pytest.fixture
def answers(demo, heard):
    """`answers()`: (pattern, role, answer) of every page that a look reaches, as four people who see different things."""
    people = showcase_people()
    post = demo.convening.rooms.get(slug="wg1").posts.filter(state="published").first()
    file = attaching.attach(post, Cleaned("image/png", "png", b"a picture", [], 1, 1))
    paper = add_paper(
        demo.convening.sessions.get(slug="closing"), title="A paper", language="en", audience="everybody", by=people["secretariat"],
        cleaned=Cleaned("application/pdf", "pdf", b"%PDF"),
    )  # fmt: skip
    things = {
        "paper_id": [paper.pk],
        "slug": ["gipp-2021"], "session_slug": ["closing"], "room_slug": ["wg1"], "post_id": [post.pk], "file_id": [file.pk], "office": ["arab-states"],
        "pk": [demo.convening.nominations.filter(office__slug="arab-states").first().pk],
        "resource_id": list(demo.convening.resources.values_list("pk", flat=True)) or [1],
        "picture_id": list(demo.convening.pictures.values_list("pk", flat=True)[:1]) or [uuid4()], "extension": ["png", "jpg"],
        "organisation_id": list(demo.convening.organisations.values_list("pk", flat=True)[:1]),
        "report_id": [demo.convening.reports.first().pk], **{name: [uuid4()] for name in ("comment_id", "sheet_id", "entry_id", "message_id", "block_id", "group_id", "note_id", "request_id", "incident_id", "notice_id", "veil_id", "quote_id", "survey_id", "item_id")},
        "question_id": [post.question_id], **dict.fromkeys(("sub_theme_id", "table_id", "left_id"), [uuid4()]),
        "document_slug": [demo.convening.documents.values_list("slug", flat=True).first() or "engagement-summary"],
        "c/<slug:slug>/documents/<slug:document_slug>.<str:extension> extension": ["html"],
        "recommendation_id": list(demo.convening.recommendations.values_list("pk", flat=True)[:1]) or [uuid4()], "commitment_id": [uuid4()],
        "piece_id": list(Piece.objects.filter(document__convening=demo.convening).order_by("document__slug", "position").values_list("pk", flat=True)[:1]) or [uuid4()], "named_id": [uuid4()],
        "letter": ["b", "d"], "format": ["pdf", "docx", "xlsx", "csv", "json", "html"],
        "asked": ["nothing"], "poll": ["nothing"], "deed": ["open"], "public_id": ["nobody"], "token": ["nothing"],
        "update_id": list(demo.convening.updates.values_list("pk", flat=True)) or [1],
        "kind": ["organisations"], "what": ["texts"], "digest": ["nothing"], "c/<slug:slug>/set-up/<str:kind>/<int:pk>/take-down/ pk": [1],
        "accounts/2fa/webauthn/keys/<int:pk>/remove/ pk": [1], "accounts/2fa/webauthn/keys/<int:pk>/edit/ pk": [1],
    }  # fmt: skip

    def each():
        for role in ("anonymous", "participant", "secretariat", "moderator", "nominator"):
            browser = Client()
            if role in ROLES:
                browser.force_login(people[ROLES[role]])
            for pattern, url in surfaces.addresses(things):
                if "logout" not in pattern:
                    yield pattern, role, browser.get("/" + url)

    heard.extend(() if heard else each())
    return lambda: heard


def policy_of(answer):
    directives = (part.split() for part in answer["Content-Security-Policy"].split(";") if part.strip())
    return {name: values for name, *values in directives}


def test_every_answer_carries_the_headers_and_nothing_of_elsewhere(answers):
    seen = 0
    for pattern, role, answer in answers():
        where = (pattern, role)
        file = pattern.endswith(FILES) and answer.status_code == 200
        assert policy_of(answer) == (OF_A_FILE if file else SELF_ONLY), where
        assert {name: answer.get(name) for name in EVERYWHERE} == EVERYWHERE, where
        kept = answer.status_code == 200 and role == "anonymous" and getattr(answer.resolver_match.func, "is_public_page", False)
        assert answer["X-Robots-Tag"] in ((FOUND, NOT_FOUND) if kept else (NOT_FOUND,)), where
        if pattern in PRIVATE or answer.status_code >= 400:
            assert "no-store" in answer["Cache-Control"], where
            assert "Last-Modified" not in answer, where
        if answer.get("Content-Type", "").startswith("text/html"):
            page = answer.content.decode()
            assert FETCHED.findall(WHERE_IT_STANDS.sub("", page)) == [], where
            if not answer.get("Content-Disposition", "").startswith("attachment"):  # one to keep has its styles in it
                assert INLINE.findall(page) == [], where
            shown = re.sub(r'<input type="url"[^>]*>', "", page)  # a field keeps the link that the secretariat typed
            assert set(re.findall(r"https?://([^/\"'\s<]+)", shown)) <= OURS, where
        seen += answer.status_code == 200
    assert seen > 80


def test_the_detectors_see_what_they_forbid():
    assert FETCHED.findall('<script defer src="https://cdn.example/x.js"></script>') == ["https://cdn.example/x.js"]
    assert FETCHED.findall('<img alt="" src=//pictures.example/1.png>') == ["//pictures.example/1.png"]
    assert FETCHED.findall('<a href="https://reports.example/">') == []
    assert all(INLINE.search(page) for page in ("<p style='x'>", '<a onclick="go()">', "<script>1</script>", "<style>p{}</style>"))
    assert not INLINE.search('<script src="/static/js/house.js" defer></script>')


def test_the_cookies_are_for_this_site_and_not_for_scripts(answers):
    cookies = {}
    for _pattern, _role, answer in answers():
        cookies |= answer.cookies
    assert cookies
    for name, morsel in cookies.items():
        assert morsel["httponly"], name
        assert morsel["samesite"] == ("Strict" if name == settings.CSRF_COOKIE_NAME else "Lax"), name


def test_a_style_sheet_names_no_other_host():
    sheets = [*ROOT.glob("static/**/*.css"), *ROOT.glob("static/**/*.js")]
    assert len(sheets) > 3
    named = {
        (sheet.name, host)
        for sheet in sheets
        for host in re.findall(r"""(?:url\(\s*["']?|import\s+["']|fetch\(\s*["'])(?:https?:)?//([^/"')]+)""", sheet.read_text())
    }
    assert named == set()


# ── In production ─────────────────────────────────────────────────────────────────────────────────────────────────────
PRODUCTION = """
import json
from django.test import Client
from django.conf import settings
from django.core.handlers.base import BaseHandler
import django
django.setup()
settings.STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
browser = Client(headers={"host": "convening.example.org"})
plain = browser.get("/accounts/login/code/")
answer = browser.get("/accounts/login/code/", secure=True)
print(json.dumps({
    "plain": [plain.status_code, plain["Location"]],
    "headers": dict(answer.headers),
    "cookies": {name: dict(morsel) for name, morsel in answer.cookies.items()},
    "demo": browser.get("/demo/", secure=True).status_code,
    "stranger": Client(headers={"host": "evil.example"}).get("/", secure=True).status_code,
}))
"""


@pytest.fixture
def production(tmp_path):
    """`production(words, **changes)` runs Python in a process set up as an operator's would be; None unsets a setting."""
    keys = tmp_path / "keys"
    keys.mkdir(mode=0o700)
    engine = settings.DATABASES["default"]
    told = {
        "DATABASE_URL": f"postgresql://{engine['USER']}:{engine['PASSWORD']}@{engine['HOST']}:{engine['PORT']}/{engine['NAME']}",
        "REDIS_URL": settings.REDIS_URLS["queue"],
        "SECRET_KEY": "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ",
        "KEYRING_DIR": str(keys),
        "ALLOWED_HOSTS": "convening.example.org",
        "SITE_URL": "https://convening.example.org",
        "EMAIL_URL": "smtp://letters:secret@mail.example.org:587/?tls=1",
        "CONVENING_VAR": str(tmp_path / "var"),
        "DJANGO_SETTINGS_MODULE": "convening.settings",
        "PYTHONPATH": str(ROOT),
        "PATH": os.environ["PATH"],
    }

    def run(*words, **changes):
        surroundings = {name: value for name, value in {**told, **changes}.items() if value is not None}
        return subprocess.run([sys.executable, *words], env=surroundings, cwd=ROOT, capture_output=True, text=True, timeout=120)

    return run


CHECK = ("manage.py", "check", "--deploy", "--fail-level", "WARNING")


def test_the_check_for_deployment_has_nothing_to_say(production):
    done = production("manage.py", "keyring", "init")
    assert done.returncode == 0, done.stderr
    done = production(*CHECK)
    assert (done.returncode, "no issues" in done.stdout + done.stderr) == (0, True), done.stdout + done.stderr


@pytest.mark.django_db
def test_production_speaks_https_only_with_cookies_bound_to_the_host(production):
    done = production("-c", PRODUCTION)
    assert done.returncode == 0, done.stderr
    told = json.loads(done.stdout.splitlines()[-1])
    assert told["plain"] == [301, "https://convening.example.org/accounts/login/code/"]
    assert told["headers"]["Strict-Transport-Security"] == "max-age=63072000; includeSubDomains; preload"
    assert "upgrade-insecure-requests" in told["headers"]["Content-Security-Policy"]
    assert told["cookies"] and all(
        name.startswith("__Host-") and morsel["secure"] and morsel["path"] == "/" and not morsel["domain"]
        for name, morsel in told["cookies"].items()
    )
    assert (told["demo"], told["stranger"]) == (404, 400)


MISSING = ("SECRET_KEY", "KEYRING_DIR", "ALLOWED_HOSTS", "SITE_URL", "EMAIL_URL", "DATABASE_URL", "REDIS_URL")
WRONG = {
    "SECRET_KEY": "short",
    "SITE_URL": "http://convening.example.org",
    "ALLOWED_HOSTS": "another.example.org",
    "EMAIL_URL": "carrier-pigeon://loft",
    "DATABASE_URL": "mysql://somewhere/else",
    "REDIS_URL": "memcached://somewhere",
    "CONVENING_EMBEDDED": "/somewhere/engines.json",
}


@pytest.mark.parametrize("name", MISSING)
def test_a_missing_setting_stops_the_start_with_its_name(name, production):
    assert_refused(production(*CHECK, **{name: None}), name)


@pytest.mark.parametrize("name", WRONG)
def test_a_contradictory_setting_stops_the_start_with_its_name(name, production):
    assert_refused(production(*CHECK, **{name: WRONG[name]}), name)


def test_a_keyring_that_others_can_read_stops_the_start(production, tmp_path):
    (tmp_path / "keys").chmod(0o755)
    assert_refused(production(*CHECK), "KEYRING_DIR")


def assert_refused(done, name):
    """It did not start, and the last that it says is a sentence with the setting's name, without a secret."""
    assert done.returncode != 0
    said = done.stderr.strip()
    last = [line for line in said.splitlines() if line.strip()]
    assert any(name in line and line.rstrip().endswith(".") for line in last[-6:]), said[-2000:]
    assert "0123456789abcdef" not in said and "secret" not in said.lower().replace("secret_key", "")
