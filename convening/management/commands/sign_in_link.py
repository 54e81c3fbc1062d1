from convening.operating import OperatorCommand
from convening.services import cast


class Command(OperatorCommand):
    help = "Print an address that signs in once as the person with this e-mail address. Demo data only."

    def add_arguments(self, parser):
        super().add_arguments(parser)
        parser.add_argument("email")

    def work(self, *, email, **options):
        return {"url": cast.sign_in_link(email)}

    def lines(self, result):
        return [result["url"]]
