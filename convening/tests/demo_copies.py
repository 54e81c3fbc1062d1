"""The convening of July 2021 for tests: played once, kept as a template database, copied for whoever asks.

Playing takes half a minute, copying a quarter of a second. A template is named by the digest of the sources that it was
played with; beside the database lie its keyring and what stood in Redis. Ordinary tests never see any of it.

    def test_something(demo): …              # inside a copy; what the test writes is rolled back
    @pytest.fixture(scope="module")
    def world(own_demo): …                   # a copy for one module, which may commit

While a test is inside a copy, `connection`, the keyring and Redis are the copy's.
"""

import base64
import fcntl
import hashlib
import json
import os
import shutil
from contextlib import contextmanager
from functools import lru_cache
from pathlib import Path
from types import SimpleNamespace
from unittest import mock

import pytest
from django.conf import settings
from django.db import connection, connections, transaction
from django.utils import translation

from convening import clock, keyring
from convening.models import Convening, User
from convening.testing import stores

from .quicker import maintenance, migrated_template, prefix

ROOT = Path(settings.BASE_DIR)
APPS = ("convening", "participants", "sessions", "forums", "evaluation")
STAGE, ON_THE_WAY = "evaluated", "open"


def worker():
    return os.environ.get("PYTEST_XDIST_WORKER", "alone")


# ── Databases ─────────────────────────────────────────────────────────────────────────────────────────────────────────
def _prefix():
    # the name in the settings is already the tests' own ("test_…_gw0") once the tests run
    return f"{prefix()}_demo"


def _databases():
    with maintenance() as cursor:
        cursor.execute("SELECT datname FROM pg_database WHERE datname LIKE %s", [_prefix().replace("_", r"\_") + "%"])
        return [name for (name,) in cursor.fetchall()]


