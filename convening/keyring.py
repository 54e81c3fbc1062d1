"""The keys, outside the database: one for each person, room and convening, and a few of the house's own.

By default a directory of files of mode 0600, one key a file, so that a key can be destroyed for good. Everything that
needs a key asks here; a key service would implement the same five functions.
"""

import hmac
import os
import secrets
import tempfile
from functools import lru_cache
from pathlib import Path

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings

KINDS = ("house", "person", "room", "convening", "sheet", "session", "survey", "snapshot", "round", "kept")
REMEMBERED = ("person", "convening", "survey", "snapshot")  # those that back-ups of the keyring hold
KEY_BYTES = 32


class KeyGone(Exception):
    """There is no such key (any more): what it sealed cannot be read by anybody."""


def _path(kind, name):
    if kind not in KINDS:
        raise ValueError(kind)
    name = getattr(name, "hex", name)
    if not name.replace("-", "").isalnum():
        raise ValueError("a key is named by letters and digits")
    return Path(settings.KEYRING_DIR) / kind / f"{name}.key"


def make(kind, name):
    """A new key for `name`; the one that is there already wins. Durable before it is used."""
    path = _path(kind, name)
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    with tempfile.NamedTemporaryFile(dir=path.parent, prefix=".new-", delete=False) as fresh:
        fresh.write(secrets.token_bytes(KEY_BYTES))
        fresh.flush()
        os.fsync(fresh.fileno())
    try:
        os.link(fresh.name, path)  # fails where a key exists: two makers at once agree on one
    except FileExistsError:
        pass
    finally:
        os.unlink(fresh.name)
    return read(kind, name)


def read(kind, name):
    """The 32 bytes, or `KeyGone`. Read afresh each time: a key destroyed by one process is gone for all of them."""
    try:
        fd = os.open(_path(kind, name), os.O_RDONLY)
    except FileNotFoundError:
        raise KeyGone(f"{kind} key") from None
    try:
        key = os.read(fd, KEY_BYTES + 1)
    finally:
        os.close(fd)
    if len(key) != KEY_BYTES:
        raise KeyGone(f"{kind} key")
    return key


def holds(kind, name):
    return _path(kind, name).exists()


def destroy(kind, name):
    """Overwrite and remove. Nothing that this key sealed or derived can be read or recomputed afterwards; a back-up cannot bring it back."""
    path = _path(kind, name)
    if kind in REMEMBERED and path.exists():
        _remember(kind, name)
    try:
        with open(path, "r+b") as old:
            old.write(secrets.token_bytes(KEY_BYTES))
            old.flush()
            os.fsync(old.fileno())
        path.unlink()
    except FileNotFoundError:
        pass


def put_back(kind, name, key):
    """`key` (bytes, from a back-up) for `name`, unless there is one already or it was destroyed here. True if it was put back."""
    path = _path(kind, name)
    if len(key) != KEY_BYTES or path.exists() or kind in REMEMBERED and _remembered(kind, name).exists():
        return False
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as fresh:
        fresh.write(key)
        fresh.flush()
        os.fsync(fresh.fileno())
    return True


def note_gone(what, name):
    """Remember that something was taken back here ("document", "picture", …): the keyring outlives the database, and a back-up of that, should it
    come back, knows nothing of it."""
    _remember(what, name)


def is_gone(what, name):
    return _remembered(what, name).exists()


def is_there_again(what, name):
    """Whoever took it back has given it again."""
    _remembered(what, name).unlink(missing_ok=True)


def is_digest(name):
    """Whether this could be the name of something remembered."""
    return len(name) == 40 and set(name) <= set("0123456789abcdef")


def remember_again(digest):
    """What another keyring with the same root remembered, from a back-up of it."""
    _touch(Path(settings.KEYRING_DIR) / "destroyed" / digest)


def _remembered(kind, name):
    """An empty file that says: this key was destroyed, this was taken back. Its name is a digest, so that it names nobody to whoever has no keyring."""
    told = hmac.digest(house("destroyed keys"), f"{kind}/{getattr(name, 'hex', name)}".encode(), "sha256").hex()
    return Path(settings.KEYRING_DIR) / "destroyed" / told[:40]


def _remember(kind, name):
    _touch(_remembered(kind, name))


def _touch(place):
    place.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    os.close(os.open(place, os.O_WRONLY | os.O_CREAT, 0o600))
    for one in (place, place.parent):
        os.utime(one, (0, 0))  # when somebody was erased is nobody's business


@lru_cache(maxsize=64)
def _derived(root, label):
    return HKDF(hashes.SHA256(), KEY_BYTES, None, label.encode()).derive(root)


def house(label):
    """A key of the house for one use only ("e-mail index", "outbox", …), derived from the root of the keyring."""
    try:
        root = read("house", "root")
    except KeyGone:
        if not settings.EMBEDDED:
            raise
        root = make("house", "root")
    return _derived(root, label)


def is_sound():
    """True if the root key is there and nobody else on the machine can read it."""
    path = _path("house", "root")
    return path.exists() and path.stat().st_mode & 0o077 == 0
