"""A certificate held against this house: every check that needs the machine, in order, up to the first break."""

from django.utils.translation import gettext as _

from convening import audit, keyring
from convening.errors import Refused
from convening.models import AuditEntry

from . import certificate, record
from .models import Certificate, Room


def verify(document):
    """{"convening", "room", "sealed_on", "checked": [code], "not_checked": [code], "first_break": None}; `Refused` names the first break.

    A certificate of another house is checked by itself alone: then `not_checked` says what only its own machine can tell.
    """
    certificate.check_signatures(document)
    told = document["certificate"]
    checked = ["signature", "addendum"]
    room = Room.objects.filter(convening__slug=told["convening"]["slug"], slug=told["room"]["slug"]).select_related("convening").first()
    if document["public_key"] != certificate.public_key():
        if room is not None:
            raise Refused("seal.other_key", _("The file is signed, but not with the key of this house, which has a room of this name."))
        return _result(told, checked, [check.__name__ for check in CHECKS])
    if room is None:
        raise Refused("seal.no_room", _("The certificate is of this house, but the room is not here."))
    for check, (code, sentence) in CHECKS.items():
        if not check(room, document):
            raise Refused(code, sentence())
        checked.append(check.__name__)
    return _result(told, ["public_key", *checked], [])


def _result(told, checked, not_checked):
    return {
        "convening": told["convening"]["slug"], "room": told["room"]["slug"], "sealed_on": told["sealed_on"],
        "checked": checked, "not_checked": not_checked, "first_break": None,
    }  # fmt: skip


def stored(room, document):
    kept = Certificate.objects.filter(room=room).first()
    return kept is not None and kept.content["certificate"] == document["certificate"]


def removals(room, document):
    """The file's list is the beginning of the one that is kept: an older file is true, only not of today."""
    kept, told = Certificate.objects.get(room=room).removals, document["addendum"]["removals"]
    return kept[: len(told)] == told


def posts(room, document):
    """What stands today, with the digests that removed passages had put back in their place, gives the digest of the sealing."""
    standing = sorted(certificate.digests_of_posts(room).values())
    for removed in Certificate.objects.get(room=room).removals:
        if removed["is"] not in standing:
            return False
        standing.remove(removed["is"])
        standing.append(removed["was"])
    return certificate.digest_of_room(standing) == document["certificate"]["posts_sha256"]


def figures(room, document):
    kept = record.frozen(room.convening)
    return kept is not None and certificate.digest_of(kept.counts) == document["certificate"]["figures_sha256"]


def key_is_gone(room, document):
    return not keyring.holds("room", room.id)


def audit_is_whole(room, document):
    return audit.first_break() is None


def audit_knows_it(room, document):
    """The entry of the sealing holds the certificate's digest, and the head that the certificate names is in the chain."""
    noted = AuditEntry.objects.filter(verb="forums.room_sealed", target=f"forums.room:{room.pk}", note=certificate.digest_of(document["certificate"]))
    return noted.exists() and audit.holds(document["certificate"]["audit"]["head"])


CHECKS = {
    stored: ("seal.not_stored", lambda: _("This is not the certificate that is kept of this room.")),
    removals: ("seal.removals", lambda: _("The file lists removed passages that are not in the list kept here.")),
    posts: ("seal.posts", lambda: _("The posts are not those of the sealing: something was changed, added or taken away since.")),
    figures: ("seal.figures", lambda: _("The frozen figures are not those of the sealing.")),
    key_is_gone: ("seal.key", lambda: _("There is a key of this room in the keyring again.")),
    audit_is_whole: ("seal.audit_broken", lambda: _("The chain of the audit is broken.")),
    audit_knows_it: ("seal.audit_missing", lambda: _("The audit does not know of this certificate: its entry is missing or another one.")),
}
