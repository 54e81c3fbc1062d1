"""`erase_person WHO [--for-good]`: what she does on her own page, done for her on her written request."""

from django.utils.translation import gettext as _

from convening import audit, holdings
from convening.errors import Refused
from convening.models import Participation, User
from convening.operating import OperatorCommand
from convening.services import accounts


class Command(OperatorCommand):
    help = (
        "Erase everything about a person who asked for it in writing and cannot do it herself. WHO is her e-mail address, or her name for "
        "platforms (P-…). Without --for-good it says what stays behind, and erases nothing."
    )

    def add_arguments(self, parser):
        super().add_arguments(parser)
        parser.add_argument("who", help="an e-mail address, or a name for platforms such as P-482113")
        parser.add_argument("--for-good", action="store_true", help="erase; nobody can undo it")

    def work(self, *, who, for_good=False, **options):
        person = _person(who)
        if person is None or person.is_erased:
            raise Refused("account.unknown", _("Nobody is known by this. The address must be written as it was, or the name for platforms."))
        stays = [str(sentence) for sentence in holdings.left_behind(person)]
        if for_good:
            accounts.erase(person)
            audit.record(None, actor=None, verb="convening.person_erased", target=person)
        return {"erased": for_good, "stays": stays}

    def lines(self, result):
        yield from (f"- {sentence}" for sentence in result["stays"])
        yield "Erased." if result["erased"] else "Nothing was erased. Add --for-good to erase."


def _person(who):
    parts = list(Participation.objects.filter(handle=who).select_related("person")[:2])
    if parts:
        return parts[0].person if len(parts) == 1 else None
    return User.objects.by_address(who)
