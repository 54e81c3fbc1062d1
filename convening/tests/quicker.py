"""What makes the tests quicker and lets them prove no less: tables are made once and copied, the disk may wait, and Python tidies up
seldom.

A database of tests is lost with its machine and nobody misses it, so nothing here waits until it is on the disk. Engines that are
killed in tests (`test_faults`, `test_engines`) are others, and keep what is promised.
"""

import copy
import fcntl
import gc
import hashlib
import os
from contextlib import contextmanager
from importlib import import_module
from pathlib import Path

import psycopg2
import pytest
from _pytest import runner
from django.conf import settings
from django.contrib.auth import login
from django.core.management import call_command
from django.db import connections
from django.http import HttpRequest
from django.test import client as test_client
from django.test.utils import ContextList

ROOT = Path(settings.BASE_DIR)
APPS = ("convening", "participants", "sessions", "forums", "evaluation")
OF_AN_ENGINE_THAT_NOBODY_MISSES = {
    "fsync": "off", "full_page_writes": "off", "checkpoint_timeout": "1h", "max_wal_size": "8GB",
    "autovacuum": "off",  # most of its databases live for minutes, and what was deleted lies longer before those who look for it
}  # fmt: skip


@contextmanager
def maintenance():
    """A connection to the engine itself, outside of every transaction."""
    told = settings.DATABASES["default"]
    plain = psycopg2.connect(
        host=told["HOST"], port=told["PORT"], user=told["USER"], password=told["PASSWORD"], dbname="postgres"
    )
    plain.autocommit = True
    try:
        with plain.cursor() as cursor:
            yield cursor
    finally:
        plain.close()


def prefix():
    return os.environ.get("CONVENING_DATABASE", "convening")


def migrated_template():
    """The name of a database that has every table and nothing else; made by the first who asks, for all who come after."""
    digest = hashlib.sha256((ROOT / "requirements.txt").read_bytes())
    for app in APPS:
        for migration in sorted((ROOT / app / "migrations").glob("*.py")):
            digest.update(migration.name.encode() + b"\0" + migration.read_bytes())
    family = f"{prefix()}_tables_"
    name = f"{family}{digest.hexdigest()[:12]}"
    with open(Path(settings.VAR_DIR) / f"{family}.lock", "w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        with maintenance() as cursor:
            cursor.execute("SELECT datname FROM pg_database WHERE datname LIKE %s", [family.replace("_", r"\_") + "%"])
            there = [found for (found,) in cursor.fetchall()]
            if name not in there:
                for old in (*there, f"{name}_new"):
                    cursor.execute(f'DROP DATABASE IF EXISTS "{old}" WITH (FORCE)')
                cursor.execute(f'CREATE DATABASE "{name}_new"')
                _migrate(f"{name}_new")
                cursor.execute(f'ALTER DATABASE "{name}_new" RENAME TO "{name}"')  # now it is whole
    return name


def _migrate(database):
    default = connections["default"]
    before = default.settings_dict["NAME"]
    default.close()
    default.settings_dict["NAME"] = database
    try:
        call_command("migrate", interactive=False, verbosity=0)
    finally:
        default.close()
        default.settings_dict["NAME"] = before


@pytest.fixture(scope="session")
def django_db_modify_db_settings(django_db_modify_db_settings_parallel_suffix, django_db_blocker):
    """The tests' own database begins as a copy of the tables."""
    with maintenance() as cursor:
        for name, value in OF_AN_ENGINE_THAT_NOBODY_MISSES.items():
            cursor.execute(f"ALTER SYSTEM SET {name} = '{value}'")
        cursor.execute("SELECT pg_reload_conf()")
    with django_db_blocker.unblock():
        connections["default"].settings_dict["TEST"]["TEMPLATE"] = migrated_template()


@pytest.fixture(scope="session", autouse=True)
def the_disk_may_wait():
    """Keys are made by the dozen for each test; in this process none of them has to be on the disk."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(os, "fsync", lambda file: None)
        yield


@pytest.fixture(scope="session", autouse=True)
def what_is_loaded_stays():
    """Modules, templates and address books live as long as the process: they are not looked through again for what could go, and what
    tests leave behind is looked for less often."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 20, 50)


@pytest.fixture(scope="session", autouse=True)
def whoever_signs_in_was_nobody_before():
    """The browser of tests would make a login session of nobody first, and delete it when somebody signs in."""
    plain = test_client.ClientMixin._login

    def sign_in(browser, user, backend=None):
        if settings.SESSION_COOKIE_NAME in browser.cookies:
            return plain(browser, user, backend)
        request = HttpRequest()
        request.session = import_module(settings.SESSION_ENGINE).SessionStore()
        login(request, user, backend)
        request.session.save()
        browser._set_login_cookies(request)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(test_client.ClientMixin, "_login", sign_in)
        yield


@pytest.fixture(scope="session", autouse=True)
def only_pages_keep_their_context():
    """`answer.context` is that of the page itself; Django would copy that of every inclusion, down to each option of a list."""

    def of_the_page(store, signal, sender, template, context, **kwargs):
        store.setdefault("templates", []).append(template)
        if "context" not in store:
            store["context"] = ContextList([copy.copy(context)])

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(test_client, "store_rendered_templates", of_the_page)
        yield


def with_room(function):
    """`function`, called so that all that it calls finds room for its frames in one piece.

    Python 3.11 and later lay frames into pieces of 16 kB, and take and give back a piece whenever a call crosses the edge of one: a page
    whose template renders just there does so hundreds of times. A frame that asks for more gets a piece twice as large, to itself.
    """

    def roomy(*args, **kwargs):
        return function(*args, **kwargs)

    roomy.__code__ = roomy.__code__.replace(co_stacksize=FRAMES + 1)
    return roomy


#: Places for values, of eight bytes each: half of what is taken from the system.
FRAMES = 1 << 16
runner.runtestprotocol = with_room(runner.runtestprotocol)
