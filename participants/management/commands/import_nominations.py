"""`import_nominations SLUG FILE --office OFFICE [--dry-run] [--json]`: an office's nominations from a table."""

import sys
from pathlib import Path
from uuid import uuid4

from django.core.management.base import CommandError
from django.utils.translation import gettext as _

from convening.errors import Refused
from convening.operating import OperatorCommand
from convening.policy import OPERATOR
from participants.models import Office
from participants.services import sheets


class Command(OperatorCommand):
    help = "Nominate the people of a table for an office. A file with lines that cannot be taken in is not taken in at all."

    def add_arguments(self, parser):
        super().add_arguments(parser)
        parser.add_argument("slug", help="short name of the convening")
        parser.add_argument("file", help="a CSV file or a workbook (XLSX) with the columns name, e-mail, knows and agrees, and more")
        parser.add_argument("--office", required=True, help="short name of the office")
        parser.add_argument("--dry-run", action="store_true", help="say what would be done, and do nothing")

    def handle(self, *args, **options):
        super().handle(*args, **options)
        if self.stopped:
            sys.exit(1)

    def work(self, *, slug, file, office, dry_run, **options):
        """Killed on the way, the worker goes on with the list where this command stopped."""
        path = Path(file)
        if not path.is_file():
            raise CommandError(f"{file} is not a file that can be read.", returncode=2)
        found = Office.objects.select_related("convening").filter(convening__slug=slug, slug=office).first()
        if found is None:
            raise Refused("office.unknown", _("There is no such office in this convening."))
        data = path.read_bytes()
        told = sheets.preview_file(found, data, by=OPERATOR)
        for problem in told.refused:
            self.tell(_("Line %(line)s: %(message)s") % {"line": problem.line, "message": problem.message})
        self.stopped = bool(told.refused) and not dry_run
        if self.stopped:
            refused = Refused(
                "nominations.lines_refused", _("Some lines cannot be taken in. Correct them and try again; nothing was stored.")
            )
            self.tell(refused.message)
            return {**told.as_json(), **refused.as_json()}
        if not dry_run:
            sheets.take_in_now(found, data, by=OPERATOR, key=uuid4())
        return told.as_json()
