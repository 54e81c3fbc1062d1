from datetime import date

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext as _

from convening import vault
from convening.errors import Refused
from convening.models import Profile, User
from convening.operating import OperatorCommand
from convening.services.convenings import set_up_convening


class Command(OperatorCommand):
    help = "Set up a convening with its first secretary, who does the rest from the pages."

    def add_arguments(self, parser):
        super().add_arguments(parser)
        parser.add_argument("slug")
        parser.add_argument("--title", required=True, help="in English; other languages follow on the page")
        parser.add_argument("--zone", required=True, help="IANA name, such as Africa/Tunis")
        parser.add_argument("--from", required=True, dest="first_day", type=date.fromisoformat, metavar="YYYY-MM-DD")
        parser.add_argument("--to", required=True, dest="last_day", type=date.fromisoformat, metavar="YYYY-MM-DD")
        parser.add_argument("--languages", default="en", help="comma-separated, such as ar,en,es")
        parser.add_argument("--secretary", required=True, help="her e-mail address")
        parser.add_argument("--secretary-name", required=True)

    @transaction.atomic
    def work(self, *, slug, title, zone, first_day, last_day, languages, secretary, secretary_name, **options):
        languages = [code.strip() for code in languages.split(",")]
        if unknown := set(languages) - set(dict(settings.LANGUAGES)):
            raise Refused("convening.language", _("“%(code)s” is not one of ar, en, es, fr.") % {"code": sorted(unknown)[0]})
        if not vault.address_key(secretary):
            raise Refused("convening.address", _("The secretary’s e-mail address cannot be read. Check it."))
        if last_day < first_day:
            raise Refused("convening.days", _("The last day is before the first."))
        person = User.objects.by_address(secretary) or User.objects.create_person(
            Profile(name=secretary_name, email=secretary), can_sign_in=True
        )
        if not person.is_active:
            person.is_active = True
            person.save(update_fields=["is_active"])
        convening = set_up_convening(
            slug=slug,
            title={"en": title},
            timezone=zone,
            languages=languages,
            starts_on=first_day,
            ends_on=last_day,
            first_secretary=person,
        )
        return {"convening": convening.slug, "url": f"{settings.SITE_URL}/c/{convening.slug}/set-up/"}

    def lines(self, result):
        return [f"{result['convening']} is set up. The secretary goes on at {result['url']}"]
