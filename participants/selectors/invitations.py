"""An invitation by its link, and what its page may suggest."""

import hashlib
import re

from django.db.models import Q

from convening import clock, policy
from convening.models import Convening

from ..models import Invitation, Nomination

TOKEN = re.compile(r"[A-Za-z0-9_-]{43}")
_WRAPPING = re.compile(r"[\s\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]")
_BEHIND = ".,;:!?)>]}'\"\u060c\u061b\u061f\u3002\u00bb\u201d\u2019"

SUGGESTED = ("name", "name_original", "language", "zone", "country", "region", "kind_of_actor", "affiliation")


def digest_of(token):
    """What is stored of a token."""
    return hashlib.sha256(token.encode()).digest()


def invitation_for_token(written):
    """The invitation whose link this is, in whatever state, or None.

    What mail programs do to a link is undone: blanks, soft hyphens, line ends within it, a full stop behind it. Letters
    keep their case: a token in capitals is another token.
    """
    token = _WRAPPING.sub("", written).rstrip(_BEHIND)
    if not TOKEN.fullmatch(token):
        return None
    digest = digest_of(token)
    return Invitation.objects.filter(Q(token_digest=digest) | Q(again_digest=digest)).select_related("convening", "person").first()


def came_by_letter_of_answer(invitation, written):
    """True if the link is the one of the letter that told her of an answer, and not the one that invited her."""
    digest = invitation.again_digest
    return digest is not None and bytes(digest) == digest_of(_WRAPPING.sub("", written).rstrip(_BEHIND))


def can_be_answered(invitation):
    """True up to the last day, as long as the clearance stands behind it: her cleared nomination holds a seat.

    Whoever nominated her may be gone by then; it is the clearance that confirms.
    """
    if not invitation.is_open():
        return False
    cleared = Nomination.objects.filter(convening=invitation.convening_id, person=invitation.person_id, state=Nomination.State.CLEARED)
    return cleared.filter(holds__in=(Nomination.Holds.SEAT, Nomination.Holds.RELEASED)).exists()


def can_be_changed(invitation):
    """True up to the last day after a no; from where it may be changed, the page decides."""
    return invitation.state in Invitation.SAID_NO and clock.now() < invitation.expires_at


def kept_in_mind(asker, slug):
    """(convening, [invitation]) of those who said "not this time, but keep me in mind"; 404 for others than its secretariat."""
    convening = policy.access(asker, "participants.ask_again", Convening.objects.all(), slug=slug)
    found = Invitation.objects.filter(convening=convening, state=Invitation.State.NOT_NOW).select_related("person", "convening")
    return convening, sorted(found, key=lambda one: (one.person.profile.name.casefold(), str(one.pk)))


def known_for(invitation, *, nominations=None):
    """What the page of the invitation fills in for her: her own words where she has an account, else the office's.

    A person who has no account yet may have been written down by anybody; the office that was cleared comes first. Whoever has
    her `nominations` of this convening in hand, in the order in which they were made, need not have them fetched again.
    """
    profile = invitation.person.profile
    known = {name: getattr(profile, name) for name in SUGGESTED}
    if invitation.person.is_active:
        return known
    if nominations is None:
        of_her = Nomination.objects.filter(convening_id=invitation.convening_id, person_id=invitation.person_id)
        nominations = of_her.order_by("made_on", "pk")
    words = {}
    for nomination in nominations:
        if nomination.state != Nomination.State.CLEARED:
            continue
        for name, word in nomination.particulars.items():
            if name in (*SUGGESTED, "first_timer") and word not in ("", None):
                words.setdefault(name, word)
    return known | words
