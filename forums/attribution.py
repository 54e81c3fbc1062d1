"""The only way inward from people to words: voices are computed here in memory and joined to people nowhere else.

A voice is the first 128 bits of HMAC-SHA256 under the room's key over the person's uuid, the scope (the room or the
question) and the mode, each of fixed length or last. Without the key nobody can say whose a post is: once the key is
destroyed every function here raises `keyring.KeyGone`.
"""

import hmac
from hashlib import sha256

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from convening import keyring, vault

from .models import Naming, Post, Room

VOICE_BYTES = 16
MATCH_BYTES = 8
MODES = tuple(Post.Mode.values)


def _scope_id(room, question_id):
    return room.id.bytes if room.scope == Room.Scope.ROOM else question_id.bytes


def _voice(key, person_id, scope, mode):
    return hmac.digest(key, person_id.bytes + scope + mode.encode(), "sha256")[:VOICE_BYTES]


def _many_under(key):
    """What `_voice` does to its message, for thousands of messages: the key is taken in once (RFC 2104 in its two halves)."""
    inner, outer = (sha256(bytes(byte ^ pad for byte in key.ljust(64, b"\0"))).copy for pad in (0x36, 0x5C))

    def voice(message):
        within, around = inner(), outer()
        within.update(message)
        around.update(within.digest())
        return around.digest()[:VOICE_BYTES]

    return voice


def _scopes(room, question_ids):
    return [room.id.bytes] if room.scope == Room.Scope.ROOM else [question.bytes for question in question_ids]


def voice_of(room, person, question, mode=Post.Mode.VEILED):
    """The 16 bytes under which `person` speaks at `question` in this mode."""
    return _voice(keyring.read("room", room.id), person.id, _scope_id(room, question.id), mode)


def voices_of(room, person, question_ids):
    """All that she can be in this room: {voice: mode}."""
    key = keyring.read("room", room.id)
    return {_voice(key, person.id, scope, mode): mode for scope in _scopes(room, question_ids) for mode in MODES}


def is_mine(room, posts, person):
    """The ids among `posts` (anything with .id, .voice, .mode and .question_id) that `person` wrote. In memory, no query."""
    key = keyring.read("room", room.id)
    mine = {
        (scope, mode): _voice(key, person.id, scope, mode)
        for scope in {_scope_id(room, post.question_id) for post in posts}
        for mode in MODES
    }
    return {post.id for post in posts if mine[_scope_id(room, post.question_id), post.mode] == bytes(post.voice)}


def names_in(room, voices, member_ids, question_ids=()):
    """{voice: person id} for those of `voices` that speak by name in a `named` room; empty in any other room.

    For rendering only: the answer is never stored and never cached. `member_ids` are uuids, `question_ids` matter only where
    the room's scope is the question.
    """
    if room.naming != Naming.NAMED:
        return {}
    voice_under, mode, wanted = _many_under(keyring.read("room", room.id)), Post.Mode.NAMED.encode(), frozenset(voices)
    found = {}
    for scope in _scopes(room, question_ids):
        rest = scope + mode
        for person_id in member_ids:
            voice = voice_under(person_id.bytes + rest)
            if voice in wanted:
                found[voice] = person_id
    return found


def people_behind(room, person_ids, question_ids):
    """{voice: index of the person in `person_ids`} over every scope and mode. For `forums.record`, which counts and forgets."""
    key, scopes = keyring.read("room", room.id), _scopes(room, question_ids)
    return {
        _voice(key, person_id, scope, mode): index
        for index, person_id in enumerate(person_ids)
        for scope in scopes
        for mode in MODES
    }


def who_said(room, post, person_ids):
    """The id among `person_ids` of whoever wrote `post`, or None. For a veil that was lifted and for muting a voice; nobody else asks.

    In memory, never stored, and the same work whether somebody is found or not.
    """
    key, scope = keyring.read("room", room.id), _scope_id(room, post.question_id)
    voice = bytes(post.voice)
    return next(iter([one for one in person_ids if _voice(key, one, scope, post.mode) == voice]), None)


def agreement_of(room, person, version):
    """What is kept of her yes to this version of the code of conduct, in this room: a digest like a voice, and no voice of hers."""
    return _voice(keyring.read("room", room.id), person.id, room.id.bytes, f"conduct {version}")


def mute_of(room, person_id, voice):
    """What a mute keeps of whoever spoke as `voice`. With the voice in it, since one row for two muted voices of hers would tell that
    they are one."""
    return _voice(keyring.read("room", room.id), person_id, voice, "mute")


def mutes_of(room, person, question_ids):
    """The digests of all mutes that can concern her in this room, whichever of her voices was muted."""
    key = keyring.read("room", room.id)
    return {_voice(key, person.id, voice, "mute") for voice in voices_of(room, person, question_ids)}


def pace_of(room, person):
    """Under what the slow mode remembers, for some minutes, that she has just written."""
    return _voice(keyring.read("room", room.id), person.id, room.id.bytes, "pace")


def flag_of(room, person, post):
    """Her flag on `post`: the same each time, so that she counts once, and no voice of hers."""
    return _voice(keyring.read("room", room.id), person.id, post.id.bytes, "flag")


def match_of(room, post):
    """What stands where a member's flag has her digest, on a post in which a name was found: the first `MATCH_BYTES` are the post's,
    the others those of its present words. Without the key it is a flag like any other."""
    key = keyring.read("room", room.id)
    return vault.digest(key, "match", post.id, size=MATCH_BYTES) + vault.digest(key, "match", post.id, post.source, size=MATCH_BYTES)


def seat_of(room, person, sub_theme_id):
    """Her seat at whichever table of a sub-theme: the same for all of its tables, and no voice of hers."""
    return _voice(keyring.read("room", room.id), person.id, sub_theme_id.bytes, "seat")


def draft_marks(room, person, places):
    """{mark: place} of where her drafts would lie: `places` are (question id, id of the post replied to or None)."""
    key = keyring.read("room", room.id)
    return {
        _voice(key, person.id, b"draft" + question.bytes + (reply_to.bytes if reply_to else bytes(16)), "draft"): (question, reply_to)
        for question, reply_to in places
    }


def draft_key(room, person):
    """What her drafts in this room are sealed under. Without the room's key it cannot be derived."""
    return HKDF(hashes.SHA256(), keyring.KEY_BYTES, None, b"draft" + person.id.bytes).derive(keyring.read("room", room.id))


def translator_of(room, person):
    """Under which `person` proposes translations in this room: a mode of its own, one for the whole room, and no voice of a post."""
    return _voice(keyring.read("room", room.id), person.id, room.id.bytes, "translation")


def retry_digest(room, form_key):
    """What a post keeps of its form's own key, so that the same form sent twice is one post."""
    return vault.digest(keyring.read("room", room.id), "retry", form_key, size=VOICE_BYTES)
