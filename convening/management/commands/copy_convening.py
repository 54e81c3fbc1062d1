from datetime import date

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext as _

from convening import policy, vault
from convening.errors import Refused
from convening.models import Convening, Profile, User
from convening.operating import OperatorCommand
from convening.services.copying import copy_convening


class Command(OperatorCommand):
    help = "Set up a convening with the structure of another one: texts, credits, offices, programme, rooms as drafts. Nobody of it."

    def add_arguments(self, parser):
        super().add_arguments(parser)
        parser.add_argument("slug", help="the convening to copy")
        parser.add_argument("new_slug", help="short name of the new one")
        parser.add_argument("--starts-on", required=True, type=date.fromisoformat, metavar="YYYY-MM-DD")
        parser.add_argument("--secretary", required=True, help="e-mail address of its first secretary")
        parser.add_argument("--secretary-name", default="", help="needed where the address is new here")
        parser.add_argument("--title", default="", help="in English; else that of the convening that is copied")

    @transaction.atomic
    def work(self, *, slug, new_slug, starts_on, secretary, secretary_name, title, **options):
        source = Convening.objects.filter(slug=slug).first()
        if source is None:
            raise Refused("convening.unknown", _("There is no convening called “%(slug)s”.") % {"slug": slug})
        if not vault.address_key(secretary):
            raise Refused("convening.address", _("The secretary’s e-mail address cannot be read. Check it."))
        person = User.objects.by_address(secretary)
        if person is None and not secretary_name:
            raise Refused("convening.secretary", _("Nobody here has this address. Give the name with --secretary-name."))
        person = person or User.objects.create_person(Profile(name=secretary_name, email=secretary), can_sign_in=True)
        if not person.is_active:
            person.is_active = True
            person.save(update_fields=["is_active"])
        copy, told = copy_convening(
            source, slug=new_slug, starts_on=starts_on, titles={"en": title} if title else None, first_secretary=person, by=policy.OPERATOR
        )
        for sentence in told:
            self.tell(sentence)
        return {"convening": copy.slug, "url": f"{settings.SITE_URL}/c/{copy.slug}/set-up/", "changed": told}

    def lines(self, result):
        return [f"{result['convening']} is set up. The secretary goes on at {result['url']}"]
