"""What a session is called on a platform: nothing that tells which session it is."""

from convening import keyring, vault

TITLE = "Online meeting"  # not translated: a platform keeps the one that it was given first


def room_of(session):
    """The name of its room: 128 bits under a key of the house, in small letters and digits. The same each time."""
    return vault.digest(keyring.house("platform rooms"), session.pk, size=16).hex()
