"""A whole house to walk through: web server and worker as `bin/demo` starts them, on a copy of the demo of their own.

The copy lies in the PostgreSQL of the test run; Valkey, keyring, letters and logs are the place's own.
"""

import email
import email.policy
import json
import os
import re
import shutil
import signal
import subprocess
import time
from contextlib import contextmanager
from pathlib import Path
from uuid import uuid4

import redis
from django.conf import settings
from django.test import override_settings

from convening import cached, clock, launch, supervision
from convening.engines import CHECKOUT, places, valkey
from convening.services import cast

from .. import demo_copies

#: What would lead a child away from the place's own engines.
_NOT_ITS_OWN = {*launch.PRODUCTION, "CONVENING_DATABASE", "CONVENING_REDIS_FIRST", "CONVENING_PLAIN_STATIC", "CONVENING_VAR"}


class Place:
    """Web server and worker in `folder`, on `database` with `keys`. `engines` is what engines.json says."""

    def __init__(self, folder, engines, database, keys):
        self.folder, self.engines, self.database, self.keys = folder, engines, database, keys
        self.port = places.free_port()
        self.site = f"http://127.0.0.1:{self.port}"
        self.running = {}
        places.write_private(folder / "engines.json", json.dumps(engines))
        self.surroundings = {
            **{name: value for name, value in os.environ.items() if name not in _NOT_ITS_OWN},
            "CONVENING_EMBEDDED": str(folder / "engines.json"),
            "CONVENING_DATABASE": database,
            "DJANGO_SETTINGS_MODULE": "convening.settings",
            "KEYRING_DIR": str(keys),
            "PYTHONPATH": str(CHECKOUT),
            "SITE_URL": self.site,
        }

    # ── Its processes ────────────────────────────────────────────────────────────────────────────────────────────────
    def start(self, *names):
        """Start "web server", "worker", or both."""
        words = supervision.commands(self.folder, self.port)
        for name in names or words:
            with open(self.folder / f"{name.replace(' ', '-')}.log", "a") as log:
                self.running[name] = subprocess.Popen(
                    words[name], env=self.surroundings, cwd=CHECKOUT, stdin=subprocess.DEVNULL, stdout=log, stderr=log,
                    start_new_session=True,
                )  # fmt: skip

    def wait(self, seconds=60):
        """Until /healthz finds database, Redis, worker and keyring in order."""
        eventually(lambda: supervision.answer(self.port) == supervision.READY, seconds, self.last_words)

    def kill(self, name):
        """SIGKILL, to the process and to those it started."""
        process = self.running.pop(name)
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()

    def end(self):
        supervision.end_all(self.running.values())
        self.running = {}

    def last_words(self):
        """For a failing test: what health says, and the ends of the logs."""
        told = [f"/healthz: {supervision.answer(self.port)}"]
        told += [f"{log.name}: {places.tail(log)}" for log in self.folder.glob("*.log")]
        return "\n".join(told)

    # ── Looking inside ───────────────────────────────────────────────────────────────────────────────────────────────
    @contextmanager
    def entered(self):
        """In this process, for a moment: the place's database and keyring."""
        with demo_copies.inside(self.database, self.keys):
            yield

    def make_pages_anew(self):
        """Tell the web server that something was done to the database behind its back: it keeps public pages for a minute."""
        told, number = self.engines["valkey"], list(settings.REDIS_URLS).index("cache")
        with redis.Redis(port=told["port"], password=told["password"], db=number) as store:
            store.set(cached._VERSION, uuid4().hex)

    def sign_in_link(self, address):
        """What `manage.py sign_in_link` prints."""
        secret = self.engines["valkey"]["password"] + self.engines["pg"]["password"]
        with self.entered(), override_settings(SECRET_KEY=secret, SITE_URL=self.site):
            return cast.sign_in_link(address)

    def letters_to(self, address):
        """Her letters, the latest last: their text."""
        files = sorted((self.folder / "mail").glob("*.eml"), key=lambda file: file.stat().st_mtime_ns)
        found = [file.read_bytes() for file in files]
        messages = [email.message_from_bytes(raw, policy=email.policy.default) for raw in found if address.encode() in raw]
        return [m.get_body(("plain",)).get_content() for m in messages if m["To"] == address]

    def next_letter(self, address, after=0):
        """The letter that comes when she has `after` already."""
        eventually(lambda: len(self.letters_to(address)) > after, 30, self.last_words)
        return self.letters_to(address)[after]


def code_in(letter):
    """The code to sign in, which stands alone on its line."""
    return re.search(r"^[A-Z0-9]{3,5}(?:-?[A-Z0-9]{3,5})*$", letter, re.MULTILINE)[0]


def eventually(condition, seconds=30, otherwise=lambda: ""):
    """Wait until it holds; fail with what `otherwise` says."""
    deadline = time.monotonic() + seconds
    while not (held := condition()):
        assert time.monotonic() < deadline, f"waited in vain\n{otherwise()}"
        time.sleep(0.05)
    return held


@contextmanager
def opened(stage, folder, at=None):
    """A place where the demo stands at `stage`; `at` is the instant by its clock."""
    folder = places.make_private_folder(folder)
    template = demo_copies.template_at(stage)
    told = json.loads(Path(settings.EMBEDDED).read_text())
    gather_static(folder)
    with demo_copies._copy(template, f"place_{stage}", folder) as (database, keys):
        place = Place(folder, {"pg": told["pg"], "valkey": valkey.start(folder)}, database, keys)
        try:
            with place.entered():
                clock.set_to(at)
            place.start()
            place.wait()
            yield place
        finally:
            place.end()
            valkey.stop(folder)


def gather_static(folder):
    """Style sheets, scripts and fonts as they are served in earnest: gathered once for all places, compressed."""
    var = Path(settings.VAR_DIR)
    with places.locked(var / "static.lock"):
        surroundings = {name: value for name, value in os.environ.items() if name != "CONVENING_PLAIN_STATIC"}
        supervision.collect_static(var, {**surroundings, "PYTHONPATH": str(CHECKOUT)})
    shutil.rmtree(folder / "static", ignore_errors=True)
    (folder / "static").symlink_to(var / "static")
