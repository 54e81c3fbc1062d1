"""`compile_evaluation SLUG [--internal] [--json]`: compile now, and print the figures after disclosure control."""

from convening.operating import OperatorCommand
from evaluation import selectors, services


class Command(OperatorCommand):
    help = "Compile the evaluation of a convening and print its figures. Exit status: 0 done, 1 refused, 2 wrong usage."

    def add_arguments(self, parser):
        super().add_arguments(parser)
        parser.add_argument("slug", help="short name of the convening")
        parser.add_argument(
            "--internal", action="store_true", help="figures before disclosure control: for evaluation staff, never stored"
        )

    def work(self, slug, internal, **options):
        convening = selectors.convening_of_operator(slug)
        return services.figures_before_protection(convening) if internal else services.compile_as_operator(convening)

    def lines(self, result):
        for part in ("people", "live", "platform", "rooms"):
            yield part
            for name, value in result[part].items():
                if not isinstance(value, list | dict):
                    yield f"  {name:24}{'–' if value is None else value}"
