"""`verify_seal FILE [--json]`: is this certificate whole, and does what stands in the room still fit it?"""

import json
from pathlib import Path

from django.core.management.base import CommandError
from django.utils.translation import gettext as _

from convening.errors import Refused
from convening.operating import OperatorCommand
from forums import verifying

MOST_BYTES = 5_000_000


class Command(OperatorCommand):
    help = "Check the certificate of a sealing: its signature, and where the room is kept here, everything that it says. Names the first break."

    def add_arguments(self, parser):
        super().add_arguments(parser)
        parser.add_argument("file", help="the certificate, as it is downloaded from its page")

    def work(self, *, file, **options):
        try:
            with Path(file).open("rb") as opened:
                raw = opened.read(MOST_BYTES + 1)
        except OSError as problem:
            raise CommandError(f"{file} could not be read ({problem.strerror}).", returncode=2) from None
        try:
            document = json.loads(raw)
        except (ValueError, RecursionError):
            raise Refused("seal.form", _("This file is no certificate of a sealing, or a part of it is missing.")) from None
        return verifying.verify(document)

    def lines(self, result):
        yield f"The certificate of {result['convening']}/{result['room']}, sealed on {result['sealed_on']}, is sound."
        yield "Checked: " + ", ".join(result["checked"]) + "."
        if result["not_checked"]:
            yield "Only the machine that holds the room can check: " + ", ".join(result["not_checked"]) + "."
