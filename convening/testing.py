"""What tests need: a clean keyring and Redis, a clock that can be set, a small convening with a cast. Wiring."""

import os
import shutil
from datetime import UTC, date, datetime
from functools import lru_cache
from itertools import count
from types import SimpleNamespace

import hypothesis
import pytest
import redis
from django.conf import settings as django_settings
from django.core.management.commands import flush
from django.db.backends.postgresql.operations import DatabaseOperations
from django.utils import translation
from sessions.floor import frames

from . import clock, keyring
from .models import Convening, Participation, Profile, User

# Times are never asserted, and two cores may be busy.
hypothesis.settings.register_profile("house", deadline=None, suppress_health_check=list(hypothesis.HealthCheck))
hypothesis.settings.load_profile("house")

MID_JULY = datetime(2021, 7, 10, 12, tzinfo=UTC)
REDIS_DATABASES, OF_ONE_WORKER = 16, 4
OF_DJANGO = {"auth_permission", "django_content_type"}


def pytest_configure(config):
    """Each worker has four of Redis's databases to itself; pages find their style sheets without gathering them first."""
    worker = os.environ.get("PYTEST_XDIST_WORKER", "gw0").removeprefix("gw")
    first = int(os.environ.get("CONVENING_REDIS_FIRST", "0")) + OF_ONE_WORKER * int(worker)
    if first + OF_ONE_WORKER > REDIS_DATABASES:
        raise pytest.UsageError("There is Redis for four workers at most: -n 4 or less.")
    use_redis_from(first)
    storages = django_settings.STORAGES
    storages["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    django_settings.WHITENOISE_USE_FINDERS = django_settings.WHITENOISE_AUTOREFRESH = True
    django_settings.PUBLIC_PAGES_KEPT = 0  # a test's pages are made from its own world; `test_cached.py` keeps them


def use_redis_from(first):
    """Move everything that talks to Redis to the four databases from `first`. Before anything has connected."""
    urls = django_settings.REDIS_URLS
    for number, use in enumerate(urls):
        urls[use] = f"{urls[use].rpartition('/')[0]}/{first + number}"
    django_settings.CACHES["default"]["LOCATION"] = urls["cache"]
    django_settings.CELERY_BROKER_URL = urls["queue"]


@pytest.fixture(autouse=True)
def in_english():
    """A page leaves its reader's language behind in the process; no test begins in that of another."""
    with translation.override("en"):
        yield


@pytest.fixture(autouse=True)
def told_at_once(monkeypatch):
    """Each change of a live session is told by itself and before the deed returns; `sessions/tests/test_frames.py` lets them wait."""
    monkeypatch.setattr(frames, "LEAST", 0)


@pytest.fixture(autouse=True)
def own_keyring(tmp_path_factory, settings):
    """Each test has a keyring of its own."""
    folder = tmp_path_factory.mktemp("keyring")
    folder.chmod(0o700)
    settings.KEYRING_DIR = str(folder)
    keyring.make("house", "root")
    yield folder
    shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture(scope="session", autouse=True)
def tests_may_empty_the_audit():
    """The audit refuses to be emptied, even between tests: for that moment the engine's owner switches triggers off. What Django writes of
    its own behind a migration, and nobody here asks for, stays: writing it anew takes as long as emptying all the rest."""
    plain = DatabaseOperations.sql_flush

    def without_triggers(self, style, tables, **how):
        statements = plain(self, style, [table for table in tables if table not in OF_DJANGO], **how)
        return ["SET session_replication_role = replica", "DELETE FROM convening_clock", *statements, "RESET session_replication_role"]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(DatabaseOperations, "sql_flush", without_triggers)
        patch.setattr(flush, "emit_post_migrate_signal", lambda *told: None)
        yield


@pytest.fixture
def redis_empty():
    """Redis without a trace of other tests, before and after."""
    held = stores()  # asked before: a test may point its settings elsewhere
    for store in held.values():
        store.flushdb()
    yield
    for store in held.values():
        store.flushdb()


def stores():
    """{use: this worker's database of Redis}; connected once."""
    return {use: _store(url) for use, url in django_settings.REDIS_URLS.items()}


@lru_cache
def _store(url):
    return redis.Redis.from_url(url)


@pytest.fixture
def july(db):
    """The convening's clock shows the middle of July 2021."""
    clock.set_to(MID_JULY)
    yield MID_JULY
    clock.forget()


_handle = count(1000)


def person_in(convening, *roles, name="Somebody Else", member=True, **profile):
    """A person who can sign in, with a part in `convening`. For tests of the storeys above `participants`."""
    profile.setdefault("email", f"{name.lower().replace(' ', '.')}.{next(_handle)}@people.example")
    person = User.objects.create_person(Profile(name=name, **profile), can_sign_in=True)
    part = Participation(
        person=person, convening=convening, roles=list(roles), member=member, handle=f"P-{next(_handle)}"
    )
    part.save()
    return person


def new_convening(slug="gathering", **columns):
    """A convening in July 2021, New York time, open."""
    convening = Convening(
        slug=slug,
        title_en="A gathering",
        title_ar="لقاء",
        title_es="Un encuentro",
        title_fr="Une rencontre",
        timezone="America/New_York",
        languages=["ar", "en", "es"],
        starts_on=date(2021, 7, 7),
        ends_on=date(2021, 7, 27),
        state=Convening.State.OPEN,
        **columns,
    )
    keyring.make("convening", convening.id)
    convening.save()
    return convening


@pytest.fixture
def convening(july):
    return new_convening()


@pytest.fixture
def cast(convening):
    return cast_of(convening)


def cast_of(convening):
    """One who belongs (participant), those who run it, one who must see nothing (stranger, of another convening)."""
    elsewhere = new_convening("elsewhere")
    return SimpleNamespace(
        convening=convening,
        participant=person_in(convening, "participant", name="Salma Haddad", language="ar"),
        other=person_in(convening, "participant", name="Ines Duarte", language="es"),
        secretariat=person_in(convening, "secretariat", name="Vera Lind"),
        nominator=person_in(convening, "nominator", name="Omar Kanaan", member=False),
        moderator=person_in(convening, "moderator", name="Noor Said"),
        evaluator=person_in(convening, "evaluator", name="Petra Holm", member=False),
        stranger=person_in(elsewhere, "participant", "secretariat", "nominator", "moderator", name="Lea Stone"),
    )


@pytest.fixture
def signed_in(client):
    """`signed_in(person)` gives a browser signed in as her."""
    from django.test import Client

    def sign_in(person, **headers):
        browser = Client(**headers)
        browser.force_login(person)
        return browser

    return sign_in
