"""An invitation by its link, and what its page may suggest."""

import hashlib
import re

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
    found = Invitation.objects.filter(token_digest=digest_of(token)).select_related("convening", "person")
    return found.first()


def known_for(invitation):
    """What the page of the invitation fills in for her: her own words where she has an account, else the office's.

    A person who has no account yet may have been written down by anybody; the office that was cleared comes first.
    """
    profile = invitation.person.profile
    known = {name: getattr(profile, name) for name in SUGGESTED}
    if invitation.person.is_active:
        return known
    cleared = Nomination.objects.filter(
        convening_id=invitation.convening_id, person_id=invitation.person_id, state=Nomination.State.CLEARED
    )
    words = {}
    for nomination in cleared.order_by("made_on", "pk"):
        for name, word in nomination.particulars.items():
            if name in (*SUGGESTED, "first_timer") and word not in ("", None):
                words.setdefault(name, word)
    return known | words
