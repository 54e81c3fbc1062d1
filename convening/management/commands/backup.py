from convening import backups
from convening.operating import OperatorCommand


class Command(OperatorCommand):
    help = "Write a logical back-up of the database to one file; with --keys also the keyring, to a file of its own. Keep the two apart."

    def add_arguments(self, parser):
        super().add_arguments(parser)
        parser.add_argument("--output", required=True, metavar="FILE")
        parser.add_argument("--keys", metavar="FILE", help="where the keyring goes, without the keys that nobody may have twice; delete it after 30 days")

    def work(self, *, output, keys=None, **options):
        if keys:
            told = backups.back_up_keys(keys)
            self.tell(f"{told['keys']} keys in {keys}. Keep this file apart from the other one, and no longer than 30 days.")
        return backups.back_up(output)

    def lines(self, result):
        return [f"{result['bytes']} bytes, SHA-256 {result['sha256']}"]
