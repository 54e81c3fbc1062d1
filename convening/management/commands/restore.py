import sys

from django.db import connection
from django.utils.translation import gettext as _

from convening import backups
from convening.errors import Refused
from convening.models import Convening
from convening.operating import OperatorCommand


class Command(OperatorCommand):
    help = "Put the database back to a back-up, all or nothing. What is in it now is gone. Stop the pages and the worker first."

    def add_arguments(self, parser):
        super().add_arguments(parser)
        parser.add_argument("file")
        parser.add_argument("--keys", metavar="FILE", help="the keyring's own back-up, where keys were lost; what was destroyed stays destroyed")

    def work(self, *, file, keys=None, **options):
        if sys.stdin.isatty() and Convening._meta.db_table in connection.introspection.table_names() and Convening.objects.exists():
            if input("There are convenings in the database, and all of it will be replaced. Type replace to go on: ").strip() != "replace":
                raise Refused("backup.not_replaced", _("Nothing was changed."))
        told = backups.restore(file, keys)
        for sentence in told.pop("remarks"):
            self.tell(sentence)
        return told

    def lines(self, result):
        yield f"{result['bytes']} bytes, SHA-256 {result['sha256']}"
        yield f"{result['keys']} keys came back; {result['erased_again']} people who were erased since then were erased again."
