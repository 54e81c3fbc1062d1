"""Sessions keep their local hour when the rules of a clock change: the page of the grid does the same for one convening."""

import json

from django.core.management.base import BaseCommand

from convening import policy
from sessions.services.scheduling import follow_the_clocks, off_their_clock


class Command(BaseCommand):
    help = (
        "After an upgrade of the time zone data: compares the instant of every session ahead with what its clock says today, moves those "
        "that differ, and tells calendars. Runs by itself every night."
    )

    def add_arguments(self, parser):
        parser.add_argument("--look", action="store_true", help="only say which sessions differ; change nothing")
        parser.add_argument("--json", action="store_true", help="one JSON document on standard output")

    def handle(self, *args, look, **options):
        found = (
            [(session, session.starts_at, now) for session, now in off_their_clock()] if look else follow_the_clocks(by=policy.OPERATOR)
        )
        if options["json"]:
            self.stdout.write(json.dumps([
                {"convening": session.convening.slug, "session": session.slug, "before": before.isoformat(), "now": now.isoformat() if now else None}
                for session, before, now in found
            ]))
            return
        for session, before, now in found:
            where = f"{session.convening.slug}/{session.slug} ({session.local_start:%Y-%m-%d %H:%M} {session.zone_name})"
            told = f"{now:%Y-%m-%d %H:%M} UTC" if now else "this hour does not exist any more: choose another"
            self.stdout.write(f"{where}: {before:%Y-%m-%d %H:%M} UTC -> {told}")
        if not found:
            self.stdout.write("Every session stands at its hour.")
