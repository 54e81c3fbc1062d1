from convening.operating import OperatorCommand
from convening.services import cast


class Command(OperatorCommand):
    help = "List the people of the demo: names, addresses, roles. Demo data only."

    def work(self, **options):
        return cast.everybody()

    def lines(self, result):
        return [f"{', '.join(p['roles']):30} {p['name']:32} {p['email']}" for p in result]
