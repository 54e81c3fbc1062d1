from django.utils.translation import gettext as _

from convening.archiving import archive
from convening.errors import Refused
from convening.models import Convening
from convening.operating import OperatorCommand


class Command(OperatorCommand):
    help = "Write what the public may see of a closed convening into a folder, as files that any web server can show."

    def add_arguments(self, parser):
        super().add_arguments(parser)
        parser.add_argument("slug")
        parser.add_argument("--output", required=True, metavar="DIR")

    def work(self, *, slug, output, **options):
        convening = Convening.objects.filter(slug=slug).first()
        if convening is None:
            raise Refused("convening.unknown", _("There is no convening with this short name."))
        return archive(convening, output)

    def lines(self, result):
        return [f"{result['files']} files, {result['bytes']} bytes"]
