"""`export_document SLUG DOCUMENT --format page|pdf|docx --language LL --output FILE [--json]`: write a document of a convening."""

import hashlib
from pathlib import Path

from django.conf import settings
from django.core.management.base import CommandError

from convening.operating import OperatorCommand
from evaluation import outcome_files, selectors
from evaluation.selectors import documents


class Command(OperatorCommand):
    help = "Write a document of a convening into a file: as it was released, else as a draft."

    def add_arguments(self, parser):
        super().add_arguments(parser)
        parser.add_argument("slug", help="short name of the convening")
        parser.add_argument("document", help="short name of the document, or engagement-summary")
        parser.add_argument("--format", required=True, choices=("page", "pdf", "docx"))
        parser.add_argument("--language", default="en", choices=[code for code, _name in settings.LANGUAGES])
        parser.add_argument("--output", required=True, help="the file to write")

    def work(self, slug, document, format, language, output, **options):  # noqa: A002  the option's name
        convening = selectors.convening_of_operator(slug)
        if document == documents.SUMMARY:
            made = outcome_files.made_of_summary(selectors.report_to_export(convening), format, language)
        else:
            made = outcome_files.made(documents.document_of_operator(convening, document), format, language)
        try:
            Path(output).write_bytes(made[0])
        except OSError as problem:
            raise CommandError(f"{output} could not be written ({problem.strerror}).", returncode=2) from None
        return {"file": output, "bytes": len(made[0]), "sha256": hashlib.sha256(made[0]).hexdigest()}

    def lines(self, result):
        return [f"{result['file']}  {result['bytes']} bytes  sha256 {result['sha256']}"]
