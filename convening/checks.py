"""Checks at the start that Django's own do not make."""

import os
import stat
from pathlib import Path

from django.conf import settings
from django.core.checks import Error, register


@register()
def keyring_is_private(app_configs, **kwargs):
    """The keyring's directory is there and only its owner can look into it."""
    path = Path(settings.KEYRING_DIR)
    if not path.exists():
        if settings.EMBEDDED:
            path.mkdir(parents=True, mode=0o700)
            return []
        return [Error(f"KEYRING_DIR: {path} does not exist. Make it with `manage.py keyring init`.", id="convening.E001")]
    if stat.S_IMODE(path.stat().st_mode) & 0o077:
        return [Error(f"KEYRING_DIR: others on this machine can read {path}. Run `chmod -R go= {path}`.", id="convening.E002")]
    if not os.access(path, os.R_OK | os.W_OK | os.X_OK):
        return [Error(f"KEYRING_DIR: {path} cannot be read and written by this user.", id="convening.E003")]
    return []


@register()
def secrets_differ(app_configs, **kwargs):
    root = Path(settings.KEYRING_DIR) / "house" / "root.key"
    if root.exists() and root.read_bytes() == settings.SECRET_KEY.encode()[:32]:
        return [Error("SECRET_KEY and the keyring's root must not be the same secret.", id="convening.E004")]
    return []
