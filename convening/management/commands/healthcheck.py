from convening import health
from convening.operating import OperatorCommand


class Command(OperatorCommand):
    help = "Say whether database, Redis, worker and keyring are in order."

    def work(self, **options):
        return health.report()
