"""`seal_room SLUG ROOM [--dry-run|--yes] [--json]`: what sealing would destroy; with --yes, sealing from the machine itself."""

from django.utils.translation import gettext as _

from convening.errors import Refused
from convening.operating import OperatorCommand
from forums import certificate, told_of_sealing
from forums.models import Room
from forums.selectors import life
from forums.services import sealing


class Command(OperatorCommand):
    help = (
        "Seal a room for good. Says what would be destroyed, and destroys nothing, unless --yes is added. Two custodians do this on "
        "their page; done here, the certificate says that it was the operator. An interrupted sealing is carried on."
    )

    def add_arguments(self, parser):
        super().add_arguments(parser)
        parser.add_argument("slug", help="short name of the convening")
        parser.add_argument("room", help="short name of the room")
        which = parser.add_mutually_exclusive_group()
        which.add_argument("--dry-run", action="store_true", help="say what would happen (this is also done without any option)")
        which.add_argument("--yes", action="store_true", help="seal it; nobody can undo it")

    def work(self, *, slug, room, yes=False, **options):
        found = Room.objects.filter(convening__slug=slug, slug=room, published=True).select_related("convening").first()
        if found is None:
            raise Refused("forums.no_such_room", _("There is no published room “%(room)s” in a convening “%(slug)s”.") % {"room": room, "slug": slug})
        issued = life.certificate_of(found)
        if issued is None and not yes:
            return self._plan(found)
        if issued is None:
            issued = sealing.seal_as_operator(found)
        return certificate.document_of(issued)

    def _plan(self, room):
        plan = sealing.dry_run(room)
        waits = [{"code": code, "message": str(what), "todo": str(todo)} for code, what, todo in plan["in_the_way"]]
        return {
            "dry_run": True, "room": room.slug, "possible": not waits, "possible_from": life.sealable_from(room).isoformat(), "in_the_way": waits,
            "destroys": {"key": True, **plan["destroys"]}, "keeps": plan["keeps"], "quotes_unanswered": plan["quotes_unanswered"],
        }  # fmt: skip

    def lines(self, result):
        if not result.get("dry_run"):
            told = result["certificate"]
            yield f"Sealed on {told['sealed_on']}. Posts {told['posts_sha256']}."
            yield "Destroy backups of the database from before " + told["backups_to_destroy"]["of_the_database_before"] + "."
            return
        yield "Nothing was destroyed. This would be:"
        for fact in told_of_sealing.destroyed_in_words(result["destroys"], ""):
            yield f"- {fact['term']}: {fact['detail']}"
        for one in result["in_the_way"]:
            yield f"In the way: {one['message']} {one['todo']}"
        if result["possible"]:
            yield "It can be sealed. Add --yes to do it; nobody can undo it."
