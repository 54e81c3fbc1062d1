"""`verify_report FILE [--json]`: is this file, in any format, what was released?"""

from pathlib import Path

from django.core.management.base import CommandError

from convening.operating import OperatorCommand
from evaluation import recognising


class Command(OperatorCommand):
    help = (
        "Check a document of a released report: that its figures are those in the log of releases, that the log is whole, and that the audit "
        "knows it. Exit status: 0 it is, 1 something differs (the first is named), 2 wrong usage."
    )

    def add_arguments(self, parser):
        super().add_arguments(parser)
        parser.add_argument("file", help="an annex as it was downloaded: html, pdf, docx, xlsx, csv or json")

    def work(self, *, file, **options):
        try:
            with Path(file).open("rb") as opened:
                content = opened.read(recognising.MOST_BYTES + 1)
        except OSError as problem:
            raise CommandError(f"{file} could not be read ({problem.strerror}).", returncode=2) from None
        return recognising.recognise(content, recognising.released_reports())

    def lines(self, result):
        yield f"This is what was released of {result['convening']} on {result['released_on']} ({result['stage']})."
        if result["superseded_on"]:
            yield f"It was corrected on {result['superseded_on']}: there is a newer release."
        yield "Checked: " + ", ".join(result["checked"]) + "."
        if "log" in result["not_checked"]:
            yield "It was released before the log of releases began, so there is no digest to hold it against."
