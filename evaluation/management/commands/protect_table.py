"""`protect_table --k K [--json]`: a table of counts on standard input, and what of it may be published on standard output."""

import json
import sys

from django.utils.translation import gettext as _

from convening.errors import Refused
from convening.operating import OperatorCommand
from evaluation.disclosure import protect_table

LARGEST_INPUT = 5_000_000  # bytes


class Command(OperatorCommand):
    help = "Apply disclosure control to a table of counts, as for a release."

    def add_arguments(self, parser):
        super().add_arguments(parser)
        parser.add_argument("--k", type=int, required=True, help="the threshold: the smallest count that may be published")

    def work(self, k, **options):
        given = sys.stdin.read(LARGEST_INPUT + 1)
        if len(given) > LARGEST_INPUT:
            raise Refused("evaluation.table_too_large", _("This table is too large to be read. Nothing was published."))
        try:
            document = json.loads(given)
        except (ValueError, RecursionError):
            raise Refused(
                "evaluation.table_unreadable", _("Standard input is no JSON document with rows, columns and cells.")
            ) from None
        return protect_table(document, k)
