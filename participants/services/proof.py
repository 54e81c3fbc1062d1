"""Proof that somebody took part, at her own request. Nothing is stored: a keyed digest, printed on it, lets anybody check it.

It says that she was a participant, of what, and when; nothing of sessions, rooms or words, and no hours.
"""

import hmac
import unicodedata
from dataclasses import dataclass

from django.utils.translation import gettext as _

from convening import clock, keyring, policy, typesetting, vault
from convening.errors import Refused
from convening.models import Convening

from .codes import ALPHABET, readable

SIGNS = 20  # 95 bits


@dataclass(frozen=True)
class Proof:
    convening: Convening
    name: str
    number: str  # as it is printed, in groups


def prove(convening, name, *, by):
    """The proof that `by` took part in `convening`, under one of the names that she goes by."""
    policy.require(by, "participants.prove_own_part", convening)
    if clock.today(convening.zone) < convening.starts_on:
        raise Refused("proof.too_early", _("The proof can be had from the first day of the convening on."))
    if name not in names_of(by):
        sentence = _("Choose one of your names. You can change them on the page about you.")
        raise Refused("proof.other_name", sentence, fields={"name": sentence})
    signs = _signs(convening, name)
    return Proof(convening, name, "-".join(signs[start : start + 5] for start in range(0, SIGNS, 5)))


def names_of(person):
    """The names under which she can have it: as she is called, in the other script, each with and without honorific.

    As paper has them, for they are typed from there; a name in letters that the fonts lack is left out.
    """
    profile = person.profile
    names = [name for name in (profile.name, profile.name_original) if name]
    names += [f"{profile.honorific} {name}" for name in names if profile.honorific]
    printed = (typesetting.writable(name) for name in names)
    return list(dict.fromkeys(name for name in printed if typesetting.REPLACEMENT not in name))


def genuine(number, name):
    """The proof that carries this number and this name, or None: without any row, by the key of each convening."""
    number = readable(number)
    found = None
    for convening in Convening.objects.order_by("pk"):
        try:
            same = hmac.compare_digest(_signs(convening, name), number)
        except (keyring.KeyGone, TypeError):
            continue
        found = Proof(convening, name, number) if same else found
    return found


def _signs(convening, name):
    """Twenty signs that only the convening's key can make of this name."""
    raw = vault.digest(keyring.read("convening", convening.pk), "proof of participation", convening.pk, _folded(name))
    rest, signs = int.from_bytes(raw, "big"), []
    for _sign in range(SIGNS):
        rest, at = divmod(rest, len(ALPHABET))
        signs.append(ALPHABET[at])
    return "".join(signs)


def _folded(name):
    """One spelling for what somebody copies from paper: one Unicode form, single blanks, no capitals."""
    return " ".join(unicodedata.normalize("NFKC", typesetting.writable(str(name))).casefold().split())
