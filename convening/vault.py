"""Sealing: AES-256-GCM, bound to its place, padded so that length tells nothing; and keyed digests."""

import hashlib
import hmac
import json
import os
import unicodedata

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from . import keyring

BLOCK = 256
_FORM = b"\x01"


class Unreadable(Exception):
    """The seal is broken: wrong key, wrong place, or changed bytes."""


def seal(key, content, *, place):
    """Seal a JSON-able `content` under `key`; it opens only at the same `place` (table, column, row)."""
    plain = json.dumps(content, ensure_ascii=False, separators=(",", ":")).encode()
    return seal_bytes(key, plain + b"\x80" + b"\0" * (-(len(plain) + 1) % BLOCK), place=place)


def unseal(key, sealed, *, place):
    return json.loads(unseal_bytes(key, sealed, place=place).rstrip(b"\0")[:-1])


def seal_bytes(key, plain, *, place):
    """Seal bytes as they are: whoever sees what is sealed sees how many they are."""
    nonce = os.urandom(12)
    return _FORM + nonce + AESGCM(key).encrypt(nonce, plain, place.encode())


def unseal_bytes(key, sealed, *, place):
    sealed = bytes(sealed)
    if sealed[:1] != _FORM:
        raise Unreadable(place)
    try:
        return AESGCM(key).decrypt(sealed[1:13], sealed[13:], place.encode())
    except InvalidTag:
        raise Unreadable(place) from None


def digest(key, *parts, size=32):
    """HMAC-SHA256 over length-prefixed parts (bytes, text, uuid or number), cut to `size` bytes."""
    mac = hmac.new(key, digestmod=hashlib.sha256)
    for part in parts:
        raw = part if isinstance(part, bytes) else getattr(part, "bytes", None) or str(part).encode()
        mac.update(len(raw).to_bytes(4, "big") + raw)
    return mac.digest()[:size]


def address_key(address):
    """One spelling for one mailbox: NFC, lower case, the domain in its ASCII form. '' if it is no address."""
    address = unicodedata.normalize("NFC", str(address).strip())
    local, at, domain = address.rpartition("@")
    if not (local and at and domain):
        return ""
    try:
        return f"{local.lower()}@{domain.lower().rstrip('.').encode('idna').decode()}"
    except UnicodeError:
        return ""


def blind_index(address):
    """What an address is looked up by. Needs the keyring; tells nothing without it. 20 bytes."""
    return digest(keyring.house("e-mail index"), address_key(address), size=20)
