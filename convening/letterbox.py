"""Where letters go in the demo: one file each, in a folder that only its owner can read."""

import os
import uuid
from email import message_from_binary_file, policy
from pathlib import Path

from django.conf import settings
from django.core.mail.backends.base import BaseEmailBackend

from . import vault


class EmailBackend(BaseEmailBackend):
    def send_messages(self, messages):
        folder = Path(settings.EMAIL_FILE_PATH)
        for message in messages:
            path = folder / f"{uuid.uuid4().hex}.eml"
            fd = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
            with os.fdopen(fd, "wb") as file:
                file.write(message.message().as_bytes())
        return len(messages)


def throw_away(address):
    """Remove the letters to this address."""
    for path in Path(settings.EMAIL_FILE_PATH).glob("*.eml"):
        with path.open("rb") as file:
            to = message_from_binary_file(file, policy=policy.default)["To"]
        if any(vault.address_key(one.addr_spec) == vault.address_key(address) for one in to.addresses):
            path.unlink(missing_ok=True)
