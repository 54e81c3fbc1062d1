"""What somebody said on the telephone, entered as her voice by an officer who knows who spoke, and by then nobody else does.

The deed of the officer stands in the audit first, in a transaction of its own that names the room. The words come afterwards in one
that names nobody. The person chosen stands in no address, log or row.
"""

from django.db import transaction
from django.utils.translation import gettext as _

from convening import audit, policy
from convening.errors import Refused
from convening.models import Participation
from participants.selectors.desk import folded, handle_in

from .. import attribution, wording
from ..models import Post
from . import posting
from .locking import unless_sealed

MOST = 3


def people_called(room, written):
    """The members whose handle, or whole name, is `written`: at most three, else nobody. A careful person is found by her handle and
    her pen name. In memory; nothing of the search is kept."""
    members = Participation.objects.filter(convening=room.convening_id, person__is_active=True).select_related("person", "convening")
    if handle := handle_in(written):
        return [part for part in members.filter(handle=handle) if part.member_now]
    wanted = folded(written)
    found = [part for part in members if part.member_now and wanted in _names(part.person)] if wanted else []
    return found if len(found) <= MOST else []


def relay_contribution(room, question, text, *, person, language, read_back, conduct, key, by):
    """Enter `text` at `question` as the voice of `person`, who said it to `by`, agreed to these words read back to her, and to the
    code of conduct. It goes the way of every post here; `by` learns neither her label nor whether she has written before."""
    policy.require(by, "forums.relay_post", room)
    if not read_back:
        sentence = _("Without her yes to these very words nothing can be entered.")
        raise Refused("forums.no_consent", sentence, fields={"read_back": sentence})
    if not conduct:
        sentence = _("Tell her the code of conduct first. Without her yes to it nothing can be entered.")
        raise Refused("forums.no_conduct", sentence, fields={"conduct": sentence})
    if person.pk == by.pk:
        sentence = _("What you say yourself, write in the room.")
        raise Refused("forums.relays_herself", sentence, fields={"person": sentence})
    if not policy.allows(person, "forums.read_room", room):
        sentence = _("She does not take part in this room.")
        raise Refused("forums.no_member", sentence, fields={"person": sentence})
    text = wording.honest(text)
    if _entered_before(room, key):  # the same form once more
        return
    with transaction.atomic():
        audit.record(room.convening, actor=by, verb="forums.contribution_relayed", target=room, note="consent by telephone")
    posting.write_post(room, question, text, by=person, key=key, language=language, mode=Post.Mode.VEILED, agrees=True, relayed=True)


def _entered_before(room, key):
    with unless_sealed():
        return Post.objects.filter(room=room, retry=attribution.retry_digest(room, key)).exists()


def _names(person):
    profile = person.profile
    return [folded(name) for name in ([] if profile.careful else [profile.name, profile.name_original]) + [profile.pen_name] if name]
