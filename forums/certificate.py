"""The certificate of a sealing: digests over the posts as they stand, signed by the house with Ed25519. Pure but for the posts it reads.

A digest of a post covers all that a reader can see of it, and nothing that tells whose it is. The digest of the room is that of
its posts' digests, sorted: a passage that is removed later leaves its digest in the addendum, so that the sum can still be proved.
"""

import hashlib
import json

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from django.utils.translation import gettext as _

from convening import keyring
from convening.errors import Refused

from .models import Attachment, Post, Translation, VoiceLabel

FORM = "convening seal certificate 1"
SEAL, ADDENDUM = b"seal certificate\n", b"addendum to a seal certificate\n"


def canonical(content):
    """The one way to write `content` as bytes: JSON, keys sorted, no space, UTF-8."""
    return json.dumps(content, sort_keys=True, ensure_ascii=False, separators=(",", ":")).encode()


def digest_of(content):
    return hashlib.sha256(canonical(content)).hexdigest()


# ── What stands in the room ───────────────────────────────────────────────────────────────────────────────────────────
def digests_of_posts(room):
    """{post id: hex digest} of every post of the room."""
    labels = {bytes(voice): [obj, number] for voice, obj, number in VoiceLabel.objects.filter(room=room).values_list("voice", "object", "number")}
    files, translations = {}, {}
    for post, file, content in Attachment.objects.filter(post__room=room).order_by("position").values_list("post", "id", "content").iterator(chunk_size=10):
        files.setdefault(post, []).append([str(file), hashlib.sha256(bytes(content)).hexdigest()])
    accepted = Translation.objects.filter(post__room=room, state=Translation.State.ACCEPTED).order_by("language")
    for post, language, source in accepted.values_list("post", "language", "source"):
        translations.setdefault(post, []).append([language, source])
    return {
        post.pk: digest_of(
            {
                "id": str(post.pk), "question": str(post.question_id), "reply_to": post.reply_to_id and str(post.reply_to_id),
                "position": post.position, "state": post.state, "day": post.day.isoformat(), "after_session": post.after_session,
                "mode": post.mode, "role": post.role, "label": labels.get(bytes(post.voice)), "language": post.language,
                "source": post.source, "edited": post.edited, "pinned": post.pinned,
                "merged_into": post.merged_into_id and str(post.merged_into_id),
                "files": files.get(post.pk, []), "translations": translations.get(post.pk, []),
            }
        )  # fmt: skip
        for post in Post.objects.filter(room=room)
    }


def digest_of_room(digests):
    """One digest over those of all posts, in no order of theirs."""
    return hashlib.sha256("\n".join(sorted(digests)).encode()).hexdigest()


# ── Signing ───────────────────────────────────────────────────────────────────────────────────────────────────────────
def _private():
    return Ed25519PrivateKey.from_private_bytes(keyring.house("seal certificates"))


def public_key():
    """Of this house, as hex."""
    return _private().public_key().public_bytes(serialization.Encoding.Raw, serialization.PublicFormat.Raw).hex()


def signed(content):
    """What is stored and published: the certificate, its signature, and the key to check it with."""
    return {"certificate": content, "signature": _private().sign(SEAL + canonical(content)).hex(), "public_key": public_key()}


def document_of(stored):
    """The file to download: what was signed at the sealing, and the passages removed since, signed as they are now."""
    addendum = {"of": digest_of(stored.content["certificate"]), "removals": stored.removals}
    return {**stored.content, "addendum": addendum, "addendum_signature": _private().sign(ADDENDUM + canonical(addendum)).hex()}


def check_signatures(document):
    """Raise `Refused` with the first break that can be seen in the file alone."""
    try:
        certificate, addendum = document["certificate"], document["addendum"]
        key = Ed25519PublicKey.from_public_bytes(bytes.fromhex(document["public_key"]))
        signature, of_addendum = bytes.fromhex(document["signature"]), bytes.fromhex(document["addendum_signature"])
        if certificate["form"] != FORM:
            raise KeyError("form")
    except (KeyError, TypeError, ValueError):
        raise Refused("seal.form", _("This file is no certificate of a sealing, or a part of it is missing.")) from None
    if not _verifies(key, signature, SEAL + canonical(certificate)):
        raise Refused("seal.signature", _("The signature does not fit: the certificate was changed after it was issued."))
    if not _verifies(key, of_addendum, ADDENDUM + canonical(addendum)) or addendum.get("of") != digest_of(certificate):
        raise Refused("seal.addendum", _("The signature of the addendum does not fit: the list of removed passages was changed."))


def _verifies(key, signature, message):
    try:
        key.verify(signature, message)
    except InvalidSignature:
        return False
    return True
