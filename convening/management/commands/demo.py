"""The demo: builds the convening of July 2021 at a stage, through the services, on embedded engines only."""

import json
import shutil
import time
from pathlib import Path

import redis
from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.db import connection
from django.utils import translation

from convening import clock, keyring
from convening.models import Convening
from convening.play import play
from convening.play.story import STAGES
from forums.tasks import rewrite_in_random_order

SLUG = "gipp-2021"


class Command(BaseCommand):
    help = "Build the demo's convening at a stage; does nothing where it stands at that stage already."

    def add_arguments(self, parser):
        parser.add_argument("--stage", choices=STAGES, default="evaluated")
        parser.add_argument("--fresh", action="store_true", help="build it anew, and forget what was changed")

    def handle(self, stage, fresh, **options):
        if not settings.EMBEDDED:
            raise CommandError("The demo runs only on the engines that bin/demo brings with it.")
        note = Path(settings.VAR_DIR) / "demo-stage.json"
        standing = json.loads(note.read_text())["stage"] if note.exists() else None
        if standing == stage and not fresh and Convening.objects.filter(slug=SLUG).exists():
            self.stderr.write(f"The demo stands at “{stage}”.")
            return
        started = time.monotonic()
        self.stderr.write(f"Building the convening of July 2021 at “{stage}” …")
        note.unlink(missing_ok=True)
        self._empty()
        # Each deed is a transaction of its own, as in life: one for all of them would tie every post to everybody.
        with connection.cursor() as cursor:
            cursor.execute("SET synchronous_commit = off")  # what a crash takes is built anew
        with translation.override("en"):
            play(stage, say=self.stderr.write)
        rewrite_in_random_order()  # the night that the timetable would have brought
        redis.Redis.from_url(settings.REDIS_URLS["queue"]).flushdb()  # thousands of rings of one bell
        note.write_text(json.dumps({"stage": stage}))
        self.stderr.write(f"Built in {time.monotonic() - started:.0f} seconds.")

    def _empty(self):
        """Forget the last demo: tables, keys, Redis, letters."""
        with connection.cursor() as cursor:
            # The audit refuses to be emptied: on the demo's own engine its owner may switch triggers off.
            cursor.execute("SET session_replication_role = replica")
            cursor.execute("DELETE FROM convening_clock")
        call_command("flush", interactive=False, verbosity=0, reset_sequences=False, allow_cascade=True, inhibit_post_migrate=True)
        with connection.cursor() as cursor:
            cursor.execute("RESET session_replication_role")
        clock.forget()
        for url in settings.REDIS_URLS.values():
            redis.Redis.from_url(url).flushdb()
        for kind in set(keyring.KINDS) - {"house"}:
            shutil.rmtree(Path(settings.KEYRING_DIR) / kind, ignore_errors=True)
        keyring.make("house", "root")
        if settings.EMAIL_BACKEND == "convening.letterbox.EmailBackend":
            for letter in Path(settings.EMAIL_FILE_PATH).glob("*.eml"):
                letter.unlink()
