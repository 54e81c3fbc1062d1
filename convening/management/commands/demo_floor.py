"""The demo's live session, in motion: simulated participants ask, are called, vote, and the booths write. Embedded engines only."""

import sys
import time
from datetime import timedelta

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils import translation

from convening import clock
from convening.demo import texts
from convening.models import Convening
from convening.play.floor import play_live
from sessions import floor
from sessions.models import Session

SLUG = "gipp-2021"
A_LOOK = 15  # seconds between looks whether a session is live
INTO_IT = timedelta(minutes=20)


class Command(BaseCommand):
    help = "Play what happens on the floor of whichever session is live; with a session's short name, move the demo's clock into it first."

    def add_arguments(self, parser):
        parser.add_argument("session", nargs="?", choices=[session["slug"] for session in texts.SESSIONS])
        parser.add_argument("--rounds", type=int, help="end after so many rounds of four seconds, played at once")
        parser.add_argument("--stay", action="store_true", help="wait for the next one when a session is over")

    def handle(self, session, rounds, stay, **options):
        if not settings.EMBEDDED:
            raise CommandError("Nobody is simulated but in the demo, on the engines that it brings with it.")
        with translation.override("en"):
            if session:
                clock.set_to(Session.objects.get(convening__slug=SLUG, slug=session).starts_at + INTO_IT)
            while True:
                live = _live_now()
                if live is not None:
                    play_live(SLUG, live.slug, say=self.stderr.write, rounds=rounds)
                elif not stay:
                    names = ", ".join(told["slug"] for told in texts.SESSIONS)
                    self.stderr.write(f"No session is live by the demo’s clock. Name one of the five, and the clock is moved into it: {names}.")
                    sys.exit(1)
                if not stay:
                    return
                time.sleep(A_LOOK)


def _live_now():
    """The session whose floor is open, if the demo stands at a stage with one."""
    if not Convening.objects.filter(slug=SLUG).exists():
        return None
    now = clock.now()
    for session in Session.objects.filter(convening__slug=SLUG, starts_at__lte=now).order_by("-starts_at")[:1]:
        try:
            if now < session.ends_at and floor.look(session) is not None:
                return session
        except (floor.Over, floor.Away):
            return None
    return None
