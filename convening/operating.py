"""Commands for operators: one JSON document on standard output with --json, reasons as sentences, exit 0, 1 or 2."""

import json
import sys

from django.core.management.base import BaseCommand

from .errors import Refused


class OperatorCommand(BaseCommand):
    """A command with `--json`. `work(**options)` returns what is printed, a JSON-able value; a `Refused` ends with exit 1.

    `lines(result)` turns the result into lines for a person; by default the JSON itself, indented.
    """

    requires_system_checks = []

    def add_arguments(self, parser):
        parser.add_argument("--json", action="store_true", dest="as_json", help="print one JSON document and nothing else")

    def handle(self, *args, as_json=False, **options):
        try:
            result = self.work(**options)
        except Refused as refused:
            if as_json:
                self.stdout.write(json.dumps(refused.as_json(), ensure_ascii=False))
            self.stderr.write(str(refused.message))
            sys.exit(1)
        if as_json:
            self.stdout.write(json.dumps(result, ensure_ascii=False))
        else:
            for line in self.lines(result):
                self.stdout.write(line)

    def work(self, **options):
        raise NotImplementedError

    def lines(self, result):
        return [json.dumps(result, ensure_ascii=False, indent=2)]

    def tell(self, sentence):
        """Progress and warnings go to standard error."""
        self.stderr.write(sentence)
