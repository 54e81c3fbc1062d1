"""`import_nominations SLUG FILE --office OFFICE [--dry-run] [--json]`: an office's nominations from a table."""

import sys
from pathlib import Path

from django.core.management.base import CommandError
from django.utils.translation import gettext as _

from convening.errors import Refused
from convening.operating import OperatorCommand
from convening.policy import OPERATOR
from participants import importers
from participants.models import Office


class Command(OperatorCommand):
    help = "Nominate the people of a table for an office. A file with lines that cannot be taken in is not taken in at all."

    def add_arguments(self, parser):
        super().add_arguments(parser)
        parser.add_argument("slug", help="short name of the convening")
        parser.add_argument("file", help="a comma-separated file with the columns name, e-mail, knows and agrees, and more")
        parser.add_argument("--office", required=True, help="short name of the office")
        parser.add_argument("--dry-run", action="store_true", help="say what would be done, and do nothing")

    def handle(self, *args, **options):
        super().handle(*args, **options)
        if self.stopped:
            sys.exit(1)

    def work(self, *, slug, file, office, dry_run, **options):
        path = Path(file)
        if not path.is_file():
            raise CommandError(f"{file} is not a file that can be read.", returncode=2)
        found = Office.objects.select_related("convening").filter(convening__slug=slug, slug=office).first()
        if found is None:
            raise Refused("office.unknown", _("There is no such office in this convening."))
        read = importers.read_nominations(path.read_bytes())
        counts = importers.preview(found, read)
        self.stopped = bool(read.refused) and not dry_run
        for problem in read.refused:
            self.tell(_("Line %(line)s: %(message)s") % {"line": problem.line, "message": problem.message})
        if self.stopped:
            self.tell(_("Some lines cannot be taken in. Correct them and try again; nothing was stored."))
        elif not dry_run:
            importers.take_in(found, read, by=OPERATOR)
        return counts
