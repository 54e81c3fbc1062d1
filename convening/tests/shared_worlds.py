"""A world that the tests of a module look at and each may change: built once, in a database of its own, and undone after each of them.

    @pytest.fixture(scope="module")
    def world(shared_world):
        return shared_world(lambda: …)       # what it returns is handed to each test, copied

    @pytest.fixture
    def released(world, inside_world):
        return inside_world(world)           # no `db` and no `cast` beside it: those are of the ordinary database

What is built is committed; what a test writes, destroys or gathers is undone after it.
"""

import copy
import os
import shutil
from contextlib import ExitStack, contextmanager

import pytest
from django.db import connection, transaction

from convening import keyring

from .demo_copies import inside, redis_as, redis_contents, worker
from .quicker import maintenance, migrated_template, prefix


class World:
    """Built by the first test that enters it, so that all that is switched off for tests is."""

    def __init__(self, build, number, folder):
        self.build, self.keys, self.contents, self.told = build, folder / "keyring", None, None
        self.database = f"{prefix()}_world_{worker()}_{os.getpid()}_{number}"

    def make(self):
        with maintenance() as cursor:
            cursor.execute(f'CREATE DATABASE "{self.database}" TEMPLATE "{migrated_template()}"')
        self.keys.mkdir(mode=0o700)
        redis_as({})
        with inside(self.database, self.keys):
            keyring.make("house", "root")
            with transaction.atomic():
                self.told = self.build()
                connection.run_on_commit.clear()  # as in any test, nothing is sent
            self.contents = redis_contents()

    @contextmanager
    def entered(self, folder):
        if self.contents is None:
            self.make()
        shutil.copytree(self.keys, folder)
        redis_as(self.contents)
        with inside(self.database, folder), transaction.atomic():
            yield copy.deepcopy(self.told)
            connection.check_constraints()
            transaction.set_rollback(True)
        redis_as({})

    def drop(self):
        with maintenance() as cursor:
            cursor.execute(f'DROP DATABASE IF EXISTS "{self.database}" WITH (FORCE)')


@pytest.fixture(scope="module")
def shared_world(django_db_setup, tmp_path_factory):
    worlds = []

    def shared(build):
        worlds.append(World(build, len(worlds), tmp_path_factory.mktemp("world")))
        return worlds[-1]

    yield shared
    for world in worlds:
        world.drop()


@pytest.fixture
def inside_world(django_db_blocker, own_keyring, redis_empty, tmp_path):
    with django_db_blocker.unblock(), ExitStack() as stack:
        yield lambda world: stack.enter_context(world.entered(tmp_path / "keyring of the world"))
