from django.utils.translation import gettext as _

from convening import audit
from convening.errors import Refused
from convening.operating import OperatorCommand


class Command(OperatorCommand):
    help = "Check the chain of the audit, and with --head that a published head is part of it."

    def add_arguments(self, parser):
        super().add_arguments(parser)
        parser.add_argument("--head", default="", help="a digest published earlier")

    def work(self, *, head, **options):
        broken = audit.first_break()
        if broken is not None:
            raise Refused("audit.broken", _("The chain breaks at entry %(number)s.") % {"number": broken})
        if head and not audit.holds(head):
            raise Refused("audit.head_missing", _("The published head is not in the chain: its end was cut off."))
        entries, last = audit.head()
        return {"entries": entries, "head": last, "first_break": None}
