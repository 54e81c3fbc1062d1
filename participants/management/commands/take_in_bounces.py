"""`take_in_bounces FILE|- [--json]`: one notice of delivery from the mail server, for the letter whose return address it was sent to."""

import sys
from pathlib import Path

from django.utils.translation import gettext as _

from convening import policy
from convening.errors import Refused
from convening.operating import OperatorCommand
from participants.services import bounces


class Command(OperatorCommand):
    help = "Read one message that came to the return address of a letter, and mark the letter as one that came back."

    def add_arguments(self, parser):
        super().add_arguments(parser)
        parser.add_argument("message", help="file with one message, or - for standard input")

    def work(self, *, message, **options):
        most = bounces.MOST_BYTES + 1  # one more than is read: so that what is too long is refused and not cut
        try:
            if message == "-":
                raw = sys.stdin.buffer.read(most)
            else:
                with Path(message).open("rb") as file:
                    raw = file.read(most)
        except OSError:
            raise Refused("bounce.no_file", _("The file “%(file)s” cannot be read.") % {"file": Path(message).name}) from None
        return {"outcome": bounces.take_in_notice(raw, by=policy.OPERATOR)}

    def lines(self, result):
        yield {
            "lost": "The letter is marked as one that came back.",
            "known": "This was known already.",
            "delayed": "The mail server still tries to deliver this letter. Nothing was changed.",
        }[result["outcome"]]
