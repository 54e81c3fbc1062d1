"""`ledger SLUG [--json]`: the funnel of nominations, office by office."""

from django.utils.translation import gettext as _

from convening.errors import Refused
from convening.models import Convening
from convening.operating import OperatorCommand
from participants import selectors


class Command(OperatorCommand):
    help = "The ledger of a convening: seats and nominations of each office, and what became of them, as numbers."

    def add_arguments(self, parser):
        super().add_arguments(parser)
        parser.add_argument("slug", help="short name of the convening")

    def work(self, *, slug, **options):
        convening = Convening.objects.filter(slug=slug).first()
        if convening is None:
            raise Refused("convening.unknown", _("There is no convening with this short name."))
        columns = ("slug", "seats", *selectors.COLUMNS, "attended")
        return {"offices": [{name: row[name] for name in columns} for row in selectors.ledger(convening)]}

    def lines(self, result):
        columns = ("seats", *selectors.COLUMNS, "attended")
        yield f"{'office':32}" + "".join(f"{name:>11}" for name in columns)
        for office in result["offices"]:
            yield f"{office['slug']:32}" + "".join(f"{office[name]:>11}" for name in columns)
