"""`import_attendance SLUG SESSION FILE --zone ZONE [--dates ORDER] [--dry-run] [--json] [--columns COLUMN=HEADING …]`: take in a
platform's report of who was there.

Headings in a wording that is not known are refused by name; `--columns "name=الاسم" "joined=وقت الانضمام" "left=وقت المغادرة"` tells once what
they mean, and is remembered like the same answer on the page.
"""

import json
import sys
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from django.db import transaction
from django.utils.translation import gettext as _

from convening.errors import Refused
from convening.policy import OPERATOR
from sessions.importers import COLUMNS, ORDERS
from sessions.models import Session
from sessions.services import preview_attendance, remember_columns, take_in_attendance


LARGEST = 50_000_000


class Command(BaseCommand):
    help = "Take in a platform's report of who was in a session. Exit status: 0 done, 1 refused, 2 wrong usage."

    def add_arguments(self, parser):
        parser.add_argument("slug", help="short name of the convening")
        parser.add_argument("session", help="short name of the session")
        parser.add_argument("file", help="the report, as the platform exported it")
        parser.add_argument("--zone", required=True, help="the city whose clock the times follow, such as America/New_York")
        parser.add_argument("--dates", choices=sorted(ORDERS), default="", help="what comes first in dates such as 08/07, where the file does not tell")
        parser.add_argument("--columns", nargs="+", default=(), metavar="COLUMN=HEADING",
                            help=f"what unknown headings mean, remembered from then on; columns: {', '.join(COLUMNS)}")
        parser.add_argument("--dry-run", action="store_true", help="say what would be stored, and store nothing")
        parser.add_argument("--json", action="store_true", help="one JSON document on standard output")

    def handle(self, *, slug, session, file, zone, dates, columns, dry_run, **options):
        told = dict(one.partition("=")[::2] for one in columns)
        if not (told.keys() <= COLUMNS.keys() and all(told.values())):
            raise CommandError(f"--columns takes COLUMN=HEADING; the columns are {', '.join(COLUMNS)}.", returncode=2)
        path = Path(file)
        if not path.is_file():
            raise CommandError(f"{file} is not a file that can be read.", returncode=2)
        try:
            with path.open("rb") as report:
                content = report.read(LARGEST)  # more is refused by its size
            counts = self._take_in(slug, session, content, zone, dates, told, dry_run)
        except Refused as refused:
            if options["json"]:
                self.stdout.write(json.dumps(refused.as_json(), ensure_ascii=False))
            else:
                self.stderr.write(str(refused.message))
            sys.exit(1)
        if options["json"]:
            self.stdout.write(json.dumps(counts))
        else:
            for name, count in counts.items():
                self.stdout.write(f"{name:16}{'–' if count is None else count}")

    def _take_in(self, slug, session_slug, content, zone, dates, told, dry_run):
        session = Session.objects.select_related("convening").filter(convening__slug=slug, slug=session_slug).first()
        if session is None:
            raise Refused("session.unknown", _("There is no such session in this convening."))
        with transaction.atomic():
            if told:
                remember_columns(session, content, told, by=OPERATOR)
            try:
                preview = preview_attendance(session, content, zone, by=OPERATOR, dates=dates)
            except Refused as refused:
                raise Refused(refused.code, f"{refused.message} {self._what_to_do(refused.code)}".strip()) from None
            transaction.set_rollback(dry_run)
        for problem in (*preview.refused, *preview.notes):
            self.stderr.write(_("Line %(line)s: %(message)s") % {"line": problem.line, "message": problem.message})
        if dry_run and not preview.refused:
            return preview.counts
        return take_in_attendance(session, content, zone, by=OPERATOR, dates=dates)

    def _what_to_do(self, code):
        return {
            "attendance.unknown_layout": _("If this is a report, say what its columns mean with --columns, or on the page where reports are taken in."),
            "attendance.date_order": _("Here that is --dates day-first or --dates month-first."),
        }.get(code, "")