def _drop(name):
    with maintenance() as cursor:
        cursor.execute(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')


def _create(name, template="template1"):
    with maintenance() as cursor:
        cursor.execute(f'CREATE DATABASE "{name}" TEMPLATE "{template}"')


# ── Inside a copy ─────────────────────────────────────────────────────────────────────────────────────────────────────
@contextmanager
def inside(database, keys):
    """Everything that asks for the database or for a key finds those of the copy."""
    default = connections["default"]
    before, keyring_before = default.settings_dict["NAME"], settings.KEYRING_DIR
    default.close()
    default.settings_dict["NAME"], settings.KEYRING_DIR = database, str(keys)
    clock.forget()
    try:
        yield
    finally:
        default.close()
        default.settings_dict["NAME"], settings.KEYRING_DIR = before, keyring_before
        clock.forget()


def redis_as(contents):
    """Make Redis hold exactly this: {use: {key: dumped value}} in base64."""
    for use, store in stores().items():
        store.flushdb()
        for key, value in contents.get(use, {}).items():
            store.restore(base64.b64decode(key), 0, base64.b64decode(value), replace=True)


def redis_contents():
    def text(raw):
        return base64.b64encode(raw).decode()

    return {
        use: {text(key): text(dumped) for key in store.scan_iter() if (dumped := store.dump(key)) is not None}
        for use, store in stores().items()
    }


# ── The template ──────────────────────────────────────────────────────────────────────────────────────────────────────
@lru_cache
def _sources_digest():
    """What the template depends on: the code without its tests and pages, the letters, the libraries."""
    digest = hashlib.sha256((ROOT / "requirements.txt").read_bytes())
    code = [file for app in APPS for file in (ROOT / app).rglob("*.py") if "tests" not in file.parts]
    for file in sorted([*code, *(ROOT / "templates").rglob("*.txt")]):
        digest.update(file.relative_to(ROOT).as_posix().encode() + b"\0" + file.read_bytes())
    return digest.hexdigest()[:12]


def _build(name, folder):
    """Play the story in a new database, transaction by transaction, as it would happen. On the way to its end it leaves a template of
    the day on which the rooms are open, which the browser needs."""
    from convening.play import play  # the story imports every storey; only whoever builds needs it

    for old in _databases():
        if "_t_" in old or f"_{ON_THE_WAY}_" in old:
            _drop(old)
    for old in folder.parent.glob(f"{_prefix()}_*_*"):
        shutil.rmtree(old, ignore_errors=True)
    _create(name, migrated_template())
    keys = folder / "keyring"
    keys.mkdir(parents=True, mode=0o700)
    redis_as({})

    def leave_a_template():
        connection.close()
        beside = _name_and_folder(ON_THE_WAY)
        _create(beside[0], name)
        shutil.copytree(keys, beside[1] / "keyring")
        _complete(beside[1])
        _in_no_hurry()

    with inside(name, keys), translation.override("en"), mock.patch("convening.outbox._ring"):
        keyring.make("house", "root")
        _in_no_hurry()
        play(STAGE, on_the_way={ON_THE_WAY: leave_a_template})
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")  # nobody else counts here
    _complete(folder)
    redis_as({})


def _in_no_hurry():
    with connection.cursor() as cursor:
        cursor.execute("SET synchronous_commit = off")


def _complete(folder):
    (folder / "redis.json").write_text(json.dumps(redis_contents()))
    (folder / "complete").touch()


def _family(stage):
    """What the names of a stage's templates begin with."""
    return f"{_prefix()}_t_" if stage == STAGE else f"{_prefix()}_{stage}_"


def _name_and_folder(stage):
    name = f"{_family(stage)}{_sources_digest()}"
    return name, Path(settings.VAR_DIR) / name


def template_at(stage):
    """(name of the template database, its folder): built by the first worker that asks, waited for by the others."""
    name, folder = _name_and_folder(stage)
    with open(Path(settings.VAR_DIR) / f"{_prefix()}.lock", "w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if name not in _databases() or not (folder / "complete").exists():
            whole = _name_and_folder(STAGE)
            shutil.rmtree(whole[1], ignore_errors=True)
            _build(*whole)
    return name, folder


@pytest.fixture(scope="session")
def demo_template(django_db_setup, django_db_blocker):
    """The template of the convening as it stands at the end."""
    with django_db_blocker.unblock():
        return template_at(STAGE)


@contextmanager
def _copy(template, label, tmp):
    """A copy of one's own: (database, keyring)."""
    name, folder = template
    database = f"{_prefix()}_c_{worker()}_{os.getpid()}_{label}"
    _drop(database)
    with open(Path(settings.VAR_DIR) / f"{_prefix()}.lock", "w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)  # a template cannot be copied twice at once
        _create(database, name)
    keys = tmp / "keyring"
    shutil.copytree(folder / "keyring", keys)
    try:
        yield database, keys
    finally:
        _drop(database)


@pytest.fixture(scope="session")
def _demo_copy(demo_template, django_db_blocker, tmp_path_factory):
    with django_db_blocker.unblock(), _copy(demo_template, "shared", tmp_path_factory.mktemp("demo")) as copy:
        yield copy


def _who():
    return SimpleNamespace(
        convening=Convening.objects.get(slug="gipp-2021"),
        person=lambda address: User.objects.by_address(address),
        contents=None,
    )


@pytest.fixture
def demo(_demo_copy, demo_template, django_db_blocker, tmp_path, own_keyring):
    """The convening of July 2021 as it stands at the end. What the test writes, destroys or gathers is undone after it."""
    database, keys = _demo_copy
    of_this_test = tmp_path / "keyring"
    shutil.copytree(keys, of_this_test)
    redis_as(json.loads((demo_template[1] / "redis.json").read_text()))
    with django_db_blocker.unblock(), inside(database, of_this_test):
        with transaction.atomic():
            yield _who()
            transaction.set_rollback(True)
    redis_as({})


class OwnDemo:
    """A copy for a whole module. `with own_demo.entered(): …` does something in it; what is done is committed."""

    def __init__(self, database, keys, redis_file):
        self.database, self.keys = database, keys
        self.contents = json.loads(redis_file.read_text())

    @contextmanager
    def entered(self):
        redis_as(self.contents)
        with inside(self.database, self.keys):
            try:
                yield _who()
            finally:
                self.contents = redis_contents()
        redis_as({})


@pytest.fixture(scope="module")
def own_demo(demo_template, django_db_blocker, tmp_path_factory):
    """A copy of the demo that the tests of one module share and may commit to."""
    with django_db_blocker.unblock():
        with _copy(demo_template, "own", tmp_path_factory.mktemp("own-demo")) as (database, keys):
            yield OwnDemo(database, keys, demo_template[1] / "redis.json")
