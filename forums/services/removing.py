"""After the sealing a passage is removed on request. Nobody asks whose it was: nobody could know."""

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from convening import audit, policy
from convening.errors import Refused

from .. import certificate
from ..models import Certificate, Post
from ..reasons import REMOVED
from . import showing
from .locking import locked

REASONS = {
    "asked": gettext_lazy("Somebody whom it concerns asked for it"),
    "danger": gettext_lazy("It could bring somebody into danger"),
    "law": gettext_lazy("The law asks for it"),
}


@transaction.atomic
def remove_passage(post, reason, *, by):
    """Erase the words of `post` for everybody; that something stood here stays. The certificate's addendum keeps what digest it had,
    so that the sum can still be proved."""
    policy.require(by, "forums.remove_passage", post.room)
    if reason not in REASONS:
        sentence = _("Please say why.")
        raise Refused("forums.no_reason", sentence, fields={"reason": sentence})
    room, now = locked(post.room)
    issued = Certificate.objects.select_for_update().filter(room=room).first()
    if issued is None:
        raise Refused("forums.being_sealed", _("The sealing is not complete yet. Look again in some minutes."))
    post = Post.objects.select_for_update().get(pk=post.pk, room=room)
    if post.reason_code == REMOVED:
        return post
    was = certificate.digests_of_posts(room)[post.pk]
    in_its_place = post.position is not None
    for hanging in (post.translations, post.attachments, post.quotes, post.words):
        hanging.all().delete()
    post.state, post.source, post.html, post.merged_into, post.pinned, post.reason_code = Post.State.WITHDRAWN, "", "", None, False, REMOVED
    if in_its_place:
        showing.changed(room, post)
    post.save()
    issued.removals.append({"was": was, "is": certificate.digests_of_posts(room)[post.pk], "on": now.date().isoformat(), "why": reason})
    issued.save(update_fields=["removals"])
    audit.record(room.convening, actor=by, verb="forums.passage_removed", target=room, note=reason)
    return post
