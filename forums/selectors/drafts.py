"""Her own drafts in a room. Nobody else can be given one: neither found nor opened."""

from convening import keyring, policy, vault

from .. import attribution
from ..models import Draft, Room


def drafts_for(room, person, places):
    """Those of `places`, (question id, id of the post replied to or None), at which she has a draft, each with its mark. No query."""
    if room.stage != Room.Stage.OPEN or not room.draft_marks or not policy.standing(person).knows_her_voice:
        return {}
    try:
        marks = attribution.draft_marks(room, person, places)
    except keyring.KeyGone:
        return {}
    return {place: mark for mark, place in marks.items() if mark in room.draft_marks}


def draft_at(room, person, mark):
    """What she kept there: {"text", "language", "mode"}; None if it is gone meanwhile."""
    draft = Draft.objects.filter(room=room, mark=mark).first()
    if draft is None:
        return None
    try:
        return vault.unseal(attribution.draft_key(room, person), draft.sealed, place=draft.place)
    except (keyring.KeyGone, vault.Unreadable):
        return None
