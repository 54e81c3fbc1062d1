"""`export_report SLUG --annex B|D --format html|pdf|docx|xlsx|csv|json --language LL --output FILE [--json]`: write a document of a report."""

import hashlib
from pathlib import Path

from django.conf import settings
from django.core.management.base import CommandError

from convening.operating import OperatorCommand
from evaluation import documents, selectors
from evaluation.rendering import ANNEXES


class Command(OperatorCommand):
    help = "Write the evaluation of a convening into a file: the released one, else the latest draft."

    def add_arguments(self, parser):
        super().add_arguments(parser)
        parser.add_argument("slug", help="short name of the convening")
        parser.add_argument("--annex", default="B", choices=tuple(ANNEXES))
        parser.add_argument("--format", required=True, choices=tuple(documents.CONTENT_TYPES))
        parser.add_argument("--language", default="en", choices=[code for code, _name in settings.LANGUAGES])
        parser.add_argument("--output", required=True, help="the file to write")

    def work(self, slug, annex, format, language, output, **options):  # noqa: A002  the option's name
        report = selectors.report_to_export(selectors.convening_of_operator(slug))
        document = documents.document(report, annex, format, language)
        try:
            Path(output).write_bytes(document)
        except OSError as problem:
            raise CommandError(f"{output} could not be written ({problem.strerror}).", returncode=2) from None
        return {"file": output, "bytes": len(document), "sha256": hashlib.sha256(document).hexdigest()}

    def lines(self, result):
        return [f"{result['file']}  {result['bytes']} bytes  sha256 {result['sha256']}"]
